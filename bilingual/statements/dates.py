"""When something was said, in words that need the date of the document: "on Thursday", «вчера», "on March 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from bilingual.bylines import parse_date

__all__ = ["find_document_date", "resolve_date"]

_WEEKDAYS = (
    "monday понедельник",
    "tuesday вторник",
    "wednesday сред[уы]",
    "thursday четверг",
    "friday пятниц[уы]",
    "saturday суббот[уы]",
    "sunday воскресенье",
)
_DAYS_AGO = {"today": 0, "сегодня": 0, "yesterday": 1, "вчера": 1, "накануне": 1, "позавчера": 2}
_WORD = re.compile(rf"\b(?:{'|'.join(_DAYS_AGO)}|{'|'.join(name for day in _WEEKDAYS for name in day.split())})\b")
_MONTHS = (
    "january января", "february февраля", "march марта", "april апреля", "may мая", "june июня", "july июля",
    "august августа", "september сентября", "october октября", "november ноября", "december декабря",
)  # fmt: skip
_MONTH = "|".join(name for month in _MONTHS for name in month.split())
_DAY_AND_MONTH = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s(?P<second>{_MONTH}))\b"
)
_HEAD = 400
"""Characters of a document in which its own date stands: dateline and byline."""


def find_document_date(text: str, known: str | None, posts: Iterable[str | None]) -> date | None:
    """Return the day a document was written: by its format, its first lines, or its latest post."""
    for found in (known, parse_date(text[:_HEAD]), max((item for item in posts if item), default=None)):
        if found:
            try:
                return date.fromisoformat(found[:10])
            except ValueError:  # a format's own date may be anything
                continue
    return None


def resolve_date(words: str, written: date | None) -> str | None:
    """Return the day that ``words`` name, as ISO 8601, counted back from the day the document was ``written``.

    A weekday is the last one, the day itself included; a day without a year is the last one too.

    >>> resolve_date("she said on Thursday", date(2022, 3, 8)), resolve_date("он сказал вчера", date(2022, 3, 1))
    ('2022-03-03', '2022-02-28')
    """
    if full := parse_date(words):
        return full
    if written is None:
        return None
    low = words.lower()
    if match := _DAY_AND_MONTH.search(low):
        return _last(int(match["day"] or match["first"]), match["month"] or match["second"], written)
    match = _WORD.search(low)
    if match is None:
        return None
    if match[0] in _DAYS_AGO:
        return (written - timedelta(days=_DAYS_AGO[match[0]])).isoformat()
    weekday = next(number for number, names in enumerate(_WEEKDAYS) if re.fullmatch("|".join(names.split()), match[0]))
    return (written - timedelta(days=(written.weekday() - weekday) % 7)).isoformat()


def _last(day: int, month: str, written: date) -> str | None:
    """Return the last such day of the year not after ``written``, or None when there is none (31 февраля)."""
    number = next(number for number, names in enumerate(_MONTHS, start=1) if month in names.split())
    for year in (written.year, written.year - 1):
        try:
            found = date(year, number, day)
        except ValueError:
            continue
        if found <= written:
            return found.isoformat()
    return None
