"""What stands around a number and belongs to it: multipliers, halves, units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.score.quantities.number_words import MULTIPLIERS, adjective_multiplier
from bilingual.score.quantities.tokens import HYPHENS, Token
from bilingual.score.quantities.units import CELSIUS, FAHRENHEIT, PERCENT, POINT, Unit, find_unit

__all__ = ["half_at", "read_multipliers", "unit_around"]

_PERCENTAGE_POINT = re.compile(r"\s*(?:процентн\w{2,4}\s+пункт|percentage\s+point|п\. ?п\b|пп\b)", re.IGNORECASE)
_PERCENT_WORDS = re.compile(r"\s*per\s+cent\b", re.IGNORECASE)
_DEGREES = re.compile(
    r"\s*(?:°\s?|градус\w*\s+(?:по\s+)?|degrees?\s+)(?:(?P<c>[cс]|цельси\w*|celsius|centigrade)|f|фаренгейт\w*|fahrenheit)\b",
    re.IGNORECASE,
)
_HALVES = (("and", "a", "half"), ("с", "половиной"))


def read_multipliers(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """Return the product of the multiplier words from token i (after a hyphen perhaps) and the index after them."""
    factor, j = 1.0, i
    while j < len(tokens):
        at = j + 1 if tokens[j].text in HYPHENS and tokens[j].glued and j + 1 < len(tokens) else j
        word = tokens[at].text
        if word == "mb" and [token.text for token in tokens[at + 1 : at + 3]] == ["/", "d"]:
            return factor * MULTIPLIERS["mb/d"], at + 3  # million barrels a day; a file has so many MB
        own = MULTIPLIERS.get(word, adjective_multiplier(word))
        if own == 1 or len(word) == 1 or (at > j and not tokens[at].glued):
            break
        factor *= own
        j = at + 1
        if j < len(tokens) and tokens[j].text == "." and word in ("тыс", "млн", "млрд", "трлн"):
            j += 1
    return factor, j


def half_at(tokens: Sequence[Token], i: int) -> int:
    """Return how many tokens of "and a half" / «с половиной» stand at i."""
    for half in _HALVES:
        if tuple(token.text for token in tokens[i : i + len(half)]) == half:
            return len(half)
    return 0


def unit_around(tokens: Sequence[Token], start: int, stop: int, text: str) -> Unit | None:
    """Return the unit in front ($5) of or behind (5 км, 5-tonne, 5 процентов) the tokens start to stop."""
    end = tokens[stop - 1].span.stop
    if _PERCENTAGE_POINT.match(text, end):
        return POINT
    if _PERCENT_WORDS.match(text, end):
        return PERCENT
    degrees = _DEGREES.match(text, end)
    if degrees:
        return CELSIUS if degrees["c"] else FAHRENHEIT
    at = stop + 1 if stop < len(tokens) and tokens[stop].text in HYPHENS and tokens[stop].glued else stop
    behind = find_unit(tokens[at].text) if at < len(tokens) else None
    if behind is None and start and tokens[start].glued and tokens[start - 1].kind == "sign":
        return find_unit(tokens[start - 1].text)
    return behind
