"""The two kinds of vectors of an index: of phrases, which find candidates, and of words, which tell them apart.

With the embedded model each kind comes from the part that is best at it: phrases from USE, a light network that reads
them quickly, words from the other one. Both are projected to fewer dimensions, on axes that were fitted once
(``python -m benchmarks.trace basis``): a quarter of the disk, the same answers. Any other model gives both itself, as
they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import stack
from bilingual.align.word_map import map_words
from bilingual.encode import Embedding, Encoder, Vectors, load_encoder
from bilingual.encode.entries import DEFAULT
from bilingual.encode.pooling import normalise
from bilingual.encode.products import multiply
from bilingual.settings import CacheSettings

__all__ = ["ArchiveEncoder", "WordRows", "load_archive_encoder", "pack_words", "unpack_words"]

_PHRASES, _WORDS = "fast", "e5-small-ru-en"
"""The parts of the embedded model."""

_SCALE = 127.0
"""A component of a word's vector, in [-1, 1], is kept as a whole number of eight bits."""


@dataclass(frozen=True, slots=True)
class WordRows:
    """The words of one text: vectors (n, w) of unit length, and what each weighs, (n,)."""

    vectors: Vectors
    weights: Vectors


class ArchiveEncoder:
    """What an index is made and searched with.

    ``words`` gives the vectors of words, ``phrases`` of phrases; they may be one and the same encoder.
    """

    def __init__(
        self, words: Encoder, phrases: Encoder | None = None, bases: tuple[Vectors, Vectors] | None = None
    ) -> None:
        self._words = words
        self._phrases = phrases or words
        self._bases = bases

    @property
    def name(self) -> str:
        """The names and versions of both, for the index."""
        return "+".join(dict.fromkeys((self._words.name, self._phrases.name)))

    @property
    def dimensions(self) -> int:
        """Length of a phrase's vector."""
        return self._bases[0].shape[1] if self._bases else self._phrases.dimensions

    def read_phrases(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of phrases (n, dimensions), rows L2-normalised. Equal texts are read once."""
        distinct = sorted(set(texts), key=len)
        place = {text: k for k, text in enumerate(distinct)}
        vectors = self._phrases.encode(distinct)
        if self._bases:
            vectors = normalise(multiply(vectors, self._bases[0]))
        return vectors[[place[text] for text in texts]]

    def read_words(self, texts: Sequence[str]) -> list[WordRows]:
        """Return the words of each text."""
        return [self._rows(text, found) for text, found in zip(texts, self._words.embed(texts), strict=True)]

    def _rows(self, text: str, found: Embedding) -> WordRows:
        vectors = map_words(found.vectors, self._words.name)
        if self._bases:
            vectors = normalise(multiply(vectors, self._bases[1]))
        stacked = stack([text], [found.words], [vectors])
        return WordRows(stacked.vectors, stacked.weights)


def load_archive_encoder(model: str = DEFAULT, cache: CacheSettings | None = None, threads: int = 0) -> ArchiveEncoder:
    """Load what reads and searches an index; raises what :func:`~bilingual.encode.load_encoder` raises."""
    if model != DEFAULT:
        return ArchiveEncoder(load_encoder(model, cache=cache, threads=threads))
    words, phrases = (load_encoder(name, cache=cache, threads=threads) for name in (_WORDS, _PHRASES))
    return ArchiveEncoder(words, phrases, (load_basis("phrases"), load_basis("words")))


@lru_cache(maxsize=2)
def load_basis(kind: str) -> Vectors:
    """Return the fitted axes (d, k) of the embedded model's ``phrases`` or ``words``."""
    content = files("bilingual.trace").joinpath(f"{kind}.npy").read_bytes()
    basis: Vectors = np.load(BytesIO(content), allow_pickle=False).astype(np.float32)
    return basis


def pack_words(rows: WordRows) -> bytes:
    """Return the vectors of words in eight bits a component, one word after the other."""
    return np.round(rows.vectors * _SCALE).astype(np.int8).tobytes()


def unpack_words(packed: Sequence[bytes], width: int) -> tuple[Vectors, NDArray[np.int64]]:
    """Return the words of several texts below each other, (words, width), and where each text begins, (n,)."""
    counts = np.array([len(item) // width for item in packed], dtype=np.int64)
    vectors = np.frombuffer(b"".join(packed), dtype=np.int8).reshape(-1, width).astype(np.float32)
    return normalise(vectors), np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
