"""The index on disk: a LanceDB table of sentences and their phrases, and beside it the name of what encoded them.

A row is a phrase with its vector; the first phrase of a sentence is the whole of it, and that row alone holds its text,
origin and words. A batch of rows is one commit: a run that is stopped leaves the batches it finished, and the next run
encodes only sentences that are not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Document, Language
from bilingual.errors import ConfigError, InputError
from bilingual.files import save_file
from bilingual.trace.compact import compact
from bilingual.trace.lexicon import WORDS, Lexicon, add_words, load_lexicon, merge_words
from bilingual.trace.phrases import cut_phrases
from bilingual.trace.rows import Row, cut_rows, storable
from bilingual.trace.vectors import ArchiveEncoder, WordRows, pack_words

__all__ = ["ROWS_AT_ONCE", "Added", "Index", "Places", "add_documents", "open_index", "prepare"]

ROWS_AT_ONCE = 2000
"""Sentences encoded and committed together: a stopped run loses at most these."""

APPROXIMATE_FROM = 50_000
"""Rows from which a search asks an inverted file of vectors of one bit a dimension; below it every row is compared."""

_SAMPLE = 64
"""Vectors for each cell of the inverted file, from which the cells are found: with fewer rounds, a thirteenth of what
LanceDB does by itself."""

_ITERATIONS = 15
"""Rounds in which cells are found, at most."""

_TABLE = "phrases"
_MANIFEST = "bilingual.json"
_SCHEMA = "bilingual.index/3"
_LANGUAGES: Sequence[Language] = ("ru", "en")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What a run of :func:`add_documents` did: sentences encoded, sentences that were there already."""

    new: int
    known: int


def add_documents(
    documents: Iterable[Document],
    index: Path,
    encoder: ArchiveEncoder,
    progress: Progress = lambda *_: None,
    *,
    rows_at_once: int = ROWS_AT_ONCE,
) -> Added:
    """Add every sentence of ``documents`` that the index lacks, batch by batch.

    Raises ConfigError when another encoder made the index or the extra is missing, InputError when the folder is
    something else, and what reading ``documents`` raises; the batches before it stay.
    """
    database = _open_or_make(index, encoder)
    table = database.create_table(_TABLE, schema=_schema(encoder.dimensions), exist_ok=True)
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
            words = encoder.read_words([row.text for row in fresh])
            # Words first: a run that is stopped between the two adds them again, and they are counted once.
            add_words(database, fresh, words)
            table.add(_to_arrow(fresh, words, encoder))
        added += len(fresh)
        progress("sentences", added + known, 0)
    if added:
        merge_words(database)
        prepare(table)
    return Added(added, known)


