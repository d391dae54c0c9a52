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

_MOST_ELEMENTS = 100_000
"""Elements of the largest tree given to trafilatura, ten times a long page with its comments; seconds at worst."""

_LOOKS_FURTHER = 3
"""Paragraphs after the last one taken in which a caption or a post still belongs to it."""


def select(tree: HtmlElement, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that are the article, in order. ``tree`` is changed."""
    taken = _ask_trafilatura(tree, candidates)
    if not taken:
        taken = {index for index, item in enumerate(candidates) if not item.aside and not item.level}
    if not taken:
        return []
    title = _find_title(candidates, taken)
    first = min(taken) if title is None else min(title, min(taken))
    last = max(taken)
    kept = []
    for index, item in enumerate(candidates):
        among = first <= index <= last
        if index == title or index in taken:
            keep = not (item.level and index != title) or _has_text_below(candidates, taken, index)
        elif item.aside:
            keep = False
        elif item.level:
            keep = among and _has_text_below(candidates, taken, index)
        else:
            belongs = item.post is not None or item.part.kind in ("caption", "quote")
            keep = belongs and first <= index <= last + _LOOKS_FURTHER
        if keep:
            kept.append(item)
    return kept


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
        element.tag, element.tail = "p", tail
        element.text = number + item.post.text
    elif item.in_tail:
        element.tail = number + (element.tail or "").lstrip()
    else:
        element.text = number + (element.text or "").lstrip()


def _read_number(signs: str) -> int:
    return sum((ord(sign) - _FIRST_SIGN) * _SIGNS**place for place, sign in enumerate(signs))


def _find_title(candidates: Sequence[Candidate], taken: set[int]) -> int | None:
    """Return the index of the headline: the last first-level heading above the text, or the first one in it."""
    first = min(taken)
    titles = [index for index, item in enumerate(candidates) if item.level == 1]
    above = [index for index in titles if index <= first]
    return above[-1] if above else (titles[0] if len(titles) == 1 else None)


def _has_text_below(candidates: Sequence[Candidate], taken: set[int], index: int) -> bool:
    """Tell whether a heading has text of the article before the next heading: "Read also" has none."""
    for below in range(index + 1, len(candidates)):
        if candidates[below].level:
            return candidates[below].level > candidates[index].level and _has_text_below(candidates, taken, below)
        if below in taken or candidates[below].post:
            return True
    return False
