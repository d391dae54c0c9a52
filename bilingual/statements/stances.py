"""What someone thinks of something or means to do: "Reed opposes the deal", «Седова отказалась уезжать».

Only in words that hold no speech, and only of someone who can speak. What is negated is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import COMPLEMENTISERS, CUES, Cue
from bilingual.statements.draft import Draft
from bilingual.statements.drafting import make_draft
from bilingual.statements.frame import Frame
from bilingual.statements.frames import read_verb
from bilingual.statements.homographs import SHORT_BE, is_no_verb, skip_transparent
from bilingual.statements.mentions import DETERMINERS, PREPOSITIONS, PRONOUNS, Mention, mention_in
from bilingual.statements.names import is_weekday
from bilingual.statements.scene import Scene, stretch
from bilingual.statements.sentences import Sentence
from bilingual.statements.stance_words import STANCE_ADJECTIVES, STANCE_NOUNS, STANCES, VOICED, VOICING, Stance
from bilingual.statements.subjects import find_subject_before
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb, is_infinitive
from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic

__all__ = ["STANCE", "read_stances"]

STANCE = "stance"
"""Name of the rule."""

_BE = word_set("is are was were be been being remains remained seems became am")
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_NO_ONE = word_set("it which that this these those one оно который которая которое которые")
_ENDS_OBJECT = word_set(
    """
    who which where when while after before because although though unless until since if so but whether
    которые который которая которое когда если хотя пока но чтобы
    """
)
_ENDS_AGENT = _ENDS_OBJECT | word_set("to for on as during in over last this")
_AND = word_set("and or и или а")
_NOT_AN_OBJECT = word_set("by to than not and or nor if that when how why up down out off away back over и или а не")
_PEOPLE = re.compile(
    r"(?:er|or|ist|ian|ant|man|men|woman|women|people|ee|ess|eer|expert|critic|official|campaign|team|group|government"
    r"|council|party|committee|company|union|court|agency|ministry|police|panel|board|bank|office|family|parent|friend"
    r"|republican|democrat|student|resident|veteran|aide|ally|allies|families|companies|agencies|parties|poll|survey|ad"
    r"|ad|spot|video|film|book|article|report|letter|memo|study|research|statement|email|survey|analysis|documentary"
    r"|wife|husband|mayor|governor|senator|king|queen|nominee|candidate|president|bishop|chief)s?$"
    r"|(?:ист|тель|ник|щик|чик|арь|лог|кт|нт|ица|ка|ор|ёр|ер|эр|мэр|врач|глава|депутат|эксперт|власти|партия|совет"
    r"|комитет|министерство|ведомство|компания|правительство|суд|банк|профсоюз|служба|чиновник|жител)[ыиаея]?$"
)
"""Last words of a description of someone who can speak."""

_AFTER_VOICED = word_set("about for to over at in that of with on")
_FARTHEST_JOIN = 12
_FARTHEST_INFINITIVE = 6
"""Words behind a verb between which its infinitive begins: asked the council of the town to."""

_LONGEST_PREDICATE = 5
"""Words from "is" to its adjective or noun: has been a consistent and outspoken supporter of."""


def read_stances(text: str, sentence: Sentence, taken: Sequence[Span]) -> list[Draft]:
    """Return the stances in a sentence whose words are not among those ``taken``."""
    drafts: list[Draft] = []
    busy = list(taken)
    for frame, first, stop in _find(sentence):
        scene = Scene(sentence.tokens, frame, 0, len(sentence.tokens), sentence.language)
        part = stretch(scene, first, stop)
        cue = sentence.tokens[frame.cue]
        here = Span(cue.start, cue.stop)
        if part is None or any(span.overlaps(part.span) or span.overlaps(here) for span in busy):
            continue
        draft = make_draft(text, sentence, frame, STANCE, [replace(part, kind="indirect")])
        drafts.append(_with_preposition(text, draft, sentence.tokens, frame, first))
        busy.append(part.span)
    return drafts


def _with_preposition(text: str, draft: Draft, tokens: Sequence[Token], frame: Frame, first: int) -> Draft:
    """Return a draft whose cue reaches up to its object: выступил "против", expressed "concern about"."""
    before = tokens[first - 1]
    if draft.cue_span is None or frame.inverted or before.start < draft.cue_span.stop:
        return draft
    span = Span(
        draft.cue_span.start, before.stop if before.low not in COMPLEMENTISERS["ru"] else tokens[first - 3].stop
    )
    return replace(draft, cue=span.of(text), cue_span=span)


def _find(sentence: Sentence) -> Iterator[tuple[Frame, int, int]]:
    """Yield frames with the tokens of what they are about, in order."""
    tokens, language = sentence.tokens, sentence.language
    for index, token in enumerate(tokens):
        if token.kind != "word":
            continue
        found = None
        if stance := STANCES[language].get(token.low):
            found = _verb(sentence, index, stance)
        if found is None and (joins := STANCE_ADJECTIVES[language].get(token.low)) is not None:
            found = _predicate(sentence, index, joins)
        if found is None and token.low in VOICED[language]:
            found = _voiced(sentence, index)
        if found is None and (joins := STANCE_NOUNS[language].get(token.low)):
            found = _noun(sentence, index, joins)
        if found:
            yield found


def _verb(sentence: Sentence, index: int, stance: Stance) -> tuple[Frame, int, int] | None:
    tokens, language = sentence.tokens, sentence.language
    if is_no_verb(tokens, index, language, stance.cue):
        return None
    frame = read_verb(tokens, index, sentence.names, language, stance.cue)
    if frame is None or frame.kind != "verb":
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if language == "en" and following and following.low == "by" and tokens[index].low.endswith(("ed", "en")):
        return _passive(sentence, index, frame) if frame.passive else None
    if language == "ru" and frame.subject and not _agrees(frame.subject, tokens[index].low):
        return None
    if frame.passive or frame.subject is None or not _can_speak(frame.subject, tokens):
        return None
    if language == "en" and frame.inverted:
        return None
    first = frame.stop
    while first < len(tokens) and (is_weekday(tokens[first].low) or tokens[first].low in ("также", "also")):
        first += 1
    return _governed(sentence, frame, first, stance)


def _agrees(subject: Mention, verb: str) -> bool:
    """Tell whether a Russian verb in the plural has several for its subject: «Решение поддержали депутаты» has not."""
    alone = subject.kind == "name" and " " not in subject.text
    return not (alone and verb.endswith(("ли", "лись", "ют", "ят", "ут")))


def _governed(sentence: Sentence, frame: Frame, first: int, stance: Stance) -> tuple[Frame, int, int] | None:
    """Return what a verb governs from token ``first`` on, by the first of its kinds that fits."""
    tokens, language = sentence.tokens, sentence.language
    if first >= len(tokens):
        return None
    stop = _end(tokens, first)
    low = tokens[first].low
    if low in stance.joins.get("about", ()):
        return frame, first + 1, stop
    if low in ("out", "back") and first + 1 < stop and tokens[first + 1].low in stance.joins.get("out", ()):
        return frame, first + 2, stop
    if "intent" in stance.joins and low != "not":
        reach = tokens[first : min(first + _FARTHEST_INFINITIVE, stop)]
        if any(is_infinitive(token, language) for token in reach):
            return frame, first, stop
    joins = stance.joins.get("as")
    if joins and any(token.low in joins for token in tokens[first + 1 : min(stop, first + _FARTHEST_JOIN)]):
        return frame, first, stop
    if "object" in stance.joins and _opens_object(tokens[first], language):
        return frame, first, stop
    return None


def _opens_object(token: Token, language: Language) -> bool:
    if token.kind == "quote":
        return True
    if token.kind != "word" or token.low in _NOT_AN_OBJECT or token.low in PREPOSITIONS:
        return False
    return language == "ru" or not (has_finite_verb([token], "en") or token.low.endswith("ly"))


def _passive(sentence: Sentence, index: int, frame: Frame) -> tuple[Frame, int, int] | None:
    """Read: the deal was criticized by Novak."""
    tokens = sentence.tokens
    stop = index + 2
    while stop < len(tokens) and tokens[stop].kind in ("word", "number") and tokens[stop].low not in _ENDS_AGENT:
        stop += 1
    subject = mention_in(tokens, index + 2, stop - 1, sentence.names, "en") if stop > index + 2 else None
    start = be = skip_transparent(tokens, index - 1)
    while be > 0 and tokens[be - 1].low in ("has", "have", "had", "been", "being", "will", "was", "were"):
        be -= 1
    start = be
    while start > 0 and tokens[start - 1].kind in ("word", "number") and tokens[start - 1].low not in _ENDS_OBJECT:
        start -= 1
    if subject is None or start == be or not _can_speak(subject, tokens):
        return None
    phrase = Span(tokens[index + 2].start, tokens[stop - 1].stop)
    return replace(frame, subject=subject, inverted=True, phrase=phrase), start, be


def _predicate(sentence: Sentence, index: int, joins: frozenset[str]) -> tuple[Frame, int, int] | None:
    """Read: Novak has been critical of the deal; Новак против сделки."""
    tokens, language = sentence.tokens, sentence.language
    be = index
    if language == "en":
        be = next(
            (at for at in range(index - 1, max(-1, index - 1 - _LONGEST_PREDICATE), -1) if _is_be(tokens[at])), -1
        )
        between = tokens[be + 1 : index - (tokens[index].low in ("favor", "favour"))]
        if be < 0 or any(token.kind != "word" or token.low in PREPOSITIONS or token.low == "not" for token in between):
            return None
    if index + 1 >= len(tokens) or (joins and tokens[index + 1].low not in joins):
        return None
    at = be + 1 if tokens[be].low in SHORT_BE else be
    subject = find_subject_before(tokens, at, sentence.names, language)
    if subject is None or not _can_speak(subject, tokens) or (language == "ru" and subject.last != index - 1):
        return None
    if language == "ru" and subject.kind == "name" and not _names_person(sentence, subject):
        return None  # Дом против школы
    is_intent = joins == {"to"} and tokens[index].low != "opposed"
    first = index + 2 if joins and not is_intent and tokens[index + 1].low not in DETERMINERS else index + 1
    frame = Frame("verb", be, subject.first, index + 1, "act", subject, text=tokens[index].text)
    return frame, first, _end(tokens, first)


def _voiced(sentence: Sentence, index: int) -> tuple[Frame, int, int] | None:
    """Read: Novak expressed deep concern about the deal; Новак выразил надежду на сделку."""
    tokens, language = sentence.tokens, sentence.language
    back = range(index - 1, max(-1, index - 1 - _LONGEST_PREDICATE), -1)
    verb = next((at for at in back if tokens[at].low in VOICING[language]), -1)
    if verb < 0 or index + 1 >= len(tokens) or any(token.kind != "word" for token in tokens[verb:index]):
        return None
    frame = read_verb(tokens, verb, sentence.names, language, Cue("act"))
    if frame is None or frame.subject is None or frame.passive or not _can_speak(frame.subject, tokens):
        return None
    following = tokens[index + 1]
    first = index + 1
    if language == "en" and following.low not in _AFTER_VOICED:
        return None
    if language == "en" or following.low in PREPOSITIONS:
        first += 1
    elif following.text == "," and index + 2 < len(tokens) and tokens[index + 2].low == "что":
        first += 2
    return frame, first, _end(tokens, first)


def _names_person(sentence: Sentence, subject: Mention) -> bool:
    return any(name.first == subject.first and name.is_person for name in sentence.names)


def _is_be(token: Token) -> bool:
    return token.low in _BE or token.low in SHORT_BE


def _noun(sentence: Sentence, index: int, joins: frozenset[str]) -> tuple[Frame, int, int] | None:
    """Read: Novak's refusal to leave, his own promise to stay."""
    tokens = sentence.tokens
    if index == 0 or index + 1 >= len(tokens) or tokens[index + 1].low not in joins:
        return None
    owner = index - 1
    if owner > 0 and tokens[owner].kind == "word" and not _owns(tokens[owner]):
        owner -= 1  # his own promise
    token = tokens[owner]
    if not _owns(token):
        return None
    if token.low in _POSSESSIVES:
        subject = Mention(_POSSESSIVES[token.low], Span(token.start, token.stop), "pronoun", owner, owner)
    else:
        name = next((item for item in sentence.names if item.last == owner), None)
        if name is None:
            return None
        subject = Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)
    if subject.text == "it":
        return None
    stands_first = not has_finite_verb(tokens[: subject.first], "en")
    first = index + 1 if tokens[index + 1].low == "to" and "for" in joins and "that" in joins else index + 2
    stop = _end(tokens, first)
    if stands_first:
        stop = next((at for at in range(first + 1, stop) if has_finite_verb(tokens[at : at + 1], "en")), stop)
    frame = Frame("verb", index, subject.first, index + 1, "act", subject, text=tokens[index].text)
    return frame, first, stop


