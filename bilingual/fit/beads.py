"""The log-odds of beads: fitted so that the right alignment is probable among all alignments.

The weights of a conditional random field over monotone paths (:mod:`bilingual.align.lattice`), by maximum likelihood
with L-BFGS (Nocedal, 1980). The objective is convex and starts from nothing, so the same documents give the same
weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bilingual.align.anchors import cut_pieces
from bilingual.align.beads import KINDS, MAX_MERGE, MERGED_FEATURES, SINGLE_FEATURES, describe_beads
from bilingual.align.lattice import marginals
from bilingual.align.pairs import align_texts
from bilingual.align.pieces import Batch, Kind
from bilingual.align.sides import build_side
from bilingual.calibration import Calibration, Linking, Pairs
from bilingual.fit.damaged import DAMAGES, Beads, DamagedPair, damage_article, join_articles
from bilingual.fit.embedder import Embedder, Progress
from bilingual.fit.mixed import QuotedPair

__all__ = ["fit_beads", "fit_pairs"]

Floats = NDArray[np.float64]

Features = NDArray[np.float32]

_RIDGE = 0.3
"""On the sum of the losses, with features of mean 0 and deviation 1; .3, 1 and 3 give nearly the same."""

_SHORTEST = 3
"""Sentence pairs that make an article."""

_IN_ORDER = ("base", "del10", "spliced", "shifted")
"""Damages that the odds are fitted on: what is left when segments are parted into sentences, which come in order."""

_JOINED = 10
"""Articles in a long document."""

_MOVED_COSTS = (2.0, 4.0, 6.0, 8.0)

_STEPS = 100
_MEMORY = 10
_ENOUGH = 1e-5
"""Share of the loss below which a step is the last."""

_START = (-3.0, -6.0)
"""Log-odds of a bead 1:1, and of a merged one, of which nothing is known."""

_SINGLE, _MERGED = slice(0, 1 + len(SINGLE_FEATURES)), slice(1 + len(SINGLE_FEATURES), None)


_TOGETHER = 32
"""Pieces of about the same size that are computed together."""

_IMPOSSIBLE = -1e9
"""Log-odds of beads where a piece has no sentence."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Features of all beads of a piece, and the right ones among them."""

    features: Mapping[Kind, Features]
    gold: Beads
    n: int
    m: int


@dataclass(frozen=True, slots=True)
class _Batch:
    """Pieces filled up to the same size.

    ``features`` are (pieces, n + 1 - a, m + 1 - b, 1 + k), the first always 1, all of mean 0 and deviation 1;
    ``offsets`` are :data:`_IMPOSSIBLE` where a piece has no such bead. ``right`` is the sum of the right beads'
    features, those of 1:1 first.
    """

    features: Mapping[Kind, Features]
    offsets: Mapping[Kind, Features]
    right: Floats
    n: int
    m: int


def fit_pairs(
    articles: Sequence[Sequence[QuotedPair]],
    embed: Embedder,
    calibration: Calibration,
    progress: Progress = lambda *_: None,
) -> Pairs:
    """Fit all that the alignment of document pairs needs on translated articles, which are damaged for that."""
    kinds = {
        name: [
            damage_article(pairs, damage, f"{name}-{k}") for k, pairs in enumerate(articles) if len(pairs) >= _SHORTEST
        ]
        for name, damage in DAMAGES.items()
    }
    in_order = [pair for name in _IN_ORDER for pair in kinds[name]]
    long = [join_articles(kinds["spliced"][k : k + _JOINED]) for k in range(0, len(kinds["spliced"]), _JOINED)]
    pairs = fit_beads([*in_order, *long], embed, calibration, progress)
    calibrated = replace(calibration, pairs=pairs)
    return replace(pairs, moved=_fit_moved([*kinds["moved"], *kinds["hard"]], embed, calibrated))


