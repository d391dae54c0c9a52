"""An encoder with hand-written vectors: a test states which words mean the same, nothing is learned or loaded.

::

    encoder = FakeEncoder("кошка кошки cat cats", "молоко молока milk")
    encoder.embed(["Кошка пьёт молоко."])

Words of one row share one direction, so their cosine is 1. Every other word has a direction of its own, the same in
every test run, nearly orthogonal to all others; the same word in both languages (a number, a handle) is the same
direction. A sentence is the normalised sum of its content words.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Embedding, Vectors
from bilingual.words import find_words, fold, is_content_word

__all__ = ["FakeEncoder"]

DIMENSIONS = 256
"""Two unrelated words have a cosine of about ±0.06 (1/sqrt of this)."""


class FakeEncoder:
    """Implements :class:`bilingual.encode.Encoder` over rows of words that mean the same."""

    def __init__(self, *rows: str) -> None:
        """``rows``: white-space separated words that share a meaning, each row another meaning."""
        self._meaning = {fold(word): fold(row.split()[0]) for row in rows for word in row.split()}

    @property
    def name(self) -> str:
        """Name for the report's signature."""
        return "fake"

    @property
    def dimensions(self) -> int:
        """Length of a sentence vector."""
        return DIMENSIONS

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised."""
        return np.array([found.sentence for found in self.embed(texts)], dtype=np.float32).reshape(-1, DIMENSIONS)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text."""
        return [self._embed(text) for text in texts]

    def _embed(self, text: str) -> Embedding:
        spans = tuple(find_words(text))
        words = [span.of(text) for span in spans]
        vectors = np.array([self._direction(word) for word in words], dtype=np.float32).reshape(-1, DIMENSIONS)
        content = [row for word, row in zip(words, vectors, strict=True) if is_content_word(word)]
        total = np.sum(content or [self._direction("")], axis=0)
        return Embedding((total / np.linalg.norm(total)).astype(np.float32), spans, vectors)

    def _direction(self, word: str) -> Vectors:
        meaning = self._meaning.get(fold(word), fold(word))
        seed = int.from_bytes(blake2b(meaning.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        row = np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
        return (row / np.linalg.norm(row)).astype(np.float32)
