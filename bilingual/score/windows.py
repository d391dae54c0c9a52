"""A pair too long for the scorer, cut into windows that correspond, and what they say joined again.

Both sides are cut along their word alignment: where words that are each other's closest follow one another on both
sides, the place between them corresponds. Windows overlap, and a word is said on the other side if any window that
holds it says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bilingual.score import Side

__all__ = ["Window", "cut_windows", "join_windows", "slice_side"]

WINDOW = 120
"""Words of the source in a window, without the overlap."""

OVERLAP = 30
"""Words before and after that windows share, on both sides."""

_CLOSE = 0.5
"""Cosine from which two words that are each other's closest are an anchor."""

_ROWS = 2048
"""Words compared with the other side at once, so that memory stays bounded."""

Window = tuple[range, range]
"""The words of the source and of the target in one window."""


def cut_windows(source: Side, target: Side) -> list[Window]:
    """Return overlapping windows that together hold every word of both sides, each side having at least one word."""
    n, m = len(source.words), len(target.words)
    xs, ys = _anchors(source, target)
    cuts = [*range(0, n, WINDOW), n]
    if len(cuts) > 2 and cuts[-1] - cuts[-2] < WINDOW // 2:
        del cuts[-2]
    places = [0, *(int(np.interp(cut, xs, ys)) for cut in cuts[1:-1]), m]
    return [
        (
            range(max(0, cuts[k] - OVERLAP), min(n, cuts[k + 1] + OVERLAP)),
            range(max(0, places[k] - OVERLAP), min(m, places[k + 1] + OVERLAP)),
        )
        for k in range(len(cuts) - 1)
    ]


def slice_side(side: Side, words: range) -> Side:
    """Return a side with some of its words; its text stays, and so do their spans."""
    return replace(side, words=side.words[words.start : words.stop], vectors=side.vectors[words.start : words.stop])


def join_windows(n: int, windows: Sequence[range], values: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the least value of each of ``n`` words over the windows that hold it."""
    joined = np.ones(n, np.float32)
    for words, own in zip(windows, values, strict=True):
        joined[words.start : words.stop] = np.minimum(joined[words.start : words.stop], own)
    return joined


def _anchors(source: Side, target: Side) -> tuple[list[int], list[int]]:
    """Return places of both sides that correspond, rising on both, the ends among them."""
    n, m = len(source.words), len(target.words)
    there = np.empty(n, np.intp)
    best = np.empty(n, np.float32)
    back, back_best = np.zeros(m, np.intp), np.full(m, -np.inf, np.float32)
    for start in range(0, n, _ROWS):
        cosines = source.vectors[start : start + _ROWS] @ target.vectors.T
        rows = slice(start, start + len(cosines))
        there[rows], best[rows] = cosines.argmax(axis=1), cosines.max(axis=1)
        top = cosines.max(axis=0)
        closer = top > back_best
        back[closer], back_best[closer] = start + cosines.argmax(axis=0)[closer], top[closer]
    mutual = [(i, int(j)) for i, j in enumerate(there) if back[j] == i and best[i] >= _CLOSE]
    rising = _longest_rising(mutual)
    return [0, *(i for i, _ in rising), n], [0, *(j for _, j in rising), m]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of ``pairs``, which rise on the first side, that rises on the second as well.

    >>> _longest_rising([(0, 0), (1, 9), (2, 1), (3, 2)])
    [(0, 0), (2, 1), (3, 2)]
    """
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for k, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before[k] = ends[place - 1] if place else -1
        if place == len(tails):
            tails.append(j)
            ends.append(k)
        else:
            tails[place], ends[place] = j, k
    chain: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]
