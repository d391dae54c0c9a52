"""Which word of one side stands for which word of the other, from their vectors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Side
from bilingual.words import is_content_word

__all__ = ["Alignment", "Words", "align_words"]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one side against the other side; all arrays have shape (n,), n words.

    ``best``: cosine to the closest word of the other side, -1 when it has none. ``partner``: that word's index, -1
    when there is none. ``content``: whether the word carries content.
    """

    text: str
    spans: tuple[Span, ...]
    best: Vectors
    partner: NDArray[np.intp]
    content: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Both sides' words, and ``similarity`` (n source words, m target words) between them."""

    source: Words
    target: Words
    similarity: Vectors


def align_words(source: Side, target: Side) -> Alignment:
    """Compare every word of ``source`` with every word of ``target``."""
    similarity = source.compare(target).astype(np.float32, copy=False)
    return Alignment(_words(source, similarity), _words(target, similarity.T), similarity)


def _words(side: Side, similarity: Vectors) -> Words:
    n, m = similarity.shape
    if n and m:
        partner = similarity.argmax(axis=1)
        best = similarity[np.arange(n), partner]
    else:
        partner, best = np.full(n, -1, np.intp), np.full(n, -1.0, np.float32)
    content = np.array([is_content_word(word.of(side.text)) for word in side.words], dtype=np.bool_)
    return Words(side.text, side.words, best, partner, content)
