"""Takes out of a vector what only its language put there.

A multilingual encoder places each language around a centre of its own; subtracting it makes similarities across the two
languages comparable. The centres are fixed numbers of a model, estimated once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Vectors
from bilingual.encode.pooling import normalise

__all__ = ["Centres", "tell_language"]

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def tell_language(text: str) -> Language:
    """Return ``ru`` for text mostly in Cyrillic letters, else ``en``: enough to choose a centre.

    >>> tell_language("Над Россией МКС не летает"), tell_language("The ISS (МКС) does not fly")
    ('ru', 'en')
    """
    return "ru" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "en"


@dataclass(frozen=True, slots=True)
class Centres:
    """The mean of each language's unit vectors, float32 (d,); a language without one is left where it is."""

    means: Mapping[str, Vectors]

    @classmethod
    def of(cls, means: Mapping[str, Sequence[float]]) -> Centres:
        """Build centres from plain numbers."""
        return cls({language: np.array(mean, dtype=np.float32) for language, mean in means.items()})

    def centre(self, vectors: Vectors, language: Language) -> Vectors:
        """Return ``vectors`` (..., d) at unit length, minus the language's centre, at unit length again."""
        mean = self.means.get(language)
        unit = normalise(vectors)
        return unit if mean is None else normalise(unit - mean)
