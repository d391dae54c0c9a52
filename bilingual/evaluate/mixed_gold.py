"""Translated articles to make mixed documents from, with the quotations in them where they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bilingual.errors import InputError
from bilingual.evaluate.lines import parse_object, split_lines
from bilingual.fit.mixed import FEWEST_PAIRS, QuotedPair

__all__ = ["read_articles"]

ARTICLE = 12
"""Neighbouring pairs taken for an article where the file does not say what belongs together."""

Quotes = dict[tuple[str, str], tuple[tuple[str, str], ...]]


def read_articles(data: bytes, name: str, quotes: tuple[bytes, str] | None = None) -> list[list[QuotedPair]]:
    """Return the articles of a file of JSON lines.

    A line is an article, ``{"segments": [{"ru": …, "en": …}, …]}``, or a pair, ``{"ru": …, "en": …}``, whose
    neighbours are then taken for an article. ``en`` may be several translations by name; the first is used. ``quotes``,
    data and name of another file, tells what is quoted in a pair: its texts and two lists of equal length,
    ``ru_quotes`` and ``en_quotes``. Raises InputError for anything else, or when no article is long enough.
    """
    known = _read_quotes(*quotes) if quotes else {}
    articles: list[list[QuotedPair]] = []
    loose: list[QuotedPair] = []
    for place, line in split_lines(data, name):
        row = parse_object(line, place)
        if isinstance(row.get("segments"), list):
            articles.append([_read_pair(item, known, place) for item in row["segments"]])
        else:
            loose.append(_read_pair(row, known, place))
    articles += [loose[start : start + ARTICLE] for start in range(0, len(loose), ARTICLE)]
    if not any(len(article) >= FEWEST_PAIRS for article in articles):
        raise InputError(f"{name}: no article has {FEWEST_PAIRS} sentences; there is nothing to choose from")
    return articles


def _read_pair(row: object, quotes: Quotes, place: str) -> QuotedPair:
    if not isinstance(row, dict):
        raise InputError(f"{place}: a segment is no JSON object; it needs the keys 'ru' and 'en'")
    ru, en = _read_text(row, "ru", place), _read_text(row, "en", place)
    return QuotedPair(ru, en, quotes.get((ru, en), ()))


def _read_text(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if isinstance(value, dict) and value:
        value = value[min(value)]
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{place}: {key!r} is {'empty' if value == '' else 'no text'}; it needs a sentence")
    return value.strip()


def _read_quotes(data: bytes, name: str) -> Quotes:
    found: Quotes = {}
    for place, line in split_lines(data, name):
        row = parse_object(line, place)
        sides: list[Sequence[Any]] = [row.get("ru_quotes", ()), row.get("en_quotes", ())]
        if not all(isinstance(side, list) and all(isinstance(item, str) for item in side) for side in sides) or len(
            sides[0]
        ) != len(sides[1]):
            raise InputError(f"{place}: it needs 'ru_quotes' and 'en_quotes', lists of as many texts")
        found[_read_text(row, "ru", place), _read_text(row, "en", place)] = tuple(zip(*sides, strict=True))
    return found
