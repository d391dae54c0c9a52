"""Paragraphs of plain text: where they begin and end.

A blank line ends a paragraph. A single line break does so too, unless the text was wrapped to a width: then the next
line's first word would not have fitted on the line before, and the break falls inside a sentence.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bilingual.bylines import Byline, find_bylines
from bilingual.datatypes import Block, Span
from bilingual.posts import find_copied_posts
from bilingual.read.kinds import Piece, name_kinds

__all__ = ["find_blocks", "find_title", "part_at_bylines"]

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_NARROWEST_WRAP, _WIDEST_WRAP = 40, 100
"""Widths text is wrapped to by hand, mail programs and editors; a paragraph on one line is longer."""

_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_STARTS_BLOCK = re.compile(r"[—–―\-•*>]\s|>|\d+[.)]\s")


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text`` with their kinds; all that lies between them is white space."""
    paragraphs = [span for chunk in _chunks(text) for span in _paragraphs(text, chunk)]
    pieces = part_at_bylines(text, paragraphs)
    return tuple(Block(piece.span, kind) for piece, kind in zip(pieces, name_kinds(text, pieces), strict=True))


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first heading, or None."""
    return next((block.span.of(text) for block in blocks if block.kind == "heading"), None)


def _chunks(text: str) -> Iterator[list[Span]]:
    """Yield the lines between blank lines, each trimmed of white space."""
    lines: list[Span] = []
    start = 0
    for match in _LINE_BREAK.finditer(text):
        line = _trimmed(text, start, match.start())
        start = match.end()
        if line:
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    last = _trimmed(text, start, len(text))
    if last:
        lines.append(last)
    if lines:
        yield lines


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    """Return the span without white space at its ends, or None when nothing is left."""
    line = text[start:stop]
    stripped = line.strip()
    if not stripped:
        return None
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(stripped))


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs of one chunk: wrapped lines joined, the others each for itself."""
    width = max(len(line) for line in lines)
    wrapped = [
        _NARROWEST_WRAP <= width <= _WIDEST_WRAP and _does_not_fit(text, line, following, width)
        for line, following in pairwise(lines)
    ]
    first = 0
    for is_wrapped, breaks in groupby(enumerate(wrapped), key=lambda item: item[1]):
        indices = [index for index, _ in breaks]
        if not is_wrapped or not _is_running_text(text, lines, indices):
            for index in indices:
                yield Span(lines[first].start, lines[index].stop)
                first = index + 1
    yield Span(lines[first].start, lines[-1].stop)


def _does_not_fit(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the following line was one too many for this line."""
    follower = following.of(text)
    if _STARTS_BLOCK.match(follower):
        return False
    word = follower.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width


def _is_running_text(text: str, lines: list[Span], breaks: list[int]) -> bool:
    """Tell whether most of the line breaks fall inside sentences; a single one must be followed by a small letter."""
    inside = [index for index in breaks if not _SENTENCE_END.search(lines[index].of(text)[-8:])]
    if len(breaks) == 1:
        return bool(inside) and text[lines[breaks[0] + 1].start].islower()
    return 2 * len(inside) >= len(breaks)


def _part_at_posts(text: str, paragraphs: Sequence[Span], posts: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs, cut where a copied post begins and ends inside of one."""
    edges = deque(edge for post in posts for edge in (post.start, post.stop))
    for paragraph in paragraphs:
        start = paragraph.start
        while edges and edges[0] < paragraph.stop:
            edge = edges.popleft()
            if start < edge and (part := _trimmed(text, start, edge)):
                yield part
            start = max(start, edge)
        if rest := _trimmed(text, start, paragraph.stop):
            yield rest


def part_at_bylines(text: str, paragraphs: Sequence[Span]) -> list[Piece]:
    """Part paragraphs after each byline, and join a byline that stands alone to the paragraph above it.

    The paragraphs of a post that was copied with its header and its time become one piece.
    """
    pieces: list[Piece] = []
    copied = deque(find_copied_posts(text))
    for paragraph in _part_at_posts(text, paragraphs, [post.span for post in copied]):
        while copied and copied[0].span.stop <= paragraph.start:
            copied.popleft()
        if copied and copied[0].span.contains(paragraph):
            if copied[0].span.start == paragraph.start:
                pieces.append(Piece(copied[0].span, None, fixed="tweet"))
            continue
        start = paragraph.start
        for found in find_bylines(paragraph.of(text)):
            byline = Byline(found.span.shifted(paragraph.start), found.name, found.handle, found.date)
            alone = not text[start : byline.span.start].strip()
            if alone and pieces and pieces[-1].byline is None and pieces[-1].fixed is None:
                start = pieces.pop().span.start
            pieces.append(Piece(Span(start, byline.span.stop), byline))
            start = byline.span.stop
        rest = _trimmed(text, start, paragraph.stop)
        if rest:
            pieces.append(Piece(rest, None))
    return pieces
