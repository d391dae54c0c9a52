"""How well statements are found and attributed, against annotated quotations.

All counting is in words (:func:`bilingual.words.find_words`); punctuation and quotation marks belong to none, and a
conjunction that opens what was said ("that", «что») is judged on neither side, because schemes differ on it.

**precision, recall, F1** count words: those marked as content (source, cue) anywhere in a text against those found.
**overlap** is the proportional overlap of spans (Johansson and Moschitti, 2013; called partial by Pareti et al., 2013):
precision is the mean over found spans of the share of their words that is marked, recall the mean over marked spans of
the share of their words that is found. **exact** counts spans with the very same words. A source or cue is compared
with that of the quotation whose content shares most words with its own, so that one is right only where its quotation
was found; *source of found* leaves out quotations that share no word with any. A *triple* is right when all three
parts are; its overlap is the least of theirs.

A quotation is *direct* when all its words stand in quotation marks, *indirect* when none does, else *mixed*; the same
test sorts what is marked and what is found. Of one form, precision looks at what is found in it, recall at what is
marked in it, and either may be answered by a quotation of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Document, Span
from bilingual.errors import InputError
from bilingual.evaluate.bootstrap import estimate
from bilingual.evaluate.quotes_gold import Annotated, Marked
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.statements.cues import CUES
from bilingual.statements.names import find_names
from bilingual.statements.quotes import find_quotes
from bilingual.statements.tokens import tokenize
from bilingual.words import find_words, fold

__all__ = ["BASELINE", "METRICS", "Finder", "count", "evaluate_quotes", "find_by_marks", "find_marked", "find_quoted"]

METRICS = ("precision", "recall", "F1", "overlap F1", "exact F1")

FORMS = ("direct", "mixed", "indirect", "all")
OF_FOUND = "source of found"
ROWS = (
    *(("content", form) for form in FORMS),
    *(("source", form) for form in FORMS),
    *((part, form) for part in (OF_FOUND, "cue", "triple") for form in ("direct", "all")),
)
"""What is measured, and of which form of quotation."""

BASELINE = "marks alone: "
"""Label of the figures of the baseline, which takes every quotation for speech."""

_SHORTEST_MARKED = 3
"""Words from which the baseline takes a quotation for speech: fewer are mostly terms and titles."""

_CONJUNCTIONS = frozenset("that if whether что чтобы будто якобы о том".split())  # noqa: SIM905

Words = frozenset[int]
Finder = Callable[[Document], Sequence[Marked]]
"""What finds quotations in a text."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A quotation as the numbers of its words."""

    content: Words
    source: Words
    cue: Words
    form: str

    def part(self, name: str) -> Words:
        return {"content": self.content, "cue": self.cue}.get(name, self.source)


def evaluate_quotes(
    texts: Sequence[Annotated], finders: dict[str, Finder], *, data: str, half: str = "all", seed: int = 1
) -> Result:
    """Measure each of the named ``finders`` on all texts; the intervals of all come from the same draws.

    ``data`` is the sha256 of the gold, ``half`` the part of it that ``texts`` are, both for the signature. Raises
    InputError when nothing is marked.
    """
    if not any(text.quotations for text in texts):
        raise InputError("nothing is marked as Content; is this a set of annotated quotations?")
    figures: list[Figure] = []
    documents = [read_text(text.text) for text in texts]
    for name, find in finders.items():
        rows = [count(text, document, find(document)) for text, document in zip(texts, documents, strict=True)]
        found = estimate(np.array(rows, dtype=np.float64), _compute, seed)
        figures += [
            Figure(f"{name}{part}, {form}", metric, found[number * len(METRICS) + place])
            for number, (part, form) in enumerate(ROWS)
            for place, metric in enumerate(METRICS)
            if (part != "triple" or place >= METRICS.index("overlap F1"))
            and (name != BASELINE or form in ("direct", "all"))  # marks tell of nothing else
        ]
    return Result(Signature("quotes", "rules", data, len(texts), seed, (("half", half),)), tuple(figures))


def find_marked(document: Document) -> list[Marked]:
    """Return what this package finds in a text."""
    return [
        Marked(
            item.statement.content,
            (item.source,) if item.source else (),
            (item.cue,) if item.cue else (),
        )
        for item in find_quotations(document, segment(document))
    ]


def find_by_marks(document: Document) -> list[Marked]:
    """Return what quotation marks alone tell: every quotation, the nearest name and the nearest verb of saying.

    The baseline. Looks no further than the quotation's paragraph.
    """
    found = []
    for block in document.blocks:
        quotes = find_quotes(document.text, block.span.start, block.span.stop)
        tokens = tokenize(document.text, block.span.start, block.span.stop, quotes)
        names = [Span(name.start, name.stop) for name in find_names(tokens, document.text)]
        cues = [Span(token.start, token.stop) for token in tokens if any(token.low in CUES[item] for item in CUES)]
        found += [
            Marked((quote.inner,), _nearest(names, quote.outer), _nearest(cues, quote.outer))
            for quote in quotes
            if len(find_words(quote.inner.of(document.text))) >= _SHORTEST_MARKED
        ]
    return found


def _nearest(spans: Sequence[Span], place: Span) -> tuple[Span, ...]:
    """Return the span nearest to ``place``, of two equally near ones the first; nothing without any."""
    gaps = [max(place.start - span.stop, span.start - place.stop) for span in spans]
    return (spans[gaps.index(min(gaps))],) if gaps else ()


def find_quoted(document: Document) -> list[Span]:
    """Return the stretches of a text inside quotation marks, over paragraphs too."""
    spans = []
    goes_on = False
    for block in document.blocks:
        quotes = find_quotes(document.text, block.span.start, block.span.stop, continues=goes_on)
        goes_on = bool(quotes) and not quotes[-1].closed
        spans += [quote.inner for quote in quotes]
    return spans


