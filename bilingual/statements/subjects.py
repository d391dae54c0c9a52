"""Who a cue verb says is speaking: the noun phrase before it, or after it when the order is inverted.

Works on the tokens of one sentence without a parser. A noun phrase that follows a preposition is not a subject, an
apposition gives way to the name before it, and Russian looks on both sides because its word order is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Language, Span
from bilingual.statements.appositions import before_apposition
from bilingual.statements.clauses import BOUNDARIES, CLAUSE_MARKS, LONGEST_PHRASE, is_boundary
from bilingual.statements.cues import CUES
from bilingual.statements.mentions import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Mention,
    describe,
    mention_in,
    name_at,
    named,
)
from bilingual.statements.names import Name
from bilingual.statements.partners import before_companion, with_others
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["find_elided_subject", "find_subject_after", "find_subject_before"]


_EVERYONE = word_set("all both")
_SPEAKING = word_set("i we he she they you")
_FARTHEST_SUBJECT = 60
"""Tokens back to the subject a verb shares; a bound keeps endless sentences linear."""


_CIRCUMSTANCES = word_set("on in at during after before to from via last this")
_AT = word_set("в во на")
_OCCASIONS = word_set(
    """
    понедельник вторник среду четверг пятницу субботу воскресенье эфире интервью твиттере twitter telegram
    telegram-канале телеграм-канале брифинге заседании встрече выступлении комментарии сообщении заявлении
    """
)
_CHANNELS = word_set("телеканала канала радиостанции агентства газеты издания")
_ENDS_SUBJECT = _CIRCUMSTANCES | {"who"}
_TIME_CONJUNCTIONS = word_set("after before since until as")
_RELATIVE_CLAUSE = word_set(
    "where which whose when because although if unless где когда если который которая которое которые"
)


def find_subject_before(tokens: Sequence[Token], cue: int, names: Sequence[Name], language: Language) -> Mention | None:
    """Return the subject to the left of the verb ``tokens[cue]``, or None when its clause has none there."""
    at = _skip_adverbs(tokens, cue - 1)
    if at + 1 < cue and tokens[at + 1].low in _EVERYONE and (at < 0 or tokens[at].text in CLAUSE_MARKS):
        return describe(tokens, at + 1, at + 1)  # In the end, all agreed
    if at < 0 or (tokens[at].kind == "quote" and not tokens[at].is_outlet) or tokens[at].low in BOUNDARIES:
        return None
    if tokens[at].text in CLAUSE_MARKS:
        return before_apposition(tokens, at, names) if tokens[at].text in ",)—–-" else None
    start = at
    while start > 0 and at - start < LONGEST_PHRASE and not is_boundary(tokens[start - 1]):
        start -= 1
    if start < at and tokens[start].low in _TIME_CONJUNCTIONS:
        start += 1
    if (related := _before_relative(tokens, start, at)) is not None:
        return related
    start = _past_main_clause(tokens, start, at, language)
    at = before_companion(tokens, start, at)
    mention = mention_in(tokens, start, at, names, language)
    if language == "ru" and (
        mention is None
        or (mention.kind != "pronoun" and tokens[start].low in PREPOSITIONS and not _names_person(mention, names))
    ):
        mention = _last_noun(tokens, start, at, tokens[cue].low) or mention
    if mention and mention.kind == "pronoun":
        return _before_reduced_relative(tokens, start, at, mention) or mention
    if mention and start > 1 and tokens[start - 1].text == "," and mention.kind == "description":
        person = next((name for name in names if name.last == start - 2 and name.is_person and name.is_certain), None)
        return named(person) if person else mention
    return with_others(mention, tokens, cue, names, language) if mention else None


def _before_reduced_relative(tokens: Sequence[Token], start: int, at: int, pronoun: Mention) -> Mention | None:
    """Return whom a relative clause without "who" is about: "the experts" I spoke to said."""
    is_clause = pronoun.text in _SPEAKING and pronoun.last < at and tokens[pronoun.last + 1].low not in ADVERBS
    if not is_clause or start == pronoun.first or tokens[start].low in PREPOSITIONS:
        return None
    phrase = describe(tokens, start, pronoun.first - 1)
    return replace(phrase, span=Span(phrase.span.start, tokens[at].stop)) if phrase else None


def _before_relative(tokens: Sequence[Token], start: int, at: int) -> Mention | None:
    """Return whom a clause with "who" or "that" is about, all of it: "companies that had insured the mine" agreed."""
    if start < 2 or tokens[start - 1].low not in ("who", "that") or not has_finite_verb(tokens[start:at], "en"):
        return None
    first = start - 1
    while first > 0 and start - first < LONGEST_PHRASE and not is_boundary(tokens[first - 1]):
        first -= 1
    phrase = tokens[first : start - 1]
    if not phrase or phrase[0].low in PREPOSITIONS or has_finite_verb(phrase, "en") or phrase[-1].low in CUES["en"]:
        return None
    found = describe(tokens, first, start - 2)
    return replace(found, span=Span(found.span.start, tokens[at].stop)) if found else None


def _names_person(mention: Mention, names: Sequence[Name]) -> bool:
    return any(name.is_person and name.first == mention.first for name in names)


def _last_noun(tokens: Sequence[Token], first: int, last: int, verb: str) -> Mention | None:
    """Return the noun before its verb behind a prepositional phrase: «на вопрос о виновных инженер ответил»."""
    token = tokens[last]
    if last == first or token.kind != "word" or token.is_capitalised or tokens[last - 1].low in PREPOSITIONS:
        return None
    if verb.endswith("ла"):
        agrees = token.low[-1] in "ая"
    elif verb.endswith(("ли", "ют", "ут")):
        agrees = token.low[-1] in "ыи"
    else:
        agrees = token.low[-1] in "бвгджзйклмнпрстфхцчшщь" or token.low.endswith(("ние", "ство"))
    if not agrees or token.low.endswith(("ых", "их", "ым", "им", "ом", "ем", "ов", "ев", "ей", "ой", "ий", "ый")):
        return None
    return describe(tokens, last, last)


def _past_main_clause(tokens: Sequence[Token], start: int, at: int, language: Language) -> int:
    """Return where the clause after "after" begins when a whole clause stands before it: This came after Novak said."""
    for index in range(at, start, -1):
        if tokens[index].low in _TIME_CONJUNCTIONS and has_finite_verb(tokens[start:index], language):
            return index + 1
    return start


def _skip_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last token before ``at`` (inclusive) that is no adverb or auxiliary verb."""
    while at >= 0 and tokens[at].kind == "word" and (tokens[at].low in ADVERBS or _is_manner(tokens[at])):
        at -= 1
    return at


