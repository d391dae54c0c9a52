"""From the pieces of a shard to documents and pairs, one by one; what cannot be read is an error in its place.

A record of a table is one of four things, told by its columns: ``source`` and ``target``, two texts that translate each
other; ``source_path`` and ``target_path``, two such files; ``path``, a file; ``text``, a document. ``id`` names it.
``read.text_columns`` and ``read.id_column`` name others for the last two.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bilingual.batch.plan import DELIMITERS, Piece, Shard
from bilingual.batch.store import is_remote, open_input
from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read import read_many, read_path, read_stream, read_text
from bilingual.settings import ReadSettings

__all__ = ["Item", "read_items"]

Row = Mapping[str, object]

_COLUMNS = ("id", "title", "text", "path", "source", "target", "source_path", "target_path")


@dataclass(frozen=True, slots=True)
class Item:
    """A document, two that make a pair, or the error that stands for them.

    ``id`` is what the user calls it: the id of a record, else its number from 1; the path of a file. ``path`` is the
    file or table that it comes from.
    """

    id: str
    path: str
    documents: tuple[Document, ...] = ()
    error: Exception | None = None

    @property
    def source(self) -> Document | tuple[Document, Document]:
        """What the aligner takes; there is none when there is an error."""
        first, *others = self.documents
        return (first, others[0]) if others else first


def read_items(shard: Shard, settings: ReadSettings) -> Iterator[Item]:
    """Yield the items of a shard in order. Nothing is raised for a document's fault."""
    for piece in shard.pieces:
        if piece.form == "file":
            yield from _read_whole(piece.path, settings)
            continue
        try:
            yield from _read_table(piece, settings)
        except InputError as error:  # the table is gone or damaged: each of its records is missing
            for number in range(piece.first + 1, piece.first + piece.count + 1):
                yield Item(str(number), piece.path, error=error)


def _attempt(identity: str, path: str, read: Callable[[], tuple[Document, ...]]) -> Item:
    """Return the item of a record, whose documents have its id; or of the error that reading it ends in."""
    try:
        return Item(identity, path, tuple(replace(document, id=identity) for document in read()))
    except Exception as error:  # noqa: BLE001  (it becomes a row; the other documents go on)
        return Item(identity, path, error=error)


def _read_whole(path: str, settings: ReadSettings) -> Iterator[Item]:
    """Yield the document of a file, or those of an export, which are named after the file and their own id."""
    broken: list[Item] = []

    def skip(identity: str, error: InputError) -> None:
        broken.append(Item(f"{path}#{identity}", path, error=error))

    try:
        with open_input(path) if is_remote(path) else nullcontext(Path(path)) as source:
            for document in read_many(source, settings, path=path, skip=skip):
                yield from broken
                broken.clear()
                yield Item(path if document.id == "d1" else f"{path}#{document.id}", path, (document,))
            yield from broken
    except Exception as error:  # noqa: BLE001  (it becomes a row; the other documents go on)
        yield Item(path, path, error=error)


def _read_files(paths: Sequence[str], settings: ReadSettings) -> tuple[Document, ...]:
    return tuple(_read_file(path, settings) for path in paths)


def _read_file(path: str, settings: ReadSettings) -> Document:
    if not is_remote(path):
        return read_path(Path(path), settings)
    with open_input(path) as stream:
        return read_stream(stream, settings, path=path)


def _read_table(piece: Piece, settings: ReadSettings) -> Iterator[Item]:
    columns = (*_COLUMNS, *_names(settings.text_columns), *_names(settings.id_column))
    rows = _rows_of_parquet(piece, columns) if piece.form == "parquet" else _rows_of_text(piece)
    for number, row in enumerate(rows, start=piece.first + 1):
        if isinstance(row, InputError):
            yield Item(str(number), piece.path, error=row)
            continue
        given = row.get(settings.id_column or "id")
        identity = str(number) if given in (None, "") else str(given)
        yield _attempt(identity, piece.path, partial(_read_row, row, f"{piece.path}:{number}", piece.path, settings))


def _names(columns: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in columns.split(",") if name.strip())


def _rows_of_text(piece: Piece) -> Iterator[Row | InputError]:
    with open_input(piece.path) as stream:
        stream.seek(piece.start)
        text = stream.read(piece.stop - piece.start)
    if piece.form == "jsonl":
        for number, line in enumerate((line for line in text.split(b"\n") if line.strip()), start=piece.first + 1):
            yield _parse(line, f"{piece.path}:{number}")
        return
    rows = csv.reader(io.StringIO(text.decode("utf-8"), newline=""), delimiter=DELIMITERS[piece.form])
    for values in rows:
        if values:
            yield dict(zip(piece.header, values, strict=False))


def _parse(line: bytes, place: str) -> Row | InputError:
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return InputError(f"{place}: not JSON ({str(error).splitlines()[0]}); a record is one object on one line")
    return value if isinstance(value, dict) else InputError(f'{place}: is no object; a record is {{"text": …}}')


def _rows_of_parquet(piece: Piece, wanted: Sequence[str]) -> Iterator[Row]:
    import pyarrow
    from pyarrow import parquet

    with open_input(piece.path) as stream:
        try:
            file = parquet.ParquetFile(stream)
            columns = [name for name in file.schema_arrow.names if name in wanted]
            begin = 0
            for group in range(file.metadata.num_row_groups):
                end = begin + file.metadata.row_group(group).num_rows
                if begin < piece.stop and end > piece.start:
                    first = max(0, piece.start - begin)
                    rows = file.read_row_group(group, columns=columns)
                    yield from rows.slice(first, min(end, piece.stop) - begin - first).to_pylist()
                begin = end
        except (pyarrow.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"{piece.path}: is a damaged Parquet file ({reason}); write it again") from error


def _read_row(row: Row, place: str, table: str, settings: ReadSettings) -> tuple[Document, ...]:
    if named := _names(settings.text_columns):
        return (_read_value(_join(row, named), settings.text_columns, place, row),)
    for names in (("source", "target"), ("text",)):
        if all(row.get(name) is not None for name in names):
            return tuple(_read_value(str(row[name]), name, place, row) for name in names)
    for names in (("source_path", "target_path"), ("path",)):
        if all(row.get(name) for name in names):
            return _read_files([_resolve(str(row[name]), table) for name in names], settings)
    raise InputError(f"{place}: has none of text, path, source and target, source_path and target_path")


def _join(row: Row, columns: Sequence[str]) -> str:
    """Return the texts of some columns as paragraphs of one."""
    return "\n\n".join(str(row[name]) for name in columns if row.get(name))


def _read_value(text: str, column: str, place: str, row: Row) -> Document:
    if not text.strip():
        raise InputError(f"{place}: its {column} is empty")
    document = read_text(text)
    title = row.get("title")
    return replace(document, title=str(title)) if title and column not in ("source", "target") else document


def _resolve(path: str, table: str) -> str:
    """Return a path in a table as seen from the table's folder."""
    if is_remote(path) or Path(path).is_absolute():
        return path
    return f"{table.rpartition('/')[0]}/{path}" if is_remote(table) else str(Path(table).parent / path)
