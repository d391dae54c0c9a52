"""Monotone n:m alignment of two documents that translate each other.

Two passes. The first chains single sentences by their vectors alone over the whole table and cuts both documents where
that chain is certain. The second aligns each piece by its words, among beads of up to :data:`MAX_MERGE` neighbours. A
bead is worth the sum of its words' evidence on both sides (:mod:`bilingual.align.coverage`), a null is worth nothing,
and the best sum wins: a null therefore costs the same in a short and in a long document, and a merged neighbour pays
only when its own words are covered.

The dynamic programme is that of Gale and Church (1993), beads over sentence vectors follow Thompson and Koehn (2019),
margins against neighbours Artetxe and Schwenk (2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp

import numpy as np

from bilingual.align.coverage import Stack, best_matches, stack
from bilingual.calibration import COMMON, Calibration, Scale
from bilingual.datatypes import Bead, Location, Match, Segment
from bilingual.encode import Embedding, Encoder, Vectors, load_encoder
from bilingual.settings import AlignSettings

__all__ = ["align_embeddings", "align_segments", "is_translation", "match_beads"]

BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1))
"""Kinds of link, source by target. Translators merge or split two sentences, seldom more (Gale and Church, 1993)."""

SKIP_SOURCE, SKIP_TARGET = len(BEADS), len(BEADS) + 1  # numbers of the nulls beside the kinds of link

MAX_MERGE = max(max(kind) for kind in BEADS)

NEIGHBOURS = 4
"""Nearest neighbours whose mean similarity is a sentence's background, k = 4 in Artetxe and Schwenk (2019)."""

COARSE_CELLS = 4_000_000
"""Largest table of the first pass, 16 MB; longer documents are pooled until they fit."""

CHUNK = 64
"""Sentences of the longer side after which the second pass looks for a certain place to cut."""

MAX_CHUNK = 256
"""Sentences after which it cuts without one, so that unrelated documents stay cheap."""

# Fitted on wmt22 documents with merged and deleted sentences, measured on wmt21 (benchmarks/linking.py).
SHARE = 0.46  # of a word's background that its best cosine must exceed, ...
THRESHOLD = 0.25  # ... by this much, to be worth anything
PRIOR = 0.42  # background of a word, against one sentence, ...
PRIOR_STEP = 0.04  # ... and how much a merged neighbour raises it
PRIOR_COUNT = 8.0  # sentences that the prior counts as
MERGE_COST = 0.3  # for each neighbour merged
CROSS_COST = 0.5  # for two by two, where usually one by one is meant twice
SENTENCE_WEIGHT = 2.0  # of the sentence vectors' cosine beside a word's evidence, for each sentence ...
SENTENCE_THRESHOLD = 0.17  # ... above this

CONFIDENCE = (1.04, 3.6)
"""Bias and slope of the logistic from a bead's cosine to the probability that it is right, fitted on wmt22 with merged
and deleted sentences, where 97 % of the links were right."""

RELATED = 0.4
"""Share of sentences in links below which two documents do not translate each other: 99 % of unrelated articles of
wmt22 stay below .34, 99 % of translated ones, damaged as above, are over .68."""


def align_segments(source: Sequence[str], target: Sequence[str], *, encoder: Encoder | None = None) -> list[Bead]:
    """Align the sentences of two documents, in order.

    The beads partition both sides: every sentence is in exactly one, and neither side ever steps back. ``encoder``
    defaults to the embedded one. A bead's score is the cosine of its two sides' sentence vectors, 0 for a null.
    """
    if not source or not target:
        return _nulls(range(len(source)), range(len(target)))
    encoder = encoder or load_encoder()
    return align_embeddings(source, encoder.embed(source), target, encoder.embed(target))


