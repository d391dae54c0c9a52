"""The line under an embedded post that says who wrote it and when: ``— Name (@handle) February 24, 2022``.

Reading needs it to tell a post from running text, segmenting to keep it apart from what was said, attribution for the
speaker and the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bilingual.datatypes import Span

__all__ = ["Byline", "find_byline", "find_bylines", "parse_date"]

_LONGEST_NAME = 80  # Twitter allows 50 characters, Telegram 64; the rest is room for emoji written as several
_LONGEST_HANDLE = 32  # Telegram; Twitter stops at 15

_MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            "jan янв",
            "feb фев",
            "mar мар",
            "apr апр",
            "may май мая",
            "jun июн",
            "jul июл",
            "aug авг",
            "sep сен",
            "oct окт",
            "nov ноя",
            "dec дек",
        ),
        start=1,
    )
    for stem in stems.split()
}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|янв(?:ар[ья])?|февр?(?:ал[ья])?|март?а?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?"
    r"|авг(?:уста?)?|сент?(?:ябр[ья])?|окт(?:ябр[ья])?|нояб?(?:р[ья])?|дек(?:абр[ья])?)(?![^\W\d_])\.?"
)
_GAP = r"[^\S\n]"  # white space inside a line
_DATE = re.compile(
    rf"""
      (?P<month_first>{_MONTH}){_GAP}{{1,3}}(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?{_GAP}{{1,3}}(?P<year_a>\d{{4}})
    | (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}{{1,3}}(?P<month_second>{_MONTH}),?{_GAP}{{1,3}}(?P<year_b>\d{{4}})
      (?:{_GAP}{{0,3}}(?:г\.|года?\b))?
    | (?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year_c>\d{{4}})
    | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIME = rf"(?:\d{{1,2}}:\d\d{_GAP}{{0,2}}(?:[ap]\.?m\.?)?{_GAP}{{0,2}}[·•,|]?{_GAP}{{0,2}})?"
_DIGIT = re.compile(r"\d")
_HANDLE = re.compile(
    rf"(?P<open>\([^\S\n]?)?(?P<handle>(?<![\w.@])@(?(open)\w(?:[\w.-]{{0,60}}\w)?|\w{{1,{_LONGEST_HANDLE}}}(?!\w)))(?P<close>[^\S\n]?\))?"
)
_BEFORE_DATE = re.compile(rf"{_GAP}{{0,3}}[,·•|—–-]?{_GAP}{{0,3}}\n?{_GAP}{{0,3}}{_TIME}", re.IGNORECASE)
_DASH = re.compile(r"(?:^|(?<=\s))[—–―-]+(?=\s)|[—–―]")
_LINE_DASH = re.compile(r"\s*[—–―-]+\s*")
_MEDIA = r"(?:https?://t\.co/\w+…?|(?:https?://)?pic\.(?:twitter|x)\.com/\w+…?)"
_MEDIA_TAIL = re.compile(rf"(?:{_MEDIA}\s{{0,3}})+\Z")
_LONGEST_MEDIA_TAIL = 200  # four links, as many pictures as a tweet may have


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed a post. ``span`` covers the dash, name, handle and date, and links to media just before them.

    ``handle`` carries its ``@``; ``date`` is ISO 8601 (``2022-02-24``).
    """

    span: Span
    name: str | None
    handle: str
    date: str | None


def parse_date(text: str) -> str | None:
    """Return the first calendar date written in ``text`` as ISO 8601, or None.

    Reads English and Russian month names, ``24.02.2022`` and ``2/24/2022`` (day first where both orders make sense).

    >>> parse_date("24 февраля 2022 г."), parse_date("Feb 24, 2022"), parse_date("вчера")
    ('2022-02-24', '2022-02-24', None)
    """
    match = _DATE.search(text) if _DIGIT.search(text) else None  # most texts asked about hold none
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    """Return the date a match of ``_DATE`` spells, or None when there is no such day (31 февраля)."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["day"]:
        year, month, day = int(match["year_c"]), int(match["month"]), int(match["day"])
        if month > 12 >= day:  # American order
            month, day = day, month
    else:
        name = (match["month_first"] or match["month_second"])[:3].lower()
        year, month = int(match["year_a"] or match["year_b"]), _MONTHS[name]
        day = int(match["day_second"] or match["day_first"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_bylines(text: str) -> Iterator[Byline]:
    """Yield the bylines of ``text`` in order.

    A handle makes a byline when a dash and a name stand before it, or it fills its line, and a date follows; without
    a date it must end its line and be in parentheses after a dash.
    """
    end = 0
    for match in _HANDLE.finditer(text):
        if match.start() < end or bool(match["open"]) != bool(match["close"]):
            continue
        byline = _read_byline(text, match, end)
        if byline:
            yield byline
            end = byline.span.stop


def find_byline(text: str) -> Byline | None:
    """Return the first byline of ``text``, or None.

    >>> byline = find_byline("А вы к ним готовы? — РОГОЗИН (@Rogozin) February 24, 2022")
    >>> byline.name, byline.handle, byline.date
    ('РОГОЗИН', '@Rogozin', '2022-02-24')
    """
    return next(find_bylines(text), None)


def _read_byline(text: str, handle: re.Match[str], floor: int) -> Byline | None:
    """Return the byline around a handle, reaching no further left than ``floor``, or None when it is a mention."""
    separator = _BEFORE_DATE.match(text, handle.end())
    dated = _DATE.match(text, separator.end()) if separator else None
    stop = dated.end() if dated else handle.end()
    line_start = max(text.rfind("\n", max(0, handle.start() - _LONGEST_NAME - 8), handle.start()) + 1, floor)
    far_left = max(line_start, handle.start() - _LONGEST_NAME - 8)
    before = text[far_left : handle.start()]
    ends_line = not text[stop : stop + 4].partition("\n")[0].strip()

    whole_line = far_left == line_start and (line_start == 0 or text[line_start - 1] == "\n")
    lead = _LINE_DASH.match(before) if whole_line else None
    if lead:
        name_start, start = lead.end(), lead.start() + len(lead[0]) - len(lead[0].lstrip())
    else:
        dashes = list(_DASH.finditer(before))
        if dashes:
            name_start, start = dashes[-1].end(), dashes[-1].start()
        elif whole_line and dated and ends_line:
            name_start, start = 0, len(before) - len(before.lstrip())
        else:
            return None
    name = before[name_start:].strip().rstrip(",").rstrip()
    if len(name) > _LONGEST_NAME or not (dated or (handle["open"] and name and ends_line)):
        return None
    if dated and not handle["open"] and not ends_line:
        return None
    return Byline(
        span=Span(_with_media(text, far_left + start, floor), stop),
        name=name or None,
        handle=handle["handle"],
        date=_iso(dated) if dated else None,
    )


def _with_media(text: str, start: int, floor: int) -> int:
    """Return where the links to pictures and pages before a byline begin, or ``start`` when there are none."""
    window = max(floor, start - _LONGEST_MEDIA_TAIL)
    tail = _MEDIA_TAIL.search(text, window, start)
    return tail.start() if tail else start
