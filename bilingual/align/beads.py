"""What speaks for some sentences of one document translating some of the other, as features of every possible bead.

Three witnesses: the cosine of the sentences' vectors, the words of both sides with their best cosines on the other
(:mod:`bilingual.align.coverage`), and what needs no model, lengths and numbers. Which weights they deserve is fitted
(:mod:`bilingual.fit.beads`) and stands in the model's calibration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import Stack, best_matches, stack
from bilingual.align.lattice import Kind
from bilingual.align.word_map import map_words
from bilingual.calibration import Calibration, Scale
from bilingual.encode import Embedding, Vectors

__all__ = ["KINDS", "MERGED_FEATURES", "SINGLE_FEATURES", "Side", "build_side", "describe_beads", "score_beads"]

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

HOPELESS = -50.0
"""Log-odds of such a bead."""

COSINE = SINGLE_FEATURES.index("cosine")

NEIGHBOURS = 3
"""Nearest neighbours whose mean cosine is a sentence's background ..."""

NEIGHBOUR_PRIOR, NEIGHBOUR_COUNT = 0.15, 2
"""... with a prior cosine that counts as so many, because a piece may hold few sentences."""

# Of a word's best cosine in one sentence; set on wmt22 before the weights were fitted.
SHARE = 0.46  # of a word's background that its best cosine must exceed, ...
THRESHOLD = 0.25  # ... by this much, to be worth anything
PRIOR = 0.42  # background of a word, against one sentence, ...
PRIOR_STEP = 0.04  # ... and how much a merged neighbour raises it
PRIOR_COUNT = 8.0  # sentences that the prior counts as
SOFTNESS = 0.08  # of the step from uncovered to covered

LENGTH_PRIOR = 15.0
"""Characters added to both sides of a ratio of lengths: short sentences vary more."""

MOST_NUMBERS = 2.0

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Side:
    """The n sentences of a document, or of a piece of it.

    ``vectors`` (n, d) are unit vectors, ``lengths`` (n,) characters; ``scale`` brings sentence cosines to the common
    scale.
    """

    vectors: Vectors
    words: Stack
    lengths: Floats
    numbers: tuple[frozenset[str], ...]
    scale: Scale

    def __len__(self) -> int:
        return len(self.vectors)

    def part(self, units: range) -> Side:
        """Return neighbouring sentences."""
        some = slice(units.start, units.stop)
        return Side(
            self.vectors[some], self.words.part(units), self.lengths[some], self.numbers[some], self.scale
        )  # fmt: skip


def build_side(texts: Sequence[str], embeddings: Sequence[Embedding], calibration: Calibration) -> Side:
    """Return the sentences of a document with their embeddings by the model of ``calibration``; at least one."""
    borders = np.cumsum([len(item.words) for item in embeddings])[:-1]
    mapped = np.split(map_words(np.concatenate([item.vectors for item in embeddings]), calibration.model), borders)
    return Side(
        np.stack([item.sentence for item in embeddings]),
        stack(texts, [item.words for item in embeddings], mapped, calibration.words),
        np.array([len(text) for text in texts], dtype=np.float32),
        tuple(frozenset(re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)) for text in texts),
        calibration.sentences,
    )


def score_beads(source: Side, target: Side, calibration: Calibration) -> dict[Kind, NDArray[np.float64]]:
    """Return the log-odds of each bead against nulls: for each kind (a, b) that fits, (n + 1 - a, m + 1 - b)."""
    gains = {}
    for kind, features in describe_beads(source, target).items():
        linking = calibration.pairs.single if kind == (1, 1) else calibration.pairs.merged
        names = SINGLE_FEATURES if kind == (1, 1) else MERGED_FEATURES
        odds = np.asarray(features @ linking.vector(names) + linking.bias, dtype=np.float64)
        least = LEAST_COSINE if kind == (1, 1) else LEAST_MERGED_COSINE
        gains[kind] = np.where(features[..., COSINE] < least, HOPELESS, odds)
    return gains


