"""What a sentence of the archive does with the words of a quote: the stretch that says them, whose it is, how closely.

A reporter quotes what was said, so a sentence of an article is the likelier original the more of that stretch stands in
quotation marks in it; a post is all its author's. And words that are neighbours in a quote are seldom far apart in its
original.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from bilingual.align.coverage import FUNCTION_WORD_WEIGHT, weigh
from bilingual.encode import Vectors
from bilingual.trace.vectors import WordRows
from bilingual.words import find_words

__all__ = ["find_closeness", "find_speech", "said_stretch"]

SAID = 0.3
"""Cosine with the nearest word of a quote above which a word counts as said in it, below as not: of .3, .4 and .5 it
found most on the tuning half (``python -m benchmarks.trace``)."""

MATCHED = 0.4
"""Cosine from which a word of a quote has a match whose place is looked at."""

APART = 2
"""Words by which two matches may be farther from each other than their words in the quote, and still be neighbours."""

_MARKED = re.compile(r"«[^«»]+»|“[^“”]+”|„[^„“”]+[“”]|\"[^\"]+\"")


def said_stretch(text: str, quote: WordRows, vectors: Vectors) -> str:
    """Return the stretch of a sentence that is likeliest to be what was quoted.

    Each word counts what its nearest word in the quote has above SAID, by its weight; the stretch has the largest sum
    (Bentley, 1984, "Algorithm design techniques"). ``vectors`` (words, w) are the words of ``text``.
    """
    words = find_words(text)
    first, stop = _find_stretch(weigh(text, words), quote, vectors)
    return text[words[first].start : words[stop - 1].stop]


def find_speech(text: str, quote: WordRows, vectors: Vectors, *, post: bool) -> float:
    """Return the share, in [0, 1], of what a sentence says of a quote that was said there: is in quotation marks.

    Of a ``post`` it is all. ``vectors`` (words, w) are the words of ``text``.
    """
    if post:
        return 1.0
    marked = [match.span() for match in _MARKED.finditer(text)]
    if not marked:
        return 0.0
    words = find_words(text)
    weights = weigh(text, words)
    first, stop = _find_stretch(weights, quote, vectors)
    said = sum(
        weight
        for word, weight in zip(words[first:stop], weights[first:stop], strict=True)
        if any(start < word.start and word.stop < end for start, end in marked)
    )
    return said / max(sum(weights[first:stop]), 1e-6)


def find_closeness(quote: WordRows, vectors: Vectors) -> float:
    """Return the share of neighbouring words of a quote whose matches in a sentence are neighbours, too.

    Function words do not count. It is 1 when one word alone has a match and 0 when none has; ``vectors`` (words, w) are
    the words of the sentence.
    """
    content = quote.weights > FUNCTION_WORD_WEIGHT
    if not content.any():
        content = np.ones(len(quote.weights), dtype=bool)
    cosines = quote.vectors @ vectors.T
    matched = np.flatnonzero(content & (cosines.max(axis=1, initial=-1.0) > MATCHED))
    if len(matched) < 2:
        return float(len(matched))
    gaps = np.abs(np.diff(cosines[matched].argmax(axis=1)))
    return float(np.mean(gaps <= np.diff(matched) + APART))


def _find_stretch(weights: Sequence[float], quote: WordRows, vectors: Vectors) -> tuple[int, int]:
    """Return the first word of the stretch that says most of a quote, and the first after it."""
    gains = ((quote.vectors @ vectors.T).max(axis=0, initial=-1.0) - SAID) * weights
    best, first, stop = -math.inf, 0, 1
    total, start = 0.0, 0
    for place, gain in enumerate(gains.tolist()):
        if total <= 0:
            total, start = 0.0, place
        total += gain
        if total > best:
            best, first, stop = total, start, place + 1
    return first, stop
