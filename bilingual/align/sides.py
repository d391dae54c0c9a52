"""One of two documents that are aligned: its sentences, their vectors, and what needs no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.encode import Embedding, Vectors

__all__ = ["Floats", "Side", "build_side"]

Floats = NDArray[np.float32]

_NUMBER = re.compile(r"\d\d*(?:[.,]\d+)*")  # one \d first lets the search skip other characters fast


@dataclass(frozen=True, slots=True)
class Side:
    """The n sentences of a document: texts, embeddings, and what is known of each.

    ``vectors`` (n, d) are unit vectors, ``lengths`` (n,) characters, ``numbers`` the figures without their marks.
    ``norms[k]`` (n - k,) are the lengths of the sums of the vectors of k + 1 neighbours.
    """

    texts: Sequence[str]
    embeddings: Sequence[Embedding]
    vectors: Vectors
    norms: tuple[Floats, ...]
    lengths: Floats
    numbers: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.texts)


def build_side(texts: Sequence[str], embeddings: Sequence[Embedding], most: int) -> Side:
    """Return a document, of at least one sentence, of which up to ``most`` neighbours may make a bead."""
    vectors = np.stack([item.sentence for item in embeddings])
    sums, norms = vectors, [np.ones(len(texts), dtype=np.float32)]
    for extra in range(1, min(most, len(texts))):
        sums = sums[:-1] + vectors[extra:]
        norms.append(np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums)), 1e-9))
    return Side(
        texts,
        embeddings,
        vectors,
        tuple(norms),
        np.array([len(text) for text in texts], dtype=np.float32),
        tuple(map(_find_numbers, texts)),
    )


def _find_numbers(text: str) -> frozenset[str]:
    return frozenset(number.replace(".", "").replace(",", "") for number in _NUMBER.findall(text))
