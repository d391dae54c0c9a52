"""How well document pairs are aligned, against a gold alignment.

Strict and lax figures are those of vecalign (Thompson and Koehn, 2019): precision is the share of proposed beads that
are in the gold, nulls one sentence at a time, recall that of the gold's links that are proposed, F1 their harmonic
mean. Lax, a link is right when it shares a sentence on both sides with one link of the gold; a null must be exact.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bilingual.align.pairs import Mismatch, align_embeddings, align_texts, find_mismatch
from bilingual.align.sentences import find_sentences
from bilingual.calibration import Calibration
from bilingual.datatypes import Bead
from bilingual.encode import Encoder
from bilingual.errors import InputError
from bilingual.evaluate.beads import Beads, GoldDocument, align_greedily, align_lengths, lengthen, swap
from bilingual.evaluate.bootstrap import Estimate, estimate
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.fit.embedder import Embedder

__all__ = ["METRICS", "VARIANTS", "compute_metrics", "count_beads", "evaluate_alignment", "plain"]

METRICS = ("strict P", "strict R", "strict F1", "lax P", "lax R", "lax F1", "null P", "null R")

TYPES = ("1:1", "1:2", "2:1", "2:2", "others")
"""Kinds of link whose strict recall and precision are told apart."""

VARIANTS = ("spliced", "shifted", "moved")
"""Damages (:data:`bilingual.fit.damaged.DAMAGES`) that files of gold seldom have."""

N_BINS = 10
"""Equal bins of confidence, as Naeini et al. (2015)."""

ROUNDS = 3
"""Times that a long document is aligned; the least time counts, for what else the machine does only adds to it."""

Row = NDArray[np.float64]

_Beads = Sequence[Bead]


def evaluate_alignment(
    sets: Mapping[str, Sequence[GoldDocument]],
    encoder: Encoder,
    calibration: Calibration,
    *,
    data: str,
    lengths: Sequence[int] = (),
    options: tuple[tuple[str, str], ...] = (),
    seed: int = 1,
) -> Result:
    """Measure the alignment of sets of documents in both directions, with two simple methods beside it.

    ``data`` is the sha256 of their files. Of the first set, whether its documents are told from unrelated ones, and
    long documents of ``lengths`` made of it, with the time that they take once their vectors are there. Intervals are
    by the bootstrap over documents. Raises InputError when a set's gold has no link.
    """
    for name, documents in sets.items():
        if not any(all(bead) for document in documents for bead in document.gold):
            raise InputError(f"{name or 'the gold'} has no link; there is nothing to measure")
    embed = Embedder(encoder)

    def align(document: GoldDocument) -> _Beads:
        return align_texts((document.source, document.target), embed, calibration, document.languages)

    figures = [figure for name, documents in sets.items() for figure in _measure(name, documents, align, embed, seed)]
    first = next(iter(sets.values()))
    figures += _measure_mismatches(first, align, seed)
    for length in lengths:
        figures += _measure_long(lengthen(first, length, seed), embed, calibration)
    n = sum(map(len, sets.values()))
    return Result(Signature("alignment", encoder.name, data, n, seed, options), tuple(figures))


def _measure(
    name: str, documents: Sequence[GoldDocument], align: Callable[[GoldDocument], _Beads], embed: Embedder, seed: int
) -> list[Figure]:
    """Return the figures of one set, their names after its own."""
    rows: dict[str, list[Row]] = {}
    by_type: list[Row] = []
    reliability: dict[str, list[Row]] = {}
    for document in documents:
        turned = swap(document)
        for of, some in (("bilingual", document), ("bilingual, sides swapped", turned)):
            beads = align(some)
            rows.setdefault(of, []).append(count_beads(plain(beads), some.gold))
            reliability.setdefault(of, []).append(_compare_confidence(beads, some.gold))
            if some is document:
                by_type.append(_count_types(plain(beads), some.gold))
        vectors = (
            np.array([item.sentence for item in embed(texts, language)], dtype=np.float32)
            for texts, language in zip((document.source, document.target), document.languages, strict=True)
        )
        for of, found in (
            ("Gale–Church", align_lengths(document.source, document.target)),
            ("greedy margin", align_greedily(*vectors)),
        ):
            rows.setdefault(of, []).append(count_beads(found, document.gold))
    before = f"{name}, " if name else ""
    figures = []
    for of, counts in rows.items():
        figures += _figures(before + of, METRICS, counts, compute_metrics, seed)
        if of in reliability:
            figures += _figures(before + of, ("ECE",), reliability[of], _calibration_error, seed)
    totals = np.sum(by_type, axis=0).reshape(len(TYPES), 3)
    for k, kind in enumerate(TYPES):
        if totals[k, 2]:
            counts = [row[3 * k : 3 * k + 3] for row in by_type]
            of = f"{before}bilingual, {kind} ({int(totals[k, 2])})"
            figures += _figures(of, METRICS[:3], counts, _harmonise, seed)
    return figures


def _measure_mismatches(
    documents: Sequence[GoldDocument], align: Callable[[GoldDocument], _Beads], seed: int
) -> list[Figure]:
    """Return the shares of pairs that are rightly taken for translations, for unrelated, and for one text twice."""

    def judge(source: GoldDocument, target: GoldDocument) -> Mismatch | None:
        pair = replace(source, target=target.target, languages=(source.languages[0], target.languages[1]))
        return find_mismatch((pair.source, pair.target), align(pair))

    rows = {"translations": [judge(document, document) is None for document in documents]}
    if len(documents) > 1:
        others = [*documents[1:], documents[0]]
        rows["unrelated documents"] = [judge(*pair) == "unrelated" for pair in zip(documents, others, strict=True)]
    twice = [
        replace(document, target=document.source, languages=(document.languages[0],) * 2) for document in documents
    ]
    rows["the same language twice"] = [judge(document, document) == "same language" for document in twice]
    return [
        figure
        for name, told in rows.items()
        for figure in _figures(name, ("told",), [np.array([is_told, 1.0]) for is_told in told], _share, seed)
    ]


def _measure_long(document: GoldDocument, embed: Embedder, calibration: Calibration) -> list[Figure]:
    """Return how well and how fast a long document is aligned, its vectors made before."""
    sides = [find_sentences(texts).texts for texts in (document.source, document.target)]
    vectors = [embed(texts, language) for texts, language in zip(sides, document.languages, strict=True)]
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        align_embeddings(sides[0], vectors[0], sides[1], vectors[1], calibration)
        seconds.append(time.process_time() - started)
    beads = align_texts((document.source, document.target), embed, calibration, document.languages)
    found = compute_metrics(count_beads(plain(beads), document.gold))
    of = f"{len(document.source):,} × {len(document.target):,} sentences"
    figures = [
        Figure(of, metric, Estimate(value, value, value))
        for metric, value in zip(METRICS, map(float, found), strict=True)
    ]
    return [*figures, Figure(of, "seconds", Estimate(min(seconds), min(seconds), max(seconds)))]


def plain(beads: Sequence[Bead]) -> Beads:
    """Return beads as sentence numbers alone."""
    return frozenset((tuple(bead.source), tuple(bead.target)) for bead in beads)


def _compare_confidence(beads: Sequence[Bead], gold: Beads) -> Row:
    """Return for each bin the summed confidence of the links in it less the number that is right, and their number."""
    gaps = np.zeros(N_BINS + 1)
    for bead in beads:
        if bead.source and bead.target:
            is_right = (tuple(bead.source), tuple(bead.target)) in gold
            gaps[min(int(bead.confidence * N_BINS), N_BINS - 1)] += bead.confidence - is_right
            gaps[N_BINS] += 1
    return gaps


def _calibration_error(totals: Row) -> Row:
    """Return the expected calibration error of links: (..., bins + 1) to (..., 1)."""
    return np.asarray(np.abs(totals[..., :N_BINS]).sum(axis=-1, keepdims=True) / np.maximum(totals[..., N_BINS:], 1))


def _share(totals: Row) -> Row:
    return np.asarray(totals[..., :1] / totals[..., 1:])


def _figures(
    name: str, metrics: Iterable[str], counts: Sequence[Row], compute: Callable[[Row], Row], seed: int
) -> list[Figure]:
    found = estimate(np.array(counts), compute, seed)
    return [Figure(name, metric, figure) for metric, figure in zip(metrics, found, strict=True)]


def count_beads(proposed: Beads, gold: Beads) -> Row:
    """Return what precision and recall are made of.

    The counts are of: beads proposed, those in the gold, those right in the lax sense; links of the gold, those
    proposed, those found in the lax sense; nulls proposed, in the gold, and in both.
    """
    links, wanted = (frozenset(bead for bead in beads if all(bead)) for beads in (proposed, gold))
    nulls, null_gold = proposed - links, gold - wanted
    right = proposed & gold
    lax_right = _count_touched(links, wanted) + len(nulls & null_gold)
    lax_found = _count_touched(wanted, links)
    return np.array(
        [
            len(proposed), len(right), lax_right,
            len(wanted), len(links & wanted), lax_found,
            len(nulls), len(null_gold), len(nulls & null_gold),
        ],
        dtype=np.float64,
    )  # fmt: skip


def _count_touched(links: Beads, others: Beads) -> int:
    """Return how many ``links`` share a sentence on both sides with one of the ``others``."""
    counterparts = {i: targets for sources, targets in others for i in sources}
    return sum(any(not set(counterparts.get(i, ())).isdisjoint(targets) for i in sources) for sources, targets in links)


def _count_types(proposed: Beads, gold: Beads) -> Row:
    """Return, for each of TYPES, the links proposed, those of them that are right, and those of the gold."""
    counts = np.zeros((len(TYPES), 3))
    for place, beads in enumerate((proposed, proposed & gold, gold)):
        for some, others in beads:
            if some and others:
                kind = f"{len(some)}:{len(others)}"
                counts[TYPES.index(kind) if kind in TYPES else len(TYPES) - 1, place] += 1
    return counts.reshape(-1)


def compute_metrics(totals: Row) -> Row:
    """Return METRICS of totals as :func:`count_beads` gives them: (..., 9) to (..., 8)."""
    found, right, lax_right, wanted, recalled, lax_recalled, nulls, null_gold, null_right = np.moveaxis(totals, -1, 0)
    strict, lax = (_rates(right, found, recalled, wanted), _rates(lax_right, found, lax_recalled, wanted))
    return np.stack([*strict, *lax, null_right / np.maximum(nulls, 1), null_right / np.maximum(null_gold, 1)], axis=-1)


def _harmonise(totals: Row) -> Row:
    found, right, wanted = np.moveaxis(totals, -1, 0)
    return np.stack(_rates(right, found, right, wanted), axis=-1)


def _rates(right: Row, found: Row, recalled: Row, wanted: Row) -> tuple[Row, Row, Row]:
    precision, recall = right / np.maximum(found, 1), recalled / np.maximum(wanted, 1)
    return precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-12)
