"""What the words of each sentence find in neighbouring sentences of the other document.

A word is worth its best cosine there above a share of what it reaches in any sentence of its piece, so that a name on
every page proves little (:mod:`bilingual.align.coverage`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import FUNCTION_WORD_WEIGHT, Stack, best_matches, weigh
from bilingual.align.pieces import Batch
from bilingual.align.sides import Floats, Side
from bilingual.align.word_map import map_words
from bilingual.calibration import Calibration
from bilingual.encode import Embedding

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
            tables[side].append(best.T if side == 0 else best)
    sizes = batch.sizes
    return (
        _sum_up(stacks[0], tables[0], sizes[1], (batch.n, batch.m), most),
        _sum_up(stacks[1], tables[1], sizes[0], (batch.m, batch.n), most),
    )


def _stack(side: Side, sentences: range, calibration: Calibration) -> Stack:
    """Stack the words of some sentences that decide, in the space of the map."""
    chosen = [_choose(side.texts[k], side.embeddings[k]) for k in sentences]
    starts = [0, *accumulate(len(weights) for _, weights in chosen)]
    vectors = np.empty((starts[-1], side.embeddings[sentences.start].vectors.shape[1]), dtype=np.float32)
    for k, (places, _), start, stop in zip(sentences, chosen, starts, starts[1:], strict=False):
        if places:
            side.embeddings[k].vectors.take(places, axis=0, out=vectors[start:stop], mode="clip")
        else:
            vectors[start:stop] = 0
    weights = [weight for _, some in chosen for weight in some]
    mapped = map_words(vectors, calibration.model, DIMENSIONS)
    return Stack(mapped, np.array(weights, dtype=np.float32), np.array(starts), calibration.words)


def _choose(text: str, embedding: Embedding) -> tuple[list[int], list[float]]:
    """Return the places of the words that decide and their weights: those with content, or all where these are few.

    A text without words has one of no weight, which stands nowhere.
    """
    weights = weigh(text, embedding.words)
    places = [k for k, weight in enumerate(weights) if weight > FUNCTION_WORD_WEIGHT]
    if len(places) >= FEW:
        return places, [weights[k] for k in places]
    return list(range(len(weights))), weights or [0.0]


def _sum_up(
    stacks: Sequence[Stack], tables: Sequence[Floats], others: NDArray[np.int64], shape: tuple[int, int], most: int
) -> WordEvidence:
    """Sum the evidence of words up by their sentences; ``tables`` are each word's best cosines (others, words)."""
    own, longest = shape
    n_words = np.array([len(item.weights) for item in stacks])
    first_words = np.cumsum(n_words) - n_words
    # The words of all pieces stand side by side, so that what is done to a whole table is done in long rows.
    best = np.zeros((longest, int(n_words.sum())), dtype=np.float32)
    for first, table in zip(first_words, tables, strict=True):
        best[: len(table), first : first + table.shape[1]] = table
    weights = np.concatenate([item.weights for item in stacks])
    starts = np.concatenate([item.starts[:-1] + first for item, first in zip(stacks, first_words, strict=True)])
    # So do the sentences; a piece that is filled up repeats its last one.
    n_sentences = np.array([len(item) for item in stacks])
    last = np.cumsum(n_sentences)
    places = np.minimum((last - n_sentences)[:, None] + np.arange(own), last[:, None] - 1)
    count = np.repeat(others, n_words)
    is_there = np.arange(longest)[:, None] < count
    merged, gains, covered = best, [], []
    for extra in range(min(most, longest)):
        if extra:
            merged = np.maximum(merged[:-1], best[extra:])
        prior = PRIOR_COUNT * (PRIOR + PRIOR_STEP * extra)
        total = np.sum(merged, axis=0, where=is_there[extra:])
        background = (total + prior) / (np.maximum(count - extra, 0) + PRIOR_COUNT)
        value = merged - (SHARE * background + THRESHOLD).astype(np.float32)
        share = value / -SOFTNESS
        np.exp(np.clip(share, -30, 30, out=share), out=share)
        share += 1
        np.divide(weights, share, out=share)
        value *= weights
        gains.append(np.add.reduceat(value, starts, axis=1).T[places])
        covered.append(np.add.reduceat(share, starts, axis=1).T[places])
    return WordEvidence(np.add.reduceat(weights, starts)[places], tuple(gains), tuple(covered))
