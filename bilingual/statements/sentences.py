"""Sentences as attribution needs them: a quotation is never cut, and an afterthought stays with its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bilingual.datatypes import Block, Language, Segment, Span
from bilingual.language import script_of
from bilingual.statements.names import Name, find_names
from bilingual.statements.quotes import Quote, find_quotes
from bilingual.statements.tokens import Token, tokenize

__all__ = ["Gloss", "Paragraph", "Sentence", "read_paragraph"]

_ENDS_SENTENCE = re.compile(r"[.!?…]+[\"'»”’“)\]]*$")
_TITLE = re.compile(r"\b(?:Del|Supt|Amb|Det|Insp|Cpl|Pvt|Atty|Asst|Cmdr|Comm|Dep)\.$")
"""Titles cut short that no splitter of sentences knows."""

_GOES_ON = re.compile(r"[(\s]*(?:[—–-]\s+)?[^\W\dA-ZА-ЯЁ_]")
_DATELINE = re.compile(
    r"[A-ZА-ЯЁ]{3,}(?:[ /-][A-ZА-ЯЁ]{2,}){0,3}(?:,[^\n!?«»“”\"()/]{1,60}?)?\s?"
    r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,30}/)?\s?(?:[—–-]{1,2}\s|(?<=/)\.\s)(?=\S)"
)
"""Where and by whom a report was filed: "MURMANSK, Russia, March 14 (Northern Wire) - "."""
_MOST_TOKENS = 400
"""Words and marks of a sentence; twice the longest in news. It keeps text without full stops linear."""

_LONGEST_LABEL = 4
"""Words and marks before a quotation in brackets: (в оригинале: “…”), (in Russian, «…»)."""

_LONGEST_TAIL = 12  # characters a sentence's final marks can take


@dataclass(frozen=True, slots=True)
class Gloss:
    """A translation in parentheses behind a quotation: “Сначала дороги” (“First the roads”)."""

    of: Quote
    quote: Quote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its quotations as single tokens. ``glosses`` have no tokens of their own."""

    span: Span
    language: Language
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    glosses: tuple[Gloss, ...]

    @property
    def quotes(self) -> list[Token]:
        """The tokens that are quotations."""
        return [token for token in self.tokens if token.kind == "quote"]

    @property
    def has_words(self) -> bool:
        """Tell whether a word or number stands outside of quotations."""
        return any(token.kind in ("word", "number", "handle") for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with its sentences. ``left_open`` tells that its last quotation goes on in the next block."""

    block: Block
    language: Language
    sentences: tuple[Sentence, ...]
    left_open: bool


def read_paragraph(text: str, block: Block, segments: Sequence[Segment], *, continues: bool) -> Paragraph:
    """Return the sentences of a block. ``continues``: the block before left a quotation open."""
    quotes = find_quotes(text, block.span.start, block.span.stop, continues=continues)
    spans = _joined(text, segments, quotes)
    sentences = tuple(part for span in spans for part in _sentences(text, span, quotes))
    weights: dict[Language, int] = {}
    for segment in segments:
        weights[segment.language] = weights.get(segment.language, 0) + len(segment.span)
    language = max(weights, key=lambda item: weights[item]) if weights else "other"
    return Paragraph(block, language, sentences, bool(quotes) and not quotes[-1].closed)


def _joined(text: str, segments: Sequence[Segment], quotes: Sequence[Quote]) -> list[Span]:
    """Return the spans of segments, joined where a boundary cuts a quotation or is no end of a sentence."""
    spans: list[Span] = []
    at = 0
    for segment in segments:
        while at < len(quotes) and quotes[at].outer.stop <= segment.span.start:
            at += 1
        cut = at < len(quotes) and quotes[at].outer.start < segment.span.start
        if spans and (cut or not _parted(text, spans[-1].stop, segment.span.start)):
            spans[-1] = Span(spans[-1].start, segment.span.stop)
        else:
            spans.append(segment.span)
    return spans


def _parted(text: str, stop: int, start: int) -> bool:
    """Tell whether a sentence ends at ``stop`` and another begins at ``start``."""
    before = text[max(0, stop - _LONGEST_TAIL) : stop]
    if _TITLE.search(before):
        return False
    return bool(_ENDS_SENTENCE.search(text[max(0, stop - _LONGEST_TAIL) : stop])) and not _GOES_ON.match(
        text[start : start + _LONGEST_TAIL]
    )


def _sentences(text: str, span: Span, quotes: Sequence[Quote]) -> list[Sentence]:
    """Return a sentence without its dateline; what is too long to be one comes in pieces."""
    dateline = _DATELINE.match(text, span.start, span.stop)
    start = dateline.end() if dateline else span.start
    first = bisect_left(quotes, start, key=lambda quote: quote.outer.start)
    stop = bisect_right(quotes, span.stop, key=lambda quote: quote.outer.stop)
    tokens, glosses = _without_glosses(tokenize(text, start, span.stop, quotes[first:stop]))
    found = []
    for at in range(0, len(tokens), _MOST_TOKENS):
        piece = tokens[at : at + _MOST_TOKENS]
        inside = Span(piece[0].start, piece[-1].stop)
        plain = " ".join(token.text for token in piece if token.kind == "word")
        language = script_of(plain or inside.of(text))
        own = tuple(gloss for gloss in glosses if inside.contains(gloss.of.outer))
        found.append(Sentence(inside, language, tuple(piece), tuple(find_names(piece, text)), own))
    return found


def _quoted_in_brackets(tokens: Sequence[Token], index: int) -> int | None:
    """Return where the quotation in the brackets that open at ``index`` stands: («…»), (в оригинале: “…”)."""
    if tokens[index].text != "(":
        return None
    at = index + 1
    while at < len(tokens) and at - index <= _LONGEST_LABEL and (tokens[at].kind == "word" or tokens[at].text in ",:"):
        at += 1
    is_closed = at + 1 < len(tokens) and tokens[at].kind == "quote" and tokens[at + 1].text == ")"
    return at if is_closed else None


def _glossed_by(gloss: Token, before: Sequence[Token], after: Sequence[Token]) -> Quote | None:
    """Return the quotation in the other script right before a gloss, or before the frame that the gloss ends."""
    is_last = all(token.kind == "mark" for token in after)
    near = before if is_last else before[-1:]
    quote = next((token for token in reversed(near) if token.quote), None)
    return quote.quote if quote is not None and script_of(quote.text) != script_of(gloss.text) else None


def _without_glosses(tokens: Sequence[Token]) -> tuple[list[Token], list[Gloss]]:
    """Take out ``( quotation )`` behind a quotation in the other script, or at the end of its sentence."""
    kept: list[Token] = []
    glosses: list[Gloss] = []
    index = 0
    while index < len(tokens):
        inside = _quoted_in_brackets(tokens, index) if kept else None
        if inside is not None and (quote := _glossed_by(tokens[inside], kept, tokens[inside + 2 :])) is not None:
            gloss = tokens[inside].quote
            assert gloss is not None  # noqa: S101  (it is a quotation)
            glosses.append(Gloss(quote, gloss))
            index = inside + 2
            continue
        kept.append(tokens[index])
        index += 1
    return kept, glosses
