"""How well the words of one unit are covered by another: the evidence both kinds of alignment rest on.

A sentence vector dilutes a quoted fragment inside a longer sentence; words do not. Each content word is worth its best
cosine on the other side, minus what it reaches against any text of that document (its background), so that a name on
every page proves little. Units are given as stacked words, so that one matrix product serves many of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import COMMON, Scale
from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.words import is_content_word

__all__ = ["FUNCTION_WORD_WEIGHT", "Stack", "best_matches", "stack"]

FUNCTION_WORD_WEIGHT = 0.1
"""A function word beside a content word's 1: enough to tell "Are you ready?" from "Is he ready?"."""

HASHTAG_WEIGHT = 0.2
"""Reporters seldom translate the tags at the end of a post."""


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
            weights += [_weight(text, span) for span in spans]
        else:
            parts.append(np.zeros((1, width), dtype=np.float32))
            weights.append(0.0)
        starts.append(len(weights))
    stacked = np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, width), dtype=np.float32)
    return Stack(stacked, np.array(weights, dtype=np.float32), np.array(starts, dtype=np.int64), scale)


def _weight(text: str, word: Span) -> float:
    if text[max(0, word.start - 1) : word.start] == "#":
        return HASHTAG_WEIGHT
    return 1.0 if is_content_word(word.of(text)) else FUNCTION_WORD_WEIGHT


def best_matches(source: Stack, target: Stack) -> tuple[Vectors, Vectors]:
    """Return each word's best cosine in each unit of the other side.

    The first array, (source words, target units), is for the words of the source; the second, (source units, target
    words), for those of the target. Both sides need at least one unit.
    """
    cosines = source.compare(slice(None), target, slice(None))
    return (
        np.maximum.reduceat(cosines, target.starts[:-1], axis=1),
        np.maximum.reduceat(cosines, source.starts[:-1], axis=0),
    )
