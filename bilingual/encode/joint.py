"""Several encoders as one: what one of them cannot tell apart, another can.

A sentence's vector is the parts' vectors one after the other, so that its cosine with another is the mean of the parts'
cosines. Each part's vector is centred for the language and of unit length before: none outweighs the others. Words have
the vectors of the first part.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Embedding, Encoder, Vectors
from bilingual.encode.onnx import load_onnx
from bilingual.encode.pooling import normalise
from bilingual.errors import ModelError

__all__ = ["JointEncoder", "load_joint", "read_parts"]


def load_joint(folder: Path, threads: int = 0) -> JointEncoder:
    """Load the encoder whose ``config.json`` in ``folder`` names its parts, which are folders beside it.

    ``threads`` 0 means one per processor. Raises ModelError when it or a part is missing, damaged or another version.
    """
    name, parts = read_parts(folder)
    with ThreadPoolExecutor(len(parts)) as pool:
        loading = [pool.submit(_load_part, folder.parent / part, version, threads) for part, version in parts.items()]
    return JointEncoder(name, [part.result() for part in loading])


def read_parts(folder: Path) -> tuple[str, dict[str, int]]:
    """Return name and version of a joint model, and the version of each part, the first first.

    Raises ModelError when ``folder`` holds none.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return f"{config['name']}/{config['version']}", dict(config["parts"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}: cannot read the model ({error}); install the package again") from error


def _load_part(folder: Path, version: int, threads: int) -> Encoder:
    part = load_onnx(folder, threads)
    if part.name != f"{folder.name}/{version}":
        raise ModelError(f"{folder}: is {part.name}, not version {version}; install the package again")
    return part


class JointEncoder:
    """The Encoder that ``parts``, at least one, make together."""

    def __init__(self, name: str, parts: Sequence[Encoder]) -> None:
        self._name = name
        self._first, *self._others = parts
        self._dimensions = sum(part.dimensions for part in parts)

    @property
    def name(self) -> str:
        """Name and version for the report's signature."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector: the sum of the parts'."""
        return self._dimensions

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised; see :meth:`Encoder.encode`."""
        return self._join(self._first.encode(texts, language), texts, language)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence vectors of all parts and word vectors of the first one, from one run of each."""
        embeddings = self._first.embed(texts, language)
        firsts = np.array([embedding.sentence for embedding in embeddings], dtype=np.float32)
        joined = self._join(firsts.reshape(len(texts), self._first.dimensions), texts, language)
        return [replace(embedding, sentence=row) for embedding, row in zip(embeddings, joined, strict=True)]

    def _join(self, firsts: Vectors, texts: Sequence[str], language: Language | None) -> Vectors:
        """Return the vectors (n, d) whose beginnings are ``firsts``."""
        others = [part.encode(texts, language) for part in self._others]
        return normalise(np.concatenate([firsts, *others], axis=1))
