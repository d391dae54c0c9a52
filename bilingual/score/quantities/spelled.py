"""Numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.score.quantities.companions import half_at, read_multipliers, unit_around
from bilingual.score.quantities.number_words import (
    BARE_PLURALS,
    CARDINALS,
    FRACTIONS,
    MULTIPLIERS,
    SOFT_VALUES,
    ordinal_of,
)
from bilingual.score.quantities.quantity import Quantity, Reading, Strength
from bilingual.score.quantities.tokens import HYPHENS, Token
from bilingual.score.quantities.units import find_unit

__all__ = ["read_half", "read_part", "read_words"]

_SHORTEST_HALVED = 4  # полметра; «полк», «полис» are no halves
_OF_ONE = frozenset({"тысячи", "миллиона", "миллиарда", "триллиона"})
_APPROXIMATORS = frozenset({"about", "almost", "around", "nearly", "over", "roughly", "some", "than", "more", "less"})
_RUSSIAN_PARTS = frozenset({"половина", "половины", "половине", "половину", "половиной", "треть", "трети", "четверть"})
"""Not the other forms of треть and четверть: they are ordinals too."""


def read_words(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Number words: полтора миллиона, twenty-five, two and a half million, half a million, two thirds."""
    total, current, last_multiplier = 0.0, None, float("inf")
    j, article = i, False
    small = True
    if tokens[i].text in ("a", "an") and i + 1 < len(tokens) and tokens[i + 1].text in MULTIPLIERS:
        j, current, article = i + 1, 1.0, True
    stop = j
    while j < len(tokens) and tokens[j].kind == "word":
        word = tokens[j].text
        if word in CARDINALS and _composes(current, CARDINALS[word]):
            current = (current or 0.0) + CARDINALS[word]
        elif word in MULTIPLIERS and len(word) > 1 and (current is not None or total or j == i):
            if current is None and (total or word in BARE_PLURALS):
                break
            factor = MULTIPLIERS[word]
            if factor < 1000:
                current = (1.0 if current is None else current) * factor
            elif factor < last_multiplier:
                total, current, last_multiplier = total + (1.0 if current is None else current) * factor, None, factor
            else:
                break
            small = False
        elif (
            current is not None
            and (value := ordinal_of(word)) is not None
            and _composes(current, value)
            and value < 100
        ):
            current += value
            j = stop = j + 1
            break
        else:
            break
        j = stop = j + 1
        j = _over_joiner(tokens, j, current, total)
    if stop == i or (article and stop == i + 1):
        return None
    value = total + (current or 0.0)
    share = _fraction(tokens, stop, value)
    if share is not None:
        value, stop = share
        factor, stop = _over_of(tokens, stop)
        if factor > 1:
            share = None
            value *= factor
        small = False
    value, stop = _with_half(tokens, stop, value, last_multiplier)
    span = Span(tokens[i].span.start, tokens[stop - 1].span.stop)
    unit = unit_around(tokens, i, stop, text)
    strength: Strength = "soft" if small and value <= 1 else "weak"
    if share is not None:
        return Reading((Quantity(span, (value,), "fraction", "soft", unit),), stop)
    loose = (1.2 * value,) if tokens[stop - 1].text.startswith("десят") and tokens[stop - 1].text in MULTIPLIERS else ()
    return Reading((Quantity(span, (value, *loose), "number", strength, unit),), stop)


