"""When a finding and a label speak of the same thing: by the words they are on, as readers who disagree on names would.

A finding is **right** when half of its words on either side lie in labels of that side; a label is **found** when half
of its words on either side lie in findings. The kind need not be the same: what one reader calls a changed meaning
another calls an omission and an addition. Figures with the kind asked for as well are given beside. Words are content
words, or all where there is no content word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bilingual.datatypes import Span
from bilingual.evaluate.judged import Judged
from bilingual.words import find_words, is_content_word

__all__ = ["SHARE", "Spans", "Word", "is_covered", "marked_words"]

SHARE = 0.5
"""Share of words that must be in common."""

Word = tuple[int, Span]
"""A word's side, 0 the source and 1 the target, and its place."""


class Spans(Protocol):
    """What has spans on both sides: a finding, a label."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Spans in the source."""

    @property
    def target(self) -> tuple[Span, ...]:
        """Spans in the target."""


def marked_words(pair: Judged, item: Spans) -> set[Word]:
    """Return the content words that spans touch, side by side, or all words where they touch no content word."""
    found: set[Word] = set()
    for side, (text, spans) in enumerate(((pair.source, item.source), (pair.target, item.target))):
        touched = {word for word in find_words(text) if any(span.overlaps(word) for span in spans)}
        content = {word for word in touched if is_content_word(word.of(text))}
        found |= {(side, word) for word in content or touched}
    return found


def is_covered(pair: Judged, item: Spans, others: Iterable[Spans]) -> bool:
    """Tell whether, on either side, half of the words of ``item`` lie in those of ``others`` together."""
    own = marked_words(pair, item)
    theirs = _all_words(pair, tuple(others))
    return any(
        bool(here) and len(here & theirs) >= SHARE * len(here)
        for here in ({word for word in own if word[0] == side} for side in (0, 1))
    )


def _all_words(pair: Judged, items: Sequence[Spans]) -> set[Word]:
    return {
        (side, word)
        for side, text in enumerate((pair.source, pair.target))
        for word in find_words(text)
        if any(span.overlaps(word) for item in items for span in (item.source, item.target)[side])
    }
