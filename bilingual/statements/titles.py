"""What a document says a speaker is: title and organisation, from the words around his name in any attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual.datatypes import Span
from bilingual.statements.names import find_names
from bilingual.statements.tokens import tokenize
from bilingual.transliteration import is_cyrillic

__all__ = ["Title", "read_title"]

_EDGES = " ,.—–-()"
_RELATIVE = re.compile(r"(?:,\s*)?\b(?:who|which|whose|котор\w+)\b.*", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_OPENS_ELSEWHERE = re.compile(
    r"(?:in|on|at|by|for|to|from|during|after|as|with|в|во|на|по|после|при|с)\b", re.IGNORECASE
)
"""What begins with a preposition says where or when."""

_HANDLE = re.compile(r"\(?@\w+\)?")
_COURTESY = re.compile(r"(?:mr|mrs|ms|miss|господин|госпожа)\.?", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:attorney|general|deputy|foreign|prime|first|vice|chief|executive|officer|minister|president|secretary|mayor"
    r"|senator|governor|speaker|director|lieutenant|republican|democrat|democratic|defen[cs]e|finance|state)\s?)+",
    re.IGNORECASE,
)
"""Names of offices, which are written with capitals before a name and are no institutions."""

_ADJECTIVE = re.compile(r"^[A-Z][a-z]+(?:ary|al|ic|ive|ous|ory|ent|ant|ar|ed|ing)$")
"""What opens a sentence with a capital and may be no name: "Pulmonary specialist"."""

_QUOTES = " \"“”«»‘’'\n\t"
_INSIDE = tuple("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяё,")
"""What a sentence that goes on before a name ends in."""

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
        title = _ARTICLE.sub("", re.sub(r"\s+", " ", _HANDLE.sub("", piece)).strip(_EDGES))
        if _COURTESY.fullmatch(title):
            continue
        if _OPENS_ELSEWHERE.match(title) or title.lower() in ("the", "a", "an"):
            continue
        if 1 < len(title) <= _LONGEST and re.match(r"[^\W\d_]", title):
            tokens = tokenize(title, 0, len(title))
            names = [item for item in find_names(tokens, title) if not item.is_person or not item.is_certain]
            opens = piece is before and not text[: source.start].rstrip(_QUOTES).endswith(_INSIDE)
            named = [
                item.text
                for item in names
                if not _OFFICE.fullmatch(item.text)
                and not (opens and item.first == 0 and _is_adjective(item.text, text))
            ]
            return Title(title, named[0] if named else None)
    return None


def _is_adjective(word: str, text: str) -> bool:
    """Tell whether a word that opens a sentence is no name: Pulmonary specialist, «Администратор агентства»."""
    is_common = _ADJECTIVE.match(word) is not None or (is_cyrillic(word) and " " not in word and not word.isupper())
    return is_common and re.search(rf"[\w,]\s{re.escape(word)}\b", text) is None
