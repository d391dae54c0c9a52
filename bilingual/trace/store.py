"""The index on disk: a LanceDB table of sentences and vectors, and beside it the name of the encoder that made them.

A batch of rows is one commit: a run that is stopped leaves the batches it finished, and the next run encodes only rows
whose id is not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.datatypes import Document
from bilingual.encode import Encoder
from bilingual.errors import ConfigError, InputError
from bilingual.files import save_file
from bilingual.trace.rows import Row, cut_rows

__all__ = ["ROWS_AT_ONCE", "Added", "add_documents", "open_index"]

ROWS_AT_ONCE = 2000
"""Sentences encoded and committed together: a stopped run loses at most these."""

_TABLE = "sentences"
_MANIFEST = "bilingual.json"
_SCHEMA = "bilingual.index/1"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What a run of :func:`add_documents` did: rows encoded, rows that were there already."""

    new: int
    known: int


def add_documents(
    documents: Iterable[Document],
    index: Path,
    encoder: Encoder,
    progress: Progress = lambda *_: None,
    *,
    rows_at_once: int = ROWS_AT_ONCE,
) -> Added:
    """Add every sentence of ``documents`` that the index lacks, batch by batch.

    Raises ConfigError when another encoder made the index or the extra is missing, InputError when the folder is
    something else, and what reading ``documents`` raises; the batches before it stay.
    """
    table = _open_or_make(index, encoder)
    held = _held_ids(table)
    added = known = 0
    for batch in _batches((row for document in documents for row in cut_rows(document)), rows_at_once):
        fresh = []
        for row in batch:
            if row.id in held:
                known += 1
            else:
                held.add(row.id)
                fresh.append(row)
        if fresh:
            table.add(_to_arrow(fresh, encoder))
        added += len(fresh)
        progress("sentences", added + known, 0)
    return Added(added, known)


def open_index(index: Path, encoder: Encoder) -> Any:  # noqa: ANN401  (lancedb has no types)
    """Return the LanceDB table of an index.

    Raises InputError when there is none, ConfigError when another encoder made it or the extra is missing.
    """
    if not (index / _MANIFEST).is_file():
        raise InputError(f"{index}: is no index; make one with: bilingual index ARCHIVE -o {index}")
    _check_encoder(index, encoder)
    database = _connect(index)
    if _TABLE not in database.list_tables().tables:
        raise InputError(f"{index}: holds no sentences yet; run again: bilingual index ARCHIVE -o {index}")
    return database.open_table(_TABLE)


def _open_or_make(index: Path, encoder: Encoder) -> Any:  # noqa: ANN401
    manifest = index / _MANIFEST
    if manifest.is_file():
        _check_encoder(index, encoder)
    elif index.exists() and (not index.is_dir() or any(index.iterdir())):
        raise InputError(f"{index}: is there and no index; name a new folder")
    database = _connect(index)
    if not manifest.is_file():
        save_file(manifest, json.dumps({"schema": _SCHEMA, "encoder": encoder.name}) + "\n")
    return database.create_table(_TABLE, schema=_schema(encoder.dimensions), exist_ok=True)


def _check_encoder(index: Path, encoder: Encoder) -> None:
    try:
        made_by = json.loads((index / _MANIFEST).read_text("utf-8"))["encoder"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{index / _MANIFEST}: is damaged; make the index again in a new folder") from error
    if made_by != encoder.name:
        raise ConfigError(
            f"{index}: was made by the encoder {made_by}, not {encoder.name}; make it again in a new folder"
        )


def _connect(index: Path) -> Any:  # noqa: ANN401
    try:
        import lancedb
    except ImportError as error:
        raise ConfigError("an index needs LanceDB; install: pip install 'bilingual[index]'") from error
    return lancedb.connect(str(index))


def _schema(dimensions: int) -> Any:  # noqa: ANN401
    import pyarrow as pa

    texts = ("id", "text", "language", "document", "author", "handle", "who", "date", "day", "url", "path")
    return pa.schema(
        [
            *(pa.field(name, pa.string()) for name in texts),
            pa.field("start", pa.int64()),
            pa.field("stop", pa.int64()),
            pa.field("vector", pa.list_(pa.float32(), dimensions)),
        ]
    )


def _held_ids(table: Any) -> set[str]:  # noqa: ANN401
    count = table.count_rows()
    return set(table.search().select(["id"]).limit(count).to_arrow()["id"].to_pylist()) if count else set()


def _to_arrow(rows: Sequence[Row], encoder: Encoder) -> Any:  # noqa: ANN401
    import pyarrow as pa

    vectors = encoder.encode([row.text for row in rows])
    records = [
        {
            "id": row.id,
            "text": _storable(row.text),
            "language": row.language,
            "document": _storable(row.document),
            "author": _storable(row.author),
            "handle": _storable(row.handle),
            "who": _storable(f"{row.author or ''} @{(row.handle or '').lstrip('@')}".casefold()),
            "date": _storable(row.date),
            "day": row.day,
            "url": _storable(row.url),
            "path": _storable(row.path),
            "start": row.span.start,
            "stop": row.span.stop,
            "vector": vector,
        }
        for row, vector in zip(rows, vectors, strict=True)
    ]
    return pa.Table.from_pylist(records, schema=_schema(encoder.dimensions))


def _storable(text: str | None) -> str | None:
    """Arrow holds UTF-8: a lone surrogate becomes U+FFFD, one character for one, so that spans stay."""
    return text and "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