def align_embeddings(
    source_texts: Sequence[str],
    source: Sequence[Embedding],
    target_texts: Sequence[str],
    target: Sequence[Embedding],
    calibration: Calibration | None = None,
) -> list[Bead]:
    """Align sentences whose embeddings are at hand, as :func:`align_segments` does.

    ``calibration`` brings their cosines to the common scale; without one they are taken to be on it.
    """
    if not source or not target:
        return _nulls(range(len(source)), range(len(target)))
    source_vectors = np.stack([item.sentence for item in source])
    target_vectors = np.stack([item.sentence for item in target])
    words, sentences = (calibration.words, calibration.sentences) if calibration else (COMMON, COMMON)
    source_words = stack(source_texts, [item.words for item in source], [item.vectors for item in source], words)
    target_words = stack(target_texts, [item.words for item in target], [item.vectors for item in target], words)
    beads = []
    for rows, columns in _cut(source_vectors, target_vectors):
        gains = _bead_gains(
            source_words.part(rows),
            target_words.part(columns),
            source_vectors[rows.start : rows.stop],
            target_vectors[columns.start : columns.stop],
            sentences,
        )
        for i, j in _best_path(gains, len(rows), len(columns)):
            some, others = rows[i.start : i.stop], columns[j.start : j.stop]
            cosine = _cosine(source_vectors[some.start : some.stop], target_vectors[others.start : others.stop])
            beads.append(Bead(some, others, cosine))
    return beads


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
        confidence = _confidence(score)
        if some and others and confidence >= settings.min_confidence:
            matches.append(
                Match(
                    source=tuple(item.id for item in some),
                    target=tuple(item.id for item in others),
                    source_spans=tuple(Location(item.document, item.span) for item in some),
                    target_spans=tuple(Location(item.document, item.span) for item in others),
                    relation="paraphrase" if score < settings.paraphrase_below else "translation",
                    similarity=bead.score,
                    confidence=confidence,
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


def _confidence(cosine: float) -> float:
    bias, slope = CONFIDENCE
    return 1 / (1 + exp(-(bias + slope * cosine)))


def _nulls(source: range, target: range) -> list[Bead]:
    nothing = range(0)
    return [Bead(source[i : i + 1], nothing, 0.0) for i in range(len(source))] + [
        Bead(nothing, target[j : j + 1], 0.0) for j in range(len(target))
    ]


def _cosine(source: Vectors, target: Vectors) -> float:
    """Return the cosine of the two sides' summed vectors, 0 for a null."""
    if not len(source) or not len(target):
        return 0.0
    x, y = source.sum(axis=0), target.sum(axis=0)
    scale = float(np.linalg.norm(x) * np.linalg.norm(y))
    return min(1.0, float(x @ y) / scale) if scale else 0.0


def _cut(source: Vectors, target: Vectors) -> list[tuple[range, range]]:
    """Return pieces of both documents, in order, that can be aligned on their own."""
    n, m = len(source), len(target)
    pieces = []
    i0 = j0 = 0
    path = _coarse_path(source, target) if max(n, m) > CHUNK else []
    for (i, j), following in pairwise(path):
        length = max(i + 1 - i0, j + 1 - j0)
        # Two links in a row, with nothing between them: no bead is likely to straddle the cut.
        if length >= CHUNK and following == (i + 1, j + 1):
            pieces.append((range(i0, i + 1), range(j0, j + 1)))
            i0, j0 = i + 1, j + 1
    pieces.append((range(i0, n), range(j0, m)))
    return [part for piece in pieces for part in _halved(*piece)]


def _halved(rows: range, columns: range) -> list[tuple[range, range]]:
    """Cut a piece without certain links in the middle until no part exceeds :data:`MAX_CHUNK`."""
    if max(len(rows), len(columns)) <= MAX_CHUNK:
        return [(rows, columns)]
    i, j = len(rows) // 2, len(columns) // 2
    return _halved(rows[:i], columns[:j]) + _halved(rows[i:], columns[j:])


def _margins(source: Vectors, target: Vectors) -> Vectors:
    """Return cosines (n, m) minus the mean similarity of both sentences to their nearest neighbours."""
    cosines = source @ target.T
    k_target, k_source = min(NEIGHBOURS, len(target)), min(NEIGHBOURS, len(source))
    by_source = np.partition(cosines, -k_target, axis=1)[:, -k_target:].mean(axis=1)
    by_target = np.partition(cosines, -k_source, axis=0)[-k_source:].mean(axis=0)
    return np.asarray(cosines - (by_source[:, None] + by_target[None, :]) / 2, dtype=np.float32)


def _coarse_path(source: Vectors, target: Vectors) -> list[tuple[int, int]]:
    """Return the pairs (i, j) of the strictly increasing chain with the best sum of margins, in order."""
    step = int(np.ceil(np.sqrt(len(source) * len(target) / COARSE_CELLS)))
    margins = _margins(_pooled(source, step), _pooled(target, step))
    n, m = margins.shape
    totals = np.zeros((n + 1, m + 1), dtype=np.float32)
    for i in range(n):
        # A skipped sentence costs nothing, so a row's horizontal steps are a running maximum.
        np.maximum(totals[i, 1:], totals[i, :-1] + margins[i], out=totals[i + 1, 1:])
        np.maximum.accumulate(totals[i + 1], out=totals[i + 1])
    path = []
    i, j = n, m
    while i and j:
        if totals[i, j] == totals[i - 1, j]:
            i -= 1
        elif totals[i, j] == totals[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((i * step, j * step))
    return path[::-1]


def _pooled(vectors: Vectors, step: int) -> Vectors:
    """Return the normalised means of every ``step`` neighbours."""
    if step == 1:
        return vectors
    sums = np.add.reduceat(vectors, np.arange(0, len(vectors), step), axis=0)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _bead_gains(
    source: Stack, target: Stack, source_vectors: Vectors, target_vectors: Vectors, scale: Scale
) -> dict[tuple[int, int], Vectors]:
    """Return, for each kind (a, b) that fits, what the bead at (i, j) is worth: (n + 1 - a, m + 1 - b)."""
    if not len(source) or not len(target):
        return {}
    for_source, for_target = best_matches(source, target)
    by_source = _merged_gains(for_source, source)
    by_target = _merged_gains(for_target.T, target)
    gains = {}
    for a, b in BEADS:
        if a > len(source) or b > len(target):
            continue
        from_source, from_target = by_source[b - 1], by_target[a - 1]
        n, m = len(source) + 1 - a, len(target) + 1 - b
        words = sum((from_source[i : i + n] for i in range(a)), start=np.zeros((n, m), dtype=np.float32))
        words = words + sum(from_target[j : j + m].T for j in range(b))
        cosines = scale(_sliding_sums(source_vectors, a) @ _sliding_sums(target_vectors, b).T)
        sentences = SENTENCE_WEIGHT * (a + b) / 2 * (cosines - SENTENCE_THRESHOLD)
        gain = words + sentences - MERGE_COST * (a + b - 2) - CROSS_COST * (a - 1) * (b - 1)
        gains[a, b] = np.asarray(gain, dtype=np.float32)
    return gains


def _sliding_sums(vectors: Vectors, length: int) -> Vectors:
    """Return the normalised sums of ``length`` neighbours, (n + 1 - length, d)."""
    sums = np.sum([vectors[k : len(vectors) + 1 - length + k] for k in range(length)], axis=0)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _merged_gains(best: Vectors, units: Stack) -> list[Vectors]:
    """Sum the evidence of each unit's words against 1 to MAX_MERGE neighbours of the other side."""
    merged, gains = best, []
    for extra in range(min(MAX_MERGE, best.shape[1])):
        if extra:
            merged = np.maximum(merged[:, :-1], best[:, extra:])
        prior = PRIOR_COUNT * (PRIOR + PRIOR_STEP * extra)
        cost = SHARE * (merged.sum(axis=1) + prior) / (merged.shape[1] + PRIOR_COUNT) + THRESHOLD
        gains.append(np.add.reduceat((merged - cost[:, None]) * units.weights[:, None], units.starts[:-1], axis=0))
    return gains


def _best_path(gains: Mapping[tuple[int, int], Vectors], n: int, m: int) -> list[tuple[range, range]]:
    """Return the beads of the path with the best sum, as ranges within the piece; nulls are single sentences."""
    totals = np.zeros((n + 1, m + 1), dtype=np.float64)
    choice = np.full((n + 1, m + 1), SKIP_TARGET, dtype=np.int8)
    for i in range(1, n + 1):
        best, chosen = totals[i - 1].copy(), np.full(m + 1, SKIP_SOURCE, dtype=np.int8)
        for kind, (a, b) in enumerate(BEADS):
            if (a, b) not in gains or i < a:
                continue
            candidate = totals[i - a, : m + 1 - b] + gains[a, b][i - a]
            better = candidate > best[b:]
            best[b:][better] = candidate[better]
            chosen[b:][better] = kind
        totals[i] = np.maximum.accumulate(best)
        # Between two links the source's nulls come first, so going back the target's are preferred.
        choice[i, 1:] = np.where(totals[i, :-1] >= best[1:], SKIP_TARGET, chosen[1:])
        choice[i, 0] = SKIP_SOURCE
    path = []
    i, j = n, m
    while i or j:
        kind = int(choice[i, j])
        a, b = (1, 0) if kind == SKIP_SOURCE else (0, 1) if kind == SKIP_TARGET else BEADS[kind]
        path.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return path[::-1]
