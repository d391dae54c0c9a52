"""What stands where in a report that people read, whatever paints it: cards, rows and marked pieces of text.

In one document every original statement is a card: its rows are the links that start in it and, between them, the
parts nobody reports. Reports without an original stand apart. In a pair the rows are the two texts side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Category, Finding, Language, Link, Location, Report, Segment, Span, Statement

__all__ = ["MARKS", "Aside", "Card", "Mark", "Piece", "Row", "View", "arrange"]

Mark = Literal["omission", "addition", "change"]

MARKS: Mapping[Category, tuple[Mark | None, Mark | None]] = {
    # category: mark on the source side, on the target side
    "accuracy/omission": ("omission", None),
    "accuracy/addition": (None, "addition"),
    "accuracy/mistranslation": ("change", "change"),
    "accuracy/untranslated": ("change", "change"),
}
_WORD = re.compile(r"\w")
_CUT = " … "
"""Stands where a side leaves out words of its document."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a document that carry the same mark, or an ellipsis; ``finding`` is the id behind the mark."""

    text: str
    mark: Mark | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The two sides of a link, or one side alone: a source nobody reports, a target without an original.

    ``findings`` are those to be explained under the row.
    """

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    link: Link | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_faithful(self) -> bool:
        """Tell whether both sides are there and nothing was found between them."""
        return self.link is not None and not self.findings


@dataclass(frozen=True, slots=True)
class Card:
    """An original statement with its rows, in its own order."""

    statement: Statement
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A report whose original is not in sight, wholly or in part: what of it no link reaches."""

    statement: Statement
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A report arranged for reading.

    ``source`` and ``target`` are the languages of the two sides, None when only one language was found. ``rows`` are
    links outside any card: all of them in a pair. ``findings`` are sorted by place. ``note`` names the phrase
    that says why there is nothing to show.
    """

    source: Language | None
    target: Language | None
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    asides: tuple[Aside, ...]
    findings: tuple[Finding, ...]
    note: str | None


def arrange(report: Report) -> View:
    """Return the report arranged for reading."""
    text = _Text(report)
    source, target = _languages(report)
    cards: tuple[Card, ...] = ()
    asides: tuple[Aside, ...] = ()
    rows: tuple[Row, ...] = ()
    if len(report.documents) > 1:
        rows = _pair_rows(report, text)
    elif _present(report) >= {"ru", "en"}:
        cards, rows = _cards(report, text)
        asides = _asides(report, text)
    return View(
        source=source,
        target=target,
        cards=cards,
        rows=rows,
        asides=asides,
        findings=tuple(sorted(report.findings, key=lambda item: min(_places(item)))),
        note=None if cards or rows or asides else _note(report),
    )


def _present(report: Report) -> set[Language]:
    return {item.language for item in report.segments}


def _languages(report: Report) -> tuple[Language | None, Language | None]:
    languages = {item.id: item.language for item in report.segments}
    originals = [item.language for item in report.statements if item.role == "original"]
    sources = [languages[name] for name in (*(link.source[0] for link in report.links), *report.unlinked_source)]
    source = next(iter(originals or sources), None)
    if not {"ru", "en"} <= set(languages.values()) or source not in ("ru", "en"):
        return None, None
    return (source, "en") if source == "ru" else (source, "ru")


def _note(report: Report) -> str:
    present = _present(report)
    if not present & {"ru", "en"}:
        return "no text"
    missing = next((name for name in ("ru", "en") if name not in present), None)
    return f"no {missing}" if missing else "no statement"


class _Text:
    """The texts of a report's documents, cut into marked pieces."""

    def __init__(self, report: Report) -> None:
        self._texts = {item.id: item.text for item in report.documents}
        self._segments: dict[str, list[Segment]] = {name: [] for name in self._texts}
        for item in report.segments:
            self._segments[item.document].append(item)
        self._starts = {name: [item.span.start for item in items] for name, items in self._segments.items()}
        self._by_link: dict[str, list[Finding]] = {}
        self._by_segment: dict[str, list[Finding]] = {}
        for finding in report.findings:
            if finding.link is not None:
                self._by_link.setdefault(finding.link, []).append(finding)
            else:
                for name in {item.id for place in _places(finding) for item in self.segments_in(place)}:
                    self._by_segment.setdefault(name, []).append(finding)

    def segments_in(self, place: Location) -> list[Segment]:
        """Return the segments that share a character with ``place``."""
        starts = self._starts[place.document]
        first = max(bisect_right(starts, place.span.start) - 1, 0)
        last = bisect_left(starts, place.span.stop)
        return [item for item in self._segments[place.document][first:last] if item.span.overlaps(place.span)]

    def of_link(self, link: Link) -> tuple[Finding, ...]:
        return tuple(self._by_link.get(link.id, ()))

    def findings_at(self, places: Iterable[Location]) -> tuple[Finding, ...]:
        """Return the findings outside links that point into ``places``, each once, in their order."""
        found: dict[str, Finding] = {}
        for place in places:
            for item in self.segments_in(place):
                for finding in self._by_segment.get(item.id, ()):
                    if any(_meet(place, other) for other in _places(finding)):
                        found[finding.id] = finding
        return tuple(found.values())

    def has_words(self, document: str, start: int, stop: int) -> bool:
        return _WORD.search(self._texts[document], start, stop) is not None

    def pieces(self, places: Sequence[Location], findings: Sequence[Finding], side: int) -> tuple[Piece, ...]:
        """Return the text of ``places`` with the marks of ``findings`` on their ``side`` (0 source, 1 target)."""
        marked = [
            (place, mark, finding.id)
            for finding in findings
            if (mark := MARKS[finding.category][side])
            for place in (finding.source_spans, finding.target_spans)[side]
        ]
        pieces: list[Piece] = []
        for index, place in enumerate(places):
            if index:
                before = places[index - 1]
                apart = before.document != place.document or self.has_words(
                    place.document, before.span.stop, place.span.start
                )
                pieces.append(Piece(_CUT if apart else " "))
            elif self._cuts_before(place):
                pieces.append(Piece(_CUT.lstrip()))
            pieces += self._mark(
                place, [(other.span, mark, name) for other, mark, name in marked if _meet(place, other)]
            )
        if places and self._cuts_after(places[-1]):
            pieces.append(Piece(_CUT.rstrip()))
        return tuple(pieces)

    def _cuts_before(self, place: Location) -> bool:
        segments = self.segments_in(place)
        return bool(segments) and self.has_words(place.document, segments[0].span.start, place.span.start)

    def _cuts_after(self, place: Location) -> bool:
        segments = self.segments_in(place)
        return bool(segments) and self.has_words(place.document, place.span.stop, segments[-1].span.stop)

    def _mark(self, place: Location, marked: Sequence[tuple[Span, Mark, str]]) -> list[Piece]:
        """Cut ``place`` where a mark starts or ends; where marks overlap the first one counts."""
        text, whole = self._texts[place.document], place.span
        pieces: list[Piece] = []
        end = whole.start
        for span, mark, finding in sorted(marked):
            start, stop = max(span.start, end), min(span.stop, whole.stop)
            if start < stop:
                pieces += [Piece(text[end:start])] if end < start else []
                pieces.append(Piece(text[start:stop], mark, finding))
                end = stop
        return pieces + ([Piece(text[end : whole.stop])] if end < whole.stop else [])

    def by_segment(self, places: Iterable[Location]) -> dict[str, list[Span]]:
        """Return the spans of ``places`` under the id of every segment they touch, sorted."""
        found: dict[str, list[Span]] = {}
        for place in sorted(places):
            for item in self.segments_in(place):
                found.setdefault(item.id, []).append(place.span)
        return found

    def uncovered(self, statement: Statement, covered: Mapping[str, Sequence[Span]]) -> list[Location]:
        """Return, in order, what of ``statement`` has words and no span ``covered`` in its segments reaches it."""
        rest: list[Location] = []
        for content in statement.content:
            for item in self.segments_in(Location(statement.document, content)):
                start, stop = max(content.start, item.span.start), min(content.stop, item.span.stop)
                for span in (*covered.get(item.id, ()), Span(stop, stop)):
                    gap = self._trim(statement.document, start, max(start, min(span.start, stop)))
                    if self.has_words(statement.document, gap.start, gap.stop):
                        rest.append(Location(statement.document, gap))
                    start = max(start, min(span.stop, stop))
        return rest

    def _trim(self, document: str, start: int, stop: int) -> Span:
        """Return the span without white space at its ends."""
        text = self._texts[document][start:stop]
        left = start + len(text) - len(text.lstrip())
        return Span(left, max(left, start + len(text.rstrip())))