def _owns(token: Token) -> bool:
    return token.low in _POSSESSIVES or (token.is_capitalised and token.low.endswith(("'s", "s'")))


def _can_speak(subject: Mention, tokens: Sequence[Token]) -> bool:
    """Tell whether a subject is someone, or an institution, as far as its words tell."""
    if subject.text.lower() in _NO_ONE:
        return False
    if subject.kind != "description":
        return True
    phrase = tokens[subject.first : subject.last + 1]
    stop = next((at for at, token in enumerate(phrase) if at and token.low in PREPOSITIONS), len(phrase))
    is_named = any(token.is_capitalised or token.is_outlet for token in phrase[1:])
    return is_named or bool(phrase and _PEOPLE.search(phrase[stop - 1].low))


def _end(tokens: Sequence[Token], first: int) -> int:
    """Return the token behind what a stance is about: up to a mark, a clause, or "and" with a verb."""
    for at in range(first, len(tokens)):
        token = tokens[at]
        if (token.kind == "mark" and token.text in ",;:—–()!?…") or (token.low in _ENDS_OBJECT and at > first):
            return at
        if token.low in _AND and at + 1 < len(tokens) and _is_clause(tokens, at + 1):
            return at
    return len(tokens)


def _is_clause(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at]
    language: Language = "ru" if is_cyrillic(following.low) else "en"
    return following.low in PRONOUNS or following.low in CUES[language] or has_finite_verb([following], language)
