"""Which content words of one side the other side covers, and the stretches it does not.

A word is as well covered as its most similar word on the other side (cosine of word vectors). One uncovered word is
often a matter of taste, three in a row are a lost phrase: so the longer a stretch, the less it takes to report it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Span
from bilingual.score import Side
from bilingual.score.calibration import Calibration
from bilingual.words import is_content_word

__all__ = ["Stretch", "cover", "find_uncovered", "share_covered"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring content words that the other side does not cover, with the function words between them.

    ``span`` is relative to the side's text; ``cosine`` is the mean of what its content words reach.
    """

    span: Span
    n_words: int
    cosine: float
    is_edge: bool


def cover(side: Side, other: Side, accounted: Sequence[Span] = ()) -> NDArray[np.float32]:
    """Return how well each word of ``side`` is covered by ``other``: float32 (n words,), cosines in [-1, 1].

    A word in an ``accounted`` span (other checks found its counterpart) counts as fully covered, 1.
    """
    if not side.words:
        return np.zeros(0, np.float32)
    best = (side.vectors @ other.vectors.T).max(axis=1) if other.words else np.zeros(len(side.words), np.float32)
    known = [any(span.overlaps(word) for span in accounted) for word in side.words]
    return np.where(known, np.float32(1), best).astype(np.float32)


def content_words(side: Side) -> list[int]:
    """Return the indices of the content words of ``side``."""
    return [i for i, word in enumerate(side.words) if is_content_word(word.of(side.text))]


def share_covered(side: Side, covered: NDArray[np.float32], calibration: Calibration) -> float:
    """Return the share of content words of ``side`` that are covered, [0, 1]; 1 when it has none."""
    content = content_words(side)
    if not content or side.language == "other":
        return 1.0
    threshold = calibration.lost[side.language][1]
    return float(np.mean([covered[i] >= threshold for i in content]))


def find_uncovered(side: Side, covered: NDArray[np.float32], calibration: Calibration) -> list[Stretch]:
    """Return the uncovered stretches of ``side``, in order and apart from each other."""
    if side.language == "other":
        return []
    content = content_words(side)
    found: list[Stretch] = []
    taken: set[int] = set()
    for length in (3, 2, 1):
        threshold = calibration.lost[side.language][length - 1]
        for run in _runs(content, covered, threshold):
            if len(run) >= length and taken.isdisjoint(run):
                taken.update(run)
                span = Span(side.words[run[0]].start, side.words[run[-1]].stop)
                is_edge = run[0] == content[0] or run[-1] == content[-1]
                found.append(Stretch(span, len(run), float(covered[run].mean()), is_edge))
    return sorted(found, key=lambda stretch: stretch.span)


def _runs(content: Sequence[int], covered: NDArray[np.float32], threshold: float) -> list[list[int]]:
    """Return the maximal runs of neighbouring content words below ``threshold``."""
    runs: list[list[int]] = [[]]
    for i in content:
        if covered[i] < threshold:
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
