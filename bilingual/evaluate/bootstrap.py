"""How far a figure would move on another sample of the same kind: percentile intervals by the bootstrap.

Pairs are drawn again with replacement (Efron and Tibshirani, 1993; Koehn, 2004, for translation). All figures of a
table are computed on the same draws, so that what they share cancels when they are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["N_DRAWS", "Estimate", "estimate", "estimate_area"]

N_DRAWS = 1000
"""Samples drawn: sacrebleu's number, too."""

LEVEL = 0.95
"""Share of the draws that an interval holds."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def estimate(rows: Table, compute: Callable[[Table], Table], seed: int) -> list[Estimate]:
    """Return the figures of a sample, each with its interval.

    ``rows`` (n pairs, k) holds what each pair adds to k totals; ``compute`` turns totals (..., k) into figures
    (..., f). With the same ``seed`` the answer is the same. Raises ValueError without rows.
    """
    n = len(rows)
    if not n:
        raise ValueError("nothing to estimate from; rows must not be empty")
    generator = np.random.default_rng(seed)
    totals = np.stack([np.bincount(generator.integers(n, size=n), minlength=n) @ rows for _ in range(N_DRAWS)])
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(compute(totals), [tail, 1 - tail], axis=0)
    return [
        Estimate(float(value), float(down), float(up))
        for value, down, up in zip(compute(rows.sum(axis=0)), low, high, strict=True)
    ]


def estimate_area(positive: Table, negative: Table, seed: int) -> Estimate:
    """Return the area under the ROC curve, ties counted half, with its interval.

    ``positive`` (n,) and ``negative`` (m,) are scores; each is drawn again from its own. Raises ValueError when either
    is empty.
    """
    if not (len(positive) and len(negative)):
        raise ValueError("an area needs scores of both kinds")
    levels, places = np.unique(np.concatenate([positive, negative]), return_inverse=True)
    generator = np.random.default_rng(seed)

    def count(own: NDArray[np.intp]) -> Table:
        return np.bincount(own, minlength=len(levels)).astype(np.float64)

    def draw(own: NDArray[np.intp]) -> Table:
        return count(own[generator.integers(len(own), size=len(own))])

    def area(up: Table, down: Table) -> float:
        below = np.cumsum(down) - down / 2
        return float(up @ below) / float(up.sum() * down.sum())

    ups, downs = places[: len(positive)], places[len(positive) :]
    areas = [area(draw(ups), draw(downs)) for _ in range(N_DRAWS)]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(areas, [tail, 1 - tail])
    return Estimate(area(count(ups), count(downs)), float(low), float(high))
