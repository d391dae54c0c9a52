"""Monotone paths through a table of beads: the best one, and how probable each bead is among all of them.

A path from (0, 0) to (n, m) takes beads of several kinds, and nulls that are worth nothing. The best path is that of
Gale and Church (1993). With the beads' worth as log-odds the paths are a conditional random field (Lafferty et al.,
2001), whose marginals tell how sure a link is. Between two links the source's nulls come first, so that no alignment
counts twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual.align.pieces import Kind

__all__ = ["Gains", "best_path", "best_paths", "marginals"]

Floats = NDArray[np.float64]

Gains = Mapping[Kind, Floats]
"""What the bead of a kind (a, b) at (i, j) is worth: (n + 1 - a, m + 1 - b)."""

NEVER = -1e300
"""Log of the sum over no path at all; finite, so that differences are numbers."""


def best_path(gains: Gains, n: int, m: int) -> list[tuple[range, range]]:
    """Return the beads of the path with the best sum, in order; nulls are single sentences."""
    return best_paths({kind: gain[None] for kind, gain in gains.items()}, [(n, m)])[0]


def best_paths(gains: Gains, sizes: Sequence[tuple[int, int]]) -> list[list[tuple[range, range]]]:
    """Return the best path of each of several stacked tables, of ``sizes`` that may be smaller than the gains'."""
    kinds = list(gains)
    n, m = (max(some) for some in zip(*sizes, strict=True))
    skip_source, skip_target = len(kinds), len(kinds) + 1
    totals = np.zeros((len(sizes), n + 1, m + 1))
    choice = np.full((len(sizes), n + 1, m + 1), skip_target, dtype=np.int8)
    for i in range(1, n + 1):
        best, chosen = totals[:, i - 1].copy(), np.full((len(sizes), m + 1), skip_source, dtype=np.int8)
        for number, (a, b) in enumerate(kinds):
            if i < a:
                continue
            candidate = totals[:, i - a, : m + 1 - b] + gains[a, b][:, i - a]
            better = candidate > best[:, b:]
            np.copyto(best[:, b:], candidate, where=better)
            np.copyto(chosen[:, b:], np.int8(number), where=better)
        np.maximum.accumulate(best, axis=1, out=totals[:, i])
        # Between two links the source's nulls come first, so going back the target's are preferred.
        choice[:, i, 1:] = np.where(totals[:, i, :-1] >= best[:, 1:], skip_target, chosen[:, 1:])
        choice[:, i, 0] = skip_source
    steps = [*kinds, (1, 0), (0, 1)]
    return [_go_back(some, steps, *size) for some, size in zip(choice, sizes, strict=True)]


def _go_back(choice: NDArray[np.int8], steps: Sequence[Kind], i: int, j: int) -> list[tuple[range, range]]:
    path = []
    while i or j:
        a, b = steps[choice[i, j]]
        path.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return path[::-1]


def marginals(gains: Gains, n: int, m: int) -> tuple[dict[Kind, Floats], Floats]:
    """Return the probability of every bead, shaped as the gains, and the log of the sum over all paths.

    Several tables may be stacked, in leading dimensions of all gains. A smaller table is filled up with beads worth
    minus infinity, or nearly so: what they leave are nulls, which change nothing.
    """
    forward, backward = _forward(gains, n, m), _backward(gains, n, m)
    total = forward[..., n, m]
    probabilities = {
        (a, b): np.exp(
            np.minimum(
                forward[..., : n + 1 - a, : m + 1 - b] + gain + backward[..., a:, b:] - total[..., None, None], 0.0
            )
        )
        for (a, b), gain in gains.items()
    }
    return probabilities, total


def _stacked(gains: Gains) -> tuple[int, ...]:
    return next((gain.shape[:-2] for gain in gains.values()), ())


def _forward(gains: Gains, n: int, m: int) -> Floats:
    """Return the log-sum of all paths from (0, 0) to each place: (..., n + 1, m + 1)."""
    stacked = _stacked(gains)
    sums = np.zeros((*stacked, n + 1, m + 1))
    # Paths that end in a bead or a source's null; a target's null may follow them, and never the other way round.
    row = np.full((*stacked, m + 1), NEVER)
    row[..., 0] = 0.0
    ways = np.empty((len(gains) + 1, *stacked, m + 1))
    for i in range(1, n + 1):
        ways.fill(NEVER)
        ways[-1] = row
        for way, ((a, b), gain) in zip(ways, gains.items(), strict=False):
            if i >= a:
                np.add(sums[..., i - a, : m + 1 - b], gain[..., i - a, :], out=way[..., b:])
        row = _log_sum(ways)
        np.logaddexp.accumulate(row, axis=-1, out=sums[..., i, :])
    return sums


def _backward(gains: Gains, n: int, m: int) -> Floats:
    """Return the log-sum of all paths from each place, where a bead has just ended, to (n, m): (..., n + 1, m + 1)."""
    stacked = _stacked(gains)
    sums = np.empty((*stacked, n + 1, m + 1))
    sums[..., n, :] = 0.0  # only the target's nulls are left
    ways = np.empty((len(gains), *stacked, m + 1))
    for i in range(n - 1, -1, -1):
        ways.fill(NEVER)
        for way, ((a, b), gain) in zip(ways, gains.items(), strict=True):
            if i + a <= n:
                np.add(gain[..., i, :], sums[..., i + a, b:], out=way[..., : m + 1 - b])
        row = np.logaddexp.accumulate(_log_sum(ways)[..., ::-1], axis=-1)[..., ::-1]  # first some of the target's nulls
        np.logaddexp(row, sums[..., i + 1, :], out=sums[..., i, :])
    return sums


def _log_sum(ways: Floats) -> Floats:
    """Return the log of the sum of what is along the first axis, which it overwrites."""
    most = np.maximum(ways, NEVER, out=ways).max(axis=0)
    ways -= most
    total: Floats = np.log(np.exp(ways, out=ways).sum(axis=0))
    total += most
    return total
