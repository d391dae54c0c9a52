"""A document as it stands, cut where a statement, a link or a mark begins or ends: what an article in colours needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from bilingual.datatypes import Block, BlockKind, Document, Finding, Language, Link, Report, Segment, Span, Statement
from bilingual.report.view import MARKS, Mark

__all__ = ["Paragraph", "Run", "Stretch", "lay_out"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that all carry the same: a language, perhaps a link, perhaps the mark of a finding."""

    text: str
    language: Language | None = None
    link: Link | None = None
    mark: Mark | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs of one statement, or of the text around statements; ``opens`` where the statement is first met."""

    statement: Statement | None
    opens: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document. ``language`` is that of its first segment."""

    kind: BlockKind
    language: Language | None
    stretches: tuple[Stretch, ...]


def lay_out(report: Report, document: Document) -> tuple[Paragraph, ...]:
    """Return ``document`` in paragraphs; their runs, joined, are the text of its blocks.

    Where two statements, links or marks overlap the first one counts.
    """
    segments = _Layer[Segment]((item.span, item) for item in report.segments if item.document == document.id)
    layers = _Layers(
        segments,
        _Layer((span, item) for item in report.statements if item.document == document.id for span in item.content),
        _Layer(
            (place.span, item)
            for item in report.links
            for place in (*item.source_spans, *item.target_spans)
            if place.document == document.id
        ),
        _Layer(_marks(report, document)),
    )
    blocks = document.blocks or (Block(Span(0, len(document.text))),)
    met: set[str] = set()
    paragraphs = []
    for block in blocks:
        stretches = []
        runs = layers.cut(document.text, block.span)
        for statement, group in groupby(runs, key=lambda pair: pair[0]):
            opens = statement is not None and statement.id not in met
            met |= {statement.id} if statement else set()
            stretches.append(Stretch(statement, opens, tuple(run for _, run in group)))
        if stretches:
            first = segments.at(block.span.start)
            paragraphs.append(Paragraph(block.kind, first.language if first else None, tuple(stretches)))
    return tuple(paragraphs)


def _marks(report: Report, document: Document) -> Iterator[tuple[Span, tuple[Mark, Finding]]]:
    for finding in report.findings:
        for mark, places in zip(MARKS[finding.category], (finding.source_spans, finding.target_spans), strict=True):
            for place in places:
                if mark and place.document == document.id:
                    yield place.span, (mark, finding)


class _Layer(Generic[_Value]):
    """Spans that carry a value, in order and without overlap: of two that overlap the later one gives way."""

    def __init__(self, spans: Iterable[tuple[Span, _Value]]) -> None:
        self.spans: list[Span] = []
        self.values: list[_Value] = []
        end = 0
        for span, value in sorted(spans, key=lambda pair: pair[0]):
            start = max(span.start, end)
            if start < span.stop:
                self.spans.append(Span(start, span.stop))
                self.values.append(value)
                end = span.stop
        self._starts = [span.start for span in self.spans]

    def at(self, position: int) -> _Value | None:
        """Return the value of the character at ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self.values[index] if index >= 0 and position < self.spans[index].stop else None

    def edges(self, within: Span) -> Iterator[int]:
        """Yield where spans begin and end inside ``within``."""
        for span in self.spans[max(bisect_right(self._starts, within.start) - 1, 0) :]:
            if span.start >= within.stop:
                return
            yield from (edge for edge in (span.start, span.stop) if within.start < edge < within.stop)


@dataclass(frozen=True, slots=True)
class _Layers:
    segments: _Layer[Segment]
    statements: _Layer[Statement]
    links: _Layer[Link]
    marks: _Layer[tuple[Mark, Finding]]

    def cut(self, text: str, whole: Span) -> Iterator[tuple[Statement | None, Run]]:
        """Yield the characters of ``whole`` in runs, each with its statement."""
        layers: Sequence[_Layer[object]] = (self.segments, self.statements, self.links, self.marks)  # type: ignore[assignment]
        edges = sorted({whole.start, whole.stop, *(edge for layer in layers for edge in layer.edges(whole))})
        for start, stop in pairwise(edges):
            segment = self.segments.at(start)
            mark, finding = self.marks.at(start) or (None, None)
            run = Run(text[start:stop], segment.language if segment else None, self.links.at(start), mark, finding)
            yield self.statements.at(start), run
