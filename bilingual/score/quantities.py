"""Every number a sentence states, in digits or words of either language, as values with spans.

A written number can be read in more than one way ("1.000" is one or a thousand, «третья» the third or a third), so a
:class:`Quantity` holds all its readings; two quantities agree when any of them do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from bilingual.datatypes import Span
from bilingual.score.dates import MONTHS, WEEKDAYS, is_month_context
from bilingual.score.number_words import (
    BARE_PLURALS,
    CARDINALS,
    FRACTIONS,
    MULTIPLIERS,
    SOFT_VALUES,
    ordinal_of,
    prefixed_value,
)
from bilingual.score.units import PERCENT, POINT, Unit, find_unit
from bilingual.words import fold

__all__ = ["Bound", "Quantity", "find_quantities"]

Kind = Literal["number", "year", "day", "month", "weekday", "time", "label"]
Strength = Literal["firm", "weak", "soft"]
Bound = Literal["below", "above", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated.

    ``values``: its readings, the likeliest first. ``strength``: ``firm`` for digits, ``weak`` for number words,
    ``soft`` for words that hold a number without stating it ("both", "first"), which the other side may well leave out.
    ``bound``: whether the text calls it a lower or upper bound or a guess.
    """

    span: Span
    values: tuple[float, ...]
    kind: Kind
    strength: Strength
    unit: Unit | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["digits", "word", "sign"]
    span: Span
    text: str
    glued: bool
    """No space in front of it."""


_SPACE = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"""
      (?P<skip>https?://\S+ | [@\#]\w+ | \d[\d.,:]{{18,}})      # addresses, handles and serial numbers state no number
    | (?P<date>(?<!\d)(?:[12]\d{{3}}-[01]\d-[0-3]\d|[0-3]?\d/[0-3]?\d/(?:19|20)?\d\d)(?!\d))
    | (?P<digits>(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:,\d+)? | \d+(?:[.,:]\d+)*)
    | (?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)
    | (?P<sign>[^\s\w])
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑‒–—−")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_FRACTION = re.compile(r"(?:(\d{1,3})[ \u00a0-])?([1-9])/([2-9]|10)(?![\d/])")
_SPOKEN_CLOCK = re.compile(r"\s*час\w{0,3}\s+(\d\d?)\s+мин")
_DOTTED_CLOCK = re.compile(r"([01]\d|2[0-4])\.([0-5]\d)")
_CLOCK_PREPOSITIONS = frozenset({"в", "к", "с", "до", "at", "by", "from", "until"})
_DOTTED_DATE = re.compile(r"([0-3]?\d)\.([01]?\d)\.((?:19|20)?\d\d)")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

_LITERAL_MULTIPLIERS = {"k": 1e3, "к": 1e3, "m": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_RUSSIAN_ORDINALS = frozenset({"й", "я", "е", "го", "му", "м", "х", "ю", "ой", "ый", "ая", "ое", "ого", "ому", "ом"})
_LAST_YEAR = 2100
_FIRST_YEAR = 1000
_PERCENTAGE_POINT = re.compile(r"\s*(?:процентн\w{2,4}\s+пункт|percentage\s+point|п\. ?п\b|пп\b)", re.IGNORECASE)
_PERCENT_WORDS = re.compile(r"\s*per\s+cent\b", re.IGNORECASE)

_BOUNDS: dict[Bound, str] = {
    "below": "почти almost nearly менее меньше under below less fewer most максимум",
    "above": "более больше свыше over above more exceeding выше превышает превысил превысила превысило least минимум",
    "about": "около примерно приблизительно порядка about around approximately roughly circa some",
}
_BOUND_WORDS: dict[str, Bound] = {word: bound for bound, words in _BOUNDS.items() for word in words.split()}
_BOUND_FILLERS = frozenset({"than", "чем", "the", "a", "на", "до", "$", "€", "£", "₽", "us", "в"})
_NEGATORS = frozenset({"не", "no", "not"})


def _tokenise(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        span = Span(*match.span())
        glued = span.start == end
        end = span.stop
        if match["digits"] or match["date"]:
            tokens.append(_Token("digits", span, match.group(), glued))
        elif match["word"]:
            tokens.append(_Token("word", span, fold(match.group()), glued))
        else:
            tokens.append(_Token("sign", span, match.group(), glued))
    return tokens


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a rule read from some tokens: quantities, and the index of the first token it left."""

    found: tuple[Quantity, ...]
    stop: int