def _places(finding: Finding) -> tuple[Location, ...]:
    return (*finding.source_spans, *finding.target_spans)


def _meet(one: Location, other: Location) -> bool:
    return one.document == other.document and one.span.overlaps(other.span)


def _link_row(link: Link, text: _Text) -> Row:
    findings = text.of_link(link)
    return Row(text.pieces(link.source_spans, findings, 0), text.pieces(link.target_spans, findings, 1), link, findings)


def _lone_row(places: Sequence[Location], text: _Text, side: int) -> Row:
    findings = text.findings_at(places)
    pieces = text.pieces(places, findings, side)
    return Row(pieces, (), None, findings) if side == 0 else Row((), pieces, None, findings)


def _cards(report: Report, text: _Text) -> tuple[tuple[Card, ...], tuple[Row, ...]]:
    """Return a card for every original, and rows for the links that start in none."""
    originals = [item for item in report.statements if item.role == "original"]
    covered = text.by_segment(place for link in report.links for place in link.source_spans)
    owners: dict[str, list[Link]] = {item.id: [] for item in originals}
    by_segment: dict[str, list[Statement]] = {}
    for item in originals:
        for name in item.segments:
            by_segment.setdefault(name, []).append(item)
    loose: list[Link] = []
    for link in report.links:
        start = link.source_spans[0]
        candidates = [item for name in link.source for item in by_segment.get(name, ())]
        owner = next((item for item in candidates if item.span.overlaps(start.span)), None)
        (owners[owner.id] if owner else loose).append(link)
    cards = []
    for item in originals:
        rows = [(link.source_spans[0], _link_row(link, text)) for link in owners[item.id]]
        rows += [(group[0], _lone_row(group, text, 0)) for group in _runs(text.uncovered(item, covered), rows)]
        cards.append(Card(item, tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))))
    return tuple(cards), tuple(_link_row(link, text) for link in loose)


