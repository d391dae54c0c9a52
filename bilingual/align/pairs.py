"""Alignment of two documents that translate each other: n:m in order, passages that moved, and honest nulls.

::

    segments -> sentences, vectors -> pieces (anchors) -> odds of every bead (beads) -> best path (lattice)
        -> moved passages -> beads of segments

Long documents are cut where they surely correspond. In each piece every possible bead has log-odds against leaving its
sentences unlinked, and the best path through them wins; so a null costs the same in a short and in a long document, two
different sentences dropped side by side stay two nulls, and how sure a bead is follows from all other paths.

The dynamic programme is that of Gale and Church (1993), beads over sentence vectors and coarse-to-fine follow Thompson
and Koehn (2019), margins against neighbours Artetxe and Schwenk (2019); the odds are those of a conditional random
field (Lafferty et al., 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import exp

import numpy as np

from bilingual.align.anchors import cut_pieces
from bilingual.align.beads import Side, build_side, score_beads
from bilingual.align.lattice import best_path, marginals
from bilingual.align.moved import find_passages
from bilingual.align.sentences import find_sentences, join_beads
from bilingual.calibration import COMMON, Calibration
from bilingual.datatypes import Bead, Language, Location, Match, Segment
from bilingual.encode import Embedding, Encoder, Vectors, load_encoder
from bilingual.encode.calibrations import default_calibration, network_name
from bilingual.settings import AlignSettings

__all__ = ["align_embeddings", "align_segments", "align_texts", "is_translation", "match_beads"]

RELATED = 0.4
"""Share of sentences in links below which two documents do not translate each other: nine in ten pairs of different
articles of wmt22 stay below .34."""


def align_segments(source: Sequence[str], target: Sequence[str], *, encoder: Encoder | None = None) -> list[Bead]:
    """Align the segments of two documents: sentences, or paragraphs on either side.

    The beads partition both sides: every segment is in exactly one. They are in order on both sides, but for passages
    that moved, which stand where their source does. ``encoder`` defaults to the embedded one. A bead's score is the
    cosine of its two sides' sentence vectors, 0 for a null; its confidence is the probability that it is right.
    """
    if not source or not target:
        return _nulls(range(len(source)), range(len(target)))
    encoder = encoder or load_encoder()
    calibration = replace(default_calibration(), model=network_name(encoder.name))
    return align_texts((source, target), encoder.embed, calibration)


def align_texts(
    texts: tuple[Sequence[str], Sequence[str]],
    embed: Callable[[Sequence[str], Language | None], Sequence[Embedding]],
    calibration: Calibration,
    languages: tuple[Language | None, Language | None] = (None, None),
) -> list[Bead]:
    """Align the segments of two documents by the sentences in them, as :func:`align_segments` does.

    ``embed`` is that of the encoder which ``calibration`` was fitted for, or of one that remembers.
    """
    source, target = map(find_sentences, texts)
    beads = align_embeddings(
        source.texts, embed(source.texts, languages[0]), target.texts, embed(target.texts, languages[1]), calibration
    )
    return join_beads(beads, source, target)


def align_embeddings(
    source_texts: Sequence[str],
    source: Sequence[Embedding],
    target_texts: Sequence[str],
    target: Sequence[Embedding],
    calibration: Calibration | None = None,
) -> list[Bead]:
    """Align sentences whose embeddings are at hand, as :func:`align_segments` does.

    ``calibration`` is that of the model they come from; without one their cosines are taken to be on the common scale.
    """
    if not source or not target:
        return _nulls(range(len(source)), range(len(target)))
    calibration = calibration or replace(default_calibration(), model="")
    source_vectors = np.stack([item.sentence for item in source])
    target_vectors = np.stack([item.sentence for item in target])

    def build(rows: range, columns: range) -> tuple[Side, Side]:
        return (
            build_side(source_texts[rows.start : rows.stop], source[rows.start : rows.stop], calibration),
            build_side(target_texts[columns.start : columns.stop], target[columns.start : columns.stop], calibration),
        )

    beads: list[Bead] = []
    for rows, columns in cut_pieces(source_vectors, target_vectors, calibration.sentences):
        if rows and columns:
            beads += _align_piece(*build(rows, columns), rows, columns, calibration)
        else:
            beads += _nulls(rows, columns)
    left = (
        [bead.source.start for bead in beads if not bead.target],
        [bead.target.start for bead in beads if not bead.source],
    )
    moved: list[Bead] = []
    for rows, columns in find_passages(source_vectors, target_vectors, *left, calibration.sentences):
        found = _align_piece(*build(rows, columns), rows, columns, calibration, cost=calibration.pairs.moved)
        moved += [bead for bead in found if bead.source and bead.target]
    return _put_in(beads, moved)


def _align_piece(
    source: Side, target: Side, rows: range, columns: range, calibration: Calibration, cost: float = 0.0
) -> list[Bead]:
    """Return the beads of a piece whose sentences are ``rows`` and ``columns`` of the documents.

    With a ``cost`` there are only nulls unless the links are together worth more than that.
    """
    gains = score_beads(source, target, calibration)
    n, m = len(source), len(target)
    path = best_path(gains, n, m)
    surplus = sum(float(gains[len(i), len(j)][i.start, j.start]) for i, j in path if i and j) - cost
    if cost and surplus <= 0:
        return _nulls(rows, columns)
    is_kept = 1 / (1 + exp(-min(surplus, 50.0))) if cost else 1.0
    shares, _ = marginals(gains, n, m)
    linked_s, linked_t = np.zeros(n), np.zeros(m)
    for (a, b), share in shares.items():
        for k in range(a):
            linked_s[k : k + n + 1 - a] += share.sum(axis=1)
        for k in range(b):
            linked_t[k : k + m + 1 - b] += share.sum(axis=0)
    beads = []
    for i, j in path:
        if i and j:
            cosine = _cosine(source.vectors[i.start : i.stop], target.vectors[j.start : j.stop])
            confidence = float(shares[len(i), len(j)][i.start, j.start]) * is_kept
        else:
            cosine, confidence = 0.0, 1 - float(linked_s[i.start] if i else linked_t[j.start])
        beads.append(
            Bead(rows[i.start : i.stop], columns[j.start : j.stop], cosine, max(0.0, min(1.0, confidence)))
        )  # fmt: skip
    return beads


def _put_in(beads: Sequence[Bead], moved: Sequence[Bead]) -> list[Bead]:
    """Return the beads with the moved ones instead of the nulls of their sentences, where their source stands."""
    places = {i: bead for bead in moved for i in bead.source}
    taken = {j for bead in moved for j in bead.target}
    found = []
    for bead in beads:
        if not bead.target and bead.source.start in places:
            passage = places[bead.source.start]
            if passage.source.start == bead.source.start:
                found.append(passage)
        elif bead.source or bead.target.start not in taken:
            found.append(bead)
    return found


def match_beads(
    beads: Sequence[Bead],
    source: Sequence[Segment],
    target: Sequence[Segment],
    settings: AlignSettings,
    calibration: Calibration | None = None,
) -> list[Match]:
    """Return the links among the ``beads`` of two documents' segments, in order."""
    sentences = calibration.sentences if calibration else COMMON
    matches = []
    for bead in beads:
        some, others = [source[i] for i in bead.source], [target[j] for j in bead.target]
        score = sentences(bead.score)
        if some and others and bead.confidence >= settings.min_confidence:
            matches.append(
                Match(
                    source=tuple(item.id for item in some),
                    target=tuple(item.id for item in others),
                    source_spans=tuple(Location(item.document, item.span) for item in some),
                    target_spans=tuple(Location(item.document, item.span) for item in others),
                    relation="paraphrase" if score < settings.paraphrase_below else "translation",
                    similarity=bead.score,
                    confidence=bead.confidence,
                )
            )
    return matches


def is_translation(beads: Sequence[Bead]) -> bool:
    """Tell whether enough of both documents is linked for them to be translations of each other.

    The shorter side counts, so that an excerpt passes.
    """
    linked = [bead for bead in beads if bead.source and bead.target]
    shares = [
        sum(len(side) for side in sides) / max(1, total)
        for sides, total in (
            ([bead.source for bead in linked], sum(len(bead.source) for bead in beads)),
            ([bead.target for bead in linked], sum(len(bead.target) for bead in beads)),
        )
    ]
    return max(shares) >= RELATED


def _nulls(source: range, target: range) -> list[Bead]:
    nothing = range(0)
    return [Bead(source[k : k + 1], nothing, 0.0) for k in range(len(source))] + [
        Bead(nothing, target[k : k + 1], 0.0) for k in range(len(target))
    ]


def _cosine(source: Vectors, target: Vectors) -> float:
    """Return the cosine of the two sides' summed vectors, 0 for a null."""
    if not len(source) or not len(target):
        return 0.0
    x, y = source.sum(axis=0), target.sum(axis=0)
    scale = float(np.linalg.norm(x) * np.linalg.norm(y))
    return min(1.0, float(x @ y) / scale) if scale else 0.0
