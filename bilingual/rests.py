"""What is left of a sentence of which only a part was reported: a clause that the quotation stops before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from bilingual.datatypes import Finding, Link, Location, Segment, Severity, Span, Statement
from bilingual.words import find_words, is_content_word

__all__ = ["covered_spans", "lone_finding", "missing_rests"]

LEAST_REST = 3
"""Content words of a stretch that says something by itself; less is a time or a place."""

LEAST_CLAUSE = 6
"""Words of a stretch with one content word fewer that says something all the same: "some of them close to the site"."""

REST_CONFIDENCE = 0.75
"""Probability that such a stretch is reported nowhere, judged by hand: of fewer than ten that were found in articles
written after real practice, all."""


def missing_rests(statements: Iterable[Statement], segments: Iterable[Segment], links: Sequence[Link]) -> list[Finding]:
    """Return an omission for each stretch of a linked original sentence that no link covers: major unless it is short.

    ``statements`` are those of originals; a stretch is a run of words of one sentence in what was said.
    """
    by_id: Mapping[str, Segment] = {segment.id: segment for segment in segments}
    linked = {identifier for link in links for identifier in link.source}
    covered = covered_spans(links)
    found = {
        (Location(segment.document, rest), severity)
        for statement in statements
        for segment in map(by_id.__getitem__, statement.segments)
        if segment.id in linked
        for rest, severity in _rests(segment, statement.content, covered.get(segment.document, ()))
    }
    return [
        lone_finding(place, "accuracy/omission", severity, "the rest of the sentence is not reported", REST_CONFIDENCE)
        for place, severity in sorted(found, key=lambda item: (item[0].document, item[0].span))
    ]


def covered_spans(links: Iterable[Link]) -> dict[str, list[Span]]:
    """Return by document all spans that links have, on either side."""
    covered: dict[str, list[Span]] = {}
    for link in links:
        for place in (*link.source_spans, *link.target_spans):
            covered.setdefault(place.document, []).append(place.span)
    return covered


def _rests(segment: Segment, content: Iterable[Span], covered: Iterable[Span]) -> Iterator[tuple[Span, Severity]]:
    """Yield the stretches of words that were said and lie in no ``covered`` span, and how grave the loss of each is."""
    near = [span for span in covered if span.overlaps(segment.span)]
    said = [span for span in content if span.overlaps(segment.span)]
    run: list[Span] = []
    n_content = 0
    for word in (*(word.shifted(segment.span.start) for word in find_words(segment.text)), None):
        if word and any(span.contains(word) for span in said) and not any(span.contains(word) for span in near):
            run.append(word)
            n_content += is_content_word(word.shifted(-segment.span.start).of(segment.text))
            continue
        if n_content >= LEAST_REST or (n_content == LEAST_REST - 1 and len(run) >= LEAST_CLAUSE):
            yield Span(run[0].start, run[-1].stop), "major" if n_content >= LEAST_REST else "minor"
        run, n_content = [], 0


def lone_finding(
    place: Location,
    category: Literal["accuracy/omission", "accuracy/addition"],
    severity: Severity,
    evidence: str,
    confidence: float,
) -> Finding:
    """Return the finding, still without a number, that a place has no counterpart in any link."""
    is_lost = category == "accuracy/omission"
    return Finding(
        id="f",
        link=None,
        category=category,
        subtype=None,
        severity=severity,
        source_spans=(place,) if is_lost else (),
        target_spans=() if is_lost else (place,),
        evidence=evidence,
        confidence=confidence,
    )
