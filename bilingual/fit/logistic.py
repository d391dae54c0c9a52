"""Logistic regression by Newton's method: a handful of features, the same numbers on every machine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "fit_logistic"]

Floats = NDArray[np.float64]

_STEPS = 50


def fit_logistic(
    x: Floats,
    y: Floats,
    *,
    ridge: float,
    balanced: bool = False,
    weight: Floats | None = None,
    around: Floats | None = None,
) -> tuple[Floats, float]:
    """Return weights (k,) and bias for rows ``x`` (n, k) with labels ``y`` (n,), in [0, 1].

    Minimises the mean loss plus ``ridge`` / 2 times the squared distance of weights and bias from ``around`` (k + 1,),
    without it from 0. ``balanced`` gives all positives together the weight of all negatives; ``weight`` (n,) says how
    many rows each stands for. Raises ValueError when one of the two is missing.
    """
    share = float(y.mean())
    if not 0 < share < 1:
        raise ValueError("there must be rows of both labels")
    rows = np.hstack([x, np.ones((len(x), 1))])
    weight = np.ones(len(y)) if weight is None else weight
    if balanced:
        weight = weight * np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    total = weight.sum()
    around = np.zeros(rows.shape[1]) if around is None else around
    w = around.copy()
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(rows @ w, -50, 50)))
        gradient = rows.T @ (weight * (y - p)) / total - ridge * (w - around)
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows / total + ridge * np.eye(len(w))
        w += np.linalg.solve(hessian, gradient)
    return w[:-1], float(w[-1])
