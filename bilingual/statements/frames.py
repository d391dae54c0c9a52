"""Reporting frames: the words around what was said that say who said it ("he also said that", «по словам Пескова,»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import ACCORDING, CUES, CueKind
from bilingual.statements.names import Name
from bilingual.statements.subjects import (
    Mention,
    find_elided_subject,
    find_subject_after,
    find_subject_before,
    mention_in,
    name_at,
)
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["Frame", "find_frames"]

FrameKind = Literal["verb", "according", "as-said"]

_NOT_BEFORE_A_VERB = word_set(
    """
    the a an his her its their my our your this these those any no some of in on at for with by from to 's
    """
)
"""What stands before a noun: "the claims", "to report"; the word after it heads no frame."""

_ABSOLUTE = word_set("asked told questioned pressed")
"""Past participles that open a sentence about someone else's words: "Asked about it, he said"."""

_NOUNISH = word_set(
    """
    states charges questions worries remarks comments tweets posts notes reports claims answers shows calls fears doubts
    hopes demands promises estimates reads complaints tweet comment report state
    """
)
_AUXILIARIES = word_set("have has had is are was were will would could can may might must should do does did")
_OPENS_CLAUSE = word_set("that the a an his her its their he she it they we there this these those if whether how why")
_AFTER_NOUN = word_set("of in about from on by for with to at and or")
_SINGULAR = word_set("he she it who i we they")

_NEGATIONS = word_set(
    """
    not never n't don't doesn't didn't won't wouldn't can't couldn't cannot neither hasn't haven't не ни
    """
)
_BEFORE_BASE = word_set(
    """
    i you we they who people police will would can could may might must should did do does and
    """
)
_BE = word_set("is are was were be been being")
_OPENS_ACCORDING = {key: frozenset(phrase.split()[0] for phrase in phrases) for key, phrases in ACCORDING.items()}
_POSSESSIVES = word_set("его ее их")
_OBJECTS = word_set("him her them")
_HIS_WORDS = word_set("словам мнению данным информации версии утверждению оценке оценкам подсчетам")
_LONGEST_RELAY = 14
"""Tokens from "quoted" to "as saying", with whom and by whom."""

_IN = word_set("в во на")
_INSTITUTION = re.compile(
    r"(?:пресс-служб|министерств|ведомств|компани|администрац|кремл|мид$|мин[а-я]+$|посольств|управлени|агентств"
    r"|институт|университет|банк|парти[ия]|организац|совет[еа]|комитет|комисси|полици|прокуратур|мэри|правительств"
    r"|парламент|.*дум[еа]$|сенат|конгресс|госдеп|пентагон|нато$|оон$|.*штаб|суд[еа]$|клуб|музе|редакц|издательств"
    r"|департамент|.*служб[еа]|фонд|центр|ассоциац|обсерватор|больниц|школ|театр|завод|корпорац|концерн|холдинг|групп"
    r"|представительств|.*консульств|белом|следственн|роскосмос|.*банк[еа]$|рпц$|фсб$|мвд$|мчс$|нас[ае]$)"
)
"""What speaks in Russian as a place: «в Кремле сообщили»; stems of the locative."""

_LONGEST_APPROACH = 4
"""Words between a mark and an inverted verb: «— с поклоном сказал швейцар»."""

_PLURALS = ("ли", "ют", "ят", "ут", "ат")
_LONGEST_PLACE = 6
_LONGEST_APPOSITION = 10
_MOST_FRAMES = 12
"""Frames read in one sentence; more are a list of verbs, and a bound keeps it linear."""