_Rule = Callable[[Sequence[_Token], int, str], "_Reading | None"]


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text`` in order; spans do not overlap.

    >>> [(q.span.of(t), q.values[0]) for t in ["Полтора миллиона из 30,5 млн"] for q in find_quantities(t)]
    [('Полтора миллиона', 1500000.0), ('30,5 млн', 30500000.0)]
    """
    tokens = _tokenise(text)
    quantities: list[Quantity] = []
    i = 0
    while i < len(tokens):
        reading = next((found for rule in _RULES if (found := rule(tokens, i, text)) is not None), None)
        if reading is None:
            i += 1
            continue
        quantities += [replace(q, bound=_find_bound(tokens, i)) for q in reading.found]
        i = reading.stop
    return _mark_days(_share_multipliers(quantities, text), text)


# --- rules: each reads what begins at token i, or returns None --------------------------------------------------------


def _read_written_date(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """24.02.2022, 2022-02-24, 2/24/2022 (day and month in either order)."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    if "-" in token.text:
        year, month, day = map(float, token.text.split("-"))
        return _Reading(_date(token.span, (day,), (month,), year), i + 1)
    if "/" in token.text:
        first, second, year = map(float, token.text.split("/"))
        return _Reading(_date(token.span, (first, second), (second, first), year), i + 1)
    match = _DOTTED_DATE.fullmatch(token.text)
    if not match:
        return None
    day, month, year = map(float, match.groups())
    return _Reading(_date(token.span, (day,), (month,), year), i + 1)


def _date(span: Span, days: tuple[float, ...], months: tuple[float, ...], year: float) -> tuple[Quantity, ...]:
    return (
        Quantity(span, days, "day", "soft"),
        Quantity(span, months, "month", "soft"),
        Quantity(span, (year if year > 99 else 2000 + year, year % 100), "year", "soft"),
    )


