"""The reader of each format: loaded when the first input of that format is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from bilingual.datatypes import Document
from bilingual.read.records import Skip, read_rows
from bilingual.settings import InputFormat, ReadSettings

__all__ = ["documents_in", "read_single"]

_SINGLE: dict[InputFormat, tuple[str, str]] = {
    "html": ("bilingual.read.html", "read_html"),
    "markdown": ("bilingual.read.markdown", "read_markdown"),
    "docx": ("bilingual.read.docx", "read_docx"),
    "pdf": ("bilingual.read.pdf", "read_pdf"),
}
_MANY: dict[InputFormat, tuple[str, str]] = {
    "jsonl": ("bilingual.read.tables", "rows_of_json"),
    "csv": ("bilingual.read.tables", "rows_of_csv"),
    "parquet": ("bilingual.read.tables", "rows_of_parquet"),
    "telegram": ("bilingual.read.telegram", "read_telegram"),
    "twitter": ("bilingual.read.twitter", "read_twitter"),
}


def read_single(form: InputFormat, data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the one document of ``data`` in the format ``form``. Raises InputError when it cannot be read."""
    module, function = _SINGLE[form]
    reader: Callable[[bytes, ReadSettings, str], Document] = getattr(import_module(module), function)
    return reader(data, settings, name)


def documents_in(
    form: InputFormat, stream: BinaryIO | Path, settings: ReadSettings, name: str, skip: Skip
) -> Iterator[Document]:
    """Yield the documents of a file in one of the formats of :data:`~bilingual.read.formats.MANY`."""
    if isinstance(stream, Path):
        from bilingual.read.twitter import read_twitter_folder

        return read_twitter_folder(stream, settings, name, skip)
    module, function = _MANY[form]
    reader = getattr(import_module(module), function)
    found: Iterator[Document]
    if form in ("telegram", "twitter"):
        found = reader(stream, settings, name, skip)
    else:
        found = read_rows(reader(stream, settings, name, skip), settings, name, skip)
    return found
