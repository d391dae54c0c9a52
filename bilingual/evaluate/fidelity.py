"""Does the scorer find what is known to be lost, and is it silent where nothing is?

**Damaged pairs**: the area under the ROC curve of the probability of the error's kind against that of the untouched
translations, beside that of plain coverage (the worst cosine shortfall of a content word); and how often a finding of
that kind is reported. **Untouched and faithful pairs**: how often there is a finding at all, and one above minor.
**Labelled pairs**: precision and recall of findings (:mod:`bilingual.evaluate.matching` says when one is right), of
words, and the expected calibration error of the probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import Calibration
from bilingual.encode import Encoder
from bilingual.evaluate.bootstrap import Estimate, estimate, estimate_area
from bilingual.evaluate.judged import FAITHFUL, KINDS, LABELLED, UNTOUCHED, Judged, Kind
from bilingual.evaluate.matching import Word, is_covered, marked_words
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.score import Difference, Side
from bilingual.score.coverage import content_words, cover
from bilingual.score.fitted import Sensitivity, kind_of
from bilingual.score.pairs import PairScore, embed_pairs, score_sides, tag_sides

__all__ = ["Scored", "calibration_error", "describe_coverage", "evaluate_fidelity", "reliability", "score_judged"]

N_BINS = 10
"""Equal bins of probability, as in Naeini et al. (2015)."""

_POOLED = "{}, pooled"
_CLEAN = (UNTOUCHED, FAITHFUL)
_GAPS: tuple[Kind, ...] = ("omission", "addition")

Counts = tuple[int, int, int, int]
"""Right findings, findings, found labels, labels; or the same of words."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A judged pair, what the scorer says of it, and the zero-shot baseline: a score by kind, higher is worse."""

    pair: Judged
    score: PairScore
    coverage: dict[Kind, float]

    def probability(self, kind: Kind) -> float:
        """Return the scorer's probability that the pair holds an error of ``kind``."""
        return float(getattr(self.score, kind))

    def findings(self, kinds: Iterable[Kind] = KINDS) -> list[Difference]:
        """Return the findings of any of ``kinds``."""
        wanted = set(kinds)
        return [found for found in self.score.findings if kind_of(found) in wanted]


def score_judged(
    pairs: Sequence[Judged],
    encoder: Encoder,
    calibration: Calibration,
    sensitivity: Sensitivity = "normal",
    *,
    with_scorer: bool = True,
) -> list[Scored]:
    """Score ``pairs`` with the scorer and, from the same vectors, with coverage alone."""
    sides = embed_pairs(
        [(pair.source, pair.target) for pair in pairs], encoder, calibration, [pair.languages for pair in pairs]
    )
    tags = tag_sides(sides, encoder) if with_scorer else [None] * len(sides)
    return [
        Scored(pair, score_sides(source, target, calibration, own, sensitivity), describe_coverage(source, target))
        for pair, (source, target), own in zip(pairs, sides, tags, strict=True)
    ]


def describe_coverage(source: Side, target: Side) -> dict[Kind, float]:
    """Return the zero-shot baseline: how far the worst content word is from its best counterpart."""
    lost, added = (
        max((1.0 - float(covered[i]) for i in content_words(side)), default=0.0)
        for side, covered in ((source, cover(source, target)), (target, cover(target, source)))
    )
    return {"omission": lost, "addition": added, "distortion": max(lost, added)}


def evaluate_fidelity(
    scored: Sequence[Scored], *, model: str, data: str, seed: int = 1, options: tuple[tuple[str, str], ...] = ()
) -> Result:
    """Return the figures of pairs that were scored, by category, with 95 % intervals.

    ``model`` names encoder and scorer, ``data`` is the sha256 of the file, ``options`` go into the signature. Raises
    ValueError without pairs.
    """
    if not scored:
        raise ValueError("nothing to evaluate; scored must not be empty")
    groups: dict[str, list[Scored]] = {}
    for item in scored:
        groups.setdefault(item.pair.group, []).append(item)
    untouched = groups.get(UNTOUCHED, [])
    figures: list[Figure] = []
    pooled: dict[Kind, list[Scored]] = {kind: [] for kind in KINDS}
    for name, items in groups.items():
        kinds = items[0].pair.kinds
        if name in (*_CLEAN, LABELLED) or not kinds:
            continue
        (kind,) = kinds
        pooled[kind] += items
        figures += _damaged(name, items, untouched, kind, seed)
    for kind, items in pooled.items():
        if items:
            figures += _damaged(_POOLED.format(kind), items, untouched, kind, seed)
    for name in (*_CLEAN, *(name for name, items in groups.items() if name != LABELLED and not items[0].pair.kinds)):
        if name in groups and not any(figure.of == name for figure in figures):
            figures += _alarms(name, groups[name], seed)
    if LABELLED in groups:
        figures += _labelled(groups[LABELLED], seed)
    return Result(Signature("fidelity", model, data, len(scored), seed, options), tuple(figures))


def _damaged(name: str, items: Sequence[Scored], untouched: Sequence[Scored], kind: Kind, seed: int) -> list[Figure]:
    figures = []
    if untouched:
        for metric, score in (
            ("AUC", lambda item: item.probability(kind)),
            ("AUC of coverage", lambda item: item.coverage[kind]),
        ):
            area = estimate_area(_array(items, score), _array(untouched, score), seed)
            figures.append(Figure(name, metric, area))
    rows = np.array(
        [(bool(own := item.findings([kind])), any(found.severity != "minor" for found in own)) for item in items],
        dtype=np.float64,
    )
    return figures + _shares(name, ("found", "above minor"), rows, seed)


