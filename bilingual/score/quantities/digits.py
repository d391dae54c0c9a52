"""Numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score.quantities.companions import half_at, read_multipliers, unit_around
from bilingual.score.quantities.quantity import Kind, Quantity, Reading, Strength
from bilingual.score.quantities.tokens import HYPHENS, SPACE, Token, read_suffix

__all__ = ["FIRST_YEAR", "read_digits", "read_fraction", "read_label", "read_literal", "read_score"]

_FRACTION = re.compile(r"(?:(\d{1,3})[ \u00a0-])?([1-9])/([2-9]|10)(?![\d/])")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_LITERAL_MULTIPLIERS = {"k": 1e3, "к": 1e3, "m": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_RUSSIAN_ORDINALS = frozenset({"й", "я", "е", "го", "му", "м", "х", "ю", "ой", "ый", "ая", "ое", "ого", "ому", "ом"})
FIRST_YEAR = 1000
_LAST_YEAR = 2100


def read_fraction(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """1/3, 2 1/2."""
    match = _FRACTION.match(text, tokens[i].span.start) if tokens[i].kind == "digits" else None
    if not match:
        return None
    value = int(match[1] or 0) + int(match[2]) / int(match[3])
    stop = i
    while stop < len(tokens) and tokens[stop].span.start < match.end():
        stop += 1
    factor, stop = read_multipliers(tokens, stop)
    span = Span(match.start(), tokens[stop - 1].span.stop)
    return Reading((Quantity(span, (value * factor,), "number", "weak", unit_around(tokens, i, stop, text)),), stop)


def read_score(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """2:1, a score or ratio, which the other side may write 2-1."""
    token = tokens[i]
    if token.kind != "digits" or not re.fullmatch(r"\d+:\d+", token.text):
        return None
    colon = token.text.index(":")
    spans = Span(token.span.start, token.span.start + colon), Span(token.span.start + colon + 1, token.span.stop)
    return Reading(tuple(Quantity(span, (float(span.of(text)),), "number", "firm") for span in spans), i + 1)


def read_label(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Digits inside a name: COVID-19, Су-27, G7, МС-20, Section 18C; 0200GMT."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    suffix, after_suffix = read_suffix(tokens, i + 1)
    lettered = after_suffix == i + 2 and text[tokens[i + 1].span.start].isupper() and len(suffix) <= 3
    if (lettered and suffix not in _LITERAL_MULTIPLIERS) or suffix == "gmt":
        return Reading((Quantity(token.span, read_digits(token.text), "label", "soft"),), after_suffix)
    if not token.glued or i == 0:
        return None
    before = tokens[i - 1]
    hyphenated = before.text in HYPHENS and i > 1 and before.glued and tokens[i - 2].kind == "word"
    if before.kind == "word" or (hyphenated and text[tokens[i - 2].span.start].isupper()):
        return Reading((Quantity(token.span, read_digits(token.text), "label", "soft"),), i + 1)
    return None


def read_literal(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Digits, with an ordinal ending, a multiplier, a unit: 5-го, 1990s, 30,5 млн, $5bn, 500-тонной."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    values = read_digits(token.text)
    stop = i + 1
    kind: Kind = "number"
    strength: Strength = "firm"
    suffix, after_suffix = read_suffix(tokens, stop)
    if suffix in _ENGLISH_ORDINALS or suffix in _RUSSIAN_ORDINALS or suffix == "s":
        stop = after_suffix
        if values[0] % 10 == 0 and suffix in {"е", "х", "м", "s"}:
            values = (values[0], values[0] % 100)
            strength = "firm" if values[0] >= FIRST_YEAR else "soft"
        elif values[0] < FIRST_YEAR:
            strength = "weak"
            kind = "ordinal"
    elif suffix in _LITERAL_MULTIPLIERS:
        stop = after_suffix
        values = tuple(v * _LITERAL_MULTIPLIERS[suffix] for v in values) + (values if suffix in {"m", "к"} else ())
    factor, stop = read_multipliers(tokens, stop)
    values = tuple(v * factor for v in values)
    if factor > 1 and stop < len(tokens) and tokens[stop].kind == "digits" and not tokens[stop].glued:
        smaller = read_digits(tokens[stop].text)[0]
        has_own = read_multipliers(tokens, stop + 1)[0]
        if smaller * has_own < factor:
            values = tuple(v + smaller * has_own for v in values)
            stop = read_multipliers(tokens, stop + 1)[1]
    values = values + _half_after(tokens, stop, values, factor)
    apostrophe = i > 0 and token.glued and tokens[i - 1].text in "'’‘"
    if apostrophe and len(token.text) == 2 and strength == "firm" and factor == 1:
        values, kind = (2000 + values[0], 1900 + values[0], values[0]), "year"
    if factor == 1 and token.text.isdecimal() and FIRST_YEAR <= values[0] <= _LAST_YEAR and len(token.text) == 4:
        kind = "year"
    unit = unit_around(tokens, i, stop, text)
    if kind == "year" and unit is not None and unit.dimension in ("time", "length", "mass"):
        unit = None if unit.dimension == "time" else unit
    span = Span(token.span.start, tokens[stop - 1].span.stop)
    return Reading((Quantity(span, values, kind, strength, unit),), stop)


def _half_after(tokens: Sequence[Token], i: int, values: tuple[float, ...], factor: float) -> tuple[float, ...]:
    """Return the further readings of digits followed by a half: 2 с половиной."""
    return tuple(v + factor / 2 for v in values) if half_at(tokens, i) else ()


def read_digits(written: str) -> tuple[float, ...]:
    """Return the readings of a digit string.

    >>> read_digits("1,000"), read_digits("30,5"), read_digits("1.250.000"), read_digits("1 000 000,5")
    ((1000.0, 1.0), (30.5,), (1250000.0,), (1000000.5,))
    """
    written = re.sub(SPACE, "", written)
    if _THOUSANDS.fullmatch(written):
        whole = float(re.sub(r"[.,]", "", written))
        separators = sum(written.count(c) for c in ".,")
        if separators > 1:
            return (whole,)
        decimal = float(written.replace(",", "."))
        return (decimal, whole) if written[0] == "0" else (whole, decimal)
    pieces = re.split(r"[.,:]", written)
    if len(pieces) == 1:
        return (float(written),)
    if ":" in written:
        return (float(pieces[0]),)
    return (float("".join(pieces[:-1]) + "." + pieces[-1]),)
