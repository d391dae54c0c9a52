"""Numbers, dates and units that differ between two sides.

The quantities of both sides are matched as multisets: equal readings first, then equal after conversion or rounding.
What is left over on both sides is a changed number; what is left over on one side only is a lost or added one. Words
that merely hold a number ("both", "first") can be matched but are not asked for, unless the other side has another
such word: "third" is not «пятый».
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bilingual.datatypes import Category, Severity, Span, Subtype
from bilingual.score import Check, Difference, Side
from bilingual.score.quantities import Quantity, find_quantities
from bilingual.score.quantities.periods import BEFORE_US, BEHIND
from bilingual.score.quantities.ranges import join_durations
from bilingual.score.quantities.units import read_alike

__all__ = ["check_numbers"]

MOST_QUANTITIES = 200
"""A sentence with more numbers is a table; the rest of it is not compared, so that matching stays fast."""

ROUNDING = 0.03
"""Relative difference under which a rounder number still states the same (1.96 million, two million)."""

CONVERTED = 0.05
"""The same after a conversion of units, where both sides round: 60 miles are 96.6 km, reported as 100."""

_CALENDAR = 0.1
"""The same between weeks and months: six weeks are a month and a half."""

_DEGREE = 1.0
"""Degrees that a temperature may be off after a conversion."""

_NAMED = ("label", "month", "weekday", "century", "magnitude")
"""Kinds that only stand in each other's place, though nothing asks for them."""

_MAGNITUDES = 5.0
"""How many times as much a magnitude must be to say something else: «десятки» may be "scores"."""

_NEAR = re.compile(r"(?:почти|almost|nearly)(?!\w)", re.IGNORECASE)
"""Limits that a number all but reaches: beyond it is not the opposite, only too much."""

_FIRM, _WEAK, _LONE = 0.85, 0.7, 0.6
"""Confidence in a changed number in digits, in words, and in a number with nothing across.

Origin: shares of right findings when read by eye on wmt21, wmt22 and the human translations, rounded down."""


def check_numbers(source: Side, target: Side) -> Check:
    """Compare the quantities of two sides."""
    sources = find_quantities(source.text)[:MOST_QUANTITIES]
    targets = find_quantities(target.text)[:MOST_QUANTITIES]
    sources, targets = _join_alike(sources, source.text, targets, target.text)
    pairs: list[tuple[Quantity, Quantity]] = []
    left, right = list(sources), list(targets)
    for agree in (_equal_with_unit, _equal_with_open_unit, _equal, _convertible, _rounded):
        pairs += _take_pairs(left, right, agree)
    differences = [found for a, b in pairs for found in _compare_pair(a, b, source, target)]
    changed = _take_pairs(left, right, _confusable)
    differences += [_changed(a, b, source, target) for a, b in changed]
    if not changed:
        differences += [_lone(q, source, "accuracy/omission") for q in left if _is_lost(q, left, sources, right)]
        differences += [_lone(q, target, "accuracy/addition") for q in right if _is_lost(q, right, targets, left)]
    return Check(
        tuple(differences),
        tuple(a.span for a, _ in (*pairs, *changed)),
        tuple(b.span for _, b in (*pairs, *changed)),
    )


def _join_alike(
    sources: list[Quantity], source: str, targets: list[Quantity], target: str
) -> tuple[list[Quantity], list[Quantity]]:
    """Join "8 years and 6 months" to one amount where only one side says it so; else each part is compared."""
    left, right = join_durations(sources, source), join_durations(targets, target)
    if len(sources) - len(left) == len(targets) - len(right):
        return sources, targets
    return left, right


def _take_pairs(
    left: list[Quantity], right: list[Quantity], agree: Callable[[Quantity, Quantity], bool]
) -> list[tuple[Quantity, Quantity]]:
    """Remove from both lists, and return, the pairs that ``agree``, stated numbers before soft ones."""
    taken = []
    for a in sorted(left, key=lambda q: (q.strength == "soft", q.span)):
        b = min((b for b in right if agree(a, b)), key=lambda b: (b.strength == "soft", b.span), default=None)
        if b is not None:
            left.remove(a)
            right.remove(b)
            taken.append((a, b))
    return taken


# --- when two quantities say the same ---------------------------------------------------------------------------------


def _same_kind(a: Quantity, b: Quantity) -> bool:
    named = ("month", "weekday", "indefinite", "period")
    return a.kind == b.kind if a.kind in named or b.kind in named else True


