"""Written dates, months and weekdays, and the days beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bilingual.datatypes import Span
from bilingual.score.quantities.calendar import MONTHS, WEEKDAYS, is_month_context
from bilingual.score.quantities.number_words import ordinal_of
from bilingual.score.quantities.quantity import Kind, Quantity, Reading
from bilingual.score.quantities.tokens import Token

__all__ = ["mark_days", "read_month", "read_written_date"]

_DOTTED_DATE = re.compile(r"([0-3]?\d)\.([01]?\d)\.((?:19|20)?\d\d)")
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d")


def read_written_date(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """24.02.2022, 2022-02-24, 2/24/2022 (day and month in either order), 9/11; 09/2022 and 09.2022 have no day."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    if "-" in token.text:
        year, month, day = map(float, token.text.split("-"))
        return Reading(_date(token.span, (day,), (month,), year), i + 1)
    if token.text == "9/11":
        return Reading(_date(token.span, (11.0,), (9.0,), 2001.0), i + 1)
    if _MONTH_AND_YEAR.fullmatch(token.text):
        month, year = map(float, re.split("[/.]", token.text))
        return Reading(_date(token.span, (), (month,), year), i + 1)
    if "/" in token.text:
        first, second, year = map(float, token.text.split("/"))
        return Reading(_date(token.span, (first, second), (second, first), year), i + 1)
    match = _DOTTED_DATE.fullmatch(token.text)
    if not match:
        return None
    day, month, year = map(float, match.groups())
    return Reading(_date(token.span, (day,), (month,), year), i + 1)


def _date(span: Span, days: tuple[float, ...], months: tuple[float, ...], year: float) -> tuple[Quantity, ...]:
    day = (Quantity(span, days, "day", "soft"),) if days else ()
    return (
        *day,
        Quantity(span, months, "month", "soft"),
        Quantity(span, (year if year > 99 else 2000 + year, year % 100), "year", "soft"),
    )


def read_month(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """A month or weekday by name; "may" and «среда» only where they can be dates."""
    token = tokens[i]
    if token.kind != "word":
        return None
    tables: tuple[tuple[Kind, object], ...] = (("month", MONTHS.get(token.text)), ("weekday", WEEKDAYS.get(token.text)))
    for kind, number in tables:
        if not isinstance(number, int):
            continue
        latin = token.text.isascii()
        if latin and not text[token.span.start].isupper():
            return None
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        has_number = any(
            other is not None and (other.kind == "digits" or ordinal_of(other.text)) for other in (before, after)
        )
        if is_month_context(token.text, before.text if before else "", has_number):
            return Reading((Quantity(token.span, (float(number),), kind, "soft"),), i + 1)
    return None


def mark_days(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Turn the number beside a month into a day: 24 февраля, February 24th, the 5th of August."""
    marked = list(quantities)
    for n, (first, second) in enumerate(pairwise(quantities)):
        if re.fullmatch(r"\s*(?:of|the|,)?\s*", text[first.span.stop : second.span.start]) is None:
            continue
        for number, month, at in ((first, second, n), (second, first, n + 1)):
            if (
                month.kind == "month"
                and number.kind in ("number", "ordinal")
                and number.strength != "soft"
                and number.values[0] <= 31
            ):
                marked[at] = replace(number, kind="day", unit=None)
    return marked