def _read_clock(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """12:30, 17:00, 5 p.m., 5:30 pm, 17 часов 30 минут: hours of the day, read by either clock."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    match = _CLOCK.fullmatch(token.text)
    if not match and i and tokens[i - 1].text in _CLOCK_PREPOSITIONS:
        match = _DOTTED_CLOCK.fullmatch(token.text)
    after = re.match(r"\s*([ap])\.?m\b\.?", text[token.span.stop : token.span.stop + 8], re.IGNORECASE)
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
    return _Reading((Quantity(span, (hours, (hours + 12) % 24, *written), "time", "firm"),), stop)


def _read_fraction(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """1/3, 2 1/2."""
    match = _FRACTION.match(text, tokens[i].span.start) if tokens[i].kind == "digits" else None
    if not match:
        return None
    value = int(match[1] or 0) + int(match[2]) / int(match[3])
    stop = i
    while stop < len(tokens) and tokens[stop].span.start < match.end():
        stop += 1
    factor, stop = _multipliers(tokens, stop)
    span = Span(match.start(), tokens[stop - 1].span.stop)
    return _Reading((Quantity(span, (value * factor,), "number", "weak", _unit_around(tokens, i, stop, text)),), stop)


def _read_score(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """2:1, a score or ratio, which the other side may write 2-1."""
    token = tokens[i]
    if token.kind != "digits" or not re.fullmatch(r"\d+:\d+", token.text):
        return None
    colon = token.text.index(":")
    spans = Span(token.span.start, token.span.start + colon), Span(token.span.start + colon + 1, token.span.stop)
    return _Reading(tuple(Quantity(span, (float(span.of(text)),), "number", "firm") for span in spans), i + 1)


def _read_label(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """Digits inside a name: COVID-19, Су-27, G7, МС-20, Section 18C; 0200GMT."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    suffix, after_suffix = _suffix(tokens, i + 1)
    lettered = after_suffix == i + 2 and text[tokens[i + 1].span.start].isupper() and len(suffix) <= 3
    if (lettered and suffix not in _LITERAL_MULTIPLIERS) or suffix == "gmt":
        return _Reading((Quantity(token.span, _read_digits(token.text), "label", "soft"),), after_suffix)
    if not token.glued or i == 0:
        return None
    before = tokens[i - 1]
    hyphenated = before.text in _HYPHENS and i > 1 and before.glued and tokens[i - 2].kind == "word"
    if before.kind == "word" or (hyphenated and text[tokens[i - 2].span.start].isupper()):
        return _Reading((Quantity(token.span, _read_digits(token.text), "label", "soft"),), i + 1)
    return None


def _read_literal(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """Digits, with an ordinal ending, a multiplier, a unit: 5-го, 1990s, 30,5 млн, $5bn, 500-тонной."""
    token = tokens[i]
    if token.kind != "digits":
        return None
    values = _read_digits(token.text)
    stop = i + 1
    kind: Kind = "number"
    strength: Strength = "firm"
    suffix, after_suffix = _suffix(tokens, stop)
    if suffix in _ENGLISH_ORDINALS or suffix in _RUSSIAN_ORDINALS or suffix == "s":
        stop = after_suffix
        if values[0] % 10 == 0 and suffix in {"е", "х", "м", "s"}:
            values = (values[0], values[0] % 100)
            strength = "firm" if values[0] >= _FIRST_YEAR else "soft"
        elif values[0] < _FIRST_YEAR:
            strength = "weak"
    elif suffix in _LITERAL_MULTIPLIERS:
        stop = after_suffix
        values = tuple(v * _LITERAL_MULTIPLIERS[suffix] for v in values) + (values if suffix in {"m", "к"} else ())
    factor, stop = _multipliers(tokens, stop)
    values = tuple(v * factor for v in values)
    if factor > 1 and stop < len(tokens) and tokens[stop].kind == "digits" and not tokens[stop].glued:
        smaller = _read_digits(tokens[stop].text)[0]
        has_own = _multipliers(tokens, stop + 1)[0]
        if smaller * has_own < factor:
            values = tuple(v + smaller * has_own for v in values)
            stop = _multipliers(tokens, stop + 1)[1]
    values = values + _half_after(tokens, stop, values, factor)
    apostrophe = i > 0 and token.glued and tokens[i - 1].text in "'’‘"
    if apostrophe and len(token.text) == 2 and strength == "firm" and factor == 1:
        values, kind = (2000 + values[0], 1900 + values[0], values[0]), "year"
    if factor == 1 and token.text.isdecimal() and _FIRST_YEAR <= values[0] <= _LAST_YEAR and len(token.text) == 4:
        kind = "year"
    unit = _unit_around(tokens, i, stop, text)
    if kind == "year" and unit is not None and unit.dimension in ("time", "length", "mass"):
        unit = None if unit.dimension == "time" else unit
    span = Span(token.span.start, tokens[stop - 1].span.stop)
    return _Reading((Quantity(span, values, kind, strength, unit),), stop)


def _read_month(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
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
            return _Reading((Quantity(token.span, (float(number),), kind, "soft"),), i + 1)
    return None


def _read_words(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
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
        small = False
    value, stop = _with_half(tokens, stop, value, last_multiplier)
    span = Span(tokens[i].span.start, tokens[stop - 1].span.stop)
    unit = _unit_around(tokens, i, stop, text)
    strength: Strength = "soft" if small and value <= 1 else "weak"
    if share is not None:
        strength = "soft"
    return _Reading((Quantity(span, (value,), "number", strength, unit),), stop)


def _read_half(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """Half a million, полмиллиона, полтысячи."""
    word = tokens[i].text
    rest = word.removeprefix("пол")
    if rest != word and rest in MULTIPLIERS and MULTIPLIERS[rest] >= 1000:
        return _Reading((Quantity(tokens[i].span, (MULTIPLIERS[rest] / 2,), "number", "weak"),), i + 1)
    if word == "half" and i + 2 < len(tokens) and tokens[i + 1].text in ("a", "of"):
        factor = MULTIPLIERS.get(tokens[i + 2].text)
        if factor:
            span = Span(tokens[i].span.start, tokens[i + 2].span.stop)
            return _Reading((Quantity(span, (factor / 2,), "number", "weak"),), i + 3)
    return None


def _read_soft(tokens: Sequence[_Token], i: int, text: str) -> _Reading | None:
    """Ordinals, bare plurals, both and twice, двухлетний, World War II: they answer, they do not ask."""
    token = tokens[i]
    if token.kind != "word":
        return None
    values: list[float] = []
    ordinal = ordinal_of(token.text)
    if ordinal is not None:
        values += (ordinal, 1 / ordinal)
    for table in (SOFT_VALUES, BARE_PLURALS):
        found = table.get(token.text, ())
        values += found if isinstance(found, tuple) else (found,)
    if token.text in FRACTIONS:
        values += (1 / FRACTIONS[token.text], FRACTIONS[token.text])
    prefixed = prefixed_value(token.text)
    if prefixed is not None:
        values.append(prefixed)
    written = token.span.of(text)
    if _ROMAN.fullmatch(written) and written != "I":
        values.append(_read_roman(written))
    if not values:
        return None
    return _Reading((Quantity(token.span, tuple(values), "number", "soft"),), i + 1)


_RULES: tuple[_Rule, ...] = (
    _read_written_date,
    _read_clock,
    _read_fraction,
    _read_score,
    _read_label,
    _read_literal,
    _read_month,
    _read_half,
    _read_words,
    _read_soft,
)


# --- pieces of the rules ----------------------------------------------------------------------------------------------


def _read_digits(written: str) -> tuple[float, ...]:
    """Return the readings of a digit string.

    >>> _read_digits("1,000"), _read_digits("30,5"), _read_digits("1.250.000"), _read_digits("1 000 000,5")
    ((1000.0, 1.0), (30.5,), (1250000.0,), (1000000.5,))
    """
    written = re.sub(_SPACE, "", written)
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


def _read_roman(written: str) -> float:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return float(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _suffix(tokens: Sequence[_Token], i: int) -> tuple[str, int]:
    """Return the letters glued to a number (with or without a hyphen) and the index after them."""
    j = i
    if j < len(tokens) and tokens[j].glued and (tokens[j].text in _HYPHENS or tokens[j].text in "'’"):
        j += 1
    if j < len(tokens) and tokens[j].glued and tokens[j].kind == "word":
        return tokens[j].text, j + 1
    return "", i


def _multipliers(tokens: Sequence[_Token], i: int) -> tuple[float, int]:
    """Return the product of the multiplier words from token i (after a hyphen perhaps) and the index after them."""
    factor, j = 1.0, i
    while j < len(tokens):
        at = j + 1 if tokens[j].text in _HYPHENS and tokens[j].glued and j + 1 < len(tokens) else j
        word = tokens[at].text
        if word not in MULTIPLIERS or len(word) == 1 or (at > j and not tokens[at].glued):
            break
        factor *= MULTIPLIERS[word]
        j = at + 1
        if j < len(tokens) and tokens[j].text == "." and word in ("тыс", "млн", "млрд", "трлн"):
            j += 1
    return factor, j


def _composes(current: float | None, value: float) -> bool:
    """Tell whether ``value`` may continue a number of which ``current`` was read: twenty + five, сто + сорок."""
    if current is None:
        return True
    if current != int(current) or value == 0:
        return False
    if value >= 100:
        return False
    return current % 100 == 0 < current or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _over_joiner(tokens: Sequence[_Token], j: int, current: float | None, total: float) -> int:
    """Return the index of the next number word behind a hyphen (twenty-five) or "and" (a hundred and five), else j."""
    if j + 1 >= len(tokens):
        return j
    after = tokens[j + 1].text
    if tokens[j].text in _HYPHENS and tokens[j].glued and tokens[j + 1].glued:
        tens = current is not None and current % 10 == 0 and current % 100 >= 20
        follows = (CARDINALS.get(after, 99) < 10 or (ordinal_of(after) or 99) < 10) and tens and after.isascii()
        return j + 1 if follows or after in MULTIPLIERS else j
    whole = (current or total) >= 100 and (current or 0.0) % 100 == 0
    if tokens[j].text == "and" and whole and CARDINALS.get(after, 100.0) < 100:
        ahead = tokens[j + 2].text if j + 2 < len(tokens) else ""
        return j + 1 if ahead not in MULTIPLIERS else j
    return j


def _fraction(tokens: Sequence[_Token], i: int, numerator: float) -> tuple[float, int] | None:
    """Return the share and the index after it when a denominator follows: two thirds, две пятых."""
    if i < len(tokens) and tokens[i].text in _HYPHENS and tokens[i].glued:
        i += 1
    if i >= len(tokens) or tokens[i].text not in FRACTIONS or not 1 <= numerator < 10:
        return None
    if numerator == 1 and tokens[i].text.endswith("s"):
        return None
    return numerator / FRACTIONS[tokens[i].text], i + 1


_HALVES = (("and", "a", "half"), ("с", "половиной"))


def _half_at(tokens: Sequence[_Token], i: int) -> int:
    """Return how many tokens of "and a half" / «с половиной» stand at i."""
    for half in _HALVES:
        if tuple(token.text for token in tokens[i : i + len(half)]) == half:
            return len(half)
    return 0


def _with_half(tokens: Sequence[_Token], i: int, value: float, multiplier: float) -> tuple[float, int]:
    """Add "and a half" and the multiplier behind it: two and a half million, миллион с половиной."""
    length = _half_at(tokens, i)
    if not length:
        return value, i
    if multiplier != float("inf"):
        return value + multiplier / 2, i + length
    factor, stop = _multipliers(tokens, i + length)
    return (value + 0.5) * factor, stop


def _half_after(tokens: Sequence[_Token], i: int, values: tuple[float, ...], factor: float) -> tuple[float, ...]:
    """Return the further readings of digits followed by a half: 2 с половиной."""
    return tuple(v + factor / 2 for v in values) if _half_at(tokens, i) else ()


def _unit_around(tokens: Sequence[_Token], start: int, stop: int, text: str) -> Unit | None:
    """Return the unit in front ($5) of or behind (5 км, 5-tonne, 5 процентов) the tokens start to stop."""
    end = tokens[stop - 1].span.stop
    if _PERCENTAGE_POINT.match(text, end):
        return POINT
    if _PERCENT_WORDS.match(text, end):
        return PERCENT
    at = stop + 1 if stop < len(tokens) and tokens[stop].text in _HYPHENS and tokens[stop].glued else stop
    behind = find_unit(tokens[at].text) if at < len(tokens) else None
    if behind is None and start and tokens[start].glued and tokens[start - 1].kind == "sign":
        return find_unit(tokens[start - 1].text)
    return behind


def _find_bound(tokens: Sequence[_Token], i: int) -> Bound | None:
    """Return what the words in front of token i call the number: почти, more than, около."""
    j = i - 1
    while j >= max(0, i - 3) and tokens[j].text in _BOUND_FILLERS:
        j -= 1
    if j < 0 or tokens[j].text not in _BOUND_WORDS:
        return None
    bound = _BOUND_WORDS[tokens[j].text]
    negated = j > 0 and tokens[j - 1].text in _NEGATORS
    comparative = bound != "about" and tokens[j].text not in ("почти", "almost", "nearly")
    if negated and comparative:
        return "above" if bound == "below" else "below"
    return bound


def _share_multipliers(quantities: list[Quantity], text: str) -> list[Quantity]:
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
        if digits and first.kind == "number" and first.values[0] < _FIRST_YEAR:
            factor = second.values[0] / (float(digits.group().replace(",", ".")) or 1.0)
            if factor >= 1000:
                shared[n] = replace(first, values=(*first.values, *(v * factor for v in first.values)))
        elif first.values[0] < 1000 <= second.values[0] and first.strength == "weak":
            shared[n] = replace(first, values=(*first.values, first.values[0] * 1000, first.values[0] * 1e6))
    return shared


def _mark_days(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Turn the number beside a month into a day: 24 февраля, February 24th, the 5th of August."""
    marked = list(quantities)
    for n, (first, second) in enumerate(pairwise(quantities)):
        if re.fullmatch(r"\s*(?:of|the|,)?\s*", text[first.span.stop : second.span.start]) is None:
            continue
        for number, month, at in ((first, second, n), (second, first, n + 1)):
            if (
                month.kind == "month"
                and number.kind == "number"
                and number.strength != "soft"
                and number.values[0] <= 31
            ):
                marked[at] = replace(number, kind="day", unit=None)
    return marked


_YEAR_JOINERS = _HYPHENS | {"/"}
_RANGE_JOINERS = _HYPHENS | {"to", "до", "or", "или", "and", "и"}
