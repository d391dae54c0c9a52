"""Names that sign a quotation behind a dash: “We will stay.” — Anna Novak, mayor of Orford."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.statements.mentions import Mention, named
from bilingual.statements.names import Name
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb

__all__ = ["find_signature"]

_DASHES = frozenset("—–-―")
_LONGEST = 16
"""Tokens of a signature: a name with its title."""

_LONGEST_TITLE = 5
"""Words before the name: — Orford mayor Anna Novak."""


def find_signature(tokens: Sequence[Token], at: int, names: Sequence[Name]) -> tuple[Mention, Span] | None:
    """Return the name that ``tokens[at:]`` sign with, and all its words: a dash, a name with its title, no clause."""
    first = at
    while first < len(tokens) and tokens[first].text in _DASHES:
        first += 1
    rest = tokens[first:]
    if first == at or not 0 < len(rest) <= _LONGEST or any(token.kind == "quote" for token in rest):
        return None
    name = next((item for item in names if first <= item.first <= first + _LONGEST_TITLE), None)
    if name is None or not (name.is_person or name.first == first):
        return None
    if has_finite_verb(rest, "en") or has_finite_verb(rest, "ru"):
        return None
    last = next((token for token in reversed(rest) if token.kind != "mark"), rest[-1])
    return named(name), Span(rest[0].start, last.stop)
