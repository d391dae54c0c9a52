"""Does the encoder find the translation of a sentence among those of all the others?

P@1 is the share of sentences whose translation comes first, MRR the mean of 1 / its rank. Similarity is the cosine, or
the cosine over what both sentences reach with their neighbours on average, the *ratio* margin of Artetxe and Schwenk
(2019), which tells a translation from a sentence that is close to everything.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bilingual.encode import Encoder, Vectors
from bilingual.evaluate.bootstrap import estimate
from bilingual.evaluate.pairs import PairSet
from bilingual.evaluate.result import Figure, Result, Signature

__all__ = ["NEIGHBOURS", "evaluate_retrieval", "rank_translations"]

NEIGHBOURS = 4
"""k of the margin, as in Artetxe and Schwenk (2019)."""

_CELLS = 4_000_000
"""Similarities held at a time, 16 MB, whatever the number of pairs."""

_TIE = 1e-6
"""Similarities this close are equal: sums of 32-bit numbers are no more exact than that."""

_LEAST_BACKGROUND = 1e-3
"""Least mean similarity to neighbours that a cosine is divided by; that of real sentences is far above."""

Ranks = NDArray[np.int64]


def evaluate_retrieval(pairs: PairSet, encoder: Encoder, *, data: str, seed: int = 1) -> Result:
    """Measure how well ``encoder`` finds the translations of ``pairs``, in both directions.

    ``data`` is the sha256 of the file they came from. Memory stays bounded; time grows with the square of the number of
    pairs. A text that occurs twice is right wherever it stands; of two different texts that are equally close the wrong
    one counts as found first.
    """
    source, target = (
        encoder.encode(texts, language)
        for texts, language in zip((pairs.source, pairs.target), pairs.languages, strict=True)
    )
    ranks = rank_translations(source, target, _number(pairs.source), _number(pairs.target))
    there, back = (f"{one}→{other}" for one, other in (pairs.names, pairs.names[::-1]))
    of = [f"{direction}, {kind}" for kind in ("cosine", "margin") for direction in (there, back)]
    rows = np.hstack([ranks == 1, 1 / ranks])
    estimates = estimate(rows.astype(np.float64), lambda totals: totals / len(rows), seed)
    figures = [
        Figure(name, metric, found)
        for metric, some in (("P@1", estimates[: len(of)]), ("MRR", estimates[len(of) :]))
        for name, found in zip(of, some, strict=True)
    ]
    options = (("k", str(NEIGHBOURS)),)
    return Result(Signature("retrieval", encoder.name, data, len(rows), seed, options), tuple(figures))


def rank_translations(source: Vectors, target: Vectors, source_ids: Ranks, target_ids: Ranks) -> Ranks:
    """Return the rank of each sentence's translation, from 1: int64 (n, 4).

    The columns are source to target and target to source by cosine, then both by margin. ``source`` and ``target``
    (n, d) are vectors of unit length; sentences with the same number in ``source_ids`` or ``target_ids`` (n,) are the
    same text.
    """
    n = len(source)
    near_source, near_target = _backgrounds(source, target)
    diagonal = np.einsum("nd,nd->n", source, target)
    own = (diagonal, diagonal / _mean(near_source, near_target))
    ranks = np.ones((n, 4), dtype=np.int64)
    for rows, cosines in _chunks(source, target):
        margins = cosines / _mean(near_source[rows, None], near_target[None, :])
        other_target = target_ids[rows, None] != target_ids[None, :]
        other_source = source_ids[rows, None] != source_ids[None, :]
        for kind, scores in enumerate((cosines, margins)):
            ahead = (scores >= own[kind][rows, None] - _TIE) & other_target
            ranks[rows, 2 * kind] += ahead.sum(axis=1)
            ahead = (scores >= own[kind][None, :] - _TIE) & other_source
            ranks[:, 2 * kind + 1] += ahead.sum(axis=0)
    return ranks


def _backgrounds(source: Vectors, target: Vectors) -> tuple[Vectors, Vectors]:
    """Return the mean cosine of each sentence with its nearest neighbours on the other side: (n,), (n,)."""
    k = min(NEIGHBOURS, len(source))
    by_source = np.empty(len(source), dtype=np.float32)
    nearest = np.full((k, len(target)), -1.0, dtype=np.float32)
    for rows, cosines in _chunks(source, target):
        by_source[rows] = np.partition(cosines, -k, axis=1)[:, -k:].mean(axis=1)
        nearest = np.partition(np.concatenate([nearest, cosines]), -k, axis=0)[-k:]
    return by_source, nearest.mean(axis=0)


def _mean(one: Vectors, other: Vectors) -> Vectors:
    return np.maximum((one + other) / 2, np.float32(_LEAST_BACKGROUND))


def _chunks(source: Vectors, target: Vectors) -> Iterator[tuple[slice, Vectors]]:
    """Yield the cosines of some sources with all targets, (rows, n)."""
    step = max(1, _CELLS // len(target))
    for start in range(0, len(source), step):
        rows = slice(start, start + step)
        yield rows, source[rows] @ target.T


def _number(texts: tuple[str, ...]) -> Ranks:
    """Return a number for each text, the same for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
