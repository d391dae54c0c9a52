"""Where quotation marks open and close, in every convention of both languages.

One pass over a paragraph with a stack. Only the outermost quotations are given back: what is quoted inside them belongs
to what was said. A mark that is an apostrophe, an inch or a foot opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bilingual.datatypes import Span
from bilingual.language import script_of
from bilingual.words import find_words

__all__ = ["Quote", "find_quotes", "looks_like_title"]

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

_MARK = re.compile("''|``|[«»„“”\"‹›‘’'‚]")
_CLOSED_BEFORE_FRAME = frozenset(",.!?…—–-")
_ENDS_CLAUSE = re.compile(r"[,.!?;]")
_SMALL_IN_TITLES = 3
"""Letters of words that English titles leave small: the, of, and."""

_ENDS_AFTER = ",.;:!?)"
"""What stands behind a closing mark, even where a blank was typed before it."""

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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark at ``at`` to ``end`` and its neighbours; ``kind`` is one character, '"' for two apostrophes."""

    at: int
    end: int
    kind: str
    before: str
    after: str


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, and where marks of its own kind closed inside it."""

    mark: _Mark
    inside: list[_Mark]


def find_quotes(text: str, start: int, stop: int, *, continues: bool = False) -> tuple[Quote, ...]:
    r"""Return the outermost quotations of the paragraph ``text[start:stop]``, in order.

    ``continues``: the paragraph before left a quotation open, so this one may close it without an opening mark.

    >>> text = "He's „so“ tall, 5'10\"."
    >>> [quote.inner.of(text) for quote in find_quotes(text, 0, len(text))]
    ['so']
    """
    marks = _find_marks(text, start, stop)
    if not marks:
        return ()
    found, stack = _match(text, start, stop, marks, continues)
    unmatched = {
        item.mark.at for item in stack if item.mark.kind in _SINGLE and (item.mark.at > start or item.mark.kind == "'")
    }
    if unmatched:  # an apostrophe at the start of a word ('cause) was taken for a mark, and hid what came after it
        marks = [mark for mark in marks if mark.at not in unmatched]
        found, stack = _match(text, start, stop, marks, continues)
    _recover(text, start, stop, stack, found)
    return tuple(found)


def _find_marks(text: str, start: int, stop: int) -> list[_Mark]:
    """Return everything that may be a quotation mark; two apostrophes typed as one mark (''so'') count as one."""
    marks = []
    for match in _MARK.finditer(text, start, stop):
        kind = '"' if len(match[0]) == 2 else match[0]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < stop else " "
        marks.append(_Mark(match.start(), match.end(), kind, before, after))
    return marks


def _match(text: str, start: int, stop: int, marks: list[_Mark], continues: bool) -> tuple[list[Quote], list[_Open]]:
    """Return the outermost matched quotations and what was left open."""
    stack: list[_Open] = []
    found: list[Quote] = []
    for mark in marks:
        level = _level_closed(stack, mark)
        if level is not None:
            opened = stack[level]
            del stack[level:]
            if stack:
                stack[-1].inside.append(mark)
            elif mark.at > opened.mark.end:
                found.append(_quote(opened.mark, mark))
        elif _opens(mark, stack):
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark, []))
        elif (
            continues and not (found or stack) and mark.kind in '»”"“' and not mark.after.isalnum() and mark.at > start
        ):
            found.append(Quote(Span(start, mark.end), Span(start, mark.at), opened=False))
    return found, stack


def _quote(opening: _Mark, closing: _Mark) -> Quote:
    return Quote(Span(opening.at, closing.end), Span(opening.end, closing.at))


def _level_closed(stack: list[_Open], mark: _Mark) -> int | None:
    """Return the index in the stack of what ``mark`` closes, or None when it closes nothing."""
    kind, before, after = mark.kind, mark.before, mark.after
    if kind in "«„‚‹" or not stack:
        return None
    if kind in "'’\"" and before.isspace() and not after.isspace() and after not in _ENDS_AFTER:
        return None
    if kind in "'’" and after.isalnum():
        return None  # an apostrophe
    if kind in '"“' and _starts_word(before, after) and stack[-1].mark.kind != "„":
        return None  # a straight mark between space and letter opens
    for level in range(len(stack) - 1, -1, -1):
        if kind in _CLOSERS[stack[level].mark.kind]:
            return level
    return None


def _opens(mark: _Mark, stack: list[_Open]) -> bool:
    """Tell whether ``mark`` opens a quotation."""
    kind, before, after = mark.kind, mark.before, mark.after
    if kind in "«„‹‚":
        return not after.isspace() or kind in "«„"
    if kind in "»›’":
        return False
    if kind == "”":
        return not stack and _starts_word(before, after)
    if kind == "'":
        return _starts_word(before, after) and after.isalpha()
    if kind == '"' and before.isdigit():
        return False  # an inch
    return (
        not before.isalnum() and not after.isspace() and not (kind == '"' and before.isspace() and after in _ENDS_AFTER)
    )


def _starts_word(before: str, after: str) -> bool:
    """Tell whether a mark stands before a word and after a gap."""
    return (before.isspace() or before in "([{—–-/«“„\"'‘:…") and not after.isspace() and after not in ".,;:!?)]}"


def _recover(text: str, start: int, stop: int, stack: list[_Open], found: list[Quote]) -> None:
    """Close by guess what the paragraph left open.

    Russian typesetting writes one mark where two would close («… «Роскосмос», — сказал он); else the quotation runs to
    the end of the paragraph.
    """
    opened = next((item for item in stack if item.mark.kind not in _SINGLE or item.mark.at == start), None)
    if opened is None:
        return
    end = opened.mark.at + len(text[opened.mark.at : stop].rstrip())
    for closing in opened.inside:
        following = text[closing.end : min(closing.end + 3, stop)].lstrip(" ")
        if not following.strip() or following[0] in _CLOSED_BEFORE_FRAME:
            found.append(_quote(opened.mark, closing))
            return
    if end > opened.mark.end:
        found.append(Quote(Span(opened.mark.at, end), Span(opened.mark.end, end), closed=False))


def looks_like_title(words: str) -> bool:
    """Tell whether every longer word has a capital and nothing ends a sentence, as in an English title.

    >>> looks_like_title("All Bets Are Off"), looks_like_title("All bets are off"), looks_like_title("Yes, I do.")
    (True, False, False)
    """
    words = words.strip('“”"«» ').removesuffix(".").removesuffix(",")  # American marks stand inside
    found = [span.of(words) for span in find_words(words)]
    n_capitals = sum(word[0].isupper() for word in found)
    capitalised = all(word[0].isupper() or len(word) <= _SMALL_IN_TITLES for word in found)
    return n_capitals > 1 and capitalised and script_of(words) == "en" and not _ENDS_CLAUSE.search(words)
