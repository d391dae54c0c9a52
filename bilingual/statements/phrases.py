"""How far the words reach that say who spoke: "Jan Novak, head of the firm," around the name that was found in them."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import CUES
from bilingual.statements.mentions import Mention
from bilingual.statements.names import is_weekday
from bilingual.statements.partners import DASHES
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["find_cue", "find_source"]

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

_EDGES = word_set("ему ей им мне нам тогда осенью весной летом зимой сам сама сами also then")
"""Words at the edge of a Russian subject that are none of it: тогда, ему."""

_LOOSE = word_set("also then later now yesterday today soon once first")
"""Adverbs that do not open a verb phrase."""

_OCCASIONS = word_set(
    """
    time day days week weeks month year years morning afternoon evening night end hours meeting hearing interview event
    conference rally statement email letter call post tweet video speech briefing trial debate ceremony past future
    """
)
"""When and where something is said; with "the" before it, what stands there describes nobody."""

_WHEN = word_set("on in at during just this last early late earlier")
_PARTS_OF_A_DAY = word_set("morning afternoon evening night")
_LONGEST_COMPANY = 3
_LONGEST_PARENTHESES = 6

_ABOUT = word_set("о об со с к за")

_AUXILIARIES = word_set(
    """
    also then later now too ever even just once again still further has have had will would could can did does do is
    was are were been be being may might must not never n't previously earlier recently already often always sometimes
    soon first yesterday today также тоже потом затем позже ранее уже еще снова вновь недавно вчера сегодня теперь тогда
    не так ведь при этом вместе с тем между кстати однако впрочем даже накануне отдельно
    """
)


def find_source(
    tokens: Sequence[Token], mention: Mention, cue: int, language: Language, stop: int | None = None
) -> Span:
    """Return the whole phrase around ``mention``, the subject of the verb ``tokens[cue]``, with title and apposition.

    ``stop`` is the token at which a phrase behind "according to" is known to end. A pronoun and a handle are their own
    phrase.
    """
    if mention.kind in ("pronoun", "handle"):
        return mention.span
    if mention.first > cue:
        first = _start_behind(tokens, mention.first, cue, language)
        last = mention.last
        described = mention.kind == "description"
        last = _end_behind(tokens, last, language, described) if stop is None else _before_comma(tokens, last, stop)
    else:
        described = tokens[mention.first].start < mention.span.start
        opens = mention.first and tokens[mention.first - 1].text == ","
        is_apposed = (
            language == "en" and mention.kind == "name" and (opens or tokens[mention.first].start < mention.span.start)
        )
        first = _start_before(tokens, mention.first, language)
        closed = is_apposed and _closes_clause(tokens, mention.last)
        last = mention.last if closed else _end_before(tokens, mention.last, cue, language)
    while first < mention.first and (tokens[first].low in _EDGES or tokens[first].low in _BREAKS):
        first += 1
    return Span(min(tokens[first].start, mention.span.start), max(tokens[last].stop, mention.span.stop))


def find_cue(tokens: Sequence[Token], first: int, last: int, language: Language) -> Span:
    """Return a verb with its auxiliaries ("has said", "is calling") and the day behind it ("said Friday")."""
    if language == "en":
        while first > 0 and tokens[first - 1].low in _AUXILIARIES:
            first -= 1
        while first < last and tokens[first].low in _LOOSE:
            first += 1
        while last + 1 < len(tokens) and (is_weekday(tokens[last + 1].low) or tokens[last + 1].low in _PARTS_OF_A_DAY):
            last += 1
    return Span(tokens[first].start, tokens[last].stop)


def _closes_clause(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a verb of its own follows the comma behind a name: its head, Jan Novak, "defended" it, saying."""
    verb = tokens[last + 2 : last + 3]
    return bool(verb) and tokens[last + 1].text == "," and has_finite_verb(verb, "en")


def _is_word(token: Token) -> bool:
    return (
        token.kind in ("word", "number", "handle") or token.text in "&/" or (token.kind == "quote" and token.is_outlet)
    )