def _close(x: float, y: float) -> bool:
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def _equal(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind == "ratio":
        return _close(a.values[0], b.values[0])
    return _same_kind(a, b) and any(_close(x, y) for x in a.values for y in b.values)


def _equal_with_unit(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and _equal(a, b)


def _equal_with_open_unit(a: Quantity, b: Quantity) -> bool:
    return (a.unit is None or b.unit is None) and _equal(a, b)


def _convertible(a: Quantity, b: Quantity) -> bool:
    """Tell whether both state one amount in two units: 24 hours and a day, 10 km and 6 miles, a half and 50 %."""
    if _same_kind(a, b) and a.unit and b.unit and _same_amount(a, b):
        return True
    return any(_as_share(x, y) for x, y in ((a, b), (b, a)))


def _same_amount(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities with convertible units are one amount, give or take what both sides round."""
    if a.unit is None or b.unit is None:
        return False
    one, other = read_alike(a.unit, b.unit)
    if one.dimension != other.dimension or not (one.size and other.size) or "period" in (a.kind, b.kind):
        return False
    x, y = one.in_base(a.values[0]), other.in_base(b.values[0])
    if one.dimension == "heat":
        return abs(x - y) <= _DEGREE
    return _near(x, y, _CALENDAR if {one.name, other.name} == {"week", "month"} else CONVERTED)


def _as_share(a: Quantity, b: Quantity) -> bool:
    """Tell whether ``b`` is a percentage that says ``a``: two thirds are 67 %, half as much again is 50 % more."""
    if b.unit is None or b.unit.dimension != "share":
        return False
    for x in a.values:
        shares = (100 * x, 100 * (x - 1), 100 * (1 - 1 / x)) if x > 1 else (100 * x,)
        if any(_close(share, y) or (x < 1 and abs(share - y) < 1) for share in shares for y in b.values):
            return True
    return a.unit is None and any(_close(x, 100 * y) for x in a.values for y in b.values)


def _rounded(a: Quantity, b: Quantity) -> bool:
    return "number" == a.kind == b.kind and a.values[0] >= 100 and any(_near(x, y) for x in a.values for y in b.values)


def _near(x: float, y: float, rounding: float = ROUNDING) -> bool:
    """Tell whether one number is the other, rounded: they differ by little and one has fewer digits."""
    if _close(x, y):
        return True
    if abs(x - y) > rounding * max(x, y):
        return False
    if rounding >= CONVERTED:
        return True
    return any(_close(float(f"{long:.{digits}g}"), short) for long, short in ((x, y), (y, x)) for digits in (1, 2))


def _confusable(a: Quantity, b: Quantity) -> bool:
    """Tell whether one may stand in the other's place: both are stated, of one kind, in units of one dimension."""
    if "fraction" in (a.kind, b.kind):
        return all(q.kind == "fraction" or (q.unit and q.unit.dimension == "share") for q in (a, b))
    if a.kind == b.kind and a.kind in ("ordinal", "ratio"):
        return True
    if a.kind == b.kind == "period":
        return a.unit == b.unit and {a.values[0], b.values[0]} == {BEHIND, BEFORE_US}
    if "soft" in (a.strength, b.strength):
        if a.kind == b.kind == "magnitude":
            return max(a.values[0], b.values[0]) >= _MAGNITUDES * min(a.values[0], b.values[0])
        return a.strength == b.strength and a.kind == b.kind and a.kind in _NAMED
    if a.unit and b.unit:
        one, other = read_alike(a.unit, b.unit)
        if one.dimension != other.dimension:
            return False
    if "year" in (a.kind, b.kind) and "weak" in (a.strength, b.strength):
        return False
    calendar = ("year", "day", "time")
    return a.kind == b.kind or not (a.kind in calendar and b.kind in calendar)


def _is_lost(q: Quantity, unmatched: list[Quantity], own: list[Quantity], other: list[Quantity]) -> bool:
    """Tell whether a number without a counterpart is worth a finding: digits, said once, and not a calendar year.

    A "1" is none: «до года» is "up to 1 year".
    """
    if q.strength != "firm" or q.kind in ("year", "time", "label") or (q.kind == "number" and q.values[0] == 1):
        return False
    said_again = any(_equal(q, b) for b in own if b is not q)
    implied = any(b.strength == "soft" and b.kind in ("number", "ordinal") and b.values[0] > 1 for b in other)
    return not said_again and not implied and len(unmatched) <= 2


# --- findings ---------------------------------------------------------------------------------------------------------


def _compare_pair(a: Quantity, b: Quantity, source: Side, target: Side) -> list[Difference]:
    """Return what is wrong with two quantities that were matched: another unit, an opposite bound."""
    written = f"“{a.span.of(source.text)}”", f"“{b.span.of(target.text)}”"
    if a.unit and b.unit:
        one, other = read_alike(a.unit, b.unit)
        if one != other and one.dimension == other.dimension:
            if not _same_amount(a, b):
                counted = a.kind not in ("indefinite", "period")
                names = (f" {one.name}", f" {other.name}") if counted else ("", "")
                evidence = f"{written[0]}{names[0]} became {written[1]}{names[1]}"
                return [_difference("unit", "major", a.span, b.span, evidence, _FIRM)]
            if one.dimension == "time" or _close(one.in_base(a.values[0]), other.in_base(b.values[0])):
                return []
            evidence = f"{written[0]} {one.name} converted to {written[1]} {other.name}"
            return [_difference("unit", "minor", a.span, b.span, evidence, _FIRM)]
    if {a.bound, b.bound} == {"below", "above"}:
        words = {"below": "at most", "above": "more than"}
        evidence = f"{words[a.bound or 'below']} {written[0]} became {words[b.bound or 'below']} {written[1]}"
        is_near = any(_NEAR.match(item.limited.of(side.text)) for item, side in ((a, source), (b, target)))
        return [_difference("quantifier", "minor" if is_near else "major", a.limited, b.limited, evidence, _WEAK)]
    return []


def _changed(a: Quantity, b: Quantity, source: Side, target: Side) -> Difference:
    dated = {a.kind, b.kind} & {"month", "weekday", "day", "year", "period"}
    evidence = f"“{a.span.of(source.text)}” became “{b.span.of(target.text)}”"
    confidence = _FIRM if a.strength == b.strength == "firm" else _WEAK
    return _difference("date" if dated else "number", "major", a.span, b.span, evidence, confidence)


def _difference(
    subtype: Subtype, severity: Severity, source: Span, target: Span, evidence: str, confidence: float
) -> Difference:
    return Difference("accuracy/mistranslation", subtype, severity, (source,), (target,), evidence, confidence)


def _lone(q: Quantity, side: Side, category: Category) -> Difference:
    lost = category == "accuracy/omission"
    evidence = f"the number “{q.span.of(side.text)}” {'is missing' if lost else 'was added'}"
    severity: Severity = "minor" if q.kind == "day" else "major"
    source, target = ((q.span,), ()) if lost else ((), (q.span,))
    return Difference(category, "number", severity, source, target, evidence, _LONE)
