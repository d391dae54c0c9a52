"""Acronyms that the other side may have written out: «ЗРПК» and "anti-aircraft missile and gun systems"."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score import Side
from bilingual.words import fold, is_content_word

__all__ = ["find_unmet_acronyms", "may_stand_for"]

_LONGEST = 7
_MET = 0.45
"""Cosine from which an acronym has a counterpart of its own: «США» and "US" reach .8, «ЗРПК» and "missile" .3."""


def find_unmet_acronyms(side: Side, other: Side, accounted: Sequence[Span]) -> list[str]:
    """Return the words of ``side`` in capitals, two to seven letters, that no word of the other side stands for."""
    if not (side.words and other.words):
        return []
    best = side.compare(other).max(axis=1)
    same = {fold(word.of(other.text)) for word in other.words}
    return [
        written
        for word, cosine in zip(side.words, best, strict=True)
        if _is_acronym(written := word.of(side.text))
        and cosine < _MET
        and fold(written) not in same
        and not any(span.overlaps(word) for span in accounted)
    ]


def may_stand_for(acronym: str, n_words: int) -> bool:
    """Tell whether an acronym may stand for that many content words: about one for each letter.

    >>> may_stand_for("ЗРПК", 5), may_stand_for("ЗРПК", 1), may_stand_for("МЧС", 8)
    (True, False, False)
    """
    return max(2, len(acronym) - 1) <= n_words <= len(acronym) + 2


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST and word.isalpha() and word.isupper() and is_content_word(word)
