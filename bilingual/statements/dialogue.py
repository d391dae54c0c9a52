"""Frames between dashes: «Это не беда, — сказал он. — Это жизнь», and dialogue in paragraphs that open with a dash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import CUES
from bilingual.statements.draft import Draft
from bilingual.statements.mentions import Mention
from bilingual.statements.names import Name
from bilingual.statements.phrases import find_source
from bilingual.statements.subjects import find_subject_after, find_subject_before
from bilingual.statements.tokens import Token

__all__ = ["Dialogue", "opens_with_dash", "read_dialogue", "with_dialogue"]

_DASHES = frozenset("—–-―")
_BEFORE_FRAME = frozenset(",.!?…")
_LONGEST_APPROACH = 4
"""Words between the dash and the verb: «— он ещё раз сказал»."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was said, in pieces around the frames, with the verb and speaker of the first frame."""

    content: tuple[Span, ...]
    cue: Token
    mention: Mention | None
    source: Span | None = None


def with_dialogue(draft: Draft, found: Dialogue) -> Draft:
    """Return ``draft`` with the verb and the speaker of a dialogue's first frame."""
    span = Span(found.cue.start, found.cue.stop)
    return replace(draft, cue=found.cue.text, mention=found.mention, source=found.source, cue_span=span)


def opens_with_dash(text: str, span: Span) -> int | None:
    """Return where the words begin in a paragraph that opens with a dash, or None."""
    body = span.of(text)
    if body[:1] in _DASHES and body[1:2].isspace():
        return span.start + len(body) - len(body[1:].lstrip())
    return None


def read_dialogue(text: str, tokens: Sequence[Token], names: Sequence[Name], language: Language) -> Dialogue | None:
    """Return the speech in ``tokens`` (a quotation's inside, a paragraph after its dash), or None without a frame."""
    content: list[Span] = []
    cue: Token | None = None
    mention: Mention | None = None
    source: Span | None = None
    first = index = 0
    while index < len(tokens):
        verb = _frame_verb(tokens, index, language)
        if verb is None:
            index += 1
            continue
        stop = _frame_end(tokens, verb)
        if cue is None:
            cue = tokens[verb]
            mention = _who(tokens[:stop], verb, [name for name in names if name.first > index], language)
            source = find_source(tokens[:stop], mention, verb, language) if mention else None
        _add(content, tokens, first, index)
        index = first = stop + 1 if stop < len(tokens) and tokens[stop].text in _DASHES else stop
    if cue is None:
        return None
    _add(content, tokens, first, len(tokens))
    return Dialogue(tuple(content), cue, mention, source) if content else None


def _frame_verb(tokens: Sequence[Token], dash: int, language: Language) -> int | None:
    """Return the index of the cue verb of a frame that ``dash`` opens, or None."""
    if tokens[dash].text not in _DASHES or dash == 0 or not _may_open(tokens[dash - 1]):
        return None
    for index in range(dash + 1, min(dash + 2 + _LONGEST_APPROACH, len(tokens))):
        token = tokens[index]
        if token.kind != "word":
            return None
        cue = CUES[language].get(token.low)
        if cue and cue.finite and cue.kind != "label":
            return index if not token.is_capitalised else None
    return None


def _may_open(before: Token) -> bool:
    return before.text in _BEFORE_FRAME or before.kind == "quote"


def _frame_end(tokens: Sequence[Token], verb: int) -> int:
    """Return the index of the dash that closes the frame, or the number of tokens."""
    for index in range(verb + 1, len(tokens)):
        if tokens[index].text in _DASHES and tokens[index - 1].text in ".,:;!?…":
            return index
    return len(tokens)


def _who(tokens: Sequence[Token], verb: int, names: Sequence[Name], language: Language) -> Mention | None:
    """Return the subject of a frame's verb, looking behind the verb first: that is the order between dashes."""
    inside = [name for name in names if name.last < len(tokens)]
    return find_subject_after(tokens, verb, inside, language) or find_subject_before(tokens, verb, inside, language)


def _add(content: list[Span], tokens: Sequence[Token], first: int, stop: int) -> None:
    """Add the stretch of tokens as a piece of what was said, without dashes and commas at its edges."""
    while first < stop and tokens[first].text in _DASHES:
        first += 1
    while stop > first and tokens[stop - 1].text in _DASHES:
        stop -= 1
    if any(token.kind != "mark" for token in tokens[first:stop]):
        content.append(Span(tokens[first].start, tokens[stop - 1].stop))
