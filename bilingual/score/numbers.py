"""Numbers, dates and units that differ between two sides.

The quantities of both sides are matched as multisets: equal readings first, then equal after conversion or rounding.
What is left over on both sides is a changed number; what is left over on one side only is a lost or added one. Words
that merely hold a number ("both", "first") can be matched but never asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from bilingual.datatypes import Category, Severity, Span, Subtype
from bilingual.score import Check, Difference, Side
from bilingual.score.quantities import Quantity, find_quantities

__all__ = ["check_numbers"]

MOST_QUANTITIES = 200
"""A sentence with more numbers is a table; the rest of it is not compared, so that matching stays fast."""

ROUNDING = 0.03
"""Relative difference under which a rounder number still states the same (1.96 million, two million)."""

CONVERTED = 0.05
"""The same after a conversion of units, where both sides round: 60 miles are 96.6 km, reported as 100."""

_FIRM, _WEAK, _LONE = 0.85, 0.7, 0.6
"""Confidence in a changed number in digits, in words, and in a number with nothing across.

Origin: shares of right findings when read by eye on wmt21, wmt22 and the human translations, rounded down."""


def check_numbers(source: Side, target: Side) -> Check:
    """Compare the quantities of two sides."""
    sources = find_quantities(source.text)[:MOST_QUANTITIES]
    targets = find_quantities(target.text)[:MOST_QUANTITIES]
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
    named = ("month", "weekday")
    return a.kind == b.kind if a.kind in named or b.kind in named else True


def _close(x: float, y: float) -> bool:
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def _equal(a: Quantity, b: Quantity) -> bool:
    return _same_kind(a, b) and any(_close(x, y) for x in a.values for y in b.values)


def _equal_with_unit(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and _equal(a, b)


def _equal_with_open_unit(a: Quantity, b: Quantity) -> bool:
    return (a.unit is None or b.unit is None) and _equal(a, b)


def _convertible(a: Quantity, b: Quantity) -> bool:
    """Tell whether both state one amount in two units: 24 hours and a day, 10 km and 6 miles, a half and 50 %."""
    if _same_kind(a, b) and a.unit and b.unit and a.unit.dimension == b.unit.dimension and a.unit.size and b.unit.size:
        return _near(a.values[0] * a.unit.size, b.values[0] * b.unit.size, CONVERTED)
    shares = {q.unit.dimension if q.unit else "" for q in (a, b)}
    return "share" in shares and any(_close(x, 100 * y) or _close(100 * x, y) for x in a.values for y in b.values)


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
    if "soft" in (a.strength, b.strength):
        return a.strength == b.strength and a.kind == b.kind and a.kind in ("label", "month", "weekday")
    if a.unit and b.unit and a.unit.dimension != b.unit.dimension:
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
    implied = any(b.strength == "soft" and b.kind == "number" and b.values[0] > 1 for b in other)
    return not said_again and not implied and len(unmatched) <= 2


# --- findings ---------------------------------------------------------------------------------------------------------


def _compare_pair(a: Quantity, b: Quantity, source: Side, target: Side) -> list[Difference]:
    """Return what is wrong with two quantities that were matched: another unit, an opposite bound."""
    written = f"“{a.span.of(source.text)}”", f"“{b.span.of(target.text)}”"
    if a.unit and b.unit and a.unit != b.unit and a.unit.dimension == b.unit.dimension:
        if a.unit.size and b.unit.size and _near(a.values[0] * a.unit.size, b.values[0] * b.unit.size, CONVERTED):
            if a.unit.dimension == "time":
                return []
            evidence = f"{written[0]} {a.unit.name} converted to {written[1]} {b.unit.name}"
            return [_difference("unit", "minor", a.span, b.span, evidence, _FIRM)]
        evidence = f"{written[0]} {a.unit.name} became {written[1]} {b.unit.name}"
        return [_difference("unit", "major", a.span, b.span, evidence, _FIRM)]
    if {a.bound, b.bound} == {"below", "above"}:
        words = {"below": "at most", "above": "more than"}
        evidence = f"{words[a.bound or 'below']} {written[0]} became {words[b.bound or 'below']} {written[1]}"
        return [_difference("quantifier", "minor", a.span, b.span, evidence, _WEAK)]
    return []


def _changed(a: Quantity, b: Quantity, source: Side, target: Side) -> Difference:
    dated = {a.kind, b.kind} & {"month", "weekday", "day", "year"}
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
