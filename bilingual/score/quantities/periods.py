"""Stretches of the calendar told from today: next week, в прошлом месяце, the end of the year, до конца квартала.

What is compared is the unit, and whether it lies behind or before us. Which of several ways to say so a reporter takes
("late last year", «в прошлом декабре») is his.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score.quantities.quantity import Quantity, Reading
from bilingual.score.quantities.tokens import Token
from bilingual.score.quantities.units import Unit, find_unit

__all__ = ["BEFORE_US", "BEHIND", "read_period"]

BEHIND, _NOW, BEFORE_US = -1.0, 0.0, 1.0

_DIRECTIONS_TABLE = """
last previous past прошл прошедш минувш предыдущ истекш последн
this current эт текущ нынешн
next coming upcoming следующ будущ грядущ предстоящ
"""
_DIRECTIONS = {
    word: direction
    for direction, row in zip((BEHIND, _NOW, BEFORE_US), _DIRECTIONS_TABLE.strip().splitlines(), strict=True)
    for word in row.split()
}
_ENDINGS_TABLE = """
ый ий ой ого его ому ему ым им ом ем ая яя ую юю ей от у а о
"""
_ENDINGS = frozenset(_ENDINGS_TABLE.split())
_EDGES_TABLE = """
start beginning начало начала началу начале началом
middle середина середины середине середину
end close конец конца концу конце концом исходе исходу
"""
_EDGES = {word: edge for edge, row in enumerate(_EDGES_TABLE.strip().splitlines(), start=1) for word in row.split()}
_EDGE_STEP = 10.0
"""Sets the beginning, the middle and the end of a period apart in one number."""

_UNITS = frozenset({"week", "month", "year", "decade", "century"})
_PLURALS_TABLE = """
weeks months years yrs decades centuries лет годов годам годами недель неделям месяцев месяцам веков
"""
_PLURALS = frozenset(_PLURALS_TABLE.split())
_QUARTER = Unit("quarter", "time", 3 * 2629746)
_QUARTERS_TABLE = """
quarter квартал квартала квартале кварталу кварталом
"""
_QUARTERS = frozenset(_QUARTERS_TABLE.split())
_SHADED_TABLE = """
earlier later late early ранее раньше позже
"""
_SHADED = frozenset(_SHADED_TABLE.split())
"""Words before "this year" after which it is only some part of it."""


def read_period(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Next week, в этом году, the end of the month: they answer each other, and nothing asks for them."""
    del text
    at, edge = i, _EDGES.get(tokens[i].text, 0)
    if edge:
        at += 1
        if tokens[i].text.isascii():
            if _word(tokens, at) != "of":
                return None
            at += 1
        if _word(tokens, at) == "the":
            at += 1
    direction = _direction(_word(tokens, at))
    if direction is not None:
        at += 1
    unit = _unit(_word(tokens, at))
    if unit is None or (direction is None and not edge) or (i and tokens[i - 1].text in _SHADED):
        return None
    span = Span(tokens[i].span.start, tokens[at].span.stop)
    value = _EDGE_STEP * edge + (direction or _NOW)
    return Reading((Quantity(span, (value,), "period", "soft", unit),), at + 1)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) and tokens[at].kind == "word" else ""


def _direction(word: str) -> float | None:
    if word.isascii():
        return _DIRECTIONS.get(word)
    stem = next((word[:-n] for n in (3, 2, 1) if word[-n:] in _ENDINGS and word[:-n] in _DIRECTIONS), "")
    return _DIRECTIONS.get(stem)


def _unit(word: str) -> Unit | None:
    if word in _QUARTERS:
        return _QUARTER
    unit = find_unit(word) if word and word not in _PLURALS else None
    return unit if unit and unit.name in _UNITS else None
