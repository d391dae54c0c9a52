"""Reporting frames: the words around what was said that say who said it ("he also said that", «по словам Пескова,»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Language
from bilingual.statements.according import read_according
from bilingual.statements.cues import CUES, Cue
from bilingual.statements.frame import Frame, FrameKind
from bilingual.statements.homographs import SHORT_BE, clause_verb, is_no_verb, skip_transparent
from bilingual.statements.institutions import find_speaking_document, find_speaking_place
from bilingual.statements.mentions import Mention, name_at
from bilingual.statements.names import Name
from bilingual.statements.relays import find_outlet_behind, read_citation, read_passed_words, read_quoted_as_saying
from bilingual.statements.reported_nouns import read_reported_noun
from bilingual.statements.subjects import find_elided_subject, find_subject_after, find_subject_before
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["find_frames", "read_verb"]


_BE = word_set("is are was were be been being")


_LONGEST_APPROACH = 4
"""Words between a mark and an inverted verb: «— с поклоном сказал швейцар»."""

_PLURALS = ("ли", "ют", "ят", "ут", "ат")
_MOST_FRAMES = 12
"""Frames read in one sentence; more are a list of verbs, and a bound keeps it linear."""

_AS: dict[Language, str] = {"en": "as", "ru": "как"}
_TRANSITIVE = word_set("told tells tell")
"""Verbs with whom it was said behind them, never who said it."""

_SUBORDINATES = word_set("when after as while before since because although if когда после если хотя пока")
_AND = word_set("and but then и а но затем")


def find_frames(tokens: Sequence[Token], names: Sequence[Name], language: Language) -> list[Frame]:
    """Return the frames of one sentence in order."""
    frames: list[Frame] = []
    table = CUES[language]
    index = 0
    while index < len(tokens) and len(frames) < _MOST_FRAMES:
        token = tokens[index]
        if token.kind != "word":
            index += 1
            continue
        frame = read_according(tokens, index, names, language)
        if frame is None and language == "ru":
            frame = read_passed_words(tokens, index)
        if frame is None:
            frame = read_reported_noun(tokens, index, names, language)
        cue = table.get(token.low) if frame is None else None
        if cue and not is_no_verb(tokens, index, language, cue):
            earlier = next((item for item in reversed(frames) if item.kind == "verb" and not item.is_participle), None)
            frame = read_verb(tokens, index, names, language, cue, earlier)
            frame = read_citation(frame, tokens, names, language) if frame else None
        if frame:
            frames.append(frame)
        index = max(index + 1, frame.stop if frame else 0)
    return frames


def read_verb(
    tokens: Sequence[Token],
    index: int,
    names: Sequence[Name],
    language: Language,
    cue: Cue,
    earlier: Frame | None = None,
) -> Frame | None:
    """Return the frame around the verb ``tokens[index]``: its subject and how far it reaches.

    ``earlier`` is the frame before it in its sentence, whose subject it may share.
    """
    if nested := read_quoted_as_saying(tokens, index, names, language):
        return nested
    head = clause_verb(tokens, index) if language == "en" else index
    before = skip_transparent(tokens, head - 1)
    previous = tokens[before] if before >= 0 else None
    passive = language == "en" and cue.finite and previous is not None and previous.low in _BE
    if not cue.finite and language == "en" and previous is not None and _is_be(previous):
        cue = replace(cue, finite=True)  # Novak is demanding that
    if cue.finite and language == "en" and _has_quoted_subject(tokens, index):
        return None
    by_saying = not cue.finite and previous is not None and previous.low == "by"
    subject = None if passive or by_saying else find_subject_before(tokens, head, names, language)
    if not cue.finite and language == "en" and (named := name_at(tokens, index - 1, names)):
        subject = named  # footage of Novak saying
    inverted = False
    if cue.finite and not passive and tokens[index].low not in _TRANSITIVE and _may_invert(previous, subject, language):
        after = find_subject_after(tokens, index, names, language)
        accusative = language == "ru" and after is not None and after.text.endswith(("у", "ю"))
        accusative = accusative or (subject is not None and cue.kind == "label")  # Новак назвал Рида «…»
        if after and not accusative and (subject is None or after.kind == "name"):  # призвало Москву
            subject, inverted = after, True
    shared = earlier is not None and (subject is None or not cue.finite)
    if language == "ru" and previous is not None and previous.text in ",—–-":
        outlet = find_outlet_behind(tokens, index)
        subject, inverted = (outlet, True) if outlet else (subject, inverted)
    speaks = language == "ru" and tokens[index].low.endswith(_PLURALS)
    place = (
        find_speaking_place(tokens, index) if speaks and (subject is None or subject.kind == "description") else None
    )
    if language == "ru" and tokens[index].low.endswith("ся"):
        place = find_speaking_document(tokens, index, names) or place
    if subject and place and place[0].first <= subject.first <= place[0].last:
        subject = None  # в городской "администрации" сообщили
    if subject is None and not passive:
        subject, inverted = place or (find_elided_subject(tokens, head, names), False)
        start = before if previous and previous.low in _AND else before + 1
        if shared and earlier and subject and subject.first > earlier.cue and _is_subordinate(tokens, earlier):
            shared = False  # when the mayor mentioned it, Novak laughed and said
    else:
        start = _start(tokens, subject, head) if not inverted else _approach(tokens, before)
    stop = subject.last + 1 if subject and inverted else index + 1
    if language == "en" and tokens[index].low.startswith("put"):
        stop += 1  # as Novak put it
    kind: FrameKind = "verb"
    if start > 0 and tokens[start - 1].low == _AS[language] and cue.finite:
        kind, start = "as-said", start - 1
    elif language == "ru" and start > 2 and [token.low for token in tokens[start - 2 : start]] == ["о", "чем"]:
        kind, start = "as-said", start - 2  # …, о чём заявил Новак
    return Frame(
        kind, index, start, stop, cue.kind, subject, shared, inverted, tokens[index].text, not cue.finite, passive
    )


def _is_be(token: Token) -> bool:
    """Tell whether a word makes the participle behind it a verb: "is", "He's"."""
    return token.low in _BE or token.low in SHORT_BE


def _is_subordinate(tokens: Sequence[Token], frame: Frame) -> bool:
    """Tell whether a frame stands in a clause that opens with "when" or "after"."""
    start = frame.start
    while start > 0 and tokens[start - 1].kind in ("word", "number"):
        start -= 1
    return any(token.low in _SUBORDINATES for token in tokens[max(0, start - 1) : frame.start + 1])


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


def _may_invert(previous: Token | None, subject: Mention | None, language: Language) -> bool:
    """Tell whether a verb after ``previous`` may have its subject behind it; Russian order is free."""
    if language == "ru":
        return subject is None or subject.kind == "description" or subject.last == subject.first == 0
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
