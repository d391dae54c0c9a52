"""What a document says a speaker is: title and organisation, from the words around his name in any attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual.datatypes import Span
from bilingual.statements.names import find_names
from bilingual.statements.tokens import tokenize

__all__ = ["Title", "read_title"]

_EDGES = " ,.—–-()"
_RELATIVE = re.compile(r"(?:,\s*)?\b(?:who|which|whose|котор\w+)\b.*", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_OPENS_ELSEWHERE = re.compile(
    r"(?:in|on|at|by|for|to|from|during|after|as|with|в|во|на|по|после|при|с)\b", re.IGNORECASE
)
"""What begins with a preposition says where or when."""

_LONGEST = 90
"""Characters of a title; what is longer tells a story."""


@dataclass(frozen=True, slots=True)
class Title:
    """What somebody is, and the institution named in that."""

    text: str
    organisation: str | None


def read_title(text: str, source: Span, name: Span) -> Title | None:
    """Return the title in ``source``, the phrase around the name at ``name``, or None when it is the name alone.

    >>> text = "Jan Novak, the head of NASA,"
    >>> read_title(text, Span(0, 28), Span(0, 9))
    Title(text='head of NASA', organisation='NASA')
    """
    before = text[source.start : max(source.start, name.start)]
    behind = text[min(source.stop, name.stop) : source.stop]
    for piece in (before, _RELATIVE.sub("", behind)):
        title = _ARTICLE.sub("", re.sub(r"\s+", " ", piece).strip(_EDGES))
        if _OPENS_ELSEWHERE.match(title) or title.lower() in ("the", "a", "an"):
            continue
        if 1 < len(title) <= _LONGEST and re.match(r"[^\W\d_]", title):
            tokens = tokenize(title, 0, len(title))
            names = [item for item in find_names(tokens, title) if not item.is_person or not item.is_certain]
            return Title(title, names[0].text if names else None)
    return None
