"""Copy the JSON Schema of a report out of the package, where readers of the documentation find it."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

NAME = "report.schema.json"


def main() -> None:
    """Write ``docs/report.schema.json``."""
    docs = Path(__file__).parent
    copyfile(docs.parent / "bilingual" / "report" / NAME, docs / NAME)


if __name__ == "__main__":
    main()
