"""What the first number of a range takes from the second, and the second from the first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bilingual.datatypes import Span
from bilingual.score.quantities.digits import FIRST_YEAR
from bilingual.score.quantities.quantity import Quantity
from bilingual.score.quantities.tokens import HYPHENS

__all__ = ["join_durations", "share_multipliers"]

_YEAR_JOINERS = HYPHENS | {"/"}
_WITHIN_DURATION = re.compile(r"[\s-]*[^\W\d]+[\s,]*(?:и|and)?\s*")
_RANGE_JOINERS = HYPHENS | {"to", "до", "or", "или", "and", "и"}


def share_multipliers(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Give the first of a range the multiplier and unit of the second as another reading: 2–3 тысячи; 2021–22."""
    shared = list(quantities)
    for n, (first, second) in enumerate(pairwise(quantities)):
        between = text[first.span.stop : second.span.start].strip()
        if between not in _RANGE_JOINERS | _YEAR_JOINERS or "number" not in (first.kind, second.kind):
            continue
        if first.kind == "year" and between in _YEAR_JOINERS and second.strength == "firm" and second.values[0] < 100:
            shared[n + 1] = replace(
                second, values=(second.values[0] + first.values[0] // 100 * 100, second.values[0]), kind="year"
            )
            continue
        digits = re.match(r"\d+(?:[.,]\d+)?", second.span.of(text))
        if digits and first.kind == "number" and first.values[0] < FIRST_YEAR:
            factor = second.values[0] / (float(digits.group().replace(",", ".")) or 1.0)
            if factor >= 1000:
                shared[n] = replace(first, values=(*first.values, *(v * factor for v in first.values)))
        elif first.values[0] < 1000 <= second.values[0] and first.strength == "weak":
            shared[n] = replace(first, values=(*first.values, first.values[0] * 1000, first.values[0] * 1e6))
    return shared


def join_durations(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Return the quantities with years and months, hours and minutes that stand together as one: 8 лет и 6 месяцев."""
    joined: list[Quantity] = []
    for item in quantities:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.unit is not None
            and item.unit is not None
            and "time" == last.unit.dimension == item.unit.dimension
            and last.unit.size > item.unit.size
            and _WITHIN_DURATION.fullmatch(text, last.span.stop, item.span.start)
        ):
            value = last.values[0] + item.values[0] * item.unit.size / last.unit.size
            joined[-1] = replace(last, span=Span(last.span.start, item.span.stop), values=(value,))
        else:
            joined.append(item)
    return joined
