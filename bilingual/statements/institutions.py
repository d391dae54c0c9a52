"""Institutions that speak in Russian as a place: «в министерстве заявили»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.statements.homographs import TRANSPARENT
from bilingual.statements.mentions import Mention
from bilingual.statements.names import Name
from bilingual.statements.nominative import from_genitive, from_locative
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["find_speaking_document", "find_speaking_place", "is_institution"]


_IN = word_set("в во на")


_INSTITUTION = re.compile(
    r"(?:пресс-служб|профсоюз|мэри[ияю]|министерств|ведомств|компани|администрац|кремл|мид$|мин[а-я]+$|посольств|управлени|агентств"
    r"|институт|университет|банк|парти[ия]|организац|совет[еа]|комитет|комисси|полици|прокуратур|мэри|правительств"
    r"|парламент|.*дум[еа]$|сенат|конгресс|госдеп|пентагон|нато$|оон$|.*штаб|суд[еа]$|клуб|музе|редакц|издательств"
    r"|департамент|.*служб[еа]|фонд|центр|ассоциац|обсерватор|больниц|школ|театр|завод|корпорац|концерн|холдинг|групп"
    r"|представительств|.*консульств|белом|следственн|роскосмос|.*банк[еа]$|рпц$|фсб$|мвд$|мчс$|нас[ае]$)"
)
"""What speaks in Russian as a place: «в Кремле сообщили»; stems of the locative."""


_PAPERS = word_set(
    "сообщении заявлении письме посте публикации тексте обращении документе релизе пресс-релизе докладе отчете"
)
"""What speaks for whoever wrote it."""

_DATIVE = ("ам", "ям", "у", "ю")
"""Endings of whom it was written to: «в письме родителям»."""

_ADJECTIVE = re.compile(r"(?:ой|ом|их|ых)$")
_LONGEST_PLACE = 6


def is_institution(low: str) -> bool:
    """Tell whether a Russian word is what an institution is called: профсоюз, министерстве."""
    return _INSTITUTION.match(low) is not None


def find_speaking_place(tokens: Sequence[Token], verb: int) -> tuple[Mention, bool] | None:
    """Return the institution of «в министерстве заявили», which Russian puts into a place, and whether it is behind."""
    for at in range(verb - 1, max(-1, verb - _LONGEST_PLACE), -1):
        if tokens[at].kind not in ("word", "number"):
            break
        if tokens[at].low in _IN and _names_institution(tokens, at + 1, verb):
            last = next(stop for stop in range(verb - 1, at, -1) if tokens[stop].low not in TRANSPARENT)
            return _described(tokens, at + 1, last), False
    at = verb + 1
    while at < len(tokens) and at - verb < _LONGEST_PLACE - 2 and (tokens[at].is_outlet or tokens[at].kind == "word"):
        if tokens[at].low in _IN and at + 1 < len(tokens) and _INSTITUTION.match(tokens[at + 1].low):
            stop = at + 1
            while stop < len(tokens) and (tokens[stop].kind in ("word", "number") or tokens[stop].is_outlet):
                stop += 1
            return _described(tokens, at + 1, stop - 1), True
        at += 1
    return None


def find_speaking_document(tokens: Sequence[Token], verb: int, names: Sequence[Name]) -> tuple[Mention, bool] | None:
    """Return whose paper «говорится в заявлении министра» is, and whether it stands behind the verb."""
    for at in range(verb - 1, max(-1, verb - _LONGEST_PLACE), -1):
        if tokens[at].kind not in ("word", "number"):
            break
        is_paper = tokens[at].low in _IN and tokens[at + 1].low in _PAPERS and at + 2 < verb
        if is_paper and not tokens[at + 2].low.endswith(_DATIVE):
            return _owner(tokens, at + 2, verb - 1, names), False
    if verb + 3 < len(tokens) and tokens[verb + 1].low in _IN and tokens[verb + 2].low in _PAPERS:
        stop = verb + 3
        while stop < len(tokens) and tokens[stop].kind in ("word", "number") and tokens[stop].low not in _IN:
            stop += 1
        if stop > verb + 3 and not tokens[verb + 3].low.endswith(_DATIVE):
            return _owner(tokens, verb + 3, stop - 1, names), True
    return None


def _owner(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> Mention:
    """Return the genitive from token ``first`` to ``last`` as a mention in the nominative."""
    span = Span(tokens[first].start, tokens[last].stop)
    name = next((item for item in names if first <= item.first and item.last == last), None)
    if name:
        return Mention(name.text, span, "name", first, last)
    text = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(from_genitive(text), span, "description", first, last)


def _names_institution(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Tell whether an institution stands at ``first``, behind adjectives or not: в "городской администрации"."""
    at = first
    while at + 1 < stop and _ADJECTIVE.search(tokens[at].low) and not _INSTITUTION.match(tokens[at].low):
        at += 1
    return _INSTITUTION.match(tokens[at].low) is not None


def _described(tokens: Sequence[Token], first: int, last: int) -> Mention:
    text = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(from_locative(text), Span(tokens[first].start, tokens[last].stop), "description", first, last)
