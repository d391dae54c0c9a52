"""Where a clause ends, as far as its words tell."""

from __future__ import annotations

from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["BOUNDARIES", "CLAUSE_MARKS", "LONGEST_PHRASE", "is_boundary"]

BOUNDARIES = word_set(
    """
    and but or nor than that if when while because although though unless where which whose what how so и а но или
    что чтобы если когда пока потому хотя где как будто ли либо зато поэтому
    """
)
CLAUSE_MARKS = frozenset(',;:—–-()«»“”"…?!')
LONGEST_PHRASE = 14
"""Words a description may have; longer than "the head of the Russian space agency's human spaceflight programme"."""


def is_boundary(token: Token) -> bool:
    """Tell whether a token ends the phrase before it: a mark, a quotation, a conjunction."""
    if token.kind == "quote":
        return not token.is_outlet
    return token.text in CLAUSE_MARKS or token.low in BOUNDARIES
