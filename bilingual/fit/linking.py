"""The odds of a link: fitted on mixed documents with known links, and measured on others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bilingual.align.evidence import screen
from bilingual.align.odds import find_kind, pair_log_odds
from bilingual.align.runs import FEATURES, Run, find_runs
from bilingual.align.statements import link_statements
from bilingual.align.units import original_units, report_units
from bilingual.align.windows import cut_windows
from bilingual.calibration import Calibration, Linking, Scale
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

_HOPELESS = -5.0
"""Log-odds of a best run below which nothing is ever linked, and a line need not hold."""

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
    """Fit a logistic regression on the best run of every screened pair of sentences, and lines for the best of all.

    Of ``calibration`` only the model and the scale of its words matter.

    Raises ValueError when there are no links among them, or nothing else.
    """
    sources = [
        found for mixed in documents for found in _sources(mixed, embed.segments(mixed.segments), calibration) if found
    ]
    rows = [row for found in sources for row in _one_a_place(found)]
    x, y = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True)) if rows else (None, None)
    if x is None or y is None or not 0 < y.mean() < 1:
        raise ValueError("no links, or nothing else")
    mean, deviation = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    weights, bias = fit_logistic((x - mean) / deviation, y, ridge=_RIDGE / len(y))
    slopes = weights / deviation
    linking = Linking(
        round(bias - float(slopes @ mean), 3),
        {name: round(float(value), 3) for name, value in zip(FEATURES, slopes, strict=True)},
    )
    return replace(linking, best=_fit_best(sources, linking))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A run, whether all its places report the source, and whether the source is told in several sentences."""

    run: Run
    is_link: bool
    is_split: bool


def _sources(mixed: Mixed, embeddings: Mapping[str, Embedding], calibration: Calibration) -> Iterator[list[_Judged]]:
    """Yield the runs of each source of a document, by target and the best of each first."""
    original = mixed.statements[0].language
    sources = original_units(mixed.statements, mixed.segments, embeddings, original)
    targets = report_units([], mixed.segments, embeddings, "en" if original == "ru" else "ru")
    if not (sources and targets):
        return
    evidence = cut_windows(screen(sources, targets, calibration))
    for i, source in enumerate(sources):
        gold = mixed.gold.get(source.segment.id, ())
        judged = []
        for run in find_runs(evidence, i):
            places = (run.target, run.target + 1) if run.second else (run.target,)
            is_link = all(targets[j].segment.id in gold for j in places)
            judged.append(_Judged(run, is_link, len(gold) > 1))
        yield judged


def _one_a_place(runs: Sequence[_Judged]) -> Iterator[tuple[Vectors, bool]]:
    """Yield features and truth of the best run in each place.

    A source that is told in two says nothing about single places, and a second sentence must belong to the first.
    """
    seen = set()
    for item in runs:
        kind = (item.run.target, bool(item.run.second))
        if kind in seen or item.run.fragment or (item.is_split and not item.run.second):
            continue
        seen.add(kind)
        yield item.run.features, item.is_link


def _fit_best(sources: Sequence[Sequence[_Judged]], linking: Linking) -> dict[str, Scale]:
    """Return, by kind of run, the line from the log-odds of any run to those of the best of its source."""
    best: dict[str, list[tuple[float, bool]]] = {}
    for runs in sources:
        log_odds, item = max(((pair_log_odds(item.run, linking), item) for item in runs), key=lambda pair: pair[0])
        if log_odds > _HOPELESS:
            best.setdefault(find_kind(item.run), []).append((log_odds, item.is_link))
    lines = {}
    for kind, rows in sorted(best.items()):
        x, y = np.array([[z] for z, _ in rows]), np.array([is_link for _, is_link in rows], dtype=np.float64)
        if not 0 < y.mean() < 1:
            continue
        slope, shift = fit_logistic(x, y, ridge=_RIDGE / len(y), around=np.array([1.0, 0.0]))
        if slope[0] > 0:
            lines[kind] = Scale(round(float(slope[0]), 3), round(shift, 3))
    return lines


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
