"""How well words are aligned, against a gold alignment.

With A the links proposed, S the sure and P the sure and possible links of the gold (Och and Ney, 2003): precision is
|A ∩ P| / |A|, recall |A ∩ S| / |S|, F1 their harmonic mean, and the alignment error rate
AER = 1 - (|A ∩ S| + |A ∩ P|) / (|A| + |S|), which is 1 - F1 where all links are sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual.align.word_map import has_map
from bilingual.align.words import Method, compare_words, find_links
from bilingual.datatypes import Span
from bilingual.encode import Encoder
from bilingual.errors import InputError
from bilingual.evaluate.bootstrap import estimate
from bilingual.evaluate.gold import GoldPair
from bilingual.evaluate.result import Figure, Result, Signature

__all__ = ["METRICS", "count_links", "evaluate_words"]

METRICS = ("precision", "recall", "F1", "AER")

KINDS = ("one word annotated", "both words annotated", "all links")
"""Which proposed links count: those of which at least one word was looked at, of which both were, and every one."""

_PAIRS_PER_ROUND = 256
"""Pairs embedded at a time, which bounds memory."""

Cells = NDArray[np.bool_]


def evaluate_words(
    pairs: Sequence[GoldPair], encoder: Encoder, *, data: str, method: Method = "transport", seed: int = 1
) -> Result:
    """Measure the links that ``method`` proposes over the word vectors of ``encoder``.

    ``data`` is the sha256 of the gold. A gold stretch stands for all words it overlaps. Where only some words are
    annotated, the result has a row for each of :data:`KINDS`. Raises InputError when the gold has no link.
    """
    counts = []
    for start in range(0, len(pairs), _PAIRS_PER_ROUND):
        some = pairs[start : start + _PAIRS_PER_ROUND]
        sides = encoder.embed([pair.source for pair in some]), encoder.embed([pair.target for pair in some])
        for pair, source, target in zip(some, *sides, strict=True):
            proposed = find_links(compare_words(source.vectors, target.vectors, encoder.name), method) > 0
            counts.append(count_links(pair, proposed, source.words, target.words))
    rows = np.array(counts, dtype=np.float64).reshape(len(counts), 6)
    if not rows[:, 2].any():
        raise InputError("the gold alignment has no link; every pair needs its 'links'")
    kinds = KINDS if any(pair.annotated is not None for pair in pairs) else KINDS[-1:]
    figures = [
        Figure(kind, metric, found)
        for kind in kinds
        for metric, found in zip(
            METRICS, estimate(rows[:, [0, 1, 2, 3 + KINDS.index(kind)]], _compute, seed), strict=True
        )
    ]
    options = (("method", method), ("map", "own" if has_map(encoder.name) else "none"))
    return Result(Signature("words", encoder.name, data, len(rows), seed, options), tuple(figures))


def count_links(
    pair: GoldPair, proposed: Cells, source: Sequence[Span], target: Sequence[Span]
) -> tuple[int, int, int, int, int, int]:
    """Return |A ∩ S|, |A ∩ P|, |S|, and |A| as each of :data:`KINDS` counts it.

    ``proposed`` (n, m) is A over the words at ``source`` and ``target``.
    """
    sure = _mark(pair.sure, source, target)
    possible = sure | _mark(pair.possible, source, target)
    if pair.annotated is None:
        left, right = np.ones(len(source), dtype=np.bool_), np.ones(len(target), dtype=np.bool_)
    else:
        left, right = (
            np.array([any(word.overlaps(span) for span in spans) for word in words], dtype=np.bool_)
            for words, spans in zip((source, target), pair.annotated, strict=True)
        )
    either, both = left[:, None] | right[None, :], left[:, None] & right[None, :]
    return (
        int((proposed & sure).sum()),
        int((proposed & possible).sum()),
        int(sure.sum()),
        int((proposed & either).sum()),
        int((proposed & both).sum()),
        int(proposed.sum()),
    )


def _mark(links: Sequence[tuple[Span, Span]], source: Sequence[Span], target: Sequence[Span]) -> Cells:
    """Return which pairs of words the links cover: (n, m)."""
    cells = np.zeros((len(source), len(target)), dtype=np.bool_)
    for one, other in links:
        left = [i for i, word in enumerate(source) if word.overlaps(one)]
        right = [j for j, word in enumerate(target) if word.overlaps(other)]
        cells[np.ix_(left, right)] = True
    return cells


def _compute(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the :data:`METRICS` of the totals |A ∩ S|, |A ∩ P|, |S|, |A|: (..., 4) to (..., 4)."""
    in_sure, in_possible, sure, proposed = np.moveaxis(totals, -1, 0)
    precision = in_possible / np.maximum(proposed, 1)
    recall = in_sure / np.maximum(sure, 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    aer = 1 - (in_sure + in_possible) / np.maximum(proposed + sure, 1)
    return np.stack([precision, recall, f1, aer], axis=-1)