def count(text: Annotated, document: Document, found: Iterable[Marked]) -> list[float]:
    """Return ten numbers for each of :data:`ROWS`, which add up over texts.

    They are right found, all found, right marked and all marked words; then overlap, exact and number of found spans,
    and the same of marked ones.
    """
    reader = _Reader(text.text, find_quoted(document))
    gold = [item for item in map(reader.read, text.quotations) if item.content]
    said = [item for item in map(reader.read, found) if item.content]
    row: list[float] = []
    for part, form in ROWS:
        wanted = [item for item in gold if form in (item.form, "all")]
        given = [item for item in said if form in (item.form, "all")]
        if part == OF_FOUND:
            wanted = [item for item in wanted if _partner(item, said)]
            given = [item for item in given if _partner(item, gold)]
        if part == "triple":
            row += _triples(given, said, wanted, gold)
            continue
        row += _words(part, given, said, wanted, gold) + _spans(part, given, said, wanted, gold)
    return row


class _Reader:
    """Turns spans of one text into numbers of words."""

    def __init__(self, text: str, quoted: Sequence[Span]) -> None:
        self._words = find_words(text)
        self._lows = [fold(span.of(text)) for span in self._words]
        self._starts = np.array([span.start for span in self._words], dtype=np.int64)
        self._stops = np.array([span.stop for span in self._words], dtype=np.int64)
        self._quoted = self._inside(quoted)

    def read(self, marked: Marked) -> _Item:
        content = sorted(self._inside(marked.content))
        while content and self._lows[content[0]] in _CONJUNCTIONS:
            content = content[1:]
        n_quoted = sum(number in self._quoted for number in content)
        form = "direct" if n_quoted == len(content) else "mixed" if n_quoted else "indirect"
        return _Item(frozenset(content), self._inside(marked.source), self._inside(marked.cue), form)

    def _inside(self, spans: Iterable[Span]) -> Words:
        """Return the numbers of the words that share a character with ``spans``."""
        found: set[int] = set()
        for span in spans:
            first = int(np.searchsorted(self._stops, span.start, side="right"))
            stop = int(np.searchsorted(self._starts, span.stop, side="left"))
            found.update(range(first, stop))
        return frozenset(found)


def _union(items: Iterable[_Item], part: str) -> Words:
    return frozenset().union(*(item.part(part) for item in items))


def _words(
    part: str, given: Sequence[_Item], said: Sequence[_Item], wanted: Sequence[_Item], gold: Sequence[_Item]
) -> list[float]:
    """Return right found, found, right marked and marked words."""
    found, marked = _union(given, part), _union(wanted, part)
    return [
        float(len(found & _union(gold, part))),
        float(len(found)),
        float(len(marked & _union(said, part))),
        float(len(marked)),
    ]


def _spans(
    part: str, given: Sequence[_Item], said: Sequence[_Item], wanted: Sequence[_Item], gold: Sequence[_Item]
) -> list[float]:
    """Return overlap of found, exact found, all found, overlap of marked, exact marked, all marked spans."""
    counts: list[float] = []
    for some, others in ((given, gold), (wanted, said)):
        spans = [item for item in some if item.part(part)]
        shares, exact = 0.0, 0
        union = _union(others, part) if part == "content" else frozenset()
        for item in spans:
            own = item.part(part)
            partner = _partner(item, others)
            other = partner.part(part) if partner else frozenset()
            shares += len(own & (union if part == "content" else other)) / len(own)
            exact += own == other
        counts += [shares, float(exact), float(len(spans))]
    return counts


def _triples(
    given: Sequence[_Item], said: Sequence[_Item], wanted: Sequence[_Item], gold: Sequence[_Item]
) -> list[float]:
    """Return the counts of a row for whole triples: no words, the least overlap of the three parts, all exact."""
    counts: list[float] = [0.0] * 4
    for some, others in ((given, gold), (wanted, said)):
        shares, exact = 0.0, 0
        for item in some:
            partner = _partner(item, others)
            if partner is None:
                continue
            parts = [(item.part(part), partner.part(part)) for part in ("content", "source", "cue")]
            shares += min(len(own & other) / len(own) if own else float(not other) for own, other in parts)
            exact += all(own == other for own, other in parts)
        counts += [shares, float(exact), float(len(some))]
    return counts


def _partner(item: _Item, others: Sequence[_Item]) -> _Item | None:
    """Return the quotation of the other side that shares most of its words (Dice), or None when none shares any."""
    best, most = None, 0.0
    for other in others:
        shared = len(item.content & other.content)
        if shared and (dice := 2 * shared / (len(item.content) + len(other.content))) > most:
            best, most = other, dice
    return best


def _compute(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the :data:`METRICS` of every row: (..., rows * counts) to (..., rows * metrics)."""
    cells = totals.reshape(*totals.shape[:-1], len(ROWS), -1)
    found, all_found, marked, all_marked, over_found, exact_found, n_found, over_marked, exact_marked, n_marked = (
        np.moveaxis(cells, -1, 0)
    )
    precision, recall = _divide(found, all_found), _divide(marked, all_marked)
    figures = np.stack(
        [
            precision,
            recall,
            _f1(precision, recall),
            _f1(_divide(over_found, n_found), _divide(over_marked, n_marked)),
            _f1(_divide(exact_found, n_found), _divide(exact_marked, n_marked)),
        ],
        axis=-1,
    )
    return figures.reshape(*totals.shape[:-1], -1)


def _divide(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(one, other, out=np.zeros_like(one), where=other > 0)


def _f1(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    return _divide(2 * precision * recall, precision + recall)
