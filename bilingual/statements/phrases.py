"""How far the words reach that say who spoke: "Jan Novak, head of the firm," around the name that was found in them."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import CUES
from bilingual.statements.names import is_weekday
from bilingual.statements.subjects import Mention
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["find_source"]

_LONGEST = 24
"""Words of a speaker with title and apposition; the longest in news have about twenty."""

_BREAKS = word_set(
    """
    and but or nor than that if when while because although though unless as so and yet и а но или что чтобы если
    когда пока потому хотя как будто ли либо зато поэтому
    """
)
_CIRCUMSTANCES = word_set(
    """
    in on at during after before via last this late early earlier when while as because to about during monday
    tuesday wednesday thursday friday saturday sunday in в во на после во перед при по вчера сегодня накануне
    """
)
"""What follows an inverted subject and is none of it: "said Novak in Oslo"."""

_INSIDE = word_set("of for from to with at in on led by against under who whose в по на из от с для при под")
"""Prepositions inside a phrase before its verb: "the head of the agency said"."""

_AUXILIARIES = word_set(
    """
    also then later now too ever even just once again still further has have had will would could can did does do is
    was are were been be being may might must not never n't previously earlier recently already often always sometimes
    soon first yesterday today также тоже потом затем позже ранее уже еще снова вновь недавно вчера сегодня теперь тогда
    не так ведь при этом вместе с тем между кстати однако впрочем даже накануне отдельно
    """
)


def find_source(tokens: Sequence[Token], mention: Mention, cue: int, language: Language) -> Span:
    """Return the whole phrase around ``mention``, the subject of the verb ``tokens[cue]``, with title and apposition.

    A pronoun and a handle are their own phrase.
    """
    if mention.kind in ("pronoun", "handle"):
        return mention.span
    if mention.first > cue:
        first, last = mention.first, _end_behind(tokens, mention.last)
        first = _start_behind(tokens, first, cue)
    else:
        first, last = _start_before(tokens, mention.first, language), _end_before(tokens, mention.last, cue, language)
    return Span(min(tokens[first].start, mention.span.start), max(tokens[last].stop, mention.span.stop))


def _is_word(token: Token) -> bool:
    return token.kind in ("word", "number", "handle") or (token.kind == "quote" and token.is_outlet)


def _start_behind(tokens: Sequence[Token], first: int, cue: int) -> int:
    """Return the first word of the phrase behind its verb: said "the agency's director" Novak."""
    at = first
    while at - 1 > cue and _is_word(tokens[at - 1]) and tokens[at - 1].low not in _AUXILIARIES:
        at -= 1
    return at


def _start_before(tokens: Sequence[Token], first: int, language: Language) -> int:
    """Return the first word of the phrase before its verb."""
    at = first
    while at > 0 and first - at < _LONGEST and _is_word(tokens[at - 1]):
        low = tokens[at - 1].low
        if low in _BREAKS or low in CUES[language] or low in _AUXILIARIES or is_weekday(low):
            break
        at -= 1
    if tokens[at].low in _CIRCUMSTANCES or has_finite_verb(tokens[at:first], language):
        return first  # "In a statement Novak": the phrase opens with something else
    return at


def _end_before(tokens: Sequence[Token], last: int, cue: int, language: Language) -> int:
    """Return the last word of the phrase before its verb, with an apposition that a comma closes there."""
    stop = cue
    while stop - 1 > last and (tokens[stop - 1].low in _AUXILIARIES or tokens[stop - 1].low.endswith("ly")):
        stop -= 1
    between = tokens[last + 1 : stop]
    if not between or len(between) > _LONGEST or any(token.text in "—–-;:()" for token in between):
        return last
    if between[0].text == ",":
        closed = between[-1].text == "," and not any(token.kind == "quote" for token in between)
        return stop - 2 if closed and len(between) > 2 else last
    if all(_is_word(token) for token in between) and not has_finite_verb(between, language):
        return stop - 1
    return last


def _end_behind(tokens: Sequence[Token], last: int) -> int:
    """Return the last word of the phrase behind its verb, with its apposition."""
    at = last
    while at + 1 < len(tokens) and at - last < _LONGEST and tokens[at + 1].low in ("of", "for", "from"):
        stop = at + 2
        while stop < len(tokens) and _is_word(tokens[stop]) and not _ends_phrase(tokens[stop]):
            stop += 1
        at = stop - 1
    if at + 2 >= len(tokens) or tokens[at + 1].text != ",":
        return at
    stop = at + 2
    if tokens[stop].low in _BREAKS or tokens[stop].low in _CIRCUMSTANCES or tokens[stop].low.endswith("ing"):
        return at
    while stop < len(tokens) and stop - at < _LONGEST and _is_word(tokens[stop]):
        stop += 1
    closed = stop >= len(tokens) or tokens[stop].text in ",.!?…—–-"
    return stop - 1 if closed else at


def _ends_phrase(token: Token) -> bool:
    return token.low in _CIRCUMSTANCES or token.low in _BREAKS
