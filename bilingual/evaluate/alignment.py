"""How well document pairs are aligned, against a gold alignment.

Strict and lax figures are those of vecalign (Thompson and Koehn, 2019): precision is the share of proposed beads that
are in the gold, nulls one sentence at a time, recall that of the gold's links that are proposed, F1 their harmonic
mean. Lax, a link is right when it shares a sentence on both sides with one link of the gold; a null must be exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual.align.pairs import align_texts
from bilingual.calibration import Calibration
from bilingual.encode import Encoder
from bilingual.errors import InputError
from bilingual.evaluate.beads import Beads, GoldDocument, align_greedily, align_lengths, swap
from bilingual.evaluate.bootstrap import estimate
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.fit.embedder import Embedder

__all__ = ["METRICS", "compute_metrics", "count_beads", "evaluate_alignment"]

METRICS = ("strict P", "strict R", "strict F1", "lax P", "lax R", "lax F1", "null P", "null R")

TYPES = ("1:1", "1:2", "2:1", "2:2", "others")
"""Kinds of link whose strict recall and precision are told apart."""

Row = NDArray[np.float64]


def evaluate_alignment(
    documents: Sequence[GoldDocument], encoder: Encoder, calibration: Calibration, *, data: str, seed: int = 1
) -> Result:
    """Measure the alignment of ``documents`` in both directions, with two simple methods beside it.

    ``data`` is the sha256 of their file. Intervals are by the bootstrap over documents. Raises InputError when the gold
    has no link.
    """
    if not any(all(bead) for document in documents for bead in document.gold):
        raise InputError("the gold has no link; there is nothing to measure")
    embed = Embedder(encoder)

    def align(document: GoldDocument) -> Beads:
        beads = align_texts((document.source, document.target), embed, calibration, document.languages)
        return frozenset((tuple(bead.source), tuple(bead.target)) for bead in beads)

    rows: dict[str, list[Row]] = {}
    by_type: list[Row] = []
    for document in documents:
        proposed, turned = align(document), swap(document)
        vectors = (
            np.stack([item.sentence for item in embed(texts, language)])
            for texts, language in zip((document.source, document.target), document.languages, strict=True)
        )
        methods = {
            "bilingual": (proposed, document.gold),
            "bilingual, sides swapped": (align(turned), turned.gold),
            "Gale–Church": (align_lengths(document.source, document.target), document.gold),
            "greedy margin": (align_greedily(*vectors), document.gold),
        }
        for name, (found, gold) in methods.items():
            rows.setdefault(name, []).append(count_beads(found, gold))
        by_type.append(_count_types(proposed, document.gold))
    figures = [
        figure for name, counts in rows.items() for figure in _figures(name, METRICS, counts, compute_metrics, seed)
    ]
    totals = np.sum(by_type, axis=0).reshape(len(TYPES), 3)
    for k, kind in enumerate(TYPES):
        if totals[k, 2]:
            counts = [row[3 * k : 3 * k + 3] for row in by_type]
            name = f"bilingual, {kind} ({int(totals[k, 2])})"
            figures += _figures(name, METRICS[:3], counts, _harmonise, seed)
    return Result(Signature("alignment", encoder.name, data, len(documents), seed), tuple(figures))


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
