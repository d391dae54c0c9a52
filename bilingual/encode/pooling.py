"""From the states of sub-word pieces to the vectors of words, and to unit length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.encode.windows import Offsets

__all__ = ["normalise", "pool_words"]


def normalise(vectors: Vectors) -> Vectors:
    """Return ``vectors`` (..., d) with rows of unit length; a zero row becomes the first axis, so all are finite."""
    norms = np.sqrt(np.square(vectors).sum(axis=-1, keepdims=True))  # as np.linalg.norm, without its copies
    has_length = norms > 0
    scaled: Vectors = (vectors / np.where(has_length, norms, 1.0)).astype(np.float32, copy=False)
    if not has_length.all():
        scaled[~has_length[..., 0]] = np.eye(1, vectors.shape[-1], dtype=np.float32)[0]
    return scaled


def pool_words(words: Sequence[Span], offsets: Sequence[Offsets], states: Vectors) -> Vectors:
    """Return the mean state of the pieces that touch each word: float32 (len(words), w).

    ``offsets`` are the half-open character offsets of the pieces, in order, ``states`` (len(offsets), w) their states.
    A word that no piece touches, because the tokenizer dropped its characters, takes the nearest piece; without any
    piece at all its vector is zero.
    """
    vectors = np.zeros((len(words), states.shape[1]), dtype=np.float32)
    if not offsets:
        return vectors
    first = 0
    for row, word in enumerate(words):
        while first < len(offsets) and offsets[first][1] <= word.start:
            first += 1
        last = first
        while last < len(offsets) and offsets[last][0] < word.stop:
            last += 1
        touching = [index for index in range(first, last) if offsets[index][0] < offsets[index][1]]
        if not touching:
            nearby = [index for index in (first - 1, first, last) if 0 <= index < len(offsets)]
            touching = [min(nearby, key=lambda index: _distance(word, offsets[index]))]
        vectors[row] = states[touching[0]] if len(touching) == 1 else states[touching].mean(axis=0)
    return vectors


def _distance(word: Span, piece: Offsets) -> int:
    return max(piece[0] - word.stop, word.start - piece[1], 0)
