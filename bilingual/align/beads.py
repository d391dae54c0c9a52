"""What speaks for some sentences of one document translating some of the other, as features of every possible bead.

Three witnesses: the cosine of the sentences' vectors, the words of both sides with their best cosines on the other
(:mod:`bilingual.align.coverage`), and what needs no model, lengths and numbers. Which weights they deserve is fitted
(:mod:`bilingual.fit.beads`) and stands in the model's calibration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.align.bead_words import WordEvidence, find_evidence
from bilingual.align.pieces import Batch, Kind
from bilingual.align.sides import Floats, Side
from bilingual.calibration import Calibration

__all__ = ["KINDS", "MAX_MERGE", "MERGED_FEATURES", "SINGLE_FEATURES", "Scored", "describe_beads", "score_beads"]

KINDS: tuple[Kind, ...] = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1))
"""Source by target. Translators merge or split two sentences, seldom more (Gale and Church, 1993)."""

MAX_MERGE = max(max(kind) for kind in KINDS)

SINGLE_FEATURES = (
    "cosine",  # of the sentence vectors, summed over neighbours
    "cosine-high",  # as far as it is above HIGH_COSINE
    "cosine-low",  # as far as it is below LOW_COSINE
    "margin",  # above what the sentences reach with their nearest neighbours (Artetxe and Schwenk, 2019)
    "words",  # summed evidence of the words of both sides
    "word-density",  # the same for each word
    "cover-sum",  # share of words with a counterpart, both sides
    "cover-least",  # of the side that is covered less
    "cover-whole",  # of the side that is covered more, as far as it is above MOSTLY: the other may hold more besides
    "length",  # absolute log of the ratio of characters (after Gale and Church, 1993)
    "length-squared",
    "numbers-shared",  # figures on both sides, at most MOST_NUMBERS
    "numbers-alone",  # figures on the side with more of them that the other side lacks
)
MERGED_FEATURES = (
    *SINGLE_FEATURES,
    "cosine-sum",  # cosine times the mean number of sentences
    "weakest-words",  # evidence for each word of the merged sentence that has least of it
    "weakest-cosine",  # best cosine of the merged sentence that has the least
    "cosine-gain",  # cosine above that of the best single sentences
    "extra",  # sentences beyond three
    "crossed",  # two or more on both sides
    "crossed-gain",  # cosine above that of the same sentences one by one
)
"""Of beads with more than one sentence on a side."""

HIGH_COSINE, LOW_COSINE = 0.5, 0.25
"""Where translations are sure, and unrelated sentences common, on the common scale of sentences."""

MOSTLY = 0.7
"""Share of a sentence's words that is nearly all of it, between free translations."""

LEAST_COSINE, LEAST_MERGED_COSINE = 0.3, 0.4
"""Of a bead 1:1 and of any other, on the common scale: nearly all links of wmt22 are above (only two in a thousand
are below .41), and below the fitted odds know little, for only sentences of one article were compared."""

HOPELESS, IMPOSSIBLE = -50.0, -1e9
"""Log-odds of such a bead, and of one that is not within its piece."""

COSINE = SINGLE_FEATURES.index("cosine")

NEIGHBOURS = 3
"""Nearest neighbours whose mean cosine is a sentence's background ..."""

NEIGHBOUR_PRIOR, NEIGHBOUR_COUNT = 0.15, 2
"""... with a prior cosine that counts as so many, because a piece may hold few sentences."""

LENGTH_PRIOR = 15.0
"""Characters added to both sides of a ratio of lengths: short sentences vary more."""

MOST_NUMBERS = 2.0


@dataclass(frozen=True, slots=True)
class Scored:
    """The log-odds of each bead against nulls, and the cosine of its two sides' summed sentence vectors.

    For each kind (a, b) both are (pieces, n + 1 - a, m + 1 - b); a bead that a piece does not hold is IMPOSSIBLE.
    """

    gains: dict[Kind, NDArray[np.float64]]
    cosines: dict[Kind, Floats]


def score_beads(source: Side, target: Side, batch: Batch, calibration: Calibration) -> Scored:
    """Return what speaks for each bead of some pieces of two documents."""
    gains, cosines = {}, {}
    for kind, cosine, features in _describe(source, target, batch, calibration):
        linking = calibration.pairs.single if kind == (1, 1) else calibration.pairs.merged
        weights = linking.vector(SINGLE_FEATURES if kind == (1, 1) else MERGED_FEATURES)
        odds = np.full(cosine.shape, linking.bias, dtype=np.float32)
        for weight, feature in zip(weights, features, strict=True):
            odds += weight * feature
        least = LEAST_COSINE if kind == (1, 1) else LEAST_MERGED_COSINE
        odds[calibration.sentences(cosine) < least] = HOPELESS
        odds[~batch.holds(kind)] = IMPOSSIBLE
        gains[kind], cosines[kind] = odds.astype(np.float64), cosine
    return Scored(gains, cosines)


