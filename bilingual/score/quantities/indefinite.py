"""Spans of time that nobody counts: a few months, несколько недель. What is compared is their unit alone."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score.quantities.quantity import Quantity, Reading
from bilingual.score.quantities.tokens import Token
from bilingual.score.quantities.units import find_unit

__all__ = ["read_indefinite"]

_SOME_TABLE = """
few several couple несколько нескольких нескольким несколькими пара пару пары считанные считаные считанных
"""
_SOME = frozenset(_SOME_TABLE.split())
_SEVERAL = 3.0
"""Stands for "several" on both sides, so that only units can differ."""


def read_indefinite(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Several hours, a couple of weeks, несколько месяцев: they answer each other, and nothing asks for them."""
    at = i + 1 if tokens[i].text == "a" and i + 1 < len(tokens) else i
    if tokens[at].text not in _SOME:
        return None
    at += 2 if at + 1 < len(tokens) and tokens[at + 1].text == "of" else 1
    unit = find_unit(tokens[at].text) if at < len(tokens) and tokens[at].kind == "word" else None
    if unit is None or unit.dimension != "time":
        return None
    span = Span(tokens[i].span.start, tokens[at].span.stop)
    return Reading((Quantity(span, (_SEVERAL,), "indefinite", "soft", unit),), at + 1)
