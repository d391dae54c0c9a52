"""Which paragraphs of a page are the article: those that trafilatura takes for its main text, and what belongs to them.

Every paragraph is given a number that is written into it in signs no page uses; the numbers in trafilatura's result
tell what it took. Embedded posts, captions and headings, which it drops or moves by rules of its own, are taken when
they stand among the paragraphs it took.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilingual.read.html.walk import Candidate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["select"]

_FIRST_SIGN = 0x2800  # Braille patterns: printed, not white space, part of no word
_SIGNS = 256
_LENGTH = 3
_NUMBER = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _SIGNS - 1)}]{{{_LENGTH}}}")

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a page may hold and a tree may not be given (XML 1.0, 2.2)."""

_MOST_ELEMENTS = 100_000
"""Elements of the largest tree given to trafilatura, ten times a long page with its comments; seconds at worst."""

_LEAD_CLASS = re.compile(r"lead|subtitle|subhead|dek|standfirst|announce|intro|summary", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]]*\Z")
_COLOPHON = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved|все права защищены)", re.IGNORECASE)
_LONGEST_LABEL = 100  # characters

_LOOKS_FURTHER = 3
"""Paragraphs after the last one taken in which a caption or a post still belongs to it."""


def select(tree: HtmlElement, candidates: Sequence[Candidate], title: str) -> list[Candidate]:
    """Return the candidates that are the article, in order.

    ``title`` is what the page says it is called. ``tree`` is changed.
    """
    taken = _ask_trafilatura(tree, candidates)
    taken = taken or {index for index, item in enumerate(candidates) if not item.level}
    taken = _without(taken, candidates, {index for index in taken if candidates[index].aside})
    headline = _find_headline(candidates, taken, title)
    if headline is not None:
        taken = _without(taken, candidates, {index for index in taken if index < headline})
    taken = _without(taken, candidates, _labels_above(taken, candidates) | _colophon(taken, candidates))
    if not taken:
        return []
    first = min(taken) if headline is None else min(headline, min(taken))
    last = max(taken)
    return [
        item
        for index, item in enumerate(candidates)
        if index == headline or (first <= index <= last + _LOOKS_FURTHER and _belongs(index, candidates, taken, last))
    ]


def _belongs(index: int, candidates: Sequence[Candidate], taken: set[int], last: int) -> bool:
    """Tell whether a paragraph among those of the article is one of them."""
    item = candidates[index]
    if item.level:
        return not item.aside and index < last and _has_text_below(candidates, taken, index)
    if index in taken:
        return True
    if item.aside:
        return False
    is_lead = index < min(taken) and _LEAD_CLASS.search(item.element.get("class") or "")
    return bool(item.post or item.part.kind in ("caption", "quote") or is_lead)


def _without(taken: set[int], candidates: Sequence[Candidate], dropped: set[int]) -> set[int]:
    """Return ``taken`` without ``dropped``, or as it was when that would be most of the text."""
    rest = taken - dropped
    n_all, n_rest = (sum(len(candidates[index].part.text) for index in some) for some in (taken, rest))
    return rest if 2 * n_rest >= n_all else taken


def _labels_above(taken: set[int], candidates: Sequence[Candidate]) -> set[int]:
    """Return the paragraphs above the first sentence that are none: names, dates, "5 min read"."""
    labels = set()
    for index in sorted(taken):
        item = candidates[index]
        if item.level or item.post or item.part.kind or item.part.bold:
            continue
        if _SENTENCE_END.search(item.part.text) or len(item.part.text) > _LONGEST_LABEL:
            break
        labels.add(index)
    return labels


def _colophon(taken: set[int], candidates: Sequence[Candidate]) -> set[int]:
    """Return the last paragraphs when they say whose page it is: "© 1999", "All rights reserved"."""
    found = set()
    for index in sorted(taken, reverse=True):
        if not _COLOPHON.match(candidates[index].part.text):
            break
        found.add(index)
    return found


def _ask_trafilatura(tree: HtmlElement, candidates: Sequence[Candidate]) -> set[int]:
    """Return the indices of the paragraphs that trafilatura takes for the main text."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wanting is no news to the user
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return set()
    for index, item in enumerate(candidates):
        _write_number(item, index)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):  # a page it cannot digest
        return set()
    text = (found.text or "") if isinstance(found, trafilatura.settings.Document) else ""
    numbers = (_read_number(match[0]) for match in _NUMBER.finditer(text))
    return {number for number in numbers if number < len(candidates)}


def _write_number(item: Candidate, index: int) -> None:
    """Write the number of a paragraph before its first word; a post becomes a plain paragraph with its number."""
    digits = [(index // _SIGNS**place) % _SIGNS for place in range(_LENGTH)]
    number = "".join(chr(_FIRST_SIGN + digit) for digit in digits)
    element = item.element
    if item.post:
        tail = element.tail
        element.clear()
        element.tag, element.tail = "p", _NO_XML.sub("", tail or "")
        element.text = number + _NO_XML.sub("", item.post.text)
    elif item.in_tail:
        element.tail = number + _NO_XML.sub("", element.tail or "").lstrip()
    else:
        element.text = number + _NO_XML.sub("", element.text or "").lstrip()


def _read_number(signs: str) -> int:
    return sum((ord(sign) - _FIRST_SIGN) * _SIGNS**place for place, sign in enumerate(signs))


def _find_headline(candidates: Sequence[Candidate], taken: set[int], title: str) -> int | None:
    """Return the index of the headline: the heading that says what the page is called, else a first-level heading."""
    named = [
        (len(item.part.text), -index)
        for index, item in enumerate(candidates)
        if (item.level or item.part.bold) and not item.aside and _names(item.part.text, title)
    ]
    if named:
        return -max(named)[1]
    titles = [index for index, item in enumerate(candidates) if item.level == 1]
    above = [index for index in titles if index <= min(taken, default=0)]
    return above[-1] if above else (titles[0] if len(titles) == 1 else None)


def _names(heading: str, title: str) -> bool:
    """Tell whether a heading is the title of a page, or the most of one that the outlet's name is added to."""
    heading, title = " ".join(heading.split()).casefold(), " ".join(title.split()).casefold()
    return bool(heading) and heading in title and 2 * len(heading) >= len(title)


def _has_text_below(candidates: Sequence[Candidate], taken: set[int], index: int) -> bool:
    """Tell whether a heading has text of the article before the next heading: "Read also" has none."""
    for below in range(index + 1, len(candidates)):
        if candidates[below].level:
            return candidates[below].level > candidates[index].level and _has_text_below(candidates, taken, below)
        if below in taken or candidates[below].post:
            return True
    return False
