"""Cuts a sentence into the phrases that a reporter may quote alone: runs of its clauses.

The vector of a sentence says what all of it is about; a quoted fragment of six words lies far from it, and near the
vector of the clauses it was taken from.
"""

from __future__ import annotations

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Span
from bilingual.words import find_words

__all__ = ["FEWEST_WORDS", "cut_phrases"]

LONGEST_RUN = 3
"""Neighbouring clauses in a phrase: with each up to three a few more fragments were found; more was not tried."""

FEWEST_WORDS = 3
"""A phrase of two words is too common to be looked for alone."""


def cut_phrases(text: str) -> list[Span]:
    """Return the spans of the phrases of a sentence, the whole of it first; there is no other in a simple one.

    >>> text = "He said that it would fall, and they left at once"
    >>> [span.of(text) for span in cut_phrases(text)][1:4]
    ['that it would fall', 'and they left at once', 'He said that it would fall']
    """
    words = find_words(text)
    clauses = cut_clauses(text, words)
    phrases = [Span(0, len(text))]
    for n in range(1, min(LONGEST_RUN, len(clauses) - 1) + 1):
        for first in range(len(clauses) - n + 1):
            run = words[clauses[first].start : clauses[first + n - 1].stop]
            if len(run) >= FEWEST_WORDS:
                phrases.append(Span(run[0].start, run[-1].stop))
    return phrases
