"""Turns word vectors towards what tells translations apart.

The word states of an encoder serve its next layers; not all their directions say which word of a translation is meant.
A linear map, learned without any gold alignment (``models/recipes/word_map.py``), weighs those that do. It fits the
vectors of the encoders named in ``word_map.json`` alone: the words of any other are left as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from bilingual.encode import Vectors
from bilingual.encode.pooling import normalise
from bilingual.encode.products import multiply
from bilingual.errors import ModelError

__all__ = ["has_map", "map_words"]

_CARD = Path(__file__).with_name("word_map.json")


def has_map(encoder: str) -> bool:
    """Tell whether there is a map for the word vectors of the encoder of that name and version."""
    return encoder in _read_card()["encoders"]


def map_words(vectors: Vectors, encoder: str, dimensions: int | None = None) -> Vectors:
    """Return word vectors (n, w) of the named encoder in the space of the map: float32 (n, w), rows L2-normalised.

    ``dimensions`` keeps so many of the w, those that weigh most. Without a map for that encoder the vectors are
    returned as they are. Raises ModelError when the map is damaged.
    """
    if not has_map(encoder):
        return vectors
    return normalise(multiply(vectors, _load_map()[:, :dimensions]))


@lru_cache(maxsize=1)
def _read_card() -> Mapping[str, Any]:
    card: Mapping[str, Any] = json.loads(_CARD.read_text(encoding="utf-8"))
    return card


@lru_cache(maxsize=1)
def _load_map() -> Vectors:
    """Return the map (w, w)."""
    card = _read_card()
    path = _CARD.with_name(card["file"])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); install the package again") from error
    if sha256(content).hexdigest() != card["sha256"]:
        raise ModelError(f"{path}: damaged, its sha256 is not that in {_CARD.name}; install the package again")
    matrix: Vectors = np.load(BytesIO(content), allow_pickle=False).astype(np.float32)
    return matrix
