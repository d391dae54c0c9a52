"""Sentences of one language run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bilingual.datatypes import Decision, Explain, Span
from bilingual.segment.candidates import Candidate, find_candidates, look_around
from bilingual.segment.rules import RULES

__all__ = ["LONGEST_SENTENCE", "split_sentences"]

LONGEST_SENTENCE = 2_000
"""Characters. The sentences of news and fiction stay below; more is a list, a log or text without stops."""

_LAST_WHITE = re.compile(r"(.*\S)\s", re.DOTALL)
_WHITE = re.compile(r"\s*")
_MOST_MARKS = 8  # on one letter, in any real orthography


def split_sentences(text: str, explain: Explain | None = None) -> list[Span]:
    """Return the sentences of ``text`` in order, trimmed of white space, none longer than LONGEST_SENTENCE.

    >>> text = "«Что?» — спросил он. А. С. Пушкин молчал."
    >>> [span.of(text) for span in split_sentences(text)]
    ['«Что?» — спросил он.', 'А. С. Пушкин молчал.']
    """
    sentences: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in find_candidates(text):
        candidate = look_around(text, start, match)
        rule, ends = _decide(candidate)
        if explain:
            outcome = "a sentence ends" if ends else "the sentence goes on"
            explain(Decision(rule, Span(candidate.start, candidate.stop), outcome))
        if ends:
            sentences += _bounded(text, start, candidate.stop, explain)
            start = candidate.following
    sentences += _bounded(text, start, len(text.rstrip()), explain)
    return sentences


def _decide(candidate: Candidate) -> tuple[str, bool]:
    """Return the name and the answer of the first rule that has one."""
    for rule in RULES:
        answer = rule(candidate)
        if answer is not None:
            return rule.__name__, answer
    raise AssertionError("the last rule always answers")


def _bounded(text: str, start: int, stop: int, explain: Explain | None) -> Iterator[Span]:
    """Yield the span in pieces of at most LONGEST_SENTENCE characters, parted at white space where there is some."""
    while stop - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        white = _LAST_WHITE.match(text, start, limit + 1)
        cut = white.end(1) if white else _before_mark(text, limit)
        if explain:
            explain(Decision("too_long", Span(start, cut), "cut at white space" if white else "cut inside a word"))
        yield Span(start, cut)
        rest = _WHITE.match(text, cut, stop)
        start = rest.end() if rest else cut
    if start < stop:
        yield Span(start, stop)


def _before_mark(text: str, cut: int) -> int:
    """Return the nearest place at or before ``cut`` that does not part a letter from its combining marks."""
    nearest = cut
    while cut - nearest < _MOST_MARKS and unicodedata.combining(text[nearest]):
        nearest -= 1
    return cut if unicodedata.combining(text[nearest]) else nearest