_AS: dict[Language, str] = {"en": "as", "ru": "как"}
_AND = word_set("and but then и а но затем")
_TRANSPARENT = word_set(
    """
    also then later has have had further even just so now также затем потом позже тоже еще
    """
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame in a sentence: tokens ``start`` to ``stop`` (half-open), with the cue at ``cue``.

    ``shared`` means that the verb has no subject of its own and continues the frame before it ("and asked").
    ``inverted`` means that the speaker stands after the verb ("said Novak"), ``is_participle`` that it is a
    form like "saying", ``passive`` that someone else said it ("was told that").
    """

    kind: FrameKind
    cue: int
    start: int
    stop: int
    cue_kind: CueKind
    subject: Mention | None
    shared: bool = False
    inverted: bool = False
    text: str = ""
    is_participle: bool = False
    passive: bool = False


def find_frames(tokens: Sequence[Token], names: Sequence[Name], language: Language) -> list[Frame]:
    """Return the frames of one sentence in order."""
    frames: list[Frame] = []
    table = CUES[language]
    index = 0
    while index < len(tokens) and len(frames) < _MOST_FRAMES:
        token = tokens[index]
        frame = _according(tokens, index, names, language)
        if frame is None and token.kind == "word" and token.low in table and not _is_noun(tokens, index, language):
            earlier = any(other.kind == "verb" and not other.is_participle for other in frames)
            frame = _verb(tokens, index, names, language, has_earlier=earlier)
        if frame:
            frames.append(frame)
        index = max(index + 1, frame.stop if frame else 0)
    return frames


def _is_noun(tokens: Sequence[Token], index: int, language: Language) -> bool:
    """Tell whether a word that looks like a cue verb is a noun, an infinitive, or negated."""
    if tokens[index].is_capitalised and language == "en" and (index > 0 or tokens[index].text.isupper()):
        return True  # "the Washington Post", READ MORE
    if index == 0 and tokens[0].low in _ABSOLUTE:
        return True
    at = index - 1
    if at >= 0 and tokens[at].kind == "number":
        return True  # "35 posts"
    before = tokens[at].low if at >= 0 else ""
    if before in _NEGATIONS or (at >= 1 and before in _TRANSPARENT and tokens[at - 1].low in _NEGATIONS):
        return tokens[index].low not in ("deny", "отрицал", "отрицает")
    if language != "en":
        return False
    if tokens[index].low in _NOUNISH and not _is_verb_here(tokens, index):
        return True
    if CUES[language][tokens[index].low].base and not _may_stand_before_base(tokens, index):
        return True
    return before in _NOT_BEFORE_A_VERB or before.endswith(("'s", "s'"))


def _is_verb_here(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a form that is a plural noun as often has a subject and something to say: "Novak states that"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.low in _AUXILIARIES:
        return False
    if following.low in _OPENS_CLAUSE or following.kind == "quote" or following.text in ":,":
        return True
    before = tokens[_skip_transparent(tokens, index - 1)] if index else None
    return (
        before is not None and (before.is_capitalised or before.low in _SINGULAR) and following.low not in _AFTER_NOUN
    )


def _may_stand_before_base(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the word before a base form makes it a verb: a modal, "I", or a plural."""
    at = _skip_transparent(tokens, index - 1)
    if at < 0:
        return False
    low = tokens[at].low
    return low in _BEFORE_BASE or (low.endswith("s") and not low.endswith(("ss", "'s", "us")) and len(low) > 3)


def _by_his_words(tokens: Sequence[Token], index: int) -> Frame | None:
    """Read «по её словам»."""
    group = tokens[index : index + 3]
    if len(group) < 3 or group[0].low != "по" or group[1].low not in _POSSESSIVES or group[2].low not in _HIS_WORDS:
        return None
    subject = Mention(group[1].text, Span(group[1].start, group[1].stop), "pronoun", index + 1, index + 1)
    text = " ".join(token.text.lower() for token in group)
    return Frame("according", index, index, index + 3, "act", subject, text=text)


def _according(tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language) -> Frame | None:
    """Read "according to X" and «по словам X»: the frame reaches to the next comma or the end."""
    if tokens[index].low not in _OPENS_ACCORDING[language]:
        return None
    if language == "ru" and (frame := _by_his_words(tokens, index)):
        return frame
    for phrase in ACCORDING[language]:
        words = phrase.split()
        if [token.low for token in tokens[index : index + len(words)]] != words:
            continue
        first = index + len(words)
        if first < len(tokens) and tokens[first].low.startswith("котор"):
            return None  # a paragraph according to which
        last = first
        while last < len(tokens) and tokens[last].text not in ",;:.—–" and tokens[last].kind != "quote":
            last += 1
        if last == first:
            return None
        subject = mention_in(tokens, first, last - 1, names, language)
        if last - first == 1 and tokens[first].low in _OBJECTS:
            span = Span(tokens[first].start, tokens[first].stop)
            subject = Mention(tokens[first].text, span, "pronoun", first, first)
        if subject and subject.kind == "name":
            last = _past_apposition(tokens, last, language)
        return Frame("according", index, index, last, "act", subject, text=phrase)
    return None


def _past_apposition(tokens: Sequence[Token], comma: int, language: Language) -> int:
    """Return the comma behind an apposition that begins at ``comma``, else ``comma``: X, head of the firm,."""
    for index in range(comma + 1, min(comma + 2 + _LONGEST_APPOSITION, len(tokens))):
        if tokens[index].text == ",":
            return comma if has_finite_verb(tokens[comma:index], language) else index
        if tokens[index].kind not in ("word", "number"):
            break
    return comma


def _verb(
    tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language, *, has_earlier: bool
) -> Frame | None:
    """Read the frame around a cue verb: its subject and how far it reaches."""
    cue = CUES[language][tokens[index].low]
    if nested := _quoted_as_saying(tokens, index, names, language):
        return nested
    before = _skip_transparent(tokens, index - 1)
    previous = tokens[before] if before >= 0 else None
    passive = language == "en" and cue.finite and previous is not None and previous.low in _BE
    if cue.finite and language == "en" and _has_quoted_subject(tokens, index):
        return None
    subject = None if passive else find_subject_before(tokens, index, names, language)
    if not cue.finite and language == "en" and (named := name_at(tokens, index - 1, names)):
        subject = named  # footage of Novak saying
    inverted = False
    if cue.finite and not passive and _may_invert(previous, subject, language):
        after = find_subject_after(tokens, index, names, language)
        if after and (subject is None or after.kind == "name"):
            subject, inverted = after, True
    shared = has_earlier and (subject is None or not cue.finite)
    if subject is None and not passive:
        place = _speaking_place(tokens, index) if language == "ru" and tokens[index].low.endswith(_PLURALS) else None
        subject, inverted = place or (find_elided_subject(tokens, index, names), False)
        start = before if previous and previous.low in _AND else before + 1
    else:
        start = _start(tokens, subject, index) if not inverted else _approach(tokens, before)
    stop = subject.last + 1 if subject and inverted else index + 1
    kind: FrameKind = "verb"
    if start > 0 and tokens[start - 1].low == _AS[language] and cue.finite:
        kind, start = "as-said", start - 1
    elif language == "ru" and start > 2 and [token.low for token in tokens[start - 2 : start]] == ["о", "чем"]:
        kind, start = "as-said", start - 2  # …, о чём заявил Новак
    return Frame(
        kind, index, start, stop, cue.kind, subject, shared, inverted, tokens[index].text, not cue.finite, passive
    )


def _speaking_place(tokens: Sequence[Token], verb: int) -> tuple[Mention, bool] | None:
    """Return the institution of «в министерстве заявили», which Russian puts into a place, and whether it is behind."""
    for at in range(verb - 1, max(-1, verb - _LONGEST_PLACE), -1):
        if tokens[at].kind not in ("word", "number"):
            break
        if tokens[at].low in _IN and _INSTITUTION.match(tokens[at + 1].low):
            last = next(stop for stop in range(verb - 1, at, -1) if tokens[stop].low not in _TRANSPARENT)
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


def _described(tokens: Sequence[Token], first: int, last: int) -> Mention:
    text = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(text, Span(tokens[first].start, tokens[last].stop), "description", first, last)


def _quoted_as_saying(tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language) -> Frame | None:
    """Read "the ministry quoted him as saying", "Novak was cited as saying": he speaks, they pass it on."""
    if index < 2 or tokens[index].low not in ("saying", "telling") or tokens[index - 1].low != "as":
        return None
    for at in range(index - 2, max(-1, index - _LONGEST_RELAY), -1):
        if tokens[at].low not in ("quoted", "cited", "quotes", "cites", "quoting", "citing"):
            continue
        if at > 0 and tokens[at - 1].low in _BE:
            subject = find_subject_before(tokens, at, names, language)
        elif tokens[at + 1].low in _OBJECTS:
            token = tokens[at + 1]
            subject = Mention(token.text, Span(token.start, token.stop), "pronoun", at + 1, at + 1)
        else:
            subject = mention_in(tokens, at + 1, index - 2, names, language)
        return Frame("verb", index, index - 1, index + 1, "say", subject, text=tokens[index].text)
    return None


def _approach(tokens: Sequence[Token], before: int) -> int:
    """Return where the clause of an inverted verb begins: behind the mark before it when that is near."""
    at = before
    while at >= 0 and before - at < _LONGEST_APPROACH and tokens[at].kind == "word":
        at -= 1
    return at + 1 if at >= 0 and tokens[at].text in "—–-" else before + 1


def _has_quoted_subject(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the subject of a verb ends in quotation marks: the “so-called proof” suggests nothing."""
    before = tokens[index - 1] if index else None
    if before is None or before.kind != "quote" or before.is_outlet or index < 2 or tokens[index - 2].kind != "word":
        return False
    return before.text.rstrip("”\"»’' ")[-1:] not in ",.!?…—–-"


def _skip_transparent(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last token before a verb that is no adverb or auxiliary, or -1."""
    while at >= 0 and (tokens[at].low in _TRANSPARENT or tokens[at].low.endswith("ly")):
        at -= 1
    return at


def _may_invert(previous: Token | None, subject: Mention | None, language: Language) -> bool:
    """Tell whether a verb after ``previous`` may have its subject behind it; Russian order is free."""
    if language == "ru":
        return subject is None or subject.kind == "description"
    return subject is None and (previous is None or previous.kind == "quote" or previous.text in ",—–-")


def _start(tokens: Sequence[Token], subject: Mention | None, cue: int) -> int:
    """Return the first token of the clause whose subject and verb these are."""
    if subject is None:
        return cue
    start = min(subject.first, cue)
    while start > 0 and tokens[start - 1].kind in ("word", "number", "handle"):
        if (tokens[start - 1].low in _AND and start > 1) or tokens[start - 1].low in _AS.values():
            break
        start -= 1
    return start
