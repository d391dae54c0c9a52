"""How a stretch of a sentence names someone: by name, pronoun, handle or description.

A noun phrase that a preposition governs is not meant; Russian puts a person's name before any other phrase, because its
word order is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language, Span
from bilingual.statements.addressees import find_addressee
from bilingual.statements.names import Name, is_nationality
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = [
    "ADVERBS",
    "DETERMINERS",
    "OWNERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "Mention",
    "describe",
    "mention_in",
    "name_at",
    "named",
]


MentionKind = Literal["name", "pronoun", "description", "handle"]


@dataclass(frozen=True, slots=True)
class Mention:
    """How a sentence names a speaker. ``first`` and ``last`` are token indices, inclusive."""

    text: str
    span: Span
    kind: MentionKind
    first: int
    last: int


PRONOUNS = word_set("he she it they who i we you one он она оно они кто который которая которые я мы")


ADVERBS = word_set(
    """
    also then later now too ever even once just again still further has have had would will could did does is
    was are were been be being may might must not never n't previously earlier recently already often always
    sometimes soon first today yesterday all both perhaps maybe также тоже потом затем позже ранее уже еще снова
    опять вновь недавно
    вчера сегодня теперь тогда часто всегда однажды прямо открыто лишь только не так ведь при этом вместе с тем
    между тем кстати однако впрочем даже все-таки все же накануне отдельно публично официально напрямую особо
    """
)


_BEARERS = word_set(
    """
    компания агентство газета журнал издание телеканал канал портал сайт радиостанция партия корпорация концерн холдинг
    банк фирма группа движение организация фонд сервис клуб издательство студия проект ансамбль соцсеть
    """
)
"""Things that bear the name behind them."""

_SOME = word_set("один одна одно некоторые многие часть")
_ADJECTIVE_ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ые", "ие", "ное", "ского", "ской", "ском", "скому")
_ADDRESSED = word_set("ему ей им мне нам вам тебе")
"""Whom it was said to: «сказал ему следователь»."""


_REFLEXIVE = word_set("himself herself itself themselves alone who that which")

PREPOSITIONS = word_set(
    """
    in on at of to for with from by about into over after before during against between among through under
    without within as like via amid despite since until per than toward towards around near along across behind
    beyond upon в во на с со к ко у о об обо от из до для без при про над по под за перед между среди около
    после через ради кроме вместо вокруг против согласно благодаря вопреки ввиду насчет
    """
)


OWNERS = {
    "his": "he",
    "her": "she",
    "their": "they",
    "my": "i",
    "our": "we",
    "его": "он",
    "ее": "она",
    "их": "они",
}
"""Who is meant by whose: in "his" view."""

DETERMINERS = word_set(
    """
    the a an his her their its my our your this that these those another each every any no some several
    many most few both one two three other
    """
)


def name_at(tokens: Sequence[Token], at: int, names: Sequence[Name]) -> Mention | None:
    """Return the name that ends with token ``at``, or None."""
    return next((named(name) for name in names if name.last == at), None)


def named(name: Name) -> Mention:
    """Return a name as a mention."""
    return Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)


def mention_in(
    tokens: Sequence[Token], first: int, last: int, names: Sequence[Name], language: Language
) -> Mention | None:
    """Return who is named in ``tokens[first..last]`` outside of prepositional phrases."""
    if language == "ru" and (spoken_to := find_addressee(tokens, first, last, names)):
        behind = mention_in(tokens, spoken_to[1] + 1, last, names, language)
        return behind or mention_in(tokens, first, spoken_to[0] - 1, names, language)
    for index in range(last, first - 1, -1):
        token = tokens[index]
        after_preposition = index > first and tokens[index - 1].low in PREPOSITIONS
        if token.kind == "handle" and token.text[0] == "@" and not after_preposition:
            return Mention(token.text, Span(token.start, token.stop), "handle", index, index)
        if token.low.partition("'")[0] in PRONOUNS and not after_preposition and not _opens_phrase(tokens, index, last):
            return Mention(token.low.partition("'")[0], Span(token.start, token.stop), "pronoun", index, index)
    phrases = _phrases(tokens, first, last, names)
    if language == "ru":
        return _russian_mention(tokens, phrases, names)
    return _english_mention(tokens, phrases, names, last)


def _opens_phrase(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Tell whether "one" or "that" stands before its noun: one source on the panel, та женщина."""
    return tokens[index].low in ("one", "та", "тот", "те") and index < last and tokens[index + 1].kind == "word"