def read_half(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Полмиллиона, полсотни, полкилометра."""
    word = tokens[i].text
    rest = word.removeprefix("пол")
    if rest == word or len(rest) < _SHORTEST_HALVED:
        return None
    if MULTIPLIERS.get(rest, 0.0) >= 10:
        return Reading((Quantity(tokens[i].span, (MULTIPLIERS[rest] / 2,), "number", "weak"),), i + 1)
    unit = find_unit(rest)
    if unit and unit.size and word not in SOFT_VALUES:
        return Reading((Quantity(tokens[i].span, (0.5,), "number", "soft", unit),), i + 1)
    return None


def read_part(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Half a million, a quarter of a million, четверть миллиона; half an hour; a third of, by a third, половина."""
    at = i + 1 if tokens[i].text in ("a", "one") and i + 1 < len(tokens) else i
    part = FRACTIONS.get(tokens[at].text)
    if part is None or tokens[at].kind != "word":
        return None
    then = at + 1
    while then < len(tokens) and tokens[then].text in ("a", "an", "of", "-"):
        then += 1
    whole = tokens[then].text if then < len(tokens) else ""
    if (MULTIPLIERS.get(whole, 0.0) >= 1000 and whole not in BARE_PLURALS) or (whole in _OF_ONE):
        span = Span(tokens[i].span.start, tokens[then].span.stop)
        return Reading((Quantity(span, (MULTIPLIERS[whole] / part,), "number", "weak"),), then + 1)
    unit = find_unit(whole)
    if tokens[at].text == "half" and then > at + 1 and unit and unit.size and unit.dimension != "share":
        return Reading((Quantity(tokens[at].span, (0.5,), "number", "soft", unit),), at + 1)
    of_something = then > at + 1 and tokens[then - 1].text == "of"
    of_something = of_something or tokens[at].text in _RUSSIAN_PARTS or _is_measure(tokens, i)
    if of_something and unit is None and not whole.startswith("финал"):
        span = Span(tokens[i].span.start, tokens[at].span.stop)
        return Reading((Quantity(span, (1 / part, part, 100 / part), "fraction", "soft"),), at + 1)
    return None


def _is_measure(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a part is by how much something grew or fell: by almost a third."""
    before = i - 1
    while before > 0 and tokens[before].text in _APPROXIMATORS:
        before -= 1
    return before >= 0 and tokens[before].text == "by"


def _composes(current: float | None, value: float) -> bool:
    """Tell whether ``value`` may continue a number of which ``current`` was read: twenty + five, сто + сорок."""
    if current is None:
        return True
    if current != int(current) or value == 0:
        return False
    if value >= 100:
        return False
    return current % 100 == 0 < current or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _over_joiner(tokens: Sequence[Token], j: int, current: float | None, total: float) -> int:
    """Return the index of the next number word behind a hyphen (twenty-five) or "and" (a hundred and five), else j."""
    if j + 1 >= len(tokens):
        return j
    after = tokens[j + 1].text
    if tokens[j].text in HYPHENS and tokens[j].glued and tokens[j + 1].glued:
        tens = current is not None and current % 10 == 0 and current % 100 >= 20
        follows = (CARDINALS.get(after, 99) < 10 or (ordinal_of(after) or 99) < 10) and tens and after.isascii()
        return j + 1 if follows or after in MULTIPLIERS else j
    whole = (current or total) >= 100 and (current or 0.0) % 100 == 0
    if tokens[j].text == "and" and whole and CARDINALS.get(after, 100.0) < 100:
        ahead = tokens[j + 2].text if j + 2 < len(tokens) else ""
        return j + 1 if ahead not in MULTIPLIERS else j
    return j


def _fraction(tokens: Sequence[Token], i: int, numerator: float) -> tuple[float, int] | None:
    """Return the share and the index after it when a denominator follows: two thirds, две пятых."""
    if i < len(tokens) and tokens[i].text in HYPHENS and tokens[i].glued:
        i += 1
    if i >= len(tokens) or tokens[i].text not in FRACTIONS or not 1 <= numerator < 10:
        return None
    if numerator == 1 and tokens[i].text.endswith("s"):
        return None
    return numerator / FRACTIONS[tokens[i].text], i + 1


def _over_of(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """Return the multiplier that a fraction is of, and the index after it: three quarters *of a million*."""
    j = i
    while j < len(tokens) and tokens[j].text in ("of", "a"):
        j += 1
    factor, stop = read_multipliers(tokens, j)
    return (factor, stop) if factor >= 1000 and tokens[j].text not in BARE_PLURALS else (1.0, i)


def _with_half(tokens: Sequence[Token], i: int, value: float, multiplier: float) -> tuple[float, int]:
    """Add "and a half" and the multiplier behind it: two and a half million, миллион с половиной."""
    length = half_at(tokens, i)
    if not length:
        return value, i
    if multiplier != float("inf"):
        return value + multiplier / 2, i + length
    factor, stop = read_multipliers(tokens, i + length)
    return (value + 0.5) * factor, stop
