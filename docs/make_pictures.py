"""Draw the README's pictures of the worked example: ``python docs/make_pictures.py``.

``docs/align.svg`` is the terminal, ``docs/report.png`` the HTML report; the latter needs Chromium and playwright.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from bilingual.datatypes import Report
from bilingual.report.json import from_json
from bilingual.report.terminal import render_report

DOCS = Path(__file__).parent
SEED = "seeds/000_e8c37c1693dfbc87.txt"
WIDTH = 110
PAGE = {"width": 1320, "height": 1120}
COLOURS = 256
"""A page of text needs no more, and the picture is a third of the size."""


def main() -> None:
    """Run the program on the worked example and draw what it shows."""
    command = [sys.executable, "-m", "bilingual", "align", SEED, "--format", "json"]
    printed = subprocess.run(command, cwd=DOCS.parent, check=True, capture_output=True).stdout  # noqa: S603
    report = from_json(printed)
    draw_terminal(report)
    draw_page(report)


def draw_terminal(report: Report) -> None:
    """Draw ``align.svg``."""
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text(f"$ bilingual align {SEED}\n", "bold"))
    console.print(Text.from_ansi(render_report(report, WIDTH, color=True)))
    fontless = re.sub(
        r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL
    )  # a picture fetches nothing
    picture = console.export_svg(title="bilingual", code_format=fontless, unique_id="bilingual")
    (DOCS / "align.svg").write_text(picture, encoding="utf-8")


def draw_page(report: Report) -> None:
    """Draw ``report.png``, the top of the page as Chromium shows it."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    from tests.report.browser import ARGUMENTS, find_chromium

    browser_path = find_chromium()
    if browser_path is None:
        sys.stderr.write("report.png: left as it is, no Chromium on this machine\n")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(report.to_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        page = browser.new_page(viewport=PAGE, color_scheme="light", reduced_motion="reduce")
        page.goto(file.as_uri())
        page.locator("#results mark").first.hover()
        picture = page.screenshot()
        browser.close()
    colours = Image.open(BytesIO(picture)).convert("RGB")
    small = colours.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(DOCS / "report.png", optimize=True)


if __name__ == "__main__":
    main()
