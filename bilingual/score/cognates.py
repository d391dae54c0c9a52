"""Words that the other side has in its own script: "repression" is not missing from «подвергаться репрессиям».

The trained scorer reads meaning and overlooks some of them. Long words whose letters sound alike in both languages are
the same word far more often than by chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Side
from bilingual.transliteration import is_cyrillic, same_name
from bilingual.words import is_content_word

__all__ = ["find_cognates"]

LEAST_LETTERS = 7
"""Letters of such a word on both sides; shorter ones resemble each other by chance: «страна» and "strand"."""

DOUBTED = 0.25
"""Probability of being gone from which a word is looked for at all."""


def find_cognates(side: Side, other: Side, gone: Vectors) -> list[Span]:
    """Return the words of ``side`` that the scorer doubts and the other side has, written in its script.

    ``gone`` (n words,) are probabilities of ``side``'s words.
    """
    doubted = [word for word, chance in zip(side.words, gone, strict=True) if chance >= DOUBTED and _tells(side, word)]
    if not doubted:
        return []
    theirs = _folded(other, [word for word in other.words if _tells(other, word)])
    return [
        word
        for word, ours in zip(doubted, _folded(side, doubted), strict=True)
        if any(is_cyrillic(ours) != is_cyrillic(one) and same_name(ours, one) for one in theirs)
    ]


def _tells(side: Side, word: Span) -> bool:
    return len(word) >= LEAST_LETTERS and is_content_word(word.of(side.text))


def _folded(side: Side, words: Sequence[Span]) -> list[str]:
    return [word.of(side.text).lower() for word in words]
