"""A table of a report as CSV (RFC 4180), for spreadsheets and scripts.

A cell that a spreadsheet would take for a formula is written behind an apostrophe, which makes it text there:
``=HYPERLINK(…)`` in a quoted tweet must not act in an analyst's sheet (CWE-1236; OWASP, "CSV Injection").
:func:`restore_cell` takes the apostrophe away again.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from bilingual.datatypes import Report, Table
from bilingual.report.tables import COLUMNS, to_rows

__all__ = ["BOM", "guard_cell", "restore_cell", "to_csv"]

BOM = "\ufeff"
"""Stands at the head of a file, or Excel takes its Cyrillic for another encoding."""

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠|%])")
"""How a cell begins that a spreadsheet may obey; apostrophes before it, so that guarding can be undone."""


def to_csv(report: Report, table: Table = "links") -> str:
    """Return ``table`` with a header line; lines end in CR LF, unknown values are empty.

    Raises ConfigError for an unknown table.
    """
    rows = to_rows(report, table)
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS[table])
    for row in rows:
        writer.writerow(guard_cell(value) if isinstance(value, str) else value for value in row.values())
    return stream.getvalue()


def guard_cell(text: str) -> str:
    """Return ``text`` so that a spreadsheet shows it.

    >>> guard_cell("=1+1"), guard_cell("на 5%"), guard_cell("'-5")
    ("'=1+1", 'на 5%', "''-5")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore_cell(text: str) -> str:
    """Return what :func:`guard_cell` was given.

    >>> restore_cell("'=1+1"), restore_cell("'tis"), restore_cell("''-5")
    ('=1+1', "'tis", "'-5")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