def _fit_moved(documents: Sequence[DamagedPair], embed: Embedder, calibration: Calibration) -> float:
    """Return the cost of a moved passage at which most links and nulls of ``documents`` are right."""

    def count(cost: float) -> int:
        trial = replace(calibration, pairs=replace(calibration.pairs, moved=cost))
        return sum(len(set(pair.gold) & set(_align(pair, embed, trial))) for pair in documents)

    return max(_MOVED_COSTS, key=count)


def _align(pair: DamagedPair, embed: Embedder, calibration: Calibration) -> Beads:
    beads = align_texts((pair.source, pair.target), embed, calibration, pair.languages)
    return tuple((tuple(bead.source), tuple(bead.target)) for bead in beads)


def fit_beads(
    documents: Sequence[DamagedPair], embed: Embedder, calibration: Calibration, progress: Progress = lambda *_: None
) -> Pairs:
    """Fit the weights of beads on document pairs; the cosines' scales are those of ``calibration``."""
    pieces = [piece for pair in documents for piece in _pieces(pair, embed, calibration)]
    means, deviations = _moments(pieces)
    batches = _stack(pieces, means, deviations)
    start = np.zeros(len(means))
    start[_SINGLE.start], start[_MERGED.start] = _START
    weights = _minimise(lambda w: _loss(batches, w), start, progress) / deviations
    single, merged = (_linking(weights, means, names, own) for names, own in _GROUPS)
    return Pairs(single, merged, calibration.pairs.moved)


_GROUPS = ((SINGLE_FEATURES, _SINGLE), (MERGED_FEATURES, _MERGED))


def _linking(weights: Floats, means: Floats, names: Sequence[str], own: slice) -> Linking:
    bias, *slopes = weights[own]
    shift = float(np.dot(slopes, means[own][1:]))
    return Linking(
        round(float(bias) - shift, 4),
        {name: round(float(value), 4) for name, value in zip(names, slopes, strict=True)},
    )


def _own(kind: Kind) -> slice:
    return _SINGLE if kind == (1, 1) else _MERGED


def _pieces(pair: DamagedPair, embed: Embedder, calibration: Calibration) -> Iterable[_Piece]:
    """Yield the pieces that alignment cuts a pair into, with the right beads that lie within them."""
    languages = pair.languages
    source, target = (
        build_side(texts, embed(texts, language), MAX_MERGE)
        for texts, language in zip((pair.source, pair.target), languages, strict=True)
    )
    for rows, columns in cut_pieces(source.vectors, target.vectors, calibration.sentences):
        gold = tuple(
            (tuple(i - rows.start for i in some), tuple(j - columns.start for j in others))
            for some, others in pair.gold
            if some and others and set(some) <= set(rows) and set(others) <= set(columns)
        )
        if rows and columns:
            described = describe_beads(source, target, Batch(((rows, columns),)), calibration)
            features = {kind: some[0] for kind, some in described.items()}
            gold = tuple(bead for bead in gold if (len(bead[0]), len(bead[1])) in features)
            yield _Piece(features, gold, len(rows), len(columns))


def _stack(pieces: Sequence[_Piece], means: Floats, deviations: Floats) -> list[_Batch]:
    """Return the pieces in batches, their features brought to mean 0 and deviation 1."""
    ordered = sorted(pieces, key=lambda piece: (piece.n, piece.m))
    batches = []
    for first in range(0, len(ordered), _TOGETHER):
        some = ordered[first : first + _TOGETHER]
        n, m = max(piece.n for piece in some), max(piece.m for piece in some)
        features: dict[Kind, Features] = {}
        offsets: dict[Kind, Features] = {}
        right = np.zeros(len(means))
        for kind in (kind for kind in KINDS if kind[0] <= n and kind[1] <= m):
            own, shape = _own(kind), (len(some), n + 1 - kind[0], m + 1 - kind[1])
            filled = np.zeros((*shape, len(means[own])), dtype=np.float32)
            offset = np.full(shape, _IMPOSSIBLE, dtype=np.float32)
            for number, piece in enumerate(some):
                if kind not in piece.features:
                    continue
                rows, columns, _ = piece.features[kind].shape
                scaled = (piece.features[kind] - means[own][1:]) / deviations[own][1:]
                filled[number, :rows, :columns] = np.concatenate([np.ones((rows, columns, 1)), scaled], axis=-1)
                offset[number, :rows, :columns] = 0.0
                for i, j in ((i[0], j[0]) for i, j in piece.gold if (len(i), len(j)) == kind):
                    right[own] += filled[number, i, j]
            features[kind], offsets[kind] = filled, offset
        batches.append(_Batch(features, offsets, right, n, m))
    return batches


