"""Where quotation marks open and close, in every convention of both languages.

One pass over a paragraph with a stack. Only the outermost quotations are given back: what is quoted inside them belongs
to what was said. A mark that is an apostrophe, an inch or a foot opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilingual.datatypes import Span

__all__ = ["Quote", "find_quotes"]

_CLOSERS: Mapping[str, str] = {
    "«": "»",
    "„": '“”"»',
    "“": '”"',
    "”": '”"',  # typed for an opening mark: ”so”
    '"': '"”',
    "‹": "›",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’'",
}
"""Marks that may close what each mark opened; a keyboard mixes them."""

_SINGLE = frozenset("‘'‚‹")
"""Openers that are never closed by guess: unmatched, they are apostrophes."""

_MARKS = frozenset("«»„“”\"‹›‘’'‚")
_CLOSED_BEFORE_FRAME = frozenset(",.!?…—–-")
_DEEPEST = 8
"""Levels of quotation that are told apart; no one reads more, and a bound keeps hostile text linear."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One outermost quotation: ``outer`` with its marks, ``inner`` without them.

    ``closed`` is False when the paragraph ends before the mark does, ``opened`` is False for a paragraph that goes on
    with the quotation of the one before it and has no opening mark of its own.
    """

    outer: Span
    inner: Span
    closed: bool = True
    opened: bool = True


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, and where marks of its own kind closed inside it."""

    mark: str
    at: int
    inside: list[int]


def find_quotes(text: str, start: int, stop: int, *, continues: bool = False) -> tuple[Quote, ...]:
    r"""Return the outermost quotations of the paragraph ``text[start:stop]``, in order.

    ``continues``: the paragraph before left a quotation open, so this one may close it without an opening mark.

    >>> text = "He's „so“ tall, 5'10\"."
    >>> [quote.inner.of(text) for quote in find_quotes(text, 0, len(text))]
    ['so']
    """
    marks = [at for at in range(start, stop) if text[at] in _MARKS]
    if not marks:
        return ()
    found, stack = _match(text, start, stop, marks, continues)
    unmatched = {item.at for item in stack if item.mark in _SINGLE and item.at > start}
    if unmatched:  # an apostrophe at the start of a word ('cause) was taken for a mark, and hid what came after it
        marks = [at for at in marks if at not in unmatched]
        found, stack = _match(text, start, stop, marks, continues)
    _recover(text, start, stop, stack, found)
    return tuple(found)


def _match(text: str, start: int, stop: int, marks: list[int], continues: bool) -> tuple[list[Quote], list[_Open]]:
    """Return the outermost matched quotations and what was left open."""
    stack: list[_Open] = []
    found: list[Quote] = []
    for at in marks:
        mark = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < stop else " "
        level = _level_closed(stack, mark, before, after)
        if level is not None:
            opened = stack[level]
            del stack[level:]
            if stack:
                stack[-1].inside.append(at)
            elif at > opened.at + 1:
                found.append(_quote(opened.at, at))
        elif _opens(mark, before, after, stack):
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark, at, []))
        elif continues and not found and not stack and mark in '»”"“' and not after.isalnum() and at > start:
            found.append(Quote(Span(start, at + 1), Span(start, at), opened=False))
    return found, stack


def _quote(opening: int, closing: int) -> Quote:
    return Quote(Span(opening, closing + 1), Span(opening + 1, closing))


def _level_closed(stack: list[_Open], mark: str, before: str, after: str) -> int | None:
    """Return the index in the stack of what ``mark`` closes, or None when it closes nothing."""
    if mark in "«„‚‹" or not stack:
        return None
    if mark in "'’\"" and before.isspace() and not after.isspace():
        return None
    if mark in "'’" and after.isalnum():
        return None  # an apostrophe
    if mark in '"“' and _starts_word(before, after) and stack[-1].mark != "„":
        return None  # a straight mark between space and letter opens
    for level in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[level].mark]:
            return level
    return None


def _opens(mark: str, before: str, after: str, stack: list[_Open]) -> bool:
    """Tell whether ``mark`` opens a quotation."""
    if mark in "«„‹‚":
        return not after.isspace() or mark in "«„"
    if mark in "»›’":
        return False
    if mark == "”":
        return not stack and _starts_word(before, after)
    if mark == "'":
        return _starts_word(before, after) and after.isalpha()
    if mark == "‘":
        return not before.isalnum() and not after.isspace()
    if mark == '"' and before.isdigit():
        return False  # an inch
    return not before.isalnum() and not after.isspace()


def _starts_word(before: str, after: str) -> bool:
    """Tell whether a mark stands before a word and after a gap."""
    return (before.isspace() or before in "([{—–-/«“„\"'‘:…") and not after.isspace() and after not in ".,;:!?)]}"


def _recover(text: str, start: int, stop: int, stack: list[_Open], found: list[Quote]) -> None:
    """Close by guess what the paragraph left open.

    Russian typesetting writes one mark where two would close («… «Роскосмос», — сказал он); else the quotation runs to
    the end of the paragraph.
    """
    opened = next((item for item in stack if item.mark not in _SINGLE or item.at == start), None)
    if opened is None:
        return
    end = opened.at + len(text[opened.at : stop].rstrip())
    for closing in opened.inside:
        following = text[closing + 1 : min(closing + 4, stop)].lstrip(" ")
        if not following.strip() or following[0] in _CLOSED_BEFORE_FRAME:
            found.append(_quote(opened.at, closing))
            return
    if end > opened.at + 1:
        found.append(Quote(Span(opened.at, end), Span(opened.at + 1, end), closed=False))
