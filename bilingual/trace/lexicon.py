"""The words of an archive: the mean vector of each, and the sentences it stands in.

What a quote of a few words says may be one phrase among many of that kind, but its words are rare together. Each of
them finds the words of the archive that are nearest to it, its translations and their kin, and these the sentences they
stand in; a sentence is worth what it has of each word, by how near and how rare that is, as in a search for words
(Spärck Jones, 1972, https://doi.org/10.1108/eb026526). So it finds what no phrase is near.

The table holds a row for each word of each batch of sentences; :func:`merge_words` makes them one for each word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import FUNCTION_WORD_WEIGHT
from bilingual.datatypes import Language
from bilingual.encode import Vectors
from bilingual.encode.pooling import normalise
from bilingual.encode.products import multiply
from bilingual.trace.compact import compact
from bilingual.trace.rows import Row, storable
from bilingual.trace.vectors import WordRows
from bilingual.words import find_words, fold

__all__ = ["WORDS", "Lexicon", "Shared", "add_words", "load_lexicon", "merge_words"]

WORDS = "words"
"""Name of the table."""

N_NEAREST = 16
"""Words of the archive that stand for a word of a quote, forms of a Russian word among them: 8 find .003 less."""

LEAST = 0.35
"""Cosine with a word of a quote from which one of the archive says something of it."""

NOTHING = 0.3
"""Cosine that is worth nothing: what any two words have."""

N_ASKED = 8
"""Words with content that are looked for, the first of a quote: one of more is found by its phrases in any case."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Sentences with words of a quote: their ids (n,), in order, and what they have of it (n,), in [0, 1]."""

    sentences: NDArray[np.int64]
    worth: NDArray[np.float64]

    def of(self, sentences: Sequence[int]) -> NDArray[np.float64]:
        """Return what some sentences have of the quote; 0 for those without."""
        wanted = np.asarray(sentences, dtype=np.int64)
        if not len(self.sentences):
            return np.zeros(len(wanted))
        place = np.minimum(np.searchsorted(self.sentences, wanted), len(self.sentences) - 1)
        return np.where(self.sentences[place] == wanted, self.worth[place], 0.0)

    def best(self, most: int) -> list[int]:
        """Return the ``most`` sentences that have most of it, the best first, equal ones in order of their ids."""
        return [int(k) for k in self.sentences[np.argsort(-self.worth, kind="stable")[:most]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of an archive; for each language vectors (n, w) of unit length, offsets in ``table`` (n,), rarity (n,).

    Rarity is the logarithm of how many sentences there are for one with the word, and one more.
    """

    table: Any
    vectors: Mapping[Language, Vectors]
    offsets: Mapping[Language, NDArray[np.int64]]
    rarity: Mapping[Language, NDArray[np.float64]]

    def find(self, quote: WordRows, languages: Sequence[Language]) -> Shared:
        """Return the sentences in ``languages`` that have words like those of a quote."""
        asked = quote.vectors[_telling(quote.weights)[:N_ASKED]]
        words, offsets, gains = self._nearest(asked, languages)
        if not len(words):
            return Shared(np.zeros(0, dtype=np.int64), np.zeros(0))
        most = np.zeros(len(asked))
        np.maximum.at(most, words, gains)
        distinct, place = np.unique(offsets, return_inverse=True)
        lists = (
            self.table.take_offsets(distinct.tolist()).select(["sentences"]).to_arrow()["sentences"].combine_chunks()
        )
        values, ends = lists.values.to_numpy(), lists.offsets.to_numpy()
        sentences = np.concatenate([values[ends[k] : ends[k + 1]] for k in place])
        counts = np.diff(ends)[place]
        words, gains = np.repeat(words, counts), np.repeat(gains, counts)
        # Of two words in a sentence that are near to one of the quote the better counts.
        order = np.lexsort((-gains, words, sentences))
        sentences, words, gains = sentences[order], words[order], gains[order]
        better = np.concatenate([[True], (sentences[1:] != sentences[:-1]) | (words[1:] != words[:-1])])
        found, owner = np.unique(sentences[better], return_inverse=True)
        return Shared(found, np.bincount(owner, weights=gains[better]) / most.sum())

    def _nearest(
        self, asked: Vectors, languages: Sequence[Language]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Return the words near to some of a quote (n, w): of each the number of that one, its offset and its worth."""
        words, offsets, gains = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
        for language in languages:
            for k, cosines in enumerate(multiply(self.vectors[language], asked.T).T):
                near = np.flatnonzero(cosines >= LEAST)
                near = near[np.argsort(-cosines[near], kind="stable")[:N_NEAREST]]
                words.append(np.full(len(near), k))
                offsets.append(self.offsets[language][near])
                gains.append((cosines[near] - NOTHING) * self.rarity[language][near])
        return np.concatenate(words), np.concatenate(offsets), np.concatenate(gains)


def _telling(weights: Vectors) -> NDArray[np.int64]:
    """Return the places of the words with content, in order; of all where there is none."""
    content = np.flatnonzero(weights > FUNCTION_WORD_WEIGHT)
    return content if len(content) else np.arange(len(weights))


def add_words(database: Any, rows: Sequence[Row], words: Sequence[WordRows]) -> None:  # noqa: ANN401
    """Add the words with content of some sentences, whose vectors are ``words``, to the table of a database."""
    import pyarrow as pa

    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    owners: list[int] = []
    for row, read in zip(rows, words, strict=True):
        spans = find_words(row.text)
        for place in _telling(read.weights):
            places[row.language, storable(fold(spans[place].of(row.text)))].append(len(owners) + place)
        owners += [row.id] * len(spans)
    vectors = np.concatenate([read.vectors for read in words])
    keys = sorted(places)
    table = pa.Table.from_pydict(
        {
            "language": [language for language, _ in keys],
            "word": [word for _, word in keys],
            "count": [len(places[key]) for key in keys],
            "sentences": [sorted({owners[place] for place in places[key]}) for key in keys],
            "vector": [vectors[places[key]].mean(axis=0).astype(np.float16) for key in keys],
        },
        schema=_schema(vectors.shape[1]),
    )
    database.create_table(WORDS, schema=table.schema, exist_ok=True).add(table)


def merge_words(database: Any) -> None:  # noqa: ANN401
    """Make the rows of each word one. A batch that was added twice counts twice in its vector alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = database.open_table(WORDS).to_arrow().combine_chunks()
    names = pc.binary_join_element_wise(table["language"], table["word"], " ").to_numpy(zero_copy_only=False)
    keys, codes = np.unique(names.astype(str), return_inverse=True)
    counts = table["count"].to_numpy()
    width = table.schema.field("vector").type.list_size
    vectors = _values(table["vector"]).reshape(-1, width).astype(np.float32) * counts[:, None]
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(keys)))
    total = np.add.reduceat(counts[order], starts)
    means = np.add.reduceat(vectors[order], starts, axis=0) / total[:, None]
    lists = table["sentences"].combine_chunks()
    sentences = _values(table["sentences"])
    owners = np.repeat(codes, np.diff(lists.offsets.to_numpy()))
    pairs = np.lexsort((sentences, owners))
    sentences, owners = sentences[pairs], owners[pairs]
    new = np.concatenate([[True], (sentences[1:] != sentences[:-1]) | (owners[1:] != owners[:-1])])
    ends = np.searchsorted(owners[new], np.arange(len(keys) + 1))
    schema = _schema(width)
    merged = pa.Table.from_arrays(
        [
            pa.array([key.split(" ", 1)[0] for key in keys]),
            pa.array([key.split(" ", 1)[1] for key in keys]),
            pa.array(total),
            pa.ListArray.from_arrays(pa.array(ends.astype(np.int32)), pa.array(sentences[new])),
            pa.FixedSizeListArray.from_arrays(pa.array(means.astype(np.float16).ravel()), width),
        ],
        names=schema.names,
    )
    compact(database.create_table(WORDS, data=merged.cast(schema), mode="overwrite"))


def load_lexicon(database: Any, n_sentences: Mapping[Language, int]) -> Lexicon:  # noqa: ANN401
    """Return the words of an index that has ``n_sentences`` in each language."""
    table = database.open_table(WORDS)
    columns = ["language", "vector", "sentences"]
    held = table.to_arrow().select(columns)
    languages = held["language"].to_numpy(zero_copy_only=False)
    vectors = _values(held["vector"]).reshape(len(languages), -1)
    n_holding = np.diff(held["sentences"].combine_chunks().offsets.to_numpy())
    offsets = {language: np.flatnonzero(languages == language) for language in n_sentences}
    return Lexicon(
        table,
        {language: normalise(vectors[places].astype(np.float32)) for language, places in offsets.items()},
        offsets,
        {language: np.log1p(n_sentences[language] / n_holding[places]) for language, places in offsets.items()},
    )


def _values(column: Any) -> Any:  # noqa: ANN401
    """Return the values of a column of lists, one list after the other."""
    lists = column.combine_chunks()
    return lists.flatten().to_numpy(zero_copy_only=False)


def _schema(width: int) -> Any:  # noqa: ANN401
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("language", pa.string()),
            pa.field("word", pa.string()),
            pa.field("count", pa.int64()),
            pa.field("sentences", pa.list_(pa.int64())),
            pa.field("vector", pa.list_(pa.float16(), width)),
        ]
    )
