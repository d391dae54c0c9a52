"""How well the words of one unit are covered by another: the evidence both kinds of alignment rest on.

A sentence vector dilutes a quoted fragment inside a longer sentence; words do not. Each content word is worth its best
cosine on the other side, minus what it reaches against any text of that document (its background), so that a name on
every page proves little. Units are given as stacked words, so that one matrix product serves many of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import COMMON, Scale
from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.words import is_content_word

__all__ = ["FUNCTION_WORD_WEIGHT", "Stack", "best_matches", "stack", "weigh"]

FUNCTION_WORD_WEIGHT = 0.1
"""A function word beside a content word's 1: enough to tell "Are you ready?" from "Is he ready?"."""

HASHTAG_WEIGHT = 0.2
"""Reporters seldom translate the tags at the end of a post."""


_REMEMBERED = 1 << 14
"""Words whose weight is kept, as :mod:`bilingual.words` keeps their kind."""


@dataclass(frozen=True, slots=True)
class Stack:
    """The words of n units, one below the other.

    ``vectors`` has shape (words, w); ``weights`` (words,) is 0 for the placeholder of a unit without words; unit k owns
    the rows ``starts[k]:starts[k + 1]``, at least one; ``starts`` has shape (n + 1,). ``scale`` brings cosines of the
    vectors to the common scale.
    """

    vectors: Vectors
    weights: Vectors
    starts: NDArray[np.int64]
    scale: Scale = COMMON

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, units: range) -> Stack:
        """Return neighbouring units, as views."""
        low, high = self.starts[units.start], self.starts[units.stop]
        starts = self.starts[units.start : units.stop + 1] - low
        return Stack(self.vectors[low:high], self.weights[low:high], starts, self.scale)

    def compare(self, rows: NDArray[np.int64] | slice, other: Stack, columns: NDArray[np.int64] | slice) -> Vectors:
        """Return the cosines of some words with some of the other side's, (rows, columns), on the common scale."""
        return self.scale(self.vectors[rows] @ other.vectors[columns].T)


_STACKED = 128
"""Units whose vectors are projected together: a few thousand words, which stay near the processor."""


def stack(
    texts: Sequence[str],
    words: Sequence[Sequence[Span]],
    vectors: Sequence[Vectors],
    scale: Scale = COMMON,
    project: Callable[[Vectors], Vectors] = lambda vectors: vectors,
) -> Stack:
    """Stack the words of n units: their texts, the spans of their words in them and the words' vectors.

    ``project`` changes the vectors, those of some units at a time.
    """
    width = max((rows.shape[1] for rows in vectors), default=1)
    parts, weights, starts = [], [], [0]
    for text, spans, rows in zip(texts, words, vectors, strict=True):
        if spans:
            parts.append(rows)
            weights += weigh(text, spans)
        else:
            parts.append(np.zeros((1, width), dtype=np.float32))
            weights.append(0.0)
        starts.append(len(weights))
    projected = [project(np.concatenate(parts[k : k + _STACKED])) for k in range(0, len(parts), _STACKED)]
    stacked = np.concatenate(projected or [np.zeros((0, width), dtype=np.float32)]).astype(np.float32, copy=False)
    return Stack(stacked, np.array(weights, dtype=np.float32), np.array(starts, dtype=np.int64), scale)


def weigh(text: str, words: Sequence[Span]) -> list[float]:
    """Return the weight of each word of a text: 1 for one with content."""
    weights = [_weigh_word(text[word.start : word.stop]) for word in words]
    if "#" in text:
        for k, word in enumerate(words):
            if text[max(0, word.start - 1) : word.start] == "#":
                weights[k] = HASHTAG_WEIGHT
    return weights


@lru_cache(maxsize=_REMEMBERED)
def _weigh_word(word: str) -> float:
    return 1.0 if is_content_word(word) else FUNCTION_WORD_WEIGHT


_FEW_COSINES = 1_000_000
"""Cosines up to which the maximum of each unit is taken by itself: the few units of a passage are done at once."""

_BLOCK = (256, 1024)
"""Words of the source by words of the target compared at a time where there are more: 1 MB, near the processor."""


def best_matches(source: Stack, target: Stack) -> tuple[Vectors, Vectors]:
    """Return each word's best cosine in each unit of the other side.

    The first array, (source words, target units), is for the words of the source; the second, (source units, target
    words), for those of the target. Both sides need at least one unit.
    """
    if len(source.vectors) * len(target.vectors) <= _FEW_COSINES:
        cosines = source.vectors @ target.vectors.T
        return (
            source.scale(np.maximum.reduceat(cosines, target.starts[:-1], axis=1)),
            source.scale(np.maximum.reduceat(cosines, source.starts[:-1], axis=0)),
        )
    in_targets = np.empty((len(source.vectors), len(target)), dtype=np.float32)
    from_sources = np.empty((len(target.vectors), len(source)), dtype=np.float32)  # whoever reads it wants some words
    blocks = list(_cut_blocks(source, _BLOCK[0]))
    # One piece of memory for all blocks: a new one each time costs more than what is computed in it.
    longest = max(len(own.vectors) for own in blocks), max(_BLOCK[1], int(np.diff(target.starts).max()))
    buffer = np.empty(longest, dtype=np.float32)
    for others in _cut_blocks(target, _BLOCK[1]):
        vectors = np.ascontiguousarray(others.vectors.T)
        for own in blocks:
            cosines = np.matmul(own.vectors, vectors, out=buffer[: len(own.vectors), : vectors.shape[1]])
            best = _best_by_position(cosines, own.counts)
            from_sources[others.words, own.units] = best[own.unit_places].T[others.word_places]
            best = _best_by_position(cosines.T, others.counts).T
            in_targets[own.words, others.units] = best[own.word_places].take(others.unit_places, axis=1)
    return source.scale(in_targets), source.scale(from_sources.T)


@dataclass(frozen=True, slots=True)
class _Block:
    """Neighbouring units of a stack, whose ``vectors`` stand by position: all first words, all second ones, and so on.

    At each position the units go from the longest to the shortest, and ``counts`` of them have a word there. So whole
    rows of cosines are compared, which is several times as fast as the few of each unit by themselves. ``units`` and
    ``words`` are those of the stack; ``unit_places`` and ``word_places`` tell where each now stands.
    """

    units: slice
    words: slice
    vectors: Vectors
    counts: list[int]
    unit_places: NDArray[np.int64]
    word_places: NDArray[np.int64]


def _cut_blocks(words: Stack, most: int) -> Iterator[_Block]:
    """Yield the units in blocks of at most so many words, or of one unit."""
    start = 0
    while start < len(words):
        first = int(words.starts[start])
        stop = max(start + 1, int(np.searchsorted(words.starts, first + most, side="right")) - 1)
        part = words.part(range(start, stop))
        lengths = np.diff(part.starts)
        units = np.argsort(-lengths, kind="stable")
        counts = np.searchsorted(-lengths[units], -np.arange(lengths[units[0]]), side="left").tolist()
        order = np.concatenate([part.starts[units[:count]] + position for position, count in enumerate(counts)])
        yield _Block(
            slice(start, stop),
            slice(first, first + len(order)),
            part.vectors[order],
            counts,
            np.argsort(units),
            np.argsort(order),
        )
        start = stop


def _best_by_position(cosines: Vectors, counts: Sequence[int]) -> Vectors:
    """Return the best row of each unit; rows stand by position."""
    best: Vectors = cosines[: counts[0]].copy("K")
    first = counts[0]
    for count in counts[1:]:
        np.maximum(best[:count], cosines[first : first + count], out=best[:count])
        first += count
    return best
