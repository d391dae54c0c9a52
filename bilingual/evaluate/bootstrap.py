"""How far a figure would move on another sample of the same kind: percentile intervals by the bootstrap.

Pairs are drawn again with replacement (Efron and Tibshirani, 1993; Koehn, 2004, for translation). All figures of a
table are computed on the same draws, so that what they share cancels when they are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["N_DRAWS", "Estimate", "estimate"]

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
