"""What the words of each sentence find in neighbouring sentences of the other document.

A word is worth its best cosine there above a share of what it reaches in any sentence of its piece, so that a name on
every page proves little (:mod:`bilingual.align.coverage`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import FUNCTION_WORD_WEIGHT, Stack, best_matches, weigh
from bilingual.align.pieces import Batch
from bilingual.align.sides import Floats, Side
from bilingual.align.word_map import map_words
from bilingual.calibration import Calibration
from bilingual.encode import Embedding, Vectors

__all__ = ["WordEvidence", "find_evidence"]

DIMENSIONS = 192
"""Of the mapped word vectors: those that weigh most. They cost half of all 384 and decide as well."""

FEW = 3
"""Content words below which the others count as well: they tell "Are you ready?" from "Is he ready?"."""

# Of a word's best cosine in one sentence; set on wmt22 before the weights were fitted.
SHARE = 0.46  # of a word's background that its best cosine must exceed, ...
THRESHOLD = 0.25  # ... by this much, to be worth anything
PRIOR = 0.42  # background of a word, against one sentence, ...
PRIOR_STEP = 0.04  # ... and how much a merged neighbour raises it
PRIOR_COUNT = 8.0  # sentences that the prior counts as
SOFTNESS = 0.08  # of the step from uncovered to covered


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What each sentence's words find in 1, 2, ... neighbours of the other side.

    ``weights`` (pieces, own) is the weight of its words, ``gains[k]`` (pieces, own, others - k) the sum of their
    evidence in k + 1 neighbours, and ``covered[k]`` the weight of those that are covered there.
    """

    weights: Floats
    gains: tuple[Floats, ...]
    covered: tuple[Floats, ...]


def find_evidence(
    source: Side, target: Side, batch: Batch, calibration: Calibration, most: int
) -> tuple[WordEvidence, WordEvidence]:
    """Return the evidence of both sides' words in up to ``most`` neighbours of the other."""
    stacks: tuple[list[Stack], list[Stack]] = ([], [])
    tables: tuple[list[Floats], list[Floats]] = ([], [])
    for rows, columns in batch.pieces:
        pair = _stack(source, rows, calibration), _stack(target, columns, calibration)
        for side, (own, best) in enumerate(zip(pair, best_matches(*pair), strict=True)):
            stacks[side].append(own)
            tables[side].append(best if side == 0 else best.T)
    sizes = batch.sizes
    return (
        _sum_up(stacks[0], tables[0], sizes[1], (batch.n, batch.m), most),
        _sum_up(stacks[1], tables[1], sizes[0], (batch.m, batch.n), most),
    )


def _stack(side: Side, sentences: range, calibration: Calibration) -> Stack:
    vectors, weights, starts = [], [], [0]
    for k in sentences:
        own, weight = _choose(side.texts[k], side.embeddings[k])
        vectors.append(own)
        weights += weight
        starts.append(len(weights))
    mapped = map_words(np.concatenate(vectors), calibration.model, DIMENSIONS)
    return Stack(mapped, np.array(weights, dtype=np.float32), np.array(starts), calibration.words)


def _choose(text: str, embedding: Embedding) -> tuple[Vectors, list[float]]:
    """Return the words that decide, at least one row: those with content, or all where these are few."""
    weights = weigh(text, embedding.words)
    places = [k for k, weight in enumerate(weights) if weight > FUNCTION_WORD_WEIGHT]
    if len(places) >= FEW:
        return embedding.vectors[places], [weights[k] for k in places]
    if weights:
        return embedding.vectors, weights
    return np.zeros((1, embedding.vectors.shape[1]), dtype=np.float32), [0.0]


def _sum_up(
    stacks: Sequence[Stack], tables: Sequence[Floats], others: NDArray[np.int64], shape: tuple[int, int], most: int
) -> WordEvidence:
    """Sum the evidence of words up by their sentences; ``tables`` are each word's best cosines (words, others)."""
    own, longest = shape
    n_words = np.array([len(item.weights) for item in stacks])
    best = np.zeros((int(n_words.sum()), longest), dtype=np.float32)
    stop = 0
    for table in tables:
        start, stop = stop, stop + len(table)
        best[start:stop, : table.shape[1]] = table
    weights = np.concatenate([item.weights for item in stacks])[:, None]
    first_words = np.cumsum(n_words) - n_words
    starts = np.concatenate([item.starts[:-1] + first for item, first in zip(stacks, first_words, strict=True)])
    # The sentences of all pieces stand one below the other; a piece that is filled up repeats its last one.
    n_sentences = np.array([len(item) for item in stacks])
    last = np.cumsum(n_sentences)
    places = np.minimum((last - n_sentences)[:, None] + np.arange(own), last[:, None] - 1)
    count = np.repeat(others, n_words)
    merged, gains, covered = best, [], []
    for extra in range(min(most, longest)):
        if extra:
            merged = np.maximum(merged[:, :-1], best[:, extra:])
        is_there = np.arange(longest - extra) < (count - extra)[:, None]
        prior = PRIOR_COUNT * (PRIOR + PRIOR_STEP * extra)
        background = ((merged * is_there).sum(axis=1) + prior) / (np.maximum(count - extra, 0) + PRIOR_COUNT)
        value = merged - (SHARE * background + THRESHOLD).astype(np.float32)[:, None]
        share = 1 / (1 + np.exp(np.clip(value / -SOFTNESS, -30, 30)))
        gains.append(np.add.reduceat(value * weights, starts, axis=0)[places])
        covered.append(np.add.reduceat(share * weights, starts, axis=0)[places])
    return WordEvidence(
        np.add.reduceat(weights[:, 0], starts)[places],
        tuple(gains),
        tuple(covered),
    )