def _array(items: Sequence[Scored], score: Callable[[Scored], float]) -> NDArray[np.float64]:
    return np.array([score(item) for item in items], dtype=np.float64)


def _alarms(name: str, items: Sequence[Scored], seed: int) -> list[Figure]:
    rows = np.array(
        [(bool(item.score.findings), any(f.severity != "minor" for f in item.score.findings)) for item in items],
        dtype=np.float64,
    )
    return _shares(name, ("found", "above minor"), rows, seed)


def _shares(name: str, metrics: tuple[str, ...], rows: NDArray[np.float64], seed: int) -> list[Figure]:
    found = estimate(rows, lambda totals: totals / len(rows), seed)
    return [Figure(name, metric, share) for metric, share in zip(metrics, found, strict=True)]


def _labelled(items: Sequence[Scored], seed: int) -> list[Figure]:
    """Return precision, recall and F1 of findings and of words, and how far probabilities are off."""
    figures: list[Figure] = []
    counts: list[tuple[str, Callable[[Scored], Counts]]] = [
        ("findings", _count_findings),
        ("findings above minor", lambda item: _count_findings(item, above_minor=True)),
        ("findings, kind as well", lambda item: _count_findings(item, with_kind=True)),
        *((f"{kind}s", lambda item, kind=kind: _count_findings(item, kinds=(kind,))) for kind in KINDS),
        ("missing and added", lambda item: _count_findings(item, kinds=_GAPS)),
        ("words", _count_words),
        ("words missing and added", lambda item: _count_words(item, _GAPS)),
    ]
    for name, count in counts:
        rows = np.array([count(item) for item in items], dtype=np.float64)
        for metric, found in zip(("precision", "recall", "F1"), estimate(rows, _precision_recall, seed), strict=True):
            figures.append(Figure(f"labelled, {name}", metric, found))
    for kind in KINDS:
        values = _array(items, lambda item, kind=kind: item.probability(kind))  # type: ignore[misc]
        truth = np.array([kind in item.pair.kinds for item in items])
        figures.append(Figure(f"labelled, {kind}", "ECE", _estimate_ece(values, truth, seed)))
        if 0 < truth.sum() < len(truth):
            figures.append(Figure(f"labelled, {kind}", "AUC", estimate_area(values[truth], values[~truth], seed)))
            coverage = _array(items, lambda item, kind=kind: item.coverage[kind])  # type: ignore[misc]
            area = estimate_area(coverage[truth], coverage[~truth], seed)
            figures.append(Figure(f"labelled, {kind}", "AUC of coverage", area))
    return figures


def _precision_recall(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn totals (..., 4) of right findings, findings, found labels and labels into precision, recall and F1."""
    right, proposed, hit, wanted = np.moveaxis(totals, -1, 0)
    precision, recall = right / np.maximum(proposed, 1), hit / np.maximum(wanted, 1)
    return np.stack([precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-9)], axis=-1)


def _count_findings(
    item: Scored, kinds: Sequence[Kind] = KINDS, *, above_minor: bool = False, with_kind: bool = False
) -> Counts:
    """Return right findings, findings, found labels, labels of ``kinds``; any label may make a finding right.

    A minor label or finding may answer one above minor. A possible error makes a finding right and is not among the
    labels. ``with_kind`` asks for the same kind on both sides.
    """
    errors = item.pair.errors or ()
    findings = item.findings(kinds)

    def counts(severity: str) -> bool:
        return not above_minor or severity != "minor"

    proposed = [found for found in findings if counts(found.severity)]
    right = sum(
        is_covered(item.pair, found, [e for e in errors if not with_kind or e.kind == kind_of(found)])
        for found in proposed
    )
    wanted = [e for e in errors if counts(e.severity) and not e.possible and e.kind in kinds]
    hit = sum(
        is_covered(item.pair, e, [found for found in item.score.findings if not with_kind or e.kind == kind_of(found)])
        for e in wanted
    )
    return right, len(proposed), hit, len(wanted)


def _count_words(item: Scored, kinds: Sequence[Kind] = KINDS) -> Counts:
    """Return the same of words: right ones, marked ones, found ones, labelled ones."""
    errors = item.pair.errors or ()
    gold: set[Word] = set()
    excused: set[Word] = set()
    own: set[Word] = set()
    for error in errors:
        counted = error.kind in kinds and not error.possible
        (gold if counted else excused).update(marked_words(item.pair, error))
    for found in item.findings(kinds):
        own |= marked_words(item.pair, found)
    return len(own & (gold | excused)), len(own), len(own & gold), len(gold)


def reliability(values: NDArray[np.float64], truth: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """Return, for each bin that holds a pair, the mean probability, the share of true ones and the number of pairs."""
    bins = np.minimum((values * N_BINS).astype(int), N_BINS - 1)
    return [
        (float(values[own].mean()), float(truth[own].mean()), int(own.sum()))
        for own in (bins == number for number in range(N_BINS))
        if own.any()
    ]


def calibration_error(values: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Return the expected calibration error: the mean distance, over pairs, of a bin's probability from its share."""
    return sum(n * abs(mean - share) for mean, share, n in reliability(values, truth)) / len(values)


def _estimate_ece(values: NDArray[np.float64], truth: NDArray[np.bool_], seed: int) -> Estimate:
    """Return the expected calibration error with its interval; on few pairs chance alone makes it larger than 0."""
    bins = np.minimum((values * N_BINS).astype(int), N_BINS - 1)
    rows = np.zeros((len(values), N_BINS))
    rows[np.arange(len(values)), bins] = values - truth
    return estimate(rows, lambda totals: np.abs(totals).sum(axis=-1, keepdims=True) / len(values), seed)[0]
