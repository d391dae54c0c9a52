"""Write ``docs/tables.md``, the columns of CSV and Parquet: ``python docs/make_tables_page.py``."""

from __future__ import annotations

from pathlib import Path

from bilingual.report.tables import COLUMNS

PAGE = Path(__file__).with_name("tables.md")
HEAD = """# The columns of CSV and Parquet

Made by `make docs`; do not edit. Ids point from table to table. Offsets count Unicode characters in the document's
text, the first is 0. What is not known is empty. A cell of CSV that a spreadsheet would take for a formula stands
behind an apostrophe.
"""
TYPES = {"text": "text", "whole": "whole number", "share": "number"}


def make_page() -> str:
    """Return the page."""
    lines = [HEAD]
    for table, columns in COLUMNS.items():
        lines += [f"## {table}", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {TYPES[kind]} | {why} |" for name, (kind, why) in columns.items()]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write ``docs/tables.md``."""
    PAGE.write_text(make_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
