"""Places where a sentence may end, and what stands on both sides of each.

A candidate is a stop before white space, an emoji before white space, or a stop glued to the next capital. Windows are
bounded, so that looking around costs the same anywhere in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilingual.words import FUNCTION_WORDS

__all__ = ["EMOJI", "LINK", "OPENING", "OPENING_QUOTES", "Candidate", "find_candidates", "look_around"]

OPENING_QUOTES = "«“„‘\"'"
OPENING = OPENING_QUOTES + "(["
"""Marks that open a quotation; or a bracket too."""

_WINDOW = 300  # characters a rule sees on either side; a long sentence
_LONGEST_WORD = 40  # of those the rules know by name, with a wide margin

LINK = r"(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+)(?!\S)"
_EMOJI_CLASS = (
    "\u2600-\u2763\u2768-\u27bf\U0001f300-\U0001f48a\U0001f48c-\U0001f492\U0001f4a0-\U0001f5a3\U0001f5a5-\U0001f90c"
    "\U0001f910-\U0001faff"
)  # without hearts (I ❤ Moscow) and flags, which stand for words
_EMOJI_PARTS = "\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff"  # selectors, joiners, skin colours
EMOJI = f"[{_EMOJI_CLASS}][{_EMOJI_PARTS}]*"
_CANDIDATE = re.compile(
    rf"""
      (?<![.!?…])(?P<stop>[.!?…]+)
      (?P<closing>(?:\s?[»)\]]|[”’"'“*_])*)            # what closes after the stop stays with the sentence
      (?:\s*{EMOJI})*(?:\s+{LINK})*                  # so do emoji and links
      (?=\s)
    | (?<![{_EMOJI_CLASS}{_EMOJI_PARTS}])(?P<emoji>{EMOJI}(?:\s*{EMOJI})*)(?=\s)
    | (?<=[a-zа-яё])(?P<glued>[.!?…])(?=[A-ZА-ЯЁ][a-zа-яё\s])
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_]+(?:[-/.’'][^\W_]+)*$")
_SPACED = re.compile(r"(?<!\S)([a-zа-яё])\.\s([a-zа-яё])$")  # т. д, a. m
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WHITE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end.

    ``start`` and ``stop`` are the offsets of the mark with what closes after it, ``following`` is where the next
    sentence would begin. ``mark`` is the stop itself (``.``, ``?!``, ``…``; empty for an emoji), ``closing`` the
    quotation marks and brackets after it. ``left`` is this sentence before the mark and ``right`` the text that
    follows, at most a window of each; ``right`` is empty only at the end of the text. ``last_word`` is what the stop
    is attached to (``U.S``, ``т.е``, also for ``т. е.``, ``Mr``).
    """

    start: int
    stop: int
    following: int
    mark: str
    closing: str
    left: str
    right: str
    last_word: str
    next_word: str
    sees_the_end: bool
    is_emoji: bool
    is_glued: bool

    @property
    def is_dot(self) -> bool:
        """Whether it is a bare full stop, which may belong to an abbreviation."""
        return self.mark == "." and not self.closing

    @property
    def opens_with_function_word(self) -> bool:
        """Whether the next word is one that often opens a sentence (``The``, ``В``) and never a name."""
        return self.next_word.lower() in FUNCTION_WORDS

    @property
    def follows_number(self) -> bool:
        """Whether a number stands before the last word: ``2014 г.``, ``5 см.``."""
        return self.left[: len(self.left) - len(self.last_word)].rstrip()[-1:].isdigit()


def find_candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield the places in ``text`` where a sentence may end, in order."""
    return _CANDIDATE.finditer(text)


def look_around(text: str, start: int, match: re.Match[str]) -> Candidate:
    """Return what a rule may know about the place ``match``, in a sentence that begins at ``start``."""
    left = text[max(start, match.start() - _WINDOW) : match.start()]
    white = _WHITE.match(text, match.end())
    following = white.end() if white else match.end()
    right = text[following : following + _WINDOW]
    last = _LAST_WORD.search(left[-_LONGEST_WORD:])
    spaced = _SPACED.search(left[-_LONGEST_WORD:])
    opening = _NEXT_WORD.match(right.lstrip(OPENING))
    return Candidate(
        start=match.start(),
        stop=match.end(),
        following=following,
        mark=match["stop"] or match["glued"] or "",
        closing=match["closing"] or "",
        left=left,
        right=right,
        last_word=".".join(spaced.groups()) if spaced else last[0] if last else "",
        next_word=opening[0] if opening else "",
        sees_the_end=len(text) - following <= _WINDOW,
        is_emoji=match["emoji"] is not None,
        is_glued=match["glued"] is not None,
    )
