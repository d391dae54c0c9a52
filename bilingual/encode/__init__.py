"""Sentence and word vectors: the only stage that holds state (a loaded model).

:class:`Encoder` is what the rest of the package sees; :func:`load_encoder` gives one by name. Tests inject an encoder
with hand-written vectors instead of patching a real one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Language, Span
from bilingual.settings import CacheSettings

__all__ = ["Embedding", "Encoder", "Vectors", "load_encoder"]

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedding:
    """One text as a vector, and each of its words as a vector.

    ``sentence`` has shape (d,), L2-normalised. ``words`` are the spans of :func:`bilingual.words.find_words` in the
    text that was given; ``vectors`` has shape (len(words), w), rows L2-normalised and centred for the language, so that
    the dot product of two rows, whatever their languages, is a similarity in [-1, 1].
    """

    sentence: Vectors
    words: tuple[Span, ...]
    vectors: Vectors


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns text into vectors."""

    @property
    def name(self) -> str:
        """Name and version for the report's signature."""

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised.

        ``language`` is that of all texts, used for centring; None lets the encoder tell by script.
        """

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text, both from one run of the network."""


def load_encoder(name: str = "default", *, cache: CacheSettings | None = None, threads: int = 0) -> Encoder:
    """Load an encoder: ``default`` is the embedded model; else a registry name, a hub id or a folder.

    Vectors are kept in the folder that ``cache`` or ``$BILINGUAL_CACHE`` names, if any; they are the same, bit for bit,
    as without it. ``threads`` 0 means one per processor. Raises ModelError when the model is unknown, missing or
    damaged, ConfigError for an impossible cache.
    """
    from bilingual.encode.registry import load

    return load(name, cache, threads)
