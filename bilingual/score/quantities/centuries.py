"""Centuries by their number: XX век, 21-й век, the nineteenth century."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bilingual.score.quantities.number_words import ordinal_of
from bilingual.score.quantities.quantity import Quantity
from bilingual.words import fold

__all__ = ["mark_centuries"]

_RANGE = r"(?:[\s–—-]*(?:и|или|до|and|or|to|the|[IVXХ\d]+(?:st|nd|rd|th)?|\w+th)(?![^\W\d]))*"
_CENTURY = re.compile(
    rf"{_RANGE}[\s-]*(?P<word>веков|век[аеу]?|веком|столети[еяию]|century|centuries)\b", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXХ]+")
_ORDINAL_DIGITS = re.compile(r"\d{1,2}(?:st|nd|rd|th|-?(?:й|го|м|му|ый|ого|ом))")
_LAST = 30
_LEAST = 5  # «2 века» are two centuries, «18 века» is of the eighteenth


def mark_centuries(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """Turn the numbers that say which century it was into centuries; «пять веков» stay five."""
    return [
        replace(item, kind="century", unit=None, strength="soft") if _is_century(item, text) else item
        for item in quantities
    ]


def _is_century(item: Quantity, text: str) -> bool:
    if item.kind not in ("number", "ordinal") or not 1 <= item.values[0] <= _LAST:
        return False
    after = _CENTURY.match(text, item.span.stop)
    if after is None:
        return False
    written = item.span.of(text)
    if _ROMAN.fullmatch(written) or _ORDINAL_DIGITS.fullmatch(written):
        return True
    if written.isdecimal():
        return item.values[0] >= _LEAST and after["word"].lower() not in ("веков", "centuries")
    return ordinal_of(re.split(r"[\s-]", fold(written))[-1]) is not None