def _moments(pieces: Sequence[_Piece]) -> tuple[Floats, Floats]:
    """Return mean and deviation of all features; 0 and 1 for the first of either kind."""
    means, deviations = [], []
    for _, own in _GROUPS:
        rows = np.concatenate(
            [f.reshape(-1, f.shape[-1]) for piece in pieces for kind, f in piece.features.items() if _own(kind) == own]
        )
        means.append(np.concatenate([[0.0], rows.mean(axis=0, dtype=np.float64)]))
        deviations.append(np.concatenate([[1.0], np.maximum(rows.std(axis=0, dtype=np.float64), 1e-6)]))
    return np.concatenate(means), np.concatenate(deviations)


def _loss(batches: Sequence[_Batch], weights: Floats) -> tuple[float, Floats]:
    """Return the negative log-likelihood of the right alignments, with ridge, and its gradient."""
    loss, gradient = _RIDGE / 2 * float(weights @ weights), _RIDGE * weights
    for batch in batches:
        gains = {
            kind: np.asarray(features @ weights[_own(kind)].astype(np.float32) + batch.offsets[kind], dtype=np.float64)
            for kind, features in batch.features.items()
        }
        probabilities, totals = marginals(gains, batch.n, batch.m)
        loss += float(totals.sum()) - float(batch.right @ weights)
        gradient -= batch.right
        for kind, shares in probabilities.items():
            gradient[_own(kind)] += np.tensordot(shares.astype(np.float32), batch.features[kind], 3)
    return loss, gradient


def _minimise(function: Callable[[Floats], tuple[float, Floats]], start: Floats, progress: Progress) -> Floats:
    """Return where a convex function, given with its gradient, is least: L-BFGS with backtracking."""
    at, (value, gradient) = start, function(start)
    steps: list[tuple[Floats, Floats, float]] = []
    for number in range(_STEPS):
        progress("fitting", number, _STEPS)
        direction = -_two_loops(gradient, steps)
        size = 1.0 if steps else 1.0 / max(1.0, float(np.linalg.norm(gradient)))
        slope = float(gradient @ direction)
        while True:
            new = at + size * direction
            new_value, new_gradient = function(new)
            if new_value <= value + 1e-4 * size * slope or size < 1e-8:
                break
            size /= 2
        moved, turned = new - at, new_gradient - gradient
        curvature = float(moved @ turned)
        if curvature > 1e-10:
            steps = [*steps[1 - _MEMORY :], (moved, turned, 1 / curvature)]
        is_done = value - new_value < _ENOUGH * abs(value)
        at, value, gradient = new, new_value, new_gradient
        if is_done:
            break
    return at


def _two_loops(gradient: Floats, steps: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    """Return the gradient times the inverse curvature that the last steps tell of."""
    q: Floats = gradient.copy()
    shares: list[float] = []
    for moved, turned, inverse in reversed(steps):
        share = inverse * float(moved @ q)
        q -= share * turned
        shares.append(share)
    if steps:
        moved, turned, inverse = steps[-1]
        q *= 1 / (inverse * float(turned @ turned))
    for (moved, turned, inverse), share in zip(steps, reversed(shares), strict=True):
        q += moved * (share - inverse * float(turned @ q))
    return q
