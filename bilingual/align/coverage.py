"""How well the words of one unit are covered by another: the evidence both kinds of alignment rest on.

A sentence vector dilutes a quoted fragment inside a longer sentence; words do not. Each content word is worth its best
cosine on the other side, minus what it reaches against any text of that document (its background), so that a name on
every page proves little. Units are given as stacked words, so that one matrix product serves many of them.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def stack(
    texts: Sequence[str], words: Sequence[Sequence[Span]], vectors: Sequence[Vectors], scale: Scale = COMMON
) -> Stack:
    """Stack the words of n units: their texts, the spans of their words in them and the words' vectors."""
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
    stacked = np.concatenate(parts).astype(np.float32, copy=False) if parts else np.zeros((0, width), dtype=np.float32)
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
    units_s, counts_s, rows_s = _by_position(source)
    units_t, counts_t, rows_t = _by_position(target)
    vectors_s, vectors_t = source.vectors[rows_s], target.vectors[rows_t].T
    in_targets = np.empty((len(rows_s), len(units_t)), dtype=np.float32)
    from_sources = np.full((len(units_s), len(rows_t)), -np.inf, dtype=np.float32)
    start = 0
    for n in counts_s:
        cosines = vectors_s[start : start + n] @ vectors_t
        np.maximum(from_sources[:n], cosines, out=from_sources[:n])
        best = in_targets[start : start + n]
        best[:] = cosines[:, : len(units_t)]
        first = len(units_t)
        for count in counts_t[1:]:
            np.maximum(best[:, :count], cosines[:, first : first + count], out=best[:, :count])
            first += count
        start += n
    rows, columns = np.empty_like(in_targets), np.empty_like(from_sources)
    rows[np.ix_(rows_s, units_t)] = in_targets
    columns[np.ix_(units_s, rows_t)] = from_sources
    return source.scale(rows), source.scale(columns)


def _by_position(words: Stack) -> tuple[NDArray[np.int64], list[int], NDArray[np.int64]]:
    """Return the units from the longest to the shortest, and the rows of their first words, second words, and so on.

    In between, how many units have a word at each position: always the first in that order. Whole rows of cosines are
    compared in this way, which is several times as fast as the few of each unit by themselves.
    """
    lengths = np.diff(words.starts)
    units = np.argsort(-lengths, kind="stable")
    longest = int(lengths[units[0]])
    counts = np.searchsorted(-lengths[units], -np.arange(longest), side="left").tolist()
    rows = [words.starts[units[:count]] + position for position, count in enumerate(counts)]
    return units, counts, np.concatenate(rows)
