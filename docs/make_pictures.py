"""Draw ``docs/align.svg``, the README's picture of the worked example: ``python docs/make_pictures.py``."""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from bilingual.report.json import from_json
from bilingual.report.terminal import render_report

DOCS = Path(__file__).parent
SEED = "seeds/000_e8c37c1693dfbc87.txt"
WIDTH = 110


def main() -> None:
    """Run the program on the worked example and draw what it shows."""
    command = [sys.executable, "-m", "bilingual", "align", SEED, "--format", "json"]
    printed = subprocess.run(command, cwd=DOCS.parent, check=True, capture_output=True).stdout  # noqa: S603
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text(f"$ bilingual align {SEED}\n", "bold"))
    console.print(Text.from_ansi(render_report(from_json(printed), WIDTH, color=True)))
    fontless = re.sub(
        r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL
    )  # a picture fetches nothing
    picture = console.export_svg(title="bilingual", code_format=fontless, unique_id="bilingual")
    (DOCS / "align.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
