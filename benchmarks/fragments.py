"""Fragments of quotes, for few quotes of the half that weights are fitted on are short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.archive import Query
from bilingual.datatypes import Span
from bilingual.trace.phrases import cut_phrases
from bilingual.words import find_words

__all__ = ["cut_fragments"]

LONGEST_FRAGMENT = 9  # words
FRAGMENTS = (3, 5, 7)  # words of the fragments that begin and end a quote
THINNED = 3  # of so many fragments one is kept: those of one quote are much alike
LEFT_OUT = 3  # words at least that are not in a fragment


def cut_fragments(queries: Sequence[Query]) -> list[Query]:
    """Return fragments of quotes as quotes: their runs of clauses, and the words they begin and end with."""
    fragments = []
    for query in queries:
        words = find_words(query.text)
        spans = [
            span for span in cut_phrases(query.text)[1:] if len(find_words(span.of(query.text))) <= LONGEST_FRAGMENT
        ]
        for n in FRAGMENTS:
            if len(words) >= n + LEFT_OUT:
                spans += [Span(words[0].start, words[n - 1].stop), Span(words[-n].start, words[-1].stop)]
        # Which words of the original these are is not known: only that of the whole quote, and its copies, are right.
        fragments += [replace(query, text=text) for text in dict.fromkeys(span.of(query.text) for span in spans)]
    return fragments[::THINNED]
