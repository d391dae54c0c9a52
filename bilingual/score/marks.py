"""What can be seen on a word without knowing its meaning: the surface that the trained scorer sees beside the vectors.

Vectors blur what is exact: which number, which name. So a word also comes with what its letters say, of itself and of
the other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from os.path import commonprefix

import numpy as np

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.transliteration import is_cyrillic, transliterate
from bilingual.words import find_words, fold, is_content_word

__all__ = ["N_MARKS", "compare_marks", "own_marks"]

N_OWN = 11
N_SHARED = 3
N_MARKS = N_OWN + N_SHARED
"""Numbers that describe a word: those of its own text, then those of both."""

_SOUND = str.maketrans({**dict.fromkeys("aeiouyhj"), **dict(zip("gcqxvwzbdp", "kkkkffsbdp", strict=True))})
"""Letters that are dropped, and those written as another that they may be heard as."""

_MOST_NAMES = 24
"""Names of a side that are compared by sound: a list of hundreds would take as long as everything else."""

_COMMA = re.compile(r"[,;:—–]")
_STOP = re.compile(r"[.!?…]")
_LONG_WORD = 12


def own_marks(text: str, words: Sequence[Span] | None = None) -> Vectors:
    """Return what each word of ``text`` is in itself, float32 (n, 11), all in [0, 1]."""
    words = find_words(text) if words is None else words
    rows = np.zeros((len(words), N_OWN), dtype=np.float32)
    for index, word in enumerate(words):
        written = word.of(text)
        stop = words[index + 1].start if index + 1 < len(words) else len(text)
        after = text[word.stop : stop]
        starts_upper = written[0].isupper()
        rows[index] = (
            is_content_word(written),
            written[0].isdigit(),
            starts_upper and index > 0,
            written.isupper() and len(written) > 1,
            is_cyrillic(written),
            index == 0,
            index / len(words),
            min(1.0, len(written) / _LONG_WORD),
            bool(_COMMA.search(after)),
            bool(_STOP.search(after)),
            "?" in after,
        )
    return rows


def compare_marks(one: Sequence[str], other: Sequence[str]) -> Vectors:
    """Return what the words ``one`` have in common with those of the other side, float32 (n, 3), all in [0, 1].

    The same number, the same letters, and how alike two names sound; each 1 when equal.
    """
    numbers = {_digits(word) for word in other if word[0].isdigit()}
    written = {fold(word) for word in other}
    names = [word for word in other if _is_name(word)][:_MOST_NAMES]
    rows = np.zeros((len(one), N_SHARED), dtype=np.float32)
    n_names = 0
    for index, word in enumerate(one):
        if word[0].isdigit():
            rows[index, 0] = _digits(word) in numbers
        rows[index, 1] = fold(word) in written
        if _is_name(word) and n_names < _MOST_NAMES:
            n_names += 1
            rows[index, 2] = max((_alike(word, name) for name in names), default=0.0)
    return rows


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)


def _is_name(word: str) -> bool:
    return word[0].isupper() and is_content_word(word)


def _alike(one: str, other: str) -> float:
    """Return how much of the longer skeleton two names begin with in common, 1 for all of it."""
    left, right = _skeleton(one), _skeleton(other)
    longest = max(len(left), len(right))
    return len(commonprefix([left, right])) / longest if longest else 0.0


@lru_cache(maxsize=1 << 15)
def _skeleton(name: str) -> str:
    """Return the consonants of a name, those that sound alike as one; far coarser, and faster, than name_distance.

    >>> _skeleton("Хабаровском"), _skeleton("Khabarovsk"), _skeleton("Гамову"), _skeleton("Gamov")
    ('kbrfskm', 'kbrfsk', 'kmf', 'kmf')
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", transliterate(fold(name))).translate(_SOUND))
