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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import exp
from typing import Literal

import numpy as np

from bilingual.align.anchors import cut_pieces
from bilingual.align.beads import MAX_MERGE, Scored, score_beads
from bilingual.align.lattice import best_paths, marginals
from bilingual.align.moved import find_passages
from bilingual.align.pieces import Batch, Piece, make_batches
from bilingual.align.sentences import find_sentences, join_beads
from bilingual.align.sides import Side, build_side
from bilingual.calibration import COMMON, Calibration
from bilingual.datatypes import Bead, Language, Location, Match, Segment
from bilingual.encode import Embedding, Encoder, load_encoder
from bilingual.encode.calibrations import default_calibration, network_name
from bilingual.language import identify
from bilingual.settings import AlignSettings

__all__ = [
    "Mismatch",
    "align_embeddings",
    "align_segments",
    "align_texts",
    "find_mismatch",
    "is_translation",
    "match_beads",
]

Cut = tuple[range, range]
"""The sentences of a bead within its piece."""

Mismatch = Literal["unrelated", "same language"]
"""Why two documents are not translations of each other."""

PARTED = 0.8
"""Share of the log-odds of a bead of two and two that one pair in it must have for the bead to be parted."""

LANGUAGE_SAMPLE = 20
"""Segments that tell the language of a document."""

RELATED = 0.4
"""Share of sentences that are surely in links, below which two documents do not translate each other: between the
translations and the pairs of unrelated articles of wmt21 (the rows "told" of `bilingual evaluate alignment`)."""


