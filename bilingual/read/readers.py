"""The reader of each format: loaded when the first input of that format is met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read.records import Skip, read_rows
from bilingual.settings import InputFormat, ReadSettings

__all__ = ["documents_in", "read_single"]


def read_single(form: InputFormat, data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the one document of ``data`` in the format ``form``. Raises InputError when it cannot be read."""
    if form == "html":
        from bilingual.read.html import read_html

        return read_html(data, settings, name)
    raise InputError(f"{name}: is a {form.upper()}, which cannot be read yet; save it as text first")


def documents_in(
    form: InputFormat, stream: BinaryIO | Path, settings: ReadSettings, name: str, skip: Skip
) -> Iterator[Document]:
    """Yield the documents of a file in one of the formats of :data:`~bilingual.read.formats.MANY`."""
    if isinstance(stream, Path) or form == "twitter":
        raise InputError(f"{name}: no reader for {form}")
    from bilingual.read.tables import rows_of_csv, rows_of_json, rows_of_parquet

    rows = {"jsonl": rows_of_json, "csv": rows_of_csv, "parquet": rows_of_parquet}[form]
    yield from read_rows(rows(stream, settings, name, skip), settings, name, skip)
