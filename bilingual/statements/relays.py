"""Who passed on what someone said: "the ministry quoted him as saying", «…, заявил он, передаёт ТАСС».

Two people say something in such a sentence. He whose words they are is the speaker; who quotes him is the *relay*.
Clauses that name a relay and nothing more are in :mod:`bilingual.statements.relay_clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Language, Span
from bilingual.statements.frame import Frame
from bilingual.statements.mentions import Mention, mention_in
from bilingual.statements.names import Name
from bilingual.statements.subjects import find_subject_before
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = [
    "LONGEST_CLAUSE",
    "PASSES_ON",
    "find_cited",
    "find_outlet_behind",
    "passes_on",
    "phrase_behind",
    "read_citation",
    "read_passed_words",
    "read_quoted_as_saying",
]

_BE = word_set("is are was were be been being")
_OBJECTS = word_set("him her them")
_QUOTING = word_set("quoted cited quotes cites quoting citing")

_LONGEST_RELAY = 14
"""Tokens from "quoted" to "as saying", with whom and by whom."""

PASSES_ON = {
    "en": word_set("reported reports report"),
    "ru": word_set("передает передают передал сообщает сообщают сообщил сообщила сообщило пишет пишут"),
    "other": frozenset[str](),
}
"""Verbs of a clause that may name a relay and nothing more."""

LONGEST_CLAUSE = 12
"""Tokens of such a clause: «, сообщает корреспондент агентства «Интерфакс» из Мурманска»."""

_ENDS_RELAY = word_set("в во на со с из ссылаясь on in at from via last this citing")
_DATIVES = ("у", "ю", "ам", "ям")
_WORDS_OF = word_set("слова словам цитату заявление мнение комментарий ответ")
_PASSES_WORDS = word_set("цитирует цитируют процитировал процитировала приводит приводят передает передают передал")
_HIS = word_set("его ее их")
_OUTLET_NOUNS = word_set(
    """
    агентство издание газета журнал телеканал канал портал сайт радио радиостанция редакция служба пресс-служба сми
    интерфакс риа коммерсант ведомости известия лента медуза фонтанка рейтер
    """
)
_SOURCE_NOUNS = word_set(
    """
    source sources official officials person people diplomat diplomats executive executives spokesman spokeswoman
    spokesperson police prosecutors ministry office agency report reports document documents statement letter
    """
)
"""Whom or what an English report cites, when it is no name; "citing health concerns" names nobody."""


def passes_on(cue: str | None, language: Language) -> bool:
    """Tell whether a cue is a verb that only passes something on (reported, передаёт)."""
    return (cue or "").lower().replace("ё", "е") in PASSES_ON[language]


def read_quoted_as_saying(
    tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language
) -> Frame | None:
    """Read "the ministry quoted him as saying", "Novak was cited by Reuters as saying": he speaks, they pass it on."""
    if index < 2 or tokens[index].low not in ("saying", "telling") or tokens[index - 1].low != "as":
        return None
    for at in range(index - 2, max(-1, index - _LONGEST_RELAY), -1):
        if tokens[at].low not in _QUOTING:
            continue
        if at > 0 and tokens[at - 1].low in _BE:
            subject = find_subject_before(tokens, at, names, language)
            relay, stop = _by_whom(tokens, at, index, names)
            start = subject.first if subject else index - 1
            return Frame("verb", index, start, stop, "say", subject, text=tokens[index].text, relay=relay)
        if tokens[at + 1].low in _OBJECTS:
            token = tokens[at + 1]
            subject = Mention(token.text, Span(token.start, token.stop), "pronoun", at + 1, at + 1)
        else:
            subject = mention_in(tokens, at + 1, index - 2, names, language)
        relay = find_subject_before(tokens, at, names, language)
        start = relay.first if relay else index - 1
        return Frame("verb", index, start, index + 1, "say", subject, text=tokens[index].text, relay=relay)
    return None


def _by_whom(tokens: Sequence[Token], quoted: int, cue: int, names: Sequence[Name]) -> tuple[Mention | None, int]:
    """Return the relay of "was quoted (by X) as saying (by X)" and the token behind the frame."""
    if quoted + 1 < cue - 1 and tokens[quoted + 1].low == "by":
        return mention_in(tokens, quoted + 2, cue - 2, names, "en"), cue + 1
    if cue + 2 < len(tokens) and tokens[cue + 1].low == "by":
        name = next((item for item in names if cue + 2 <= item.first <= cue + 3), None)
        if name:
            return mention_in(tokens, cue + 2, name.last, names, "en"), name.last + 1
    return None, cue + 1


def read_passed_words(tokens: Sequence[Token], index: int) -> Frame | None:
    """Read «цитирует Новака ТАСС», «приводит его слова «Интерфакс»», «передаёт ТАСС слова Новака»."""
    if tokens[index].low not in _PASSES_WORDS:
        return None
    stop = index + 1
    while stop < len(tokens) and stop - index < LONGEST_CLAUSE and _is_inside(tokens[stop]):
        stop += 1
    group = range(index + 1, stop)
    outlet = [at for at in group if _is_outlet(tokens[at])]
    words = next((at for at in group if tokens[at].low in _WORDS_OF), None)
    if words is None and not tokens[index].low.startswith(("цитир", "процит")):
        return None
    if outlet:
        first, last = outlet[0], outlet[-1]
        person = [at for at in group if at != words and not first <= at <= last and not (words and at < words < first)]
        relay: Mention | None = _phrase(tokens, first, last)
        his = next((at for at in group if tokens[at].low in _HIS), None)
        if his is not None:
            person = [his]
    else:
        person, relay = [at for at in group if at != words], None
        before = index - 1
        if before >= 0 and _is_outlet(tokens[before]):
            relay = _phrase(tokens, before, before)
    if not person or (words is None and relay is None):
        return None
    subject = whole = _phrase(tokens, person[0], person[-1])
    if tokens[person[0]].low in _HIS and len(person) == 1:
        subject = replace(subject, kind="pronoun")
    elif tokens[person[-1]].is_capitalised:
        subject = _named(tokens, person)
    start = relay.first if relay and relay.last < index else index
    return Frame(
        *("verb", index, start, stop, "say", subject),
        inverted=True,
        text=tokens[index].text,
        relay=relay,
        phrase=whole.span,
    )


def _is_inside(token: Token) -> bool:
    return token.kind in ("word", "number") or token.is_outlet


def _is_outlet(token: Token) -> bool:
    """Tell whether a token of a Russian sentence names who prints the news: «Интерфакс», ТАСС, Reuters, агентство."""
    if token.is_outlet or token.low in _OUTLET_NOUNS:
        return True
    return token.is_capitalised and ((token.text.isupper() and len(token.text) > 1) or token.text[0] < "\u0250")


def _phrase(tokens: Sequence[Token], first: int, last: int) -> Mention:
    text = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(text, Span(tokens[first].start, tokens[last].stop), "description", first, last)


def _named(tokens: Sequence[Token], person: Sequence[int]) -> Mention:
    """Return the name that ends a phrase, title left out: мэра "Ивана Новака"."""
    first = person[-1]
    while first - 1 >= person[0] and tokens[first - 1].is_capitalised:
        first -= 1
    return replace(_phrase(tokens, first, person[-1]), kind="name")


def read_citation(frame: Frame, tokens: Sequence[Token], names: Sequence[Name], language: Language) -> Frame:
    """Return the frame of "Reuters reported, citing officials, that" with them as its speakers and Reuters as relay."""
    if frame.subject is None or frame.kind != "verb" or frame.relay:
        return frame
    cited = find_cited(tokens, frame.stop, names, language)
    if cited is None:
        return frame
    subject, phrase, stop = cited
    closed = stop + 1 if stop < len(tokens) and tokens[stop].text == "," and language == "en" else stop
    return replace(frame, subject=subject, relay=frame.subject, stop=closed, inverted=True, phrase=phrase)


def find_cited(
    tokens: Sequence[Token], at: int, names: Sequence[Name], language: Language
) -> tuple[Mention, Span, int] | None:
    """Return who is cited behind token ``at``, the whole phrase, and the token behind it; or None."""
    first = _past_citing(tokens, at, language)
    if first is None:
        return None
    stop = first
    while stop < len(tokens) and _is_inside(tokens[stop]) and tokens[stop].low not in ("that", "what"):
        stop += 1
    cited = mention_in(tokens, first, stop - 1, names, language) if stop > first else None
    if cited is None:
        return None
    nouns = {token.low for token in tokens[first:stop]}
    if language == "en" and cited.kind == "description" and not _SOURCE_NOUNS & nouns:
        return None
    return cited, Span(tokens[first].start, tokens[stop - 1].stop), stop


def _past_citing(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """Return the token behind "citing" or «со ссылкой на» that follows token ``at``, or None."""
    if language == "en":
        at += at < len(tokens) and tokens[at].text == ","
        return at + 1 if at < len(tokens) and tokens[at].low == "citing" else None
    lows = [token.low for token in tokens[at : at + 4]]
    if lows[:3] == ["со", "ссылкой", "на"]:
        return at + 3
    if lows[:3] == [",", "ссылаясь", "на"]:
        return at + 3
    return None


def find_outlet_behind(tokens: Sequence[Token], cue: int) -> Mention | None:
    """Return the outlet behind a Russian verb that passes something on, at the end of its clause: пишет «Заря»."""
    if tokens[cue].low not in PASSES_ON["ru"] or cue + 1 >= len(tokens) or not _is_outlet(tokens[cue + 1]):
        return None
    if tokens[cue + 1].text.rstrip('»“”"').endswith(_DATIVES):
        return None  # сообщил «Интерфаксу» Новак
    found = phrase_behind(tokens, cue, min(len(tokens) - 1, cue + LONGEST_CLAUSE))
    return found if found and (found.last + 1 == len(tokens) or tokens[found.last + 1].kind == "mark") else None


def phrase_behind(tokens: Sequence[Token], cue: int, last: int) -> Mention | None:
    """Return the words behind a Russian verb up to the first preposition: сообщает "ТАСС" со ссылкой на …."""
    stop = cue + 1
    while stop <= last and tokens[stop].low not in _ENDS_RELAY and _is_inside(tokens[stop]):
        stop += 1
    return _phrase(tokens, cue + 1, stop - 1) if stop > cue + 1 else None