def align_segments(source: Sequence[str], target: Sequence[str], *, encoder: Encoder | None = None) -> list[Bead]:
    """Align the segments of two documents: sentences, or paragraphs on either side.

    The beads partition both sides: every segment is in exactly one. They are in order on both sides, but for passages
    that moved, which stand where their source does. ``encoder`` defaults to the embedded one. A bead's score is the
    cosine of its two sides' sentence vectors, 0 for a null; its confidence is the probability that exactly it is right.
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
    sides = build_side(source_texts, source, MAX_MERGE), build_side(target_texts, target, MAX_MERGE)
    pieces = cut_pieces(sides[0].vectors, sides[1].vectors, calibration.sentences)
    beads = _align_pieces(*sides, pieces, calibration)
    left = (
        [bead.source.start for bead in beads if not bead.target],
        [bead.target.start for bead in beads if not bead.source],
    )
    passages = find_passages(sides[0].vectors, sides[1].vectors, *left, calibration.sentences)
    moved = _align_pieces(*sides, passages, calibration, cost=calibration.pairs.moved)
    return _put_in(beads, [bead for bead in moved if bead.source and bead.target])


def _align_pieces(
    source: Side, target: Side, pieces: Sequence[Piece], calibration: Calibration, cost: float = 0.0
) -> list[Bead]:
    """Return the beads of pieces, in the order of the pieces.

    With a ``cost`` a piece has only nulls unless its links are together worth more than that.
    """
    found = {piece: _nulls(*piece) for piece in pieces if not all(piece)}
    for batch in make_batches(piece for piece in pieces if all(piece)):
        scored = score_beads(source, target, batch, calibration)
        found.update(zip(batch.pieces, _choose(scored, batch, cost), strict=True))
    return [bead for piece in pieces for bead in found[piece]]


def _choose(scored: Scored, batch: Batch, cost: float) -> Iterator[list[Bead]]:
    """Yield the beads of each piece of a batch that are best together."""
    n, m = batch.n, batch.m
    paths = best_paths(scored.gains, [(len(rows), len(columns)) for rows, columns in batch.pieces])
    shares, _ = marginals(scored.gains, n, m)
    linked_s, linked_t = np.zeros((len(batch), n)), np.zeros((len(batch), m))
    for (a, b), share in shares.items():
        for k in range(a):
            linked_s[:, k : k + n + 1 - a] += share.sum(axis=2)
        for k in range(b):
            linked_t[:, k : k + m + 1 - b] += share.sum(axis=1)
    for k, ((rows, columns), path) in enumerate(zip(batch.pieces, paths, strict=True)):
        is_kept = 1.0
        if cost:
            links = [((len(i), len(j)), (k, i.start, j.start)) for i, j in path if i and j]
            surplus = sum(float(scored.gains[kind][place]) for kind, place in links) - cost
            if surplus <= 0:
                yield _nulls(rows, columns)
                continue
            is_kept = 1 / (1 + exp(-min(surplus, 50.0)))
        some_linked, others_linked = linked_s[k].tolist(), linked_t[k].tolist()
        beads = []
        for (i, j), whole in _part_crossed(path, scored, k):
            linked = min(*some_linked[i.start : i.stop], *others_linked[j.start : j.stop], 1.0)
            if i and j:
                cosine = float(scored.cosines[len(i), len(j)][k, i.start, j.start])
                confidence = float(shares[len(whole[0]), len(whole[1])][k, whole[0].start, whole[1].start]) * is_kept
            else:
                cosine, confidence = 0.0, 1 - linked
            some, others = rows[i.start : i.stop], columns[j.start : j.stop]
            beads.append(Bead(some, others, min(1.0, cosine), _share(confidence), _share(linked * is_kept)))
        yield beads


def _part_crossed(path: Sequence[Cut], scored: Scored, k: int) -> Iterator[tuple[Cut, Cut]]:
    """Yield the beads of a path in piece ``k``, each with the bead it was part of: itself, mostly.

    A bead of two and two is parted where its first or last sentences make nearly all it is worth: the other two are
    then the rest on both sides, cut short by the reporter, and no boundary lies elsewhere.
    """
    for i, j in path:
        if len(i) == len(j) == 2:
            ends = [float(scored.gains[1, 1][k, i[end], j[end]]) for end in (0, 1)]
            if max(ends) >= PARTED * float(scored.gains[2, 2][k, i.start, j.start]):
                yield from (((i[end : end + 1], j[end : end + 1]), (i, j)) for end in (0, 1))
                continue
        yield (i, j), (i, j)


def _share(value: float) -> float:
    """Return a probability without what rounding adds to it."""
    return max(0.0, min(1.0, value))


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
    """Return the links among the ``beads`` of two documents' segments, in order.

    What counts is whether the sentences belong together: where they do and only the cut is in doubt, to leave a link
    out would call a sentence unreported that surely is.
    """
    sentences = calibration.sentences if calibration else COMMON
    matches = []
    for bead in beads:
        some, others = [source[i] for i in bead.source], [target[j] for j in bead.target]
        score = sentences(bead.score)
        if some and others and bead.linked >= settings.min_confidence:
            matches.append(
                Match(
                    source=tuple(item.id for item in some),
                    target=tuple(item.id for item in others),
                    source_spans=tuple(Location(item.document, item.span) for item in some),
                    target_spans=tuple(Location(item.document, item.span) for item in others),
                    relation="paraphrase" if score < settings.paraphrase_below else "translation",
                    similarity=bead.score,
                    confidence=bead.linked,
                )
            )
    return matches


def find_mismatch(texts: tuple[Sequence[str], Sequence[str]], beads: Sequence[Bead]) -> Mismatch | None:
    """Tell why two aligned documents are not translations of each other, or None when they may be."""
    languages = [identify("\n".join(side[:LANGUAGE_SAMPLE])) for side in texts]
    if languages[0] == languages[1] != "other":
        return "same language"
    return None if is_translation(beads) else "unrelated"


def is_translation(beads: Sequence[Bead]) -> bool:
    """Tell whether enough of both documents is linked for them to be translations of each other.

    A link counts as far as it is sure. The shorter side decides, so that an excerpt passes.
    """
    linked = [bead for bead in beads if bead.source and bead.target]
    n, m = (sum(map(len, side)) for side in ([bead.source for bead in beads], [bead.target for bead in beads]))
    shares = [
        sum(bead.confidence * len(bead.source) for bead in linked) / max(1, n),
        sum(bead.confidence * len(bead.target) for bead in linked) / max(1, m),
    ]
    return max(shares) >= RELATED


def _nulls(source: range, target: range) -> list[Bead]:
    nothing = range(0)
    return [Bead(source[k : k + 1], nothing, 0.0, linked=0.0) for k in range(len(source))] + [
        Bead(nothing, target[k : k + 1], 0.0, linked=0.0) for k in range(len(target))
    ]