def _start_behind(tokens: Sequence[Token], first: int, cue: int, language: Language) -> int:
    """Return the first word of the phrase behind its verb: said "the agency's director" Novak."""
    at = first
    while at - 1 > cue and _is_word(tokens[at - 1]) and tokens[at - 1].low not in _AUXILIARIES:
        if language == "ru" and (tokens[at - 1].low in _INSIDE or (tokens[at - 1].is_outlet and at - 2 == cue)):
            break  # заявили «Известиям» в министерстве
        at -= 1
    on_occasion = language == "ru" and at < first and at - 2 == cue and tokens[at - 1].low in ("в", "во", "на")
    return at + 1 if on_occasion else at  # заявил в субботу | мэр Новак


def _start_before(tokens: Sequence[Token], first: int, language: Language) -> int:
    """Return the first word of the phrase before its verb."""
    at = first
    while at > 0 and first - at < _LONGEST and _is_word(tokens[at - 1]):
        low = tokens[at - 1].low
        if low in _BREAKS or low in CUES[language] or low in _AUXILIARIES or is_weekday(low):
            break
        if low in _INSIDE and language == "en":
            return first  # footage of Novak; in a statement Novak
        at -= 1
    if (
        tokens[at].low in _CIRCUMSTANCES
        or tokens[at].low in _INSIDE | _ABOUT
        or has_finite_verb(tokens[at:first], language)
    ):
        return first  # "In a statement Novak": the phrase opens with something else
    return at


def _end_before(tokens: Sequence[Token], last: int, cue: int, language: Language) -> int:
    """Return the last word of the phrase before its verb, with an apposition that a comma closes there."""
    last = _past_parentheses(tokens, last)
    if language == "ru":
        return _past_attribute(tokens, last, cue)
    stop = cue
    while stop - 1 > last and (tokens[stop - 1].low in _AUXILIARIES or tokens[stop - 1].low.endswith("ly")):
        stop -= 1
    between = tokens[last + 1 : stop]
    if between and between[0].text in DASHES and between[-1].text in DASHES and len(between) < 2 * _LONGEST:
        return stop - 1
    if not between or len(between) > 2 * _LONGEST or any(token.text in "—–;:" for token in between):
        return last
    if _says_when(between):
        return last
    if between[0].text == ",":
        if any(token.kind == "quote" for token in between) or len(between) < 3 or _opens_aside(between[1]):
            return last
        if between[-1].text == "," and not _has_main_verb(between):
            return stop - 2
        return _past_apposition(tokens, last, stop)
    if all(_is_word(token) and token.low not in _BREAKS for token in between) and not has_finite_verb(
        between, language
    ):
        return stop - 1
    return last


def _says_when(tokens: Sequence[Token]) -> bool:
    """Tell whether the words between a speaker and the verb say when: Novak "on Monday" said."""
    last = tokens[-1]
    opens = tokens[0].low in _WHEN or is_weekday(tokens[0].low)
    return opens and (is_weekday(last.low) or last.kind == "number" or last.low in _OCCASIONS)


def _past_attribute(tokens: Sequence[Token], last: int, cue: int) -> int:
    """Return the end of «эксперты в Киеве»; other words before a verb are adverbs and whom it was said to."""
    if last + 1 >= cue or (tokens[last].is_capitalised and last and tokens[last - 1].is_capitalised):
        return last
    if tokens[last + 1].low not in ("в", "из", "от", "при"):
        return last
    stop = last + 2
    while stop < cue and tokens[stop].kind == "word" and tokens[stop].low not in _AUXILIARIES | _EDGES:
        stop += 1
    return stop - 1 if stop == cue or tokens[stop].low in _AUXILIARIES | _EDGES else last


def _opens_aside(token: Token) -> bool:
    """Tell whether a word opens a phrase that is no apposition: Novak, "for" her part, said."""
    return token.low != "about" and (_opens_circumstance(token) or token.low in ("for", "with", "despite", "like"))


