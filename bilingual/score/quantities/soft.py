"""Words that hold a number without stating it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.score.quantities.number_words import BARE_PLURALS, FRACTIONS, SOFT_VALUES, ordinal_of, prefixed_value
from bilingual.score.quantities.quantity import Kind, Quantity, Reading
from bilingual.score.quantities.tokens import Token

__all__ = ["read_soft"]

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_LEAST_DECADE = 20
"""«Двадцатые» may be the twenties."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def read_soft(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Ordinals, bare plurals, both and twice, двухлетний, World War II: they answer, they do not ask."""
    token = tokens[i]
    if token.kind != "word":
        return None
    if token.text in BARE_PLURALS:
        magnitude = BARE_PLURALS[token.text]
        tens = (10.0, 12.0, 20.0) if magnitude < 100 else ()
        return Reading((Quantity(token.span, (magnitude, *tens), "magnitude", "soft"),), i + 1)
    values: list[float] = []
    ordinal = ordinal_of(token.text)
    if ordinal is not None:
        values += (ordinal, 1 / ordinal)
    values += SOFT_VALUES.get(token.text, ())
    if token.text in FRACTIONS:
        values += (1 / FRACTIONS[token.text], FRACTIONS[token.text])
    prefixed = prefixed_value(token.text)
    if prefixed is not None:
        values.append(prefixed)
    written = token.span.of(text).replace("Х", "X")  # a Cyrillic letter is typed as often
    if _ROMAN.fullmatch(written) and written != "I":
        values.append(_read_roman(written))
    if not values:
        return None
    kind: Kind = "ordinal" if ordinal is not None and ordinal < _LEAST_DECADE else "number"
    return Reading((Quantity(token.span, tuple(values), kind, "soft"),), i + 1)


def _read_roman(written: str) -> float:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return float(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))
