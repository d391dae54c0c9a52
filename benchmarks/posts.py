"""The same archive with posts for originals: of each silver statement what was quoted of it, no word of a reporter.

The sentences that carry the quotes are taken out, both sides of them, and what they have in quotation marks is put in,
each span a post of its own; and every row, the distractors as well, has a handle, as in an export of posts: each is all
its author's words, and quotation marks do not tell what was said. Nothing else changes. So a quote is looked for among
as many sentences, and only its own post, and what says its very words elsewhere (``benchmarks/copies.py``), is right. A
post is here as long as what is quoted of it: what a reporter leaves out of a longer one is not in the data.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from benchmarks.archive import DATA, Query, read_lines, squeeze
from bilingual.datatypes import Document
from bilingual.read import read_text
from bilingual.trace import ArchiveEncoder, Index, add_documents, open_index
from bilingual.trace.lexicon import WORDS
from bilingual.trace.rows import cut_rows

__all__ = ["ask_posts", "index_posts"]

_HANDLE = "@somebody"


def ask_posts(queries: Sequence[Query]) -> list[Query]:
    """Return the queries with what was quoted for their original."""
    return [replace(query, original=_post(query.said)) for query in queries]


def index_posts(index: Path, folder: Path, encoder: ArchiveEncoder) -> Index:
    """Make an index in ``folder``: that of the archive with posts for the statements."""
    import lancedb

    shutil.copytree(index, folder)
    database = lancedb.connect(str(folder))
    statements = [squeeze(row[side]) for row in _statements() for side in ("ru", "en")]
    carrying = {row.id for text in statements for row in cut_rows(read_text(text))}
    phrases = database.open_table("phrases")
    phrases.delete(f"sentence IN ({', '.join(map(str, sorted(carrying)))})")
    _forget(database, carrying)
    phrases.update(where="whole", values={"handle": _HANDLE})
    add_documents(_posts(), folder, encoder)
    return open_index(folder, encoder)


def _statements() -> list[dict[str, Any]]:
    return read_lines(DATA / "quotes" / "statements-silver.jsonl")


def _posts() -> Iterator[Document]:
    quoted = (quote for row in _statements() for side in ("ru", "en") for quote in row[f"{side}_quotes"])
    for text in dict.fromkeys(filter(None, map(_post, quoted))):
        yield replace(read_text(text), metadata=MappingProxyType({"handle": _HANDLE}))


def _post(span: str) -> str:
    """Return a span without the comma that English typography moves into it."""
    return squeeze(span).rstrip(",")


def _forget(database: Any, sentences: set[int]) -> None:  # noqa: ANN401  (lancedb has no types)
    """Take sentences out of the words' lists, and words that stood in no other."""
    import pyarrow as pa

    words = database.open_table(WORDS).to_arrow()
    lists = words["sentences"].combine_chunks()
    kept = ~np.isin(lists.values.to_numpy(), np.array(sorted(sentences), dtype=np.int64))
    ends = np.concatenate([[0], np.cumsum(kept)])[lists.offsets.to_numpy()].astype(np.int32)
    shorter = pa.ListArray.from_arrays(pa.array(ends), pa.array(lists.values.to_numpy()[kept]))
    place = words.schema.get_field_index("sentences")
    words = words.set_column(place, words.schema.field("sentences"), shorter).filter(pa.array(np.diff(ends) > 0))
    database.create_table(WORDS, data=words, mode="overwrite")
