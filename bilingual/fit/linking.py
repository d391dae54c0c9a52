"""The odds of a link: fitted on mixed documents with known links, and measured on others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bilingual.align.evidence import screen
from bilingual.align.runs import FEATURES, find_runs
from bilingual.align.statements import link_statements
from bilingual.align.units import original_units, report_units
from bilingual.align.windows import cut_windows
from bilingual.calibration import Calibration, Linking
from bilingual.encode import Embedding, Vectors
from bilingual.fit.embedder import Embedder
from bilingual.fit.logistic import fit_logistic
from bilingual.fit.mixed import VARIANTS, Mixed, Variant
from bilingual.settings import AlignSettings

__all__ = ["FITTED_ON", "LinkFigures", "fit_linking", "measure_linking"]

_RIDGE = 10.0
"""On the sum of the losses, with features of mean 0 and deviation 1; better than 1 or 100 where it was fitted."""

FITTED_ON: tuple[Variant, ...] = VARIANTS
"""Variants of mixed documents to fit on."""

_BINS = 10


@dataclass(frozen=True, slots=True)
class LinkFigures:
    """Precision, recall and F1 of links between sentences, and the expected calibration error of their confidence.

    The last is the mean distance, over ten equal bins weighted by their links, between confidence and share of right
    ones (Naeini et al., 2015). All in [0, 1]; ``n_links`` is the number of true links.
    """

    precision: float
    recall: float
    f1: float
    calibration_error: float
    n_links: int


def fit_linking(documents: Sequence[Mixed], embed: Embedder, calibration: Calibration) -> Linking:
    """Fit a logistic regression on the best run of every screened pair of sentences.

    Of ``calibration`` only the model and the scale of its words matter.

    Raises ValueError when there are no links among them, or nothing else.
    """
    rows, labels = [], []
    for mixed in documents:
        for features, is_link in _rows(mixed, embed.segments(mixed.segments), calibration):
            rows.append(features)
            labels.append(is_link)
    if not any(labels) or all(labels):
        raise ValueError("no links, or nothing else")
    x, y = np.array(rows, dtype=np.float64), np.array(labels, dtype=np.float64)
    mean, deviation = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    weights, bias = fit_logistic((x - mean) / deviation, y, ridge=_RIDGE / len(y))
    slopes = weights / deviation
    return Linking(
        round(bias - float(slopes @ mean), 3),
        {name: round(float(value), 3) for name, value in zip(FEATURES, slopes, strict=True)},
    )


def _rows(mixed: Mixed, embeddings: Mapping[str, Embedding], calibration: Calibration) -> list[tuple[Vectors, bool]]:
    """Return features and truth of the best run of every screened pair of sentences of a document."""
    original = mixed.statements[0].language
    sources = original_units(mixed.statements, mixed.segments, embeddings, original)
    targets = report_units([], mixed.segments, embeddings, "en" if original == "ru" else "ru")
    if not (sources and targets):
        return []
    evidence = cut_windows(screen(sources, targets, calibration))
    found = []
    for i, source in enumerate(sources):
        gold = mixed.gold.get(source.segment.id, ())
        seen = set()
        for run in find_runs(evidence, i):
            # The best run in each place. A source that is told in two says nothing about single places, and a second
            # sentence must belong to the first.
            kind = (run.target, bool(run.second))
            if kind in seen or run.fragment or (len(gold) > 1 and not run.second):
                continue
            seen.add(kind)
            places = (run.target, run.target + 1) if run.second else (run.target,)
            found.append((run.features, all(targets[j].segment.id in gold for j in places)))
    return found


def measure_linking(documents: Sequence[Mixed], embed: Embedder, calibration: Calibration) -> LinkFigures:
    """Link documents that nothing was fitted on, and compare with what is known."""
    n_right = n_found = n_gold = 0
    judged: list[tuple[float, bool]] = []
    for mixed in documents:
        embeddings = embed.segments(mixed.segments)
        matches = link_statements(
            (mixed.document,), mixed.segments, mixed.statements, embeddings, AlignSettings(), calibration
        )
        gold = {(post, report) for post, reports in mixed.gold.items() for report in reports}
        pairs = {(one, other): match for match in matches for one in match.source for other in match.target}
        judged += [(match.confidence, pair in gold) for pair, match in pairs.items()]
        n_right, n_found, n_gold = n_right + len(gold & set(pairs)), n_found + len(pairs), n_gold + len(gold)
    precision, recall = n_right / max(1, n_found), n_right / max(1, n_gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return LinkFigures(precision, recall, f1, _calibration_error(judged), n_gold)


def _calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in judged:
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    distances = (abs(sum(confidence - right for confidence, right in some)) for some in bins)
    return sum(distances) / max(1, len(judged))