def _runs(places: Sequence[Location], rows: Sequence[tuple[Location, Row]]) -> list[list[Location]]:
    """Group neighbouring ``places`` between which none of the ``rows`` starts."""
    starts = sorted(place for place, _ in rows)
    groups: dict[int, list[Location]] = {}
    for place in places:
        groups.setdefault(bisect_left(starts, place), []).append(place)
    return list(groups.values())


def _asides(report: Report, text: _Text) -> tuple[Aside, ...]:
    covered = text.by_segment(place for link in report.links for place in link.target_spans)
    asides = []
    for item in report.statements:
        if item.role == "report" and item.status in ("unsourced", "partially-sourced"):
            rest = text.uncovered(item, covered)
            findings = text.findings_at(rest)
            asides.append(Aside(item, text.pieces(rest, findings, 1), findings))
    return tuple(asides)


def _pair_rows(report: Report, text: _Text) -> tuple[Row, ...]:
    """Return all links and unlinked sentences of a pair, merged in the order of both documents."""
    places = {item.id: Location(item.document, item.span) for item in report.segments}
    missing = [places[name] for name in reversed(report.unlinked_source)]
    extra = [places[name] for name in reversed(report.unlinked_target)]
    rows: list[Row] = []
    for link in report.links:
        while missing and missing[-1] < link.source_spans[0]:
            rows.append(_lone_row([missing.pop()], text, 0))
        while extra and extra[-1] < link.target_spans[0]:
            rows.append(_lone_row([extra.pop()], text, 1))
        rows.append(_link_row(link, text))
    rows += [_lone_row([place], text, 0) for place in reversed(missing)]
    rows += [_lone_row([place], text, 1) for place in reversed(extra)]
    return tuple(rows)