def prepare(table: Any) -> None:  # noqa: ANN401  (lancedb has no types)
    """Make what a search of many rows needs: an index of ids, one of vectors, few files; or bring them up to date."""
    from lancedb.index import Bitmap, BTree, IvfRq

    indexed = {column for index in table.list_indices() for column in index.columns}
    for column, config in (("sentence", BTree()), ("language", Bitmap()), ("day", BTree())):
        if column not in indexed:
            table.create_index(column, config=config)
    n_rows = table.count_rows()
    if "vector" not in indexed and n_rows >= APPROXIMATE_FROM:
        cells = IvfRq(
            distance_type="cosine",
            num_partitions=round(n_rows**0.5 / 2),
            sample_rate=_SAMPLE,
            max_iterations=_ITERATIONS,
        )
        table.create_index("vector", config=cells)
    compact(table)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the rows of whole sentences stand: the sentences' ids (n,), in order, and LanceDB's ids of their rows (n,).

    With them a hundred sentences are taken in half of the time in which their ids are looked up in the table.
    """

    sentences: NDArray[np.int64]
    rows: NDArray[np.uint64]

    def of(self, sentences: Iterable[int]) -> list[int]:
        """Return the rows of some sentences in the order of the table; a word may be left of one that is not there."""
        wanted = np.array(sorted(sentences), dtype=np.int64)
        place = np.searchsorted(self.sentences, wanted)
        place = place[self.sentences[np.minimum(place, len(self.sentences) - 1)] == wanted]
        return [int(row) for row in np.sort(self.rows[place])]


@dataclass(frozen=True, slots=True)
class Index:
    """An open index: the LanceDB table of its phrases, its words, and where its sentences are."""

    phrases: Any
    words: Lexicon
    places: Places

    @classmethod
    def of(cls, database: Any) -> Index:  # noqa: ANN401
        """Return the index whose tables an open database holds."""
        phrases = database.open_table(_TABLE)
        whole = phrases.search().where("whole").select(["sentence"]).with_row_id(True).limit(phrases.count_rows())
        held = whole.to_arrow()
        sentences, rows = held["sentence"].to_numpy(), held["_rowid"].to_numpy()
        order = np.argsort(sentences)
        counts = {name: phrases.count_rows(f"whole AND language = '{name}'") for name in _LANGUAGES}
        return cls(phrases, load_lexicon(database, counts), Places(sentences[order], rows[order]))


def open_index(index: Path, encoder: ArchiveEncoder) -> Index:
    """Return an index.

    Raises InputError when there is none, ConfigError when another encoder made it or the extra is missing.
    """
    if not (index / _MANIFEST).is_file():
        raise InputError(f"{index}: is no index; make one with: bilingual index ARCHIVE -o {index}")
    _check_encoder(index, encoder)
    database = _connect(index)
    if not {_TABLE, WORDS} <= set(database.list_tables().tables):
        raise InputError(f"{index}: holds no sentences yet; run again: bilingual index ARCHIVE -o {index}")
    return Index.of(database)


def _open_or_make(index: Path, encoder: ArchiveEncoder) -> Any:  # noqa: ANN401
    manifest = index / _MANIFEST
    if manifest.is_file():
        _check_encoder(index, encoder)
    elif index.exists() and (not index.is_dir() or any(index.iterdir())):
        raise InputError(f"{index}: is there and no index; name a new folder")
    database = _connect(index)
    if not manifest.is_file():
        save_file(manifest, json.dumps({"schema": _SCHEMA, "encoder": encoder.name}) + "\n")
    return database


def _check_encoder(index: Path, encoder: ArchiveEncoder) -> None:
    try:
        values = json.loads((index / _MANIFEST).read_text("utf-8"))
        schema, made_by = values["schema"], values["encoder"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{index / _MANIFEST}: is damaged; make the index again in a new folder") from error
    if schema != _SCHEMA:
        raise ConfigError(f"{index}: is {schema}, not {_SCHEMA}; make it again in a new folder")
    if made_by != encoder.name:
        raise ConfigError(
            f"{index}: was made by the encoder {made_by}, not {encoder.name}; make it again in a new folder, "
            "or name that model with --model"
        )


def _connect(index: Path) -> Any:  # noqa: ANN401
    try:
        import lancedb
    except ImportError as error:
        raise ConfigError("an index needs LanceDB; install: pip install 'bilingual[index]'") from error
    return lancedb.connect(str(index))


def _schema(dimensions: int) -> Any:  # noqa: ANN401
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("sentence", pa.int64()),
            pa.field("whole", pa.bool_()),
            *(pa.field(name, pa.string()) for name in ("language", "day", "who")),
            *(pa.field(name, pa.string()) for name in ("text", "document", "author", "handle", "date", "url", "path")),
            pa.field("start", pa.int64()),
            pa.field("stop", pa.int64()),
            pa.field("words", pa.binary()),
            pa.field("vector", pa.list_(pa.float16(), dimensions)),
        ]
    )


def _held_ids(table: Any) -> set[int]:  # noqa: ANN401
    count = table.count_rows()
    found = table.search().where("whole").select(["sentence"]).limit(count).to_arrow() if count else None
    return set(found["sentence"].to_pylist()) if found else set()


def _to_arrow(rows: Sequence[Row], words: Sequence[WordRows], encoder: ArchiveEncoder) -> Any:  # noqa: ANN401
    import pyarrow as pa

    phrases = [(row, span) for row in rows for span in cut_phrases(row.text)]
    vectors = encoder.read_phrases([span.of(row.text) for row, span in phrases]).astype(np.float16)
    read = iter(words)
    records = []
    for (row, span), vector in zip(phrases, vectors, strict=True):
        whole = span.start == 0 and span.stop == len(row.text)
        record = _phrase(row) | {"whole": whole, "vector": vector}
        if whole:
            record |= _origin(row) | {"words": pack_words(next(read))}
        records.append(record)
    return pa.Table.from_pylist(records, schema=_schema(encoder.dimensions))


def _phrase(row: Row) -> dict[str, Any]:
    """Return what every row says: which sentence it belongs to, and what searches are filtered by."""
    who = f"{row.author or ''} @{(row.handle or '').lstrip('@')}".casefold()
    return {"sentence": row.id, "language": row.language, "day": row.day, "who": storable(who)}


def _origin(row: Row) -> dict[str, Any]:
    names = ("text", "document", "author", "handle", "date", "url", "path")
    texts = {name: known and storable(known) for name in names for known in [getattr(row, name)]}
    return {**texts, "start": row.span.start, "stop": row.span.stop}


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
