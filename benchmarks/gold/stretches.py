"""How sure a stretch of words is that the scorer misses: features weighed on many pairs, scaled on the gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold.reading import RU_EN, Read, accounted, read_pairs
from benchmarks.scoring import ADDITIONS, OMISSIONS, read_demetr, read_references
from bilingual.calibration import Logistic
from bilingual.datatypes import Span
from bilingual.fit.logistic import Floats, fit_logistic
from bilingual.score.fitted import Kind
from bilingual.score.tagged import Tagged
from bilingual.score.weighed import find_stretches

__all__ = ["N_FOLDS", "describe", "find_threshold", "fit_stretches", "predict_unseen", "read_made", "usual_addition"]

N_FOLDS = 8
"""Parts of the gold, each judged by a fit on the others."""

_REAL: Mapping[Kind, float] = {"omission": 0.3, "addition": 0.15}
"""Share of stretches on human references that are real: of omissions a third is among those reported on wmt21's odd
documents, read by eye (``python -m benchmarks.scoring --show``); of additions, hardly ever reported, half is taken."""

_MADE = 0.3
"""What a stretch that was made counts beside one of the gold: it orders those of the gold's calibration half best."""

_MANY_RIDGE, _RIDGE = 0.03, 0.003
"""Of the fit of the direction, on features of unit deviation, and of that of the scale."""


def describe(stretches: Sequence[tuple[Kind, Tagged]]) -> Floats:
    """Return a row for each stretch: its features, and whether it is an addition."""
    return np.array([[*stretch.features, kind == "addition"] for kind, stretch in stretches], dtype=np.float64)


def read_made(rules: Mapping[str, Logistic]) -> tuple[Floats, Floats]:
    """Return rows as of :func:`describe`, and how likely each is right, of pairs that nobody labelled.

    Of a damaged sentence of DEMETR the surest stretch of the damage's kind is right, of an untouched one none, of a
    reference the share :data:`_REAL`.
    """
    rows = [row for row in read_demetr(1) if row[2] in (*OMISSIONS, *ADDITIONS, "untouched")] + read_references(1)
    stretches: list[tuple[Kind, Tagged]] = []
    truth: list[float] = []
    read = read_pairs([row[:2] for row in rows], [RU_EN] * len(rows))
    for (_, _, group), item in zip(rows, read, strict=True):
        found = _read_stretches(item, accounted(item, rules)) if item else []
        if group in OMISSIONS or group in ADDITIONS:
            damage = "omission" if group in OMISSIONS else "addition"
            found = sorted((pair for pair in found if pair[0] == damage), key=lambda pair: -pair[1].features[0])[:1]
            truth += [1.0 for _ in found]
        else:
            truth += [0.0 if group == "untouched" else _REAL[kind] for kind, _ in found]
        stretches += found
    return describe(stretches), np.array(truth)


def _read_stretches(item: Read, accounted: tuple[Sequence[Span], Sequence[Span]]) -> list[tuple[Kind, Tagged]]:
    return find_stretches(item.source, item.target, item.tags, *accounted, with_phrases=False)


def fit_stretches(x: Floats, right: NDArray[np.bool_], made: tuple[Floats, Floats]) -> tuple[Floats, float]:
    """Return weights and bias: their direction from the gold and what was made, their scale from the gold alone."""
    y = right.astype(np.float64)
    both = np.concatenate([made[0], x])
    scales = both.std(axis=0) + 1e-6
    direction, _ = fit_logistic(
        (both - both.mean(axis=0)) / scales,
        np.concatenate([made[1], y]),
        ridge=_MANY_RIDGE,
        weight=np.concatenate([np.full(len(made[1]), _MADE), np.ones(len(y))]),
    )
    direction /= scales
    direction[-1] = 0.0  # of the kind only the gold knows: in DEMETR additions are as frequent as it pleases
    (scale, addition), bias = fit_logistic(np.stack([x @ direction, x[:, -1]], axis=1), y, ridge=_RIDGE)
    weights = scale * direction
    weights[-1] = addition
    return weights, bias


def predict_unseen(
    x: Floats, right: NDArray[np.bool_], folds: NDArray[np.int64], made: tuple[Floats, Floats]
) -> Floats:
    """Return the confidence of each row by a fit on the other folds."""
    unseen = np.zeros(len(x))
    for fold in range(N_FOLDS):
        own = folds == fold
        weights, bias = fit_stretches(x[~own], right[~own], made)
        unseen[own] = 1 / (1 + np.exp(-(x[own] @ weights + bias)))
    return unseen


def find_threshold(unseen: Floats, right: NDArray[np.bool_], precision: float) -> float:
    """Return the least confidence, in hundredths, from which and from all above it findings reach ``precision``."""
    found = 1.0
    for percent in range(99, 0, -1):
        kept = unseen >= percent / 100
        if kept.sum() < 5:
            continue
        if right[kept].mean() < precision:
            break
        found = percent / 100
    return found


def usual_addition(weights: Floats, bias: float) -> float:
    """Return the confidence, in hundredths, that half of the additions to DEMETR's odd sentences reach."""
    rows = [row for row in read_demetr(1) if row[2] in ADDITIONS]
    surest = []
    for item in read_pairs([row[:2] for row in rows], [RU_EN] * len(rows)):
        found = _read_stretches(item, item.accounted) if item else []
        odds = [np.dot([*stretch.features, 1.0], weights) + bias for kind, stretch in found if kind == "addition"]
        surest.append(max(odds, default=-np.inf))
    return int(100 / (1 + np.exp(-np.median(surest)))) / 100
