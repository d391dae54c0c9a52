"""What linking is compared with: sentence vectors alone, matched one to one."""

from __future__ import annotations

import numpy as np

from bilingual.encode import Vectors

__all__ = ["match_hungarian", "match_mutual"]

Pairs = set[tuple[int, int]]


def match_mutual(cosines: Vectors, threshold: float) -> Pairs:
    """Return rows and columns of (n, m) cosines that are each other's best and reach ``threshold``."""
    if not cosines.size:
        return set()
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return {(i, int(j)) for i, j in enumerate(best) if back[j] == i and cosines[i, j] >= threshold}


def match_hungarian(cosines: Vectors, threshold: float) -> Pairs:
    """Return the one-to-one matching of (n, m) cosines with the largest sum above ``threshold`` a pair.

    Every row may stay alone at ``threshold``, so no pair below it is made. By shortest augmenting paths (Jonker and
    Volgenant, 1987).
    """
    n, m = cosines.shape
    cost = np.concatenate([-cosines, np.full((n, n), -threshold)], axis=1).astype(np.float64)
    row_price, column_price = np.zeros(n + 1), np.zeros(m + n + 1)
    owner = np.full(m + n + 1, n)  # the row of each column; the last column is where a new row starts
    for row in range(n):
        owner[-1], column = row, m + n
        distance = np.full(m + n, np.inf)
        before = np.full(m + n, -1)
        done = np.zeros(m + n, dtype=bool)
        while True:
            current = owner[column]
            reduced = cost[current] - row_price[current] - column_price[:-1]
            better = ~done & (reduced < distance)
            distance[better], before[better] = reduced[better], column
            step = np.where(done, np.inf, distance)
            following = int(step.argmin())
            delta = step[following]
            row_price[owner[:-1][done]] += delta
            column_price[:-1][done] -= delta
            row_price[row] += delta
            distance[~done] -= delta
            done[following] = True
            column = following
            if owner[column] == n:
                break
        while column != m + n:
            owner[column] = owner[before[column]]
            column = int(before[column])
    return {(int(owner[j]), j) for j in range(m) if owner[j] < n}
