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

__all__ = ["Centres", "choose_centre"]

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def choose_centre(text: str, language: Language | None) -> Language:
    """Return the language whose centre suits ``text``: the one given, when it is ``ru`` or ``en``, else by script.

    >>> choose_centre("Над Россией МКС не летает", None), choose_centre("The ISS (МКС) does not fly", None)
    ('ru', 'en')
    """
    if language in ("ru", "en"):
        return language
    return "ru" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "en"


@dataclass(frozen=True, slots=True)
class Centres:
    """The mean of each language's vectors, float32 (d,); a language without one is left where it is."""

    means: Mapping[str, Vectors]

    @classmethod
    def of(cls, means: Mapping[str, Sequence[float]]) -> Centres:
        """Build centres from plain numbers."""
        return cls({language: np.array(mean, dtype=np.float32) for language, mean in means.items()})

    def centre(self, vectors: Vectors, language: Language) -> Vectors:
        """Return ``vectors`` (..., d) minus the language's centre, at unit length."""
        mean = self.means.get(language)
        return normalise(vectors if mean is None else vectors - mean)
