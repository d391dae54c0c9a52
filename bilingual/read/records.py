"""A row of a table as a document: which columns hold its text, and what the others say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from bilingual.datatypes import Document
from bilingual.errors import ConfigError, InputError
from bilingual.read.blocks import find_blocks, find_title
from bilingual.settings import ReadSettings

__all__ = ["Row", "Skip", "read_rows"]

Row = Mapping[str, object]
"""A record by the names of its columns; a value that is missing is None or not there."""

Skip = Callable[[str, InputError], None]
"""Called with the id and the error of a record that is no document; reading goes on unless it raises."""

_LONGEST_LIST = 200  # characters
_TEXT = ("text", "body", "content", "article", "full_text", "maintext", "текст")
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "guid"),
    "title": ("title", "headline", "заголовок"),
    "url": ("url", "link", "source_url", "ссылка"),
    "author": ("author", "speaker", "username", "автор"),
    "handle": ("handle", "screen_name"),
    "date": ("date", "published", "published_at", "date_publish", "created_at", "datetime", "дата"),
    "language": ("language", "lang", "язык"),
}
"""Names of columns, in any case, by what they say about a document; the first that is there is taken."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one table: those of the text in order, and those of what is known about it by its name here."""

    text: tuple[str, ...]
    known: Mapping[str, str]


def read_rows(rows: Iterable[tuple[int, Row]], settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    """Yield a document for each row, given with its number; rows without text are passed to ``skip``.

    The columns are chosen by the first row and ``settings``. Raises ConfigError when a named column is not there and
    InputError when none is named and none looks like text.
    """
    columns: _Columns | None = None
    for number, row in rows:
        columns = columns or _choose_columns(row, settings, name)
        identity = _value(row, columns.known.get("id")) or str(number)
        try:
            yield _document(row, columns, identity, f"{name}:{number}", settings)
        except InputError as error:
            skip(identity, error)


def _choose_columns(row: Row, settings: ReadSettings, name: str) -> _Columns:
    folded: dict[str, str] = {}
    for key in row:
        folded.setdefault(key.strip().casefold(), key)
    text = tuple(_named(part.strip(), folded, name) for part in settings.text_columns.split(",") if part.strip())
    if not text:
        text = tuple(folded[key] for key in _TEXT if key in folded)[:1]
    if not text:
        raise InputError(f"{name}: no column looks like text (it has {_shown(row)}); name it with --text-column")
    known = {
        what: next(folded[key] for key in names if key in folded)
        for what, names in _KNOWN.items()
        if folded.keys() & set(names)
    }
    if settings.id_column:
        known["id"] = _named(settings.id_column, folded, name)
    return _Columns(text, known)


def _named(column: str, folded: Mapping[str, str], name: str) -> str:
    if column.casefold() not in folded:
        raise ConfigError(f"{name}: has no column {column!r}; it has {_shown(folded.values())}")
    return folded[column.casefold()]


def _shown(columns: Iterable[str]) -> str:
    """Return names of columns for a message of one line; in a damaged table they may be anything."""
    return " ".join(", ".join(islice(columns, 20)).split())[:_LONGEST_LIST]


def _value(row: Row, column: str | None) -> str:
    """Return a value as text: empty for what is missing, and for lists and objects."""
    value = row.get(column) if column else None
    if value is None or value != value or isinstance(value, (list, dict, bytes)):  # NaN
        return ""
    return value if isinstance(value, str) else str(value)


def _document(row: Row, columns: _Columns, identity: str, place: str, settings: ReadSettings) -> Document:
    parts = [_value(row, column) for column in columns.text]
    text = "\n\n".join(part for part in parts if part.strip())
    if not text:
        raise InputError(f"{place}: has no text in {', '.join(columns.text)}")
    if len(text) > settings.max_bytes:
        raise InputError(f"{place}: is larger than {settings.max_bytes:,} characters; raise read.max_bytes")
    blocks = find_blocks(text)
    known = {what: value for what, column in columns.known.items() if (value := _value(row, column).strip())}
    known.pop("id", None)
    document = Document(text, blocks, identity, title=known.pop("title", None), metadata=MappingProxyType(known))
    return document if document.title else replace(document, title=find_title(text, blocks))
