"""Finds passages that moved: what a monotone alignment leaves over on both sides, and yet belongs together.

Only sentences without a link are looked at. Pairs that are each other's best seed a passage; it is aligned as any piece
is, and linked when its beads bring more than a passage costs that stands elsewhere for no reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual.encode import Vectors

__all__ = ["Passage", "find_passages"]

SEED = 0.3
"""Least cosine of two sentences that seed a passage, on the common scale."""

GAP = 2
"""Sentences without a seed that a passage may hold between two with one."""

MOST_LEFT = 2_000
"""Sentences left over on either side above which nothing is looked for: the documents are hardly translations."""

Passage = tuple[range, range]


def find_passages(
    source: Vectors, target: Vectors, rows: Sequence[int], columns: Sequence[int], scale: Callable[[Vectors], Vectors]
) -> list[Passage]:
    """Return passages of unlinked sentences, ``rows`` of the source and ``columns`` of the target, as neighbours.

    Each is a stretch of sentences that all are unlinked, on either side; none shares a sentence with another.
    """
    if not rows or not columns or max(len(rows), len(columns)) > MOST_LEFT:
        return []
    cosines = scale(source[rows] @ target[columns].T)
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    seeds = [
        (rows[k], columns[int(best[k])]) for k in range(len(rows)) if back[best[k]] == k and cosines[k, best[k]] >= SEED
    ]
    free = _runs(rows), _runs(columns)
    chains: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        last = chains[-1][-1] if chains else None
        if (
            last
            and 0 < i - last[0] <= GAP + 1
            and 0 < j - last[1] <= GAP + 1
            and free[0][i] == free[0][last[0]]
            and free[1][j] == free[1][last[1]]
        ):
            chains[-1].append((i, j))
        else:
            chains.append([(i, j)])
    taken: tuple[set[int], set[int]] = (set(), set())
    passages = []
    for chain in sorted(chains, key=lambda some: (-len(some), some)):
        (i, j), (last_i, last_j) = chain[0], chain[-1]
        passage = (
            _widen(i, last_i, free[0][i], taken[0]),
            _widen(j, last_j, free[1][j], taken[1]),
        )
        if all(passage):
            taken[0].update(passage[0])
            taken[1].update(passage[1])
            passages.append(passage)
    return sorted(passages, key=lambda passage: passage[0].start)


def _runs(numbers: Sequence[int]) -> dict[int, range]:
    """Return for each number the stretch of neighbours it is in."""
    array: NDArray[np.int64] = np.asarray(numbers, dtype=np.int64)
    found: dict[int, range] = {}
    for run in np.split(array, np.flatnonzero(np.diff(array) != 1) + 1):
        stretch = range(int(run[0]), int(run[-1]) + 1)
        found.update(dict.fromkeys(stretch, stretch))
    return found


def _widen(first: int, last: int, run: range, taken: set[int]) -> range:
    """Return the sentences from ``first`` to ``last`` and one on either side where it is free, or an empty range."""
    if not taken.isdisjoint(range(first, last + 1)):
        return range(0)
    start = first - 1 if first - 1 in run and first - 1 not in taken else first
    stop = last + 2 if last + 1 in run and last + 1 not in taken else last + 1
    return range(start, stop)
