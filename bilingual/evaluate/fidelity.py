"""Does the scorer find what is known to be lost, and is it silent where nothing is?

**Damaged pairs**: the area under the ROC curve of the probability of the error's kind against that of the untouched
translations, beside that of plain coverage (the worst cosine shortfall of a content word); and how often a finding of
that kind is reported. **Untouched and faithful pairs**: how often there is a finding at all, and one above minor.
**Labelled pairs**: precision and recall of findings (right when half of the words of one lie in the other and the kind
is the same), of words, and the expected calibration error of the probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import Calibration
from bilingual.datatypes import Span
from bilingual.encode import Encoder
from bilingual.evaluate.bootstrap import Estimate, estimate, estimate_area
from bilingual.evaluate.judged import FAITHFUL, KINDS, LABELLED, UNTOUCHED, Judged, Kind, Labelled
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.score import Difference, Side
from bilingual.score.coverage import content_words, cover
from bilingual.score.pairs import PairScore, embed_pairs, score_sides, tag_sides
from bilingual.score.tagged import Sensitivity
from bilingual.words import find_words, is_content_word

__all__ = ["Scored", "calibration_error", "evaluate_fidelity", "reliability", "score_judged"]

N_BINS = 10
"""Equal bins of probability, as in Naeini et al. (2015)."""

_RIGHT = 0.5
"""Share of a finding's or a label's words that must lie in the other for the two to be one."""

_POOLED = "{}, pooled"
_CLEAN = (UNTOUCHED, FAITHFUL)


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
        Scored(pair, score_sides(source, target, calibration, own, sensitivity), _coverage(source, target))
        for pair, (source, target), own in zip(pairs, sides, tags, strict=True)
    ]


def _coverage(source: Side, target: Side) -> dict[Kind, float]:
    """Return the zero-shot baseline: how far the worst content word is from its best counterpart."""
    lost, added = (
        max((1.0 - float(covered[i]) for i in content_words(side)), default=0.0)
        for side, covered in ((source, cover(source, target)), (target, cover(target, source)))
    )
    return {"omission": lost, "addition": added, "distortion": max(lost, added)}


def kind_of(found: Difference) -> Kind:
    """Return the kind of a finding."""
    name = found.category.split("/")[1]
    return "omission" if name == "omission" else "addition" if name == "addition" else "distortion"


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
    for name, count in (
        ("findings", lambda item: _count_findings(item, above_minor=False)),
        ("findings above minor", lambda item: _count_findings(item, above_minor=True)),
        ("words", _count_words),
    ):
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


def _count_findings(item: Scored, *, above_minor: bool) -> tuple[int, int, int, int]:
    """Return right findings, findings, found labels, labels; a minor label or finding may answer one above minor.

    A possible error makes a finding right and is not among the labels.
    """
    errors = item.pair.errors or ()
    findings = item.score.findings

    def counts(severity: str) -> bool:
        return not above_minor or severity != "minor"

    right = sum(counts(f.severity) and any(_is_same(item.pair, f, error) for error in errors) for f in findings)
    wanted = [error for error in errors if counts(error.severity) and not error.possible]
    hit = sum(any(_is_same(item.pair, found, error) for found in findings) for error in wanted)
    return right, sum(counts(found.severity) for found in findings), hit, len(wanted)


def _is_same(pair: Judged, found: Difference, error: Labelled) -> bool:
    """Tell whether a finding and a label mean the same: one kind, and half of either's words in the other."""
    if kind_of(found) != error.kind:
        return False
    own = _words(pair, found.source, found.target)
    gold = _words(pair, error.source, error.target)
    common = len(own & gold)
    return common > 0 and common >= _RIGHT * min(len(own), len(gold))


def _words(pair: Judged, source: Sequence[Span], target: Sequence[Span]) -> set[tuple[int, Span]]:
    """Return the content words that spans touch, or all words where they touch no content word."""
    touched = {
        (side, word)
        for side, (text, spans) in enumerate(((pair.source, source), (pair.target, target)))
        for word in find_words(text)
        if any(span.overlaps(word) for span in spans)
    }
    texts = (pair.source, pair.target)
    return {item for item in touched if is_content_word(item[1].of(texts[item[0]]))} or touched


def _count_words(item: Scored) -> tuple[int, int, int, int]:
    errors, findings = item.pair.errors or (), item.score.findings
    gold: set[tuple[Kind, int, Span]] = set()
    possible: set[tuple[Kind, int, Span]] = set()
    own: set[tuple[Kind, int, Span]] = set()
    for error in errors:
        marked = {(error.kind, *word) for word in _words(item.pair, error.source, error.target)}
        (possible if error.possible else gold).update(marked)
    for found in findings:
        own |= {(kind_of(found), *word) for word in _words(item.pair, found.source, found.target)}
    return len(own & (gold | possible)), len(own), len(own & gold), len(gold)


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
