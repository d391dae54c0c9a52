"""Hours of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score.quantities.quantity import Quantity, Reading
from bilingual.score.quantities.tokens import Token

__all__ = ["read_clock"]

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_SPOKEN_CLOCK = re.compile(r"\s*час\w{0,3}\s+(\d\d?)\s+мин")
_DOTTED_CLOCK = re.compile(r"([01]\d|2[0-4])\.([0-5]\d)")
_RATIOS = ("соотношен", "пропорц", "счет", "шанс", "ratio", "score", "odds")
_CLOCK_PREPOSITIONS = frozenset({"в", "к", "с", "до", "at", "by", "from", "until"})


def read_clock(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """12:30, 17:00, 5 p.m., 5:30 pm, 17 часов 30 минут: hours of the day, read by either clock."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    if any(before.text.startswith(_RATIOS) for before in tokens[max(0, i - 2) : i]):
        return None
    match = _CLOCK.fullmatch(token.text)
    if not match and i and tokens[i - 1].text in _CLOCK_PREPOSITIONS:
        match = _DOTTED_CLOCK.fullmatch(token.text)
    after = re.match(r"\s*([ap])(?:\.\s?m\b\.?|m\b)", text[token.span.stop : token.span.stop + 8], re.IGNORECASE)
    spoken = _SPOKEN_CLOCK.match(text, token.span.stop)
    if match:
        hours = int(match[1]) + int(match[2]) / 60
    elif spoken and len(token.text) <= 2:
        hours = int(token.text) + int(spoken[1]) / 60
    elif after and re.fullmatch(r"\d\d?(?:\.\d\d)?", token.text):
        whole, _, minutes = token.text.partition(".")
        hours = int(whole) + int(minutes or 0) / 60
    else:
        return None
    stop = i + 1
    span = token.span
    if after or spoken:
        span = Span(span.start, spoken.end() if spoken else span.stop + after.end() if after else span.stop)
        while stop < len(tokens) and tokens[stop].span.start < span.stop:
            stop += 1
    written = (float(token.text),) if "." in token.text else ()
    return Reading((Quantity(span, (hours, (hours + 12) % 24, *written), "time", "firm"),), stop)