def _is_manner(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ly") and not token.is_capitalised


def _is_owner(token: Token) -> bool:
    return token.low.endswith(("'s", "s'"))


def find_subject_after(tokens: Sequence[Token], cue: int, names: Sequence[Name], language: Language) -> Mention | None:
    """Return the subject to the right of the verb ``tokens[cue]`` (said Jan Novak), or None."""
    start = cue + 1
    while start < len(tokens) and tokens[start].kind == "word" and tokens[start].low in ADVERBS:
        start += 1
    if language == "ru":
        start = _past_occasion(tokens, start)
    stop = start
    while stop < len(tokens) and stop - start < LONGEST_PHRASE and not _is_right_boundary(tokens, stop):
        stop += 1
    if stop == start or (language == "en" and tokens[start].low in PREPOSITIONS):
        return None
    if language == "en":
        stop = next((at for at in range(start, stop) if tokens[at].low in _ENDS_SUBJECT), stop)
    mention = mention_in(tokens, start, stop - 1, names, language)
    if mention and mention.kind == "description" and stop + 1 < len(tokens) and tokens[stop].text == ",":
        named = next((name for name in names if name.first == stop + 1 and name.is_person), None)
        if named and (named.last + 1 >= len(tokens) or tokens[named.last + 1].kind in ("mark", "quote")):
            return Mention(named.text, Span(named.start, named.stop), "name", mention.first, named.last)
    return _with_second(mention, tokens, names) if mention and mention.kind == "name" else mention


def _past_occasion(tokens: Sequence[Token], start: int) -> int:
    """Return the token behind when and where it was said: заявил "в субботу" Новак, "в эфире телеканала «Заря»"."""
    while start + 1 < len(tokens) and tokens[start].low in _AT and tokens[start + 1].low in _OCCASIONS:
        start += 2
        while start < len(tokens) and (tokens[start].is_outlet or tokens[start].low in _CHANNELS):
            start += 1
    return start


def _with_second(mention: Mention, tokens: Sequence[Token], names: Sequence[Name]) -> Mention:
    """Return two names behind a verb as one mention: said "Anna Reed and Jan Ryba"."""
    joins = mention.last + 2 < len(tokens) and tokens[mention.last + 1].low in ("and", "и")
    second = next((item for item in names if joins and item.first == mention.last + 2), None)
    if second is None or (second.last + 1 < len(tokens) and tokens[second.last + 1].kind not in ("mark", "quote")):
        return mention
    text = f"{mention.text} {tokens[mention.last + 1].text} {second.text}"
    return Mention(text, Span(mention.span.start, second.stop), "name", mention.first, second.last)


def _is_right_boundary(tokens: Sequence[Token], index: int) -> bool:
    return is_boundary(tokens[index]) or tokens[index].text == "."


def find_elided_subject(tokens: Sequence[Token], cue: int, names: Sequence[Name]) -> Mention | None:
    """Return the subject a coordinated verb shares with the one before it: "Novak, the mayor, laughed and said".

    Goes back clause by clause to the first that opens with a noun phrase.
    """
    stop = cue
    while stop > 0 and cue - stop < _FARTHEST_SUBJECT:
        start = stop
        while start > 0 and stop - start < _FARTHEST_SUBJECT and not _is_edge(tokens[start - 1]):
            start -= 1
        mention = _opening_phrase(tokens, start, stop, names)
        if mention:
            apposed = name_at(tokens, start - 2, names) if mention.kind == "description" and start > 1 else None
            return apposed or mention
        stop = start - 1
    return None


def _is_edge(token: Token) -> bool:
    return token.text in CLAUSE_MARKS or token.kind == "quote"


def _opening_phrase(tokens: Sequence[Token], start: int, stop: int, names: Sequence[Name]) -> Mention | None:
    """Return the noun phrase a clause opens with, or None when it opens with anything else."""
    if start < stop and tokens[start].low in _RELATIVE_CLAUSE:
        return None
    while start < stop and (tokens[start].low in BOUNDARIES or tokens[start].low in ADVERBS):
        start += 1
    if start >= stop or tokens[start].low in PREPOSITIONS:
        return None
    token = tokens[start]
    if token.low in PRONOUNS:
        return Mention(token.text, Span(token.start, token.stop), "pronoun", start, start)
    end = start
    while end < stop and tokens[end].low not in PREPOSITIONS and tokens[end].low not in BOUNDARIES:
        if end > start and has_finite_verb(tokens[end : end + 1], "en"):
            break  # several groups | granted Novak
        end += 1
    opening = [name for name in names if start <= name.first and name.last < end]
    if opening and opening[0].first == start and opening[0].last < end - 1 and _is_owner(tokens[opening[0].last]):
        person = next((name for name in opening[1:] if name.is_person and name.last == end - 1), None)
        return named(person) if person else describe(tokens, start, end - 1)  # Novak's aides
    if opening and (token.low in DETERMINERS or opening[0].first == start):
        is_noun = opening[0].first == opening[0].last and not opening[0].is_certain  # Club chairman Ed Poole
        later = next((name for name in opening[1:] if name.is_person), None) if is_noun else None
        return named(later or opening[0])
    if opening and opening[0].is_person and not has_finite_verb(tokens[start : opening[0].first], "en"):
        return named(opening[0])  # rival Anna Reed
    return describe(tokens, start, end - 1) if token.low in DETERMINERS and end < stop else None
