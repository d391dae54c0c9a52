"""How probable it is that a sentence of the archive is the original of a quote.

Three figures decide: the cosine, how far it stands out among the quote's neighbours (the margin of Artetxe and Schwenk,
2019, https://aclanthology.org/P19-1309, as a difference), and how well the quote's words are covered. A logistic joins
them; ``python -m benchmarks.trace fit`` fits it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from bilingual.align.coverage import best_matches, stack
from bilingual.datatypes import Span
from bilingual.encode import Embedding

__all__ = ["N_NEIGHBOURS", "PROBABLE", "Candidate", "Traced", "Weights", "coverages", "load_weights", "margins"]

N_NEIGHBOURS = 10
"""Neighbours whose mean cosine is the background of a quote."""

PROBABLE = 0.5
"""Confidence from which a quote counts as found."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the archive; ``span`` is its place in the document ``document`` of ``path``.

    ``similarity`` is a cosine, ``coverage`` the weighted mean of the quote's words' best cosines in it, ``confidence``
    the probability that it is the original.
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
    candidates: tuple[Candidate, ...]

    @property
    def found(self) -> bool:
        """Tell whether the best candidate is more probably the original than not."""
        return bool(self.candidates) and self.candidates[0].confidence >= PROBABLE


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic over similarity, margin and coverage.

    ``background`` is the mean cosine of a quote's neighbours: it stands for those that a small archive lacks.
    """

    similarity: float
    margin: float
    coverage: float
    bias: float
    background: float

    def confidence(self, similarity: float, margin: float, coverage: float) -> float:
        """Return the probability in (0, 1)."""
        logit = self.similarity * similarity + self.margin * margin + self.coverage * coverage + self.bias
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def load_weights() -> Weights:
    """Return the weights that were fitted for the embedded encoder."""
    return Weights(**json.loads(files("bilingual.trace").joinpath("weights.json").read_text("utf-8")))


def margins(cosines: Sequence[float], background: float) -> list[float]:
    """Return what each cosine (in falling order) has above the mean of the nearest others."""
    result = []
    for place, cosine in enumerate(cosines):
        others = [*cosines[:place], *cosines[place + 1 :]][:N_NEIGHBOURS]
        others += [background] * (N_NEIGHBOURS - len(others))
        result.append(cosine - sum(others) / N_NEIGHBOURS)
    return result


def coverages(quote: str, embedded: Embedding, texts: Sequence[str], others: Sequence[Embedding]) -> list[float]:
    """Return for each text the weighted mean of the best cosines of the quote's words in it; 0 without words."""
    if not texts:
        return []
    one = stack([quote], [embedded.words], [embedded.vectors])
    many = stack(texts, [other.words for other in others], [other.vectors for other in others])
    total = float(one.weights.sum())
    if total == 0:
        return [0.0] * len(texts)
    best, _ = best_matches(one, many)
    return [float(value) for value in np.asarray(one.weights @ best) / total]