def describe_beads(source: Side, target: Side, batch: Batch, calibration: Calibration) -> dict[Kind, Floats]:
    """Return the features of each bead: for each kind (a, b) that fits, (pieces, n + 1 - a, m + 1 - b, features).

    Their names are SINGLE_FEATURES for 1:1, MERGED_FEATURES for all others.
    """
    return {
        kind: np.stack(list(features), axis=-1) for kind, _, features in _describe(source, target, batch, calibration)
    }


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is known of the pairs of sentences in a batch, from which the features of all kinds of bead are made.

    ``raw`` and ``cosines`` (pieces, n, m) are cosines as the model has them and on the common scale, ``shared``
    numbers in common. All others have the source first: ``near`` (pieces, sentences) is a sentence's background,
    ``counts`` how many numbers it has.
    """

    raw: Floats
    cosines: Floats
    shared: Floats
    words: tuple[WordEvidence, WordEvidence]
    near: tuple[Floats, Floats]
    lengths: tuple[Floats, Floats]
    counts: tuple[Floats, Floats]


def _tabulate(source: Side, target: Side, batch: Batch, calibration: Calibration) -> _Tables:
    raw, shared = (np.zeros((len(batch), batch.n, batch.m), dtype=np.float32) for _ in range(2))
    for k, (rows, columns) in enumerate(batch.pieces):
        raw[k, : len(rows), : len(columns)] = (
            source.vectors[rows.start : rows.stop] @ target.vectors[columns.start : columns.stop].T
        )
        others = [(j, target.numbers[at]) for j, at in enumerate(columns) if target.numbers[at]]
        for i, at in enumerate(rows):
            for j, numbers in others if source.numbers[at] else ():
                shared[k, i, j] = len(source.numbers[at] & numbers)
    cosines = calibration.sentences(raw)
    places = batch.places()
    return _Tables(
        raw,
        cosines,
        shared,
        find_evidence(source, target, batch, calibration, MAX_MERGE),
        (_background(cosines, batch.sizes[1]), _background(cosines.swapaxes(1, 2), batch.sizes[0])),
        (source.lengths[places[0]], target.lengths[places[1]]),
        (_count(source)[places[0]], _count(target)[places[1]]),
    )


def _count(side: Side) -> Floats:
    return np.array([len(numbers) for numbers in side.numbers], dtype=np.float32)


def _describe(
    source: Side, target: Side, batch: Batch, calibration: Calibration
) -> Iterator[tuple[Kind, Floats, Iterator[Floats]]]:
    """Yield for each kind of bead that fits its cosines and its features, each (pieces, n + 1 - a, m + 1 - b)."""
    tables = _tabulate(source, target, batch, calibration)
    rows, columns = batch.places()
    for a, b in KINDS:
        if a <= batch.n and b <= batch.m:
            # Of a bead that is filled up any norm will do.
            norms = (
                source.norms[a - 1][np.minimum(rows[:, : batch.n + 1 - a], len(source) - a)],
                target.norms[b - 1][np.minimum(columns[:, : batch.m + 1 - b], len(target) - b)],
            )
            cosine = _slide_both(tables.raw, a, b) / (norms[0][:, :, None] * norms[1][:, None, :])
            features = _describe_any(tables, (a, b), calibration.sentences(cosine))
            yield (a, b), cosine, features


def _describe_any(tables: _Tables, kind: Kind, cosine: Floats) -> Iterator[Floats]:
    """Yield SINGLE_FEATURES, and what MERGED_FEATURES has beside them."""
    a, b = kind
    own_s, own_t = _slide(tables.words[0].weights, a)[:, :, None], _slide(tables.words[1].weights, b)[:, None, :]
    total_s, total_t = (
        _slide(tables.words[0].gains[b - 1], a),
        _slide(tables.words[1].gains[a - 1], b).swapaxes(1, 2),
    )
    cover_s = _slide(tables.words[0].covered[b - 1], a) / np.maximum(own_s, 0.1)
    cover_t = _slide(tables.words[1].covered[a - 1], b).swapaxes(1, 2) / np.maximum(own_t, 0.1)
    near_s, near_t = _slide(tables.near[0], a)[:, :, None], _slide(tables.near[1], b)[:, None, :]
    log_s, log_t = (np.log(_slide(side, k) + LENGTH_PRIOR) for side, k in zip(tables.lengths, kind, strict=True))
    length = log_s[:, :, None] - log_t[:, None, :]
    told = _slide_both(tables.shared, a, b)
    most = np.maximum(_slide(tables.counts[0], a)[:, :, None], _slide(tables.counts[1], b)[:, None, :])
    yield cosine
    yield np.maximum(cosine - HIGH_COSINE, 0)
    yield np.minimum(cosine - LOW_COSINE, 0)
    yield cosine - np.divide(near_s + near_t, a + b)
    yield (total_s + total_t) / 2
    yield total_s / np.maximum(own_s, 1) + total_t / np.maximum(own_t, 1)
    yield cover_s + cover_t
    yield np.minimum(cover_s, cover_t)
    yield np.maximum(np.maximum(cover_s, cover_t) - MOSTLY, 0)
    yield np.abs(length)
    yield length * length
    yield np.minimum(told, MOST_NUMBERS)
    yield np.clip(most - told, 0, MOST_NUMBERS)
    if kind != (1, 1):
        yield from _describe_merged(tables, kind, cosine)


def _describe_merged(tables: _Tables, kind: Kind, cosine: Floats) -> Iterator[Floats]:
    """Yield what MERGED_FEATURES has beside SINGLE_FEATURES."""
    a, b = kind
    density_s = np.divide(tables.words[0].gains[b - 1], np.maximum(tables.words[0].weights, 1)[:, :, None])
    density_t = np.divide(tables.words[1].gains[a - 1], np.maximum(tables.words[1].weights, 1)[:, :, None])
    yield cosine * np.float32((a + b) / 2)
    yield np.minimum(_slide(density_s, a, 1, np.minimum), _slide(density_t, b, 1, np.minimum).swapaxes(1, 2))
    yield _weakest_cosine(tables.cosines, a, b)
    yield cosine - _slide_both(tables.cosines, a, b, np.maximum)
    yield np.full_like(cosine, a + b - 3)
    yield np.full_like(cosine, a > 1 and b > 1)
    yield _crossed_gain(cosine, tables.cosines, a, b)


def _background(cosines: Floats, others: NDArray[np.int64]) -> Floats:
    """Return the mean cosine of each row's nearest neighbours, drawn to a prior: (pieces, own, others) to two axes.

    Where a piece has fewer of the ``others`` than NEIGHBOURS, and where it is filled up, the prior stands for them.
    """
    is_there = np.arange(cosines.shape[2]) < others[:, None]
    known = np.where(is_there[:, None, :], cosines, np.float32(-np.inf))
    k = min(NEIGHBOURS, known.shape[2])
    nearest = np.partition(known, -k, axis=2)[:, :, -k:]
    total = np.where(np.isfinite(nearest), nearest, np.float32(NEIGHBOUR_PRIOR)).sum(axis=2)
    n_prior = NEIGHBOUR_COUNT + NEIGHBOURS - k
    return np.asarray((total + NEIGHBOUR_PRIOR * n_prior) / (NEIGHBOURS + NEIGHBOUR_COUNT), dtype=np.float32)


def _weakest_cosine(cosines: Floats, a: int, b: int) -> Floats:
    """Return the best cosine, within the bead, of that one of its merged sentences where it is least."""
    weakest = []
    if a > 1:
        weakest.append(_slide(_slide(cosines, b, 2, np.maximum), a, 1, np.minimum))
    if b > 1:
        weakest.append(_slide(_slide(cosines, a, 1, np.maximum), b, 2, np.minimum))
    return weakest[0] if len(weakest) == 1 else np.asarray(np.minimum(*weakest))


def _crossed_gain(cosine: Floats, cosines: Floats, a: int, b: int) -> Floats:
    """Return twice the cosine of a crossed bead above the sum of its first and last sentences', 0 for others."""
    if a == 1 or b == 1:
        return np.zeros_like(cosine)
    _, n, m = cosine.shape
    return np.asarray(2 * cosine - cosines[:, :n, :m] - cosines[:, a - 1 :, b - 1 :])


def _slide(values: Floats, length: int, axis: int = 1, combine: Callable[[Floats, Floats], Floats] = np.add) -> Floats:
    """Combine every ``length`` neighbours along an axis, which gets shorter by ``length`` - 1."""
    n = values.shape[axis] + 1 - length
    at = (slice(None),) * axis
    combined = values[(*at, slice(n))]
    for k in range(1, length):
        combined = combine(combined, values[(*at, slice(k, k + n))])
    return combined


def _slide_both(values: Floats, a: int, b: int, combine: Callable[[Floats, Floats], Floats] = np.add) -> Floats:
    return _slide(_slide(values, a, 1, combine), b, 2, combine)