def _past_apposition(tokens: Sequence[Token], last: int, stop: int) -> int:
    """Return the end of an apposition that a comma closes before a verb: Novak, "a chairman", laughed, saying."""
    for at in range(last + 2, stop):
        if tokens[at].text == ",":
            phrase = tokens[last + 2 : at]
            closed = (
                at + 1 < stop and not tokens[at + 1].is_capitalised and has_finite_verb(tokens[at + 1 : at + 3], "en")
            )
            opens = phrase and (
                phrase[0].low in ("a", "an", "the", "his", "her", "their", "its") or phrase[0].low == "who"
            )
            is_relative = bool(phrase) and phrase[0].low == "who"
            return at - 1 if closed and opens and (is_relative or not has_finite_verb(phrase, "en")) else last
        if not _is_word(tokens[at]):
            return last
    return last


def _has_main_verb(tokens: Sequence[Token]) -> bool:
    """Tell whether the commas of an apposition hold a clause that is not relative: "Novak, the mayor, laughed,"."""
    first = 0
    for index in [*(at for at, token in enumerate(tokens) if token.text == "," and at > 0), len(tokens)]:
        clause = tokens[first + 1 : index]
        relative = any(token.low in ("who", "which", "whose") for token in clause)
        follows_apposition = first > 0 and not relative
        if follows_apposition and has_finite_verb(clause, "en"):
            return True
        first = index
    return False


def _past_parentheses(tokens: Sequence[Token], last: int) -> int:
    """Return the token behind a party and state in parentheses: Rep. Novak (D-Mo.), else ``last``."""
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        for index in range(last + 2, min(last + 2 + _LONGEST_PARENTHESES, len(tokens))):
            if tokens[index].text == ")":
                return index
    return last


def _before_comma(tokens: Sequence[Token], last: int, stop: int) -> int:
    """Return the last word of a phrase that ends before token ``stop``."""
    while stop - 1 > last and tokens[stop - 1].kind == "mark":
        stop -= 1
    return max(last, stop - 1)


def _end_behind(tokens: Sequence[Token], last: int, language: Language, described: bool) -> int:
    """Return the last word of the phrase behind its verb, with its appositions."""
    at = _past_parentheses(tokens, last)
    while at + 1 < len(tokens) and at - last < _LONGEST and _continues_phrase(tokens, at + 1, described):
        stop = at + 2
        while stop < len(tokens) and _is_word(tokens[stop]) and not _ends_phrase(tokens[stop]):
            stop += 1
        at = stop - 1
    if language == "ru" and at + 1 < len(tokens):
        if tokens[at + 1].low == "из":
            at = next((stop for stop in range(at + 2, len(tokens)) if not _is_word(tokens[stop])), len(tokens)) - 1
        elif tokens[at + 1].kind == "quote" and len(tokens[at + 1].text.split()) <= _LONGEST_COMPANY:
            return at + 1  # пресс-атташе компании «Альфа»
    if language == "en" and at + 2 < len(tokens) and tokens[at + 1].low in ("who", "whose"):
        at = next((stop for stop in range(at + 2, len(tokens)) if not _is_word(tokens[stop])), len(tokens)) - 1
    while language == "en" and at + 2 < len(tokens) and tokens[at + 1].text == "," and at - last < 2 * _LONGEST:
        stop = at + 2
        if tokens[stop].low in _BREAKS or _opens_circumstance(tokens[stop]):
            return at
        while stop < len(tokens) and _is_word(tokens[stop]):
            stop += 1
        closed = stop >= len(tokens) or tokens[stop].text in ",.!?…—–-"
        if not closed:
            return at
        at = stop - 1
    return at


def _continues_phrase(tokens: Sequence[Token], at: int, described: bool) -> bool:
    """Tell whether a preposition goes on with the phrase: head "of" it; someone described "at the gate"."""
    low = tokens[at].low
    if low in ("of", "for", "from"):
        return True
    if not described or low not in ("on", "in", "at", "with") or at + 2 >= len(tokens):
        return False
    following = tokens[at + 1 : at + 4]
    return following[0].low in ("the", "our", "his", "her", "their") and not any(
        token.low in _OCCASIONS for token in following
    )


def _opens_circumstance(token: Token) -> bool:
    return token.low in _CIRCUMSTANCES or token.low.endswith("ing") or is_weekday(token.low)


def _ends_phrase(token: Token) -> bool:
    return token.low in _CIRCUMSTANCES or token.low in _BREAKS
