"""How probable it is that a sentence of the archive is the original of a quote.

Six figures rank a candidate: the cosine of the quote with the nearest phrase of the sentence, or with the stretch of
it that says most of the quote's words; how well the quote's words are covered by the sentence's; how many of them are
each other's best, as in a word alignment; how many rare ones are in both; how much of the stretch is speech; and how
many neighbouring words are neighbours there, too. What each has above the quote's other
candidates (the margin of Artetxe and Schwenk, 2019, https://aclanthology.org/P19-1309, as a difference) says whether it
stands out. A logistic joins them; a second one, over the score of the best, its lead over the next and the length of
the quote, says how probable it is that the original was found. ``python -m benchmarks.trace fit`` fits both.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.encode.products import multiply
from bilingual.trace.vectors import WordRows

__all__ = [
    "EVIDENCE",
    "PROBABLE",
    "Candidate",
    "Traced",
    "Weights",
    "compare_words",
    "describe",
    "load_weights",
    "margins",
]

Floats = NDArray[np.float64]

EVIDENCE = ("similarity", "coverage", "agreement", "rarity", "speech", "closeness")
"""What is known of a candidate: for coverage and agreement see :func:`compare_words`, rarity is what it has of the
quote's words by how rare they are (:mod:`bilingual.trace.lexicon`), for speech and closeness see
:mod:`bilingual.trace.stretches`."""

N_NEIGHBOURS = 10
"""Other candidates whose mean is the background of one."""

PROBABLE = 0.5
"""Confidence from which a quote counts as found."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the archive; ``span`` is its place in the document ``document`` of ``path``.

    ``similarity`` is the cosine of the quote and the nearest stretch of the sentence, ``coverage`` the weighted mean of
    the best cosines that the quote's words have in it, ``confidence`` the probability that it is the original.
    """

    text: str
    span: Span
    language: str
    document: str
    author: str | None
    handle: str | None
    date: str | None
    url: str | None
    path: str | None
    similarity: float
    coverage: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Traced:
    """A quote with its candidates, the most probable first. ``span`` is its place in a document it was found in."""

    text: str
    span: Span | None
    language: str
    candidates: tuple[Candidate, ...]

    @property
    def found(self) -> bool:
        """Tell whether the best candidate is more probably the original than not."""
        return bool(self.candidates) and self.candidates[0].confidence >= PROBABLE


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistics, as fitted; the last number of each is its bias.

    ``score`` is over :func:`describe`, ``found`` over score, lead and the logarithm of the quote's weight in words.
    ``background`` is what stands for the evidence of candidates that a small archive lacks.
    """

    score: tuple[float, ...]
    found: tuple[float, ...]
    background: tuple[float, ...]

    def scores(self, evidence: Floats) -> Floats:
        """Return what ranks candidates, (n,), given their evidence (n, k): log-odds."""
        return np.asarray(describe(evidence, self.background) @ np.array(self.score[:-1]) + self.score[-1])

    def confidences(self, scores: Floats, texts: Sequence[str], weight: float) -> list[float]:
        """Return for each candidate the probability in (0, 1) that it is the original.

        ``texts`` are theirs: the same words posted twice are no rivals. ``weight`` is that of the quote's words.
        """
        return [
            _sigmoid(float(np.dot(self.found, [score, lead, math.log(max(weight, 1.0)), 1.0])))
            for score, lead in zip(scores, leads(scores, texts), strict=True)
        ]


def leads(scores: Floats, texts: Sequence[str]) -> list[float]:
    """Return how far each score is above the best of the other texts, at most LONGEST_LEAD where there is none."""
    best: dict[str, float] = {}
    for score, text in zip(scores, texts, strict=True):
        best[text] = max(score, best.get(text, -math.inf))
    ranked = sorted(best.items(), key=lambda item: -item[1])[:2]
    result = []
    for score, text in zip(scores, texts, strict=True):
        rival = next((value for other, value in ranked if other != text), -math.inf)
        result.append(float(min(score - rival, LONGEST_LEAD)))
    return result


LONGEST_LEAD = 5.0
"""Log-odds: a lead beyond it says nothing more."""


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))


def load_weights() -> Weights:
    """Return the weights that were fitted for the embedded encoder."""
    values = json.loads(files("bilingual.trace").joinpath("weights.json").read_text("utf-8"))
    return Weights(tuple(values["score"]), tuple(values["found"]), tuple(values["background"]))


def describe(evidence: Floats, background: Sequence[float]) -> Floats:
    """Return the features (n, 2 k) of candidates: their evidence, and what it has above that of the others.

    ``evidence`` (n, k) has a column for each of :data:`EVIDENCE`, ``background`` (k,) stands for candidates a small
    archive lacks.
    """
    above = [margins(column, usual) for column, usual in zip(evidence.T, background, strict=True)]
    return np.concatenate([evidence, np.stack(above, axis=1)], axis=1).astype(np.float64)


def margins(values: Floats, background: float) -> Floats:
    """Return what each value has above the mean of the N_NEIGHBOURS largest others; ``background`` fills up a few."""
    order = np.argsort(-values, kind="stable")
    largest = list(values[order[: N_NEIGHBOURS + 1]])
    largest += [background] * (N_NEIGHBOURS + 1 - len(largest))
    total = sum(largest)
    rank = np.empty(len(values), dtype=np.int64)
    rank[order] = np.arange(len(values))
    # One of the largest is left out of its own background; any other leaves out the smallest of them.
    own = np.where(rank <= N_NEIGHBOURS, values, largest[-1])
    return np.asarray(values - (total - own) / N_NEIGHBOURS)


def compare_words(quote: WordRows, vectors: Vectors, starts: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the coverage of a quote by each text, and its agreement with it: both (n,), in [-1, 1].

    Coverage is the weighted mean of the words' best cosines in the text; in agreement only those count of words that
    are also the best of the word they found. ``vectors`` (words, w) are the words of the texts one below the other,
    ``starts`` (n,) where each text begins.
    """
    total = float(quote.weights.sum())
    if not len(starts) or total == 0:
        return np.zeros(len(starts)), np.zeros(len(starts))
    cosines = multiply(quote.vectors, vectors.T)
    best = np.maximum.reduceat(cosines, starts, axis=1)
    texts = np.repeat(np.arange(len(starts)), np.diff([*starts, len(vectors)]))
    own, every = cosines.argmax(axis=0), np.arange(len(vectors))
    mutual = cosines[own, every] >= best[own, texts]
    worth = quote.weights[own] * cosines[own, every] * mutual
    agreement = np.bincount(texts, weights=worth, minlength=len(starts))
    return np.asarray(quote.weights @ best / total, dtype=np.float64), agreement / total