def describe_beads(source: Side, target: Side) -> dict[Kind, Floats]:
    """Return the features of each bead: for each kind (a, b) that fits, (n + 1 - a, m + 1 - b, features).

    Their names are SINGLE_FEATURES for 1:1, MERGED_FEATURES for all others. Both sides need a sentence.
    """
    n, m = len(source), len(target)
    cosines = source.scale(source.vectors @ target.vectors.T)
    for_source, for_target = best_matches(source.words, target.words)
    by_source, by_target = _word_evidence(for_source, source.words), _word_evidence(for_target.T, target.words)
    words_s, words_t = (np.add.reduceat(side.words.weights, side.words.starts[:-1]) for side in (source, target))
    near_s, near_t = _background(cosines), _background(cosines.T)
    shared = np.array([[len(one & other) for other in target.numbers] for one in source.numbers], dtype=np.float32)
    counts = [np.array([len(item) for item in side.numbers], dtype=np.float32) for side in (source, target)]
    described = {}
    for a, b in KINDS:
        if a > n or b > m:
            continue
        (gain_s, cover_s), (gain_t, cover_t) = by_source[b - 1], by_target[a - 1]
        own_s, own_t = _slide(words_s, a)[:, None], _slide(words_t, b)[None, :]
        total_s, total_t = _slide(gain_s, a), _slide(gain_t, b).T
        cover = _slide(cover_s, a) / np.maximum(own_s, 0.1), _slide(cover_t, b).T / np.maximum(own_t, 0.1)
        cosine = source.scale(_pooled(source.vectors, a) @ _pooled(target.vectors, b).T)
        length = np.log(
            (_slide(source.lengths, a)[:, None] + LENGTH_PRIOR) / (_slide(target.lengths, b)[None, :] + LENGTH_PRIOR)
        )
        told = _slide_both(shared, a, b)
        most = np.maximum(_slide(counts[0], a)[:, None], _slide(counts[1], b)[None, :])
        features = [
            cosine,
            np.maximum(cosine - HIGH_COSINE, 0),
            np.minimum(cosine - LOW_COSINE, 0),
            cosine - (_slide(near_s, a)[:, None] + _slide(near_t, b)[None, :]) / (a + b),
            (total_s + total_t) / 2,
            total_s / np.maximum(own_s, 1) + total_t / np.maximum(own_t, 1),
            cover[0] + cover[1],
            np.minimum(*cover),
            np.maximum(np.maximum(*cover) - MOSTLY, 0),
            np.abs(length),
            length * length,
            np.minimum(told, MOST_NUMBERS),
            np.clip(most - told, 0, MOST_NUMBERS),
        ]
        if (a, b) != (1, 1):
            density_s = np.asarray(gain_s / np.maximum(words_s, 1)[:, None], dtype=np.float32)
            density_t = np.asarray(gain_t / np.maximum(words_t, 1)[:, None], dtype=np.float32)
            weakest = (_slide(density_s, a, np.minimum), _slide(density_t, b, np.minimum).T)
            features += [
                cosine * ((a + b) / 2),
                np.minimum(*weakest),
                _weakest_cosine(cosines, a, b),
                cosine - _slide_both(cosines, a, b, np.maximum),
                np.full_like(cosine, a + b - 3),
                np.full_like(cosine, a > 1 and b > 1),
                _crossed_gain(cosine, cosines, a, b),
            ]
        described[a, b] = np.stack(features, axis=-1).astype(np.float32)
    return described


def _word_evidence(best: Vectors, words: Stack) -> list[tuple[Floats, Floats]]:
    """Return, for 1 to MAX_MERGE neighbours of the other side, what each sentence's words find in them.

    The first array, (sentences, neighbourhoods), is the sum of the words' evidence, the second how many are covered.
    """
    merged, found = best, []
    weights = words.weights[:, None]
    for extra in range(min(MAX_MERGE, best.shape[1])):
        if extra:
            merged = np.maximum(merged[:, :-1], best[:, extra:])
        prior = PRIOR_COUNT * (PRIOR + PRIOR_STEP * extra)
        background = (merged.sum(axis=1) + prior) / (merged.shape[1] + PRIOR_COUNT)
        value = merged - (SHARE * background + THRESHOLD)[:, None]
        covered = 1 / (1 + np.exp(-np.clip(value / SOFTNESS, -30, 30)))
        found.append(
            (
                np.add.reduceat(value * weights, words.starts[:-1], axis=0),
                np.add.reduceat(covered * weights, words.starts[:-1], axis=0),
            )
        )
    return found


def _background(cosines: Vectors) -> Floats:
    """Return the mean cosine of each row's nearest neighbours, drawn to a prior."""
    k = min(NEIGHBOURS, cosines.shape[1])
    nearest = np.partition(cosines, -k, axis=1)[:, -k:].sum(axis=1)
    return np.asarray((nearest + NEIGHBOUR_PRIOR * NEIGHBOUR_COUNT) / (k + NEIGHBOUR_COUNT), dtype=np.float32)


def _weakest_cosine(cosines: Vectors, a: int, b: int) -> Floats:
    """Return the best cosine, within the bead, of that one of its merged sentences where it is least."""
    weakest = []
    if a > 1:
        weakest.append(_slide(_slide(cosines.T, b, np.maximum).T, a, np.minimum))
    if b > 1:
        weakest.append(_slide(_slide(cosines, a, np.maximum).T, b, np.minimum).T)
    return weakest[0] if len(weakest) == 1 else np.asarray(np.minimum(*weakest))


def _crossed_gain(cosine: Floats, cosines: Vectors, a: int, b: int) -> Floats:
    """Return twice the cosine of a crossed bead above the sum of its first and last sentences', 0 for others."""
    if a == 1 or b == 1:
        return np.zeros_like(cosine)
    n, m = cosine.shape
    return np.asarray(2 * cosine - cosines[:n, :m] - cosines[a - 1 : a - 1 + n, b - 1 : b - 1 + m])


def _slide(values: Floats, length: int, combine: Callable[[Floats, Floats], Floats] = np.add) -> Floats:
    """Combine every ``length`` neighbouring rows: (n, …) to (n + 1 - length, …)."""
    n = len(values) + 1 - length
    combined = values[:n]
    for k in range(1, length):
        combined = combine(combined, values[k : k + n])
    return combined


def _slide_both(values: Floats, a: int, b: int, combine: Callable[[Floats, Floats], Floats] = np.add) -> Floats:
    return np.asarray(_slide(_slide(values, a, combine).T, b, combine).T)


def _pooled(vectors: Vectors, length: int) -> Vectors:
    """Return the normalised sums of ``length`` neighbours, (n + 1 - length, d)."""
    if length == 1:
        return vectors
    sums = _slide(vectors, length)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), dtype=np.float32)