def _phrases(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> list[tuple[int, int, bool]]:
    """Return the stretches between prepositions as (first, last, stands after a preposition)."""
    inside = {index for name in names for index in range(name.first, name.last + 1)}  # Bank of England
    phrases = []
    start, governed = first, False
    for index in range(first, last + 2):
        ends = index > last or (tokens[index].low in PREPOSITIONS and index not in inside)
        if ends:
            if index > start:
                phrases.append((start, index - 1, governed))
            start, governed = index + 1, True
    return phrases


def _english_mention(
    tokens: Sequence[Token], phrases: Sequence[tuple[int, int, bool]], names: Sequence[Name], last: int
) -> Mention | None:
    """Return the subject of an English clause: its first noun phrase that no preposition governs."""
    for first, stop, governed in phrases:
        if not governed:
            inside = [name for name in names if first <= name.first and name.last <= stop]
            if inside and inside[-1].last < stop and _is_modifier(tokens, inside[-1]):
                return describe(tokens, first, last)
            if inside and (inside[-1].last == stop or tokens[first].is_capitalised):
                return named(inside[-1] if inside[-1].last == stop else inside[0])
            return describe(tokens, first, last)
    # "In a statement Peskov said": the name closes a phrase that a preposition opened.
    first, stop, _ = phrases[-1] if phrases else (0, -1, True)
    closing = next((name for name in names if name.last == stop and name.first > first), None)
    return named(closing) if closing else None


def _is_modifier(tokens: Sequence[Token], name: Name) -> bool:
    """Tell whether a name only says whose or which: Novak's "team", Novak "supporters"."""
    following = tokens[name.last + 1]
    is_owner = tokens[name.last].low.endswith(("'s", "s'"))
    return is_owner or (
        following.kind == "word"
        and not following.is_capitalised
        and following.low not in ADVERBS
        and following.low not in _REFLEXIVE
        and not following.low.endswith("ly")
    )


def _russian_mention(
    tokens: Sequence[Token], phrases: Sequence[tuple[int, int, bool]], names: Sequence[Name]
) -> Mention | None:
    """Return the subject of a Russian clause: a person's name, else the first phrase that no preposition governs."""
    for wants_person in (True, False):
        for first, stop, governed in phrases:
            inside = [name for name in names if first <= name.first and name.last <= stop]
            for name in reversed(inside):
                if (governed and name.first == first) or _opens_noun(tokens, name, stop):
                    continue
                if name.is_person:
                    return named(name)
                if governed and name.first == first + 1:
                    continue  # в посольстве "Польши"
                if not wants_person:
                    before = [item.last + 1 for item in inside if item.last + 1 < name.first]
                    start = max([first + governed, *before])
                    return describe(tokens, start, stop) if _belongs(tokens, start, name) else named(name)
        for first, stop, governed in phrases:
            if not governed and not wants_person and not _is_dative(tokens[first]):
                of_them = first == stop and tokens[first].low in _SOME and stop + 1 < len(tokens)
                whole = next((last for opens, last, _ in phrases if opens == stop + 2), stop) if of_them else stop
                return describe(tokens, first, whole)  # один из собеседников
    return next(
        (
            describe(tokens, first, stop)
            for first, stop, governed in phrases
            if not (governed or _is_dative(tokens[first]))
        ),
        None,
    )


def _belongs(tokens: Sequence[Token], start: int, name: Name) -> bool:
    """Tell whether a name says whose or of what the noun before it is: президент "Польши", not компания "Заря"."""
    return name.first > start and tokens[name.first - 1].kind == "word" and tokens[name.first - 1].low not in _BEARERS


def _opens_noun(tokens: Sequence[Token], name: Name, stop: int) -> bool:
    """Tell whether a "name" is an adjective that opens a sentence: «Военный комиссар»."""
    alone = name.first == name.last < stop
    if alone and tokens[name.last + 1].is_outlet:
        return True  # Компания «Заря»
    if name.is_person:  # "Островская также", not "Египетская сторона"
        following = tokens[name.last + 1] if alone else None
        is_noun = following is not None and following.kind == "word" and not following.is_capitalised
        adjective = tokens[name.first].low.endswith(("ский", "ская", "ское", "ские", "цкий", "цкая"))
        return adjective and is_noun and following.low not in ADVERBS if following else False
    return alone and tokens[name.first].low.endswith(
        ("ый", "ий", "ой", "ая", "яя", "ые", "ие", "ное", "ского", "ской", "ском", "скому")
    )


def _is_dative(token: Token) -> bool:
    """Tell whether a Russian word looks like the person spoken to (журналистам)."""
    return token.low.endswith(("ам", "ям")) and not token.is_capitalised


def describe(tokens: Sequence[Token], first: int, last: int) -> Mention | None:
    """Return the noun phrase ``tokens[first..last]`` as a description, without leading conjunctions and adverbs."""
    while first <= last and (
        tokens[first].kind != "word" or tokens[first].low in ADVERBS or tokens[first].low in _ADDRESSED
    ):
        first += 1
    while first <= last and tokens[last].kind not in ("word", "number", "quote"):
        last -= 1
    if first > last or all(tokens[index].low in DETERMINERS for index in range(first, last + 1)):
        return None
    if first == last and is_nationality(tokens[first].low):
        return None
    span = Span(tokens[first].start, tokens[last].stop)
    text = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(text, span, "description", first, last)
