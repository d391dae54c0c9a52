"""What kind of block each paragraph is. A kind is a small rule with a name; the first that fires decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bilingual.bylines import Byline
from bilingual.datatypes import BlockKind, Span
from bilingual.language import script_of

__all__ = ["Piece", "name_kinds"]

_LONGEST_HEADING = 120  # characters; news style guides stop well below
_LONGEST_CAPTION = 300
_LONGEST_HEADING_RUN = 3  # title, subtitle, section; more lines without a full stop are a list or verse

_PICTURE = (
    r"(?:image|images|photo|photos|photograph|picture|video|screenshot|screengrab|screen capture|credit|cover image"
    r"|featured image|file photo|фото|фотография|фотографии|изображение|иллюстрация|видео|скриншот|снимок|кадр)"
)
_CREDIT_WORD = (
    r"(?:by|from|via|courtesy|credit|credits|distributed|provided|shared|posted|taken|released|uploaded|source"
    r"|с сайта|из архива|из|пресс-служб\w+|предоставлен\w*|опубликован\w*|автор\w*|сделан\w*)"
)
_CAPTION_LABEL = re.compile(rf"{_PICTURE}(?:\s+{_CREDIT_WORD})?\s*[:|/©—–]", re.IGNORECASE)
_CREDIT_SENTENCE = re.compile(
    rf"(?:^|[.!?…\]»”\")|/—–-]\s+|[(\[]){_PICTURE}\s+{_CREDIT_WORD}\b[^.!?]*[.)\]]*$", re.IGNORECASE
)
_CREDIT_TAIL = re.compile(rf"[.!?…»”\")\]]\s+{_PICTURE}\s*[:|/©—–]\s*[^.!?]{{1,80}}\.?$", re.IGNORECASE)
_AGENCY_CREDIT = re.compile(
    r"(?:©|\((?:AP|AFP|Reuters|Getty|TASS|ТАСС|РИА)[^()]*(?:Photo|Images|Фото)[^()]*\)$)", re.IGNORECASE
)

_FINAL_PUNCTUATION = re.compile(r"[.!?…:;,][\"'»”’)\]]*$")
_OPENS_QUOTED_TEXT = re.compile(r"[:,—–]$")
_NOT_IN_HEADINGS = re.compile(
    r"^(?:By|Автор|Текст):?\s+[A-ZА-ЯЁ]\S+\s+[A-ZА-ЯЁ]\S+\s*(?:[|,•]|$)|[#@]\w|https?://|pic\.twitter\.com|^[—–\-•*>]"
)
_AUTHOR_WORDS = re.compile(r"[,!?…] [—–-] [a-zа-яё]")  # «Уйдём, — сказал он»
_QUOTATION_MARKS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph before it has a kind; ``byline`` is at its end when there is one.

    ``fixed`` is the kind that a format gives it, which no rule changes; ``may_head`` is False where a format would
    have marked a heading as one.
    """

    span: Span
    byline: Byline | None
    fixed: BlockKind | None = None
    may_head: bool = True

    def post_of(self, text: str) -> str:
        """Return the paragraph without its byline."""
        return text[self.span.start : self.byline.span.start if self.byline else self.span.stop]


@dataclass(frozen=True, slots=True)
class _Context:
    """What a rule may look at: the pieces of the text, and which one is asked about."""

    text: str
    pieces: Sequence[Piece]
    index: int

    @property
    def line(self) -> str:
        return self.pieces[self.index].span.of(self.text)


def name_kinds(text: str, pieces: Sequence[Piece]) -> list[BlockKind]:
    """Return the kind of each piece, in order."""
    kinds = [_kind(_Context(text, pieces, index)) for index in range(len(pieces))]
    _widen_tweets(text, pieces, kinds)
    _keep_real_headings(text, pieces, kinds)
    return kinds


def _kind(context: _Context) -> BlockKind:
    if fixed := context.pieces[context.index].fixed:
        return fixed
    return next((kind for kind, rule in _RULES if rule(context)), "body")


def _is_signed(context: _Context) -> bool:
    """A byline at the end: ``… — Name (@handle) February 24, 2022``."""
    return context.pieces[context.index].byline is not None


def _is_credit(context: _Context) -> bool:
    """A picture's label or credit: ``Image: AP``, ``Фото: РИА Новости``, ``… Photo by Ivan Petrov.``."""
    line = context.line
    if len(line) > _LONGEST_CAPTION:
        return False
    if _CAPTION_LABEL.match(line):
        return True
    return any(credit.search(line) for credit in (_CREDIT_SENTENCE, _CREDIT_TAIL, _AGENCY_CREDIT))


def _is_quotation(context: _Context) -> bool:
    """Quoted as a whole: one pair of quotation marks around it, or ``>`` before it."""
    line = context.line
    if line.startswith(">"):
        return True
    closing = _QUOTATION_MARKS.get(line[0], "")
    body = line[1:].rstrip(".,!?…")
    if not closing or not body.endswith(tuple(closing)):
        return False
    inner = body[:-1]
    is_one = line[0] not in inner and not any(mark in inner for mark in closing)
    return is_one and not _AUTHOR_WORDS.search(inner)


def _is_heading(context: _Context) -> bool:
    """A short line without a final stop that begins with a capital and opens nothing."""
    line = context.line
    if not context.pieces[context.index].may_head:
        return False
    if len(line) > _LONGEST_HEADING or _FINAL_PUNCTUATION.search(line) or _NOT_IN_HEADINGS.search(line):
        return False
    first = next((character for character in line if character.isalnum()), "")
    if not (first.isupper() or first.isdigit()) or not any(character.isalpha() for character in line):
        return False
    before = context.pieces[context.index - 1].span.of(context.text)[-1:] if context.index else ""
    return not _OPENS_QUOTED_TEXT.match(before)


_RULES: tuple[tuple[BlockKind, Callable[[_Context], bool]], ...] = (
    ("tweet", _is_signed),
    ("caption", _is_credit),
    ("quote", _is_quotation),
    ("heading", _is_heading),
)


def _keep_real_headings(text: str, pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Turn headings back to body where no running text follows them, or where too many follow each other."""
    running_text_follows = False
    stop = len(kinds)
    while stop:
        start = stop - 1
        if kinds[start] != "heading":
            line = pieces[start].span.of(text)
            running_text_follows |= kinds[start] != "caption" and bool(
                _FINAL_PUNCTUATION.search(line) or len(line) > _LONGEST_HEADING
            )
            stop = start
            continue
        while start and kinds[start - 1] == "heading":
            start -= 1
        if not running_text_follows or stop - start > _LONGEST_HEADING_RUN:
            kinds[start:stop] = [piece.fixed or "body" for piece in pieces[start:stop]]
        stop = start


def _widen_tweets(text: str, pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Let a byline sign the paragraphs above it too, while they are in its post's script and not in the article's."""
    scripts = [script_of(piece.post_of(text)) for piece in pieces]
    lengths: Counter[str] = Counter()
    for piece, script in zip(pieces, scripts, strict=True):
        lengths[script] += len(piece.span)
    article = max(lengths, key=lambda script: lengths[script], default=None)
    for index in range(len(kinds) - 1, 0, -1):
        if pieces[index].fixed or pieces[index - 1].fixed:
            continue
        if kinds[index] != "tweet" or kinds[index - 1] not in ("body", "quote", "heading"):
            continue
        if scripts[index] == scripts[index - 1] != article:
            kinds[index - 1] = "tweet"
