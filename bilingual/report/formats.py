"""The formats of a report by name: what each is called in a file's ending, and who writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from bilingual.datatypes import Interface, Report, Table
from bilingual.errors import ConfigError

__all__ = ["BINARY", "FORMATS", "TABLES", "TABULAR", "Format", "format_of", "render", "write_tables"]

Format = Literal["text", "json", "html", "markdown", "csv", "parquet", "tmx", "xliff"]

FORMATS: Mapping[str, Format] = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".parquet": "parquet",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
}
"""The format that the ending of an output file asks for; any other ending is text."""

TABLES: tuple[Table, ...] = ("documents", "statements", "links", "findings")
"""The tables of a folder; ``segments`` can be had by name."""

BINARY: frozenset[Format] = frozenset({"parquet"})
"""Formats that are not text and do not belong on a screen."""

TABULAR: tuple[Format, ...] = ("csv", "parquet")
"""Formats that hold one table, or fill a folder with all of them."""


def format_of(name: str) -> Format:
    """Return the format that a file of this ``name`` asks for.

    >>> format_of("report.XLF"), format_of("notes.txt")
    ('xliff', 'text')
    """
    return FORMATS.get(Path(name).suffix.lower(), "text")


def render(report: Report, form: Format, lang: Interface = "en", table: Table = "links") -> bytes:
    """Return the report in any format but text, which needs a screen, as the bytes of a file.

    ``table`` is the one that CSV and Parquet hold. Raises ConfigError for text and for an unknown table, BilingualError
    when a format needs a package that is not installed.
    """
    if form == "parquet":
        from bilingual.report.parquet import to_parquet

        return to_parquet(report, table)
    if form == "csv":
        from bilingual.report.csv import BOM, to_csv

        return _encode(BOM + to_csv(report, table))
    writers = {
        "json": report.to_json,
        "html": lambda: report.to_html(lang),
        "markdown": lambda: report.to_markdown(lang),
        "tmx": report.to_tmx,
        "xliff": report.to_xliff,
    }
    if form not in writers:
        raise ConfigError(f"{form} is no format of a file; choose one of {', '.join(FORMATS)}")
    return _encode(writers[form]())


def write_tables(report: Report, form: Format, folder: Path) -> None:
    """Write each of ``TABLES`` into the new ``folder``, as ``links.csv`` and so on; all of them or none.

    Raises ConfigError for a format without tables, BilingualError when the folder is there already or cannot be made.
    """
    from bilingual.files import new_folder

    if form not in TABULAR:
        raise ConfigError(f"{folder}: only {' and '.join(TABULAR)} fill a folder; name a file for -o")
    with new_folder(folder) as draft:
        for table in TABLES:
            (draft / f"{table}.{form}").write_bytes(render(report, form, table=table))


def _encode(text: str) -> bytes:
    """Return UTF-8; a lone surrogate, which UTF-8 cannot carry, as its escape."""
    return text.encode("utf-8", "backslashreplace")
