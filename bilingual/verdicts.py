"""What the links mean: the status of every statement, what stayed without a counterpart, the counts.

A sentence is *carried* when links cover most of its words. An original is ``translated`` when all its sentences are
carried and ``untranslated`` when no link touches it; a report is ``sourced`` and ``unsourced`` in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from bilingual.datatypes import (
    Category,
    Document,
    Finding,
    Link,
    Location,
    Report,
    Role,
    Segment,
    Signature,
    Span,
    Statement,
    Status,
    Summary,
)
from bilingual.found import Found
from bilingual.rests import covered_spans, lone_finding, missing_rests
from bilingual.score.salutations import is_salutation
from bilingual.settings import Settings
from bilingual.version import __version__
from bilingual.words import find_words

__all__ = [
    "CARRIED",
    "build_report",
    "in_document_order",
    "judge_statements",
    "missing_sentences",
    "running_text",
    "said",
    "share_speakers",
    "summarise",
    "unlinked",
]

_ASIDE = ("heading", "caption")
"""Kinds that are not running text: linked where possible, never missed."""

UNLINKED_CONFIDENCE = 0.9
"""Probability that a sentence without a link has no counterpart: null precision in `benchmarks/linking.py`."""

_FILED = re.compile(
    r"(?:[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]{2,}){0,3},\s(?:\d{1,2}\s[^\W\d_]{3,9}|[^\W\d_]{3,9}\.?\s\d{1,2})\.?\s?)?"
    r"(?:/[^/\n]{1,30}/\.?|\([^()\n]{1,30}\)\.?)?"
)
"""Where and by whom a report was filed, alone: «МОСКВА, 12 февраля. /ТАСС/.»"""

CARRIED = 0.75
"""Share of a sentence's words that links must cover for it to count as carried: a lost quarter is a lost clause."""

_STATUS: Mapping[str, tuple[Status, Status, Status]] = {
    # role: (all carried, some, none)
    "original": ("translated", "partial", "untranslated"),
    "report": ("sourced", "partially-sourced", "unsourced"),
}


def build_report(
    found: Found, links: tuple[Link, ...], findings: tuple[Finding, ...], settings: Settings, *, model: str
) -> Report:
    """Draw the verdicts and put everything in document order."""
    statements = share_speakers(judge_statements(found.statements, found.segments, links), links)
    if found.is_pair:
        expected = running_text(found.source), running_text(found.target)
    else:
        expected = said(statements, "original", found.segments), said(statements, "report", found.segments)
    lost = unlinked(expected[0], (item for link in links for item in link.source))
    surplus = unlinked(expected[1], (item for link in links for item in link.target))
    if found.is_pair:
        missing = (*missing_sentences(lost, "accuracy/omission"), *missing_sentences(surplus, "accuracy/addition"))
    else:
        # A whole original that nobody reports is a status; a sentence dropped from a reported one is an omission.
        partly = said((item for item in statements if item.status == "partial"), "original", found.segments)
        dropped = missing_sentences(set(lost).intersection(partly), "accuracy/omission")
        # A quotation may have another original elsewhere; a sentence inside a running translation has none.
        translated = [item for item in statements if item.form == "transcript" and item.status == "partially-sourced"]
        slipped_in = said(translated, "report", found.segments)
        rests = missing_rests((item for item in statements if item.role == "original"), found.segments, links)
        missing = (*dropped, *rests, *missing_sentences(set(surplus).intersection(slipped_in), "accuracy/addition"))
    findings = in_document_order((*findings, *missing), found.documents)
    return Report(
        signature=Signature(__version__, model, settings.to_dict()),
        documents=found.documents,
        segments=found.segments,
        statements=statements,
        links=links,
        findings=findings,
        unlinked_source=tuple(item.id for item in lost),
        unlinked_target=tuple(item.id for item in surplus),
        summary=summarise(statements, links, findings),
    )


def judge_statements(
    statements: Sequence[Statement], segments: Sequence[Segment], links: Sequence[Link]
) -> tuple[Statement, ...]:
    """Return the statements with their status; an ``unknown`` one that a link touches turns out to be a report."""
    by_id = {segment.id: segment for segment in segments}
    by_document = covered_spans(links)
    judged = []
    for statement in statements:
        covered = by_document.get(statement.document, [])
        pieces = _sentences_of(statement, by_id)
        shares = [_share_covered(piece, text, covered) for piece, text in pieces]
        touched = any(share > 0 for share in shares)
        role = "report" if statement.role == "unknown" and touched else statement.role
        if role == "unknown":
            judged.append(statement)
            continue
        whole, some, none = _STATUS[role]
        status = whole if all(share >= CARRIED for share in shares) else some if touched else none
        judged.append(replace(statement, role=role, status=status))
    return tuple(judged)


def share_speakers(statements: Sequence[Statement], links: Sequence[Link]) -> tuple[Statement, ...]:
    """Return the statements, those of nobody named with the speaker of what they are linked with in their document.

    «We are leaving» (“Мы уходим”) says who said it once. Counterparts of several speakers say nothing.
    """
    shared = []
    for statement in statements:
        if statement.speaker is None:
            places = [place for link in links for place in _facing(statement, link)]
            speakers = {
                other.speaker for other in statements if other.speaker and any(_is_in(p, other) for p in places)
            }
            if len(speakers) == 1:
                statement = replace(statement, speaker=speakers.pop())
        shared.append(statement)
    return tuple(shared)


def _facing(statement: Statement, link: Link) -> tuple[Location, ...]:
    """Return the places of a link across from ``statement``, none when it does not touch it."""
    for own, across in ((link.source_spans, link.target_spans), (link.target_spans, link.source_spans)):
        if any(_is_in(place, statement) for place in own):
            return across
    return ()


def _is_in(place: Location, statement: Statement) -> bool:
    return place.document == statement.document and any(span.overlaps(place.span) for span in statement.content)


def _sentences_of(statement: Statement, by_id: Mapping[str, Segment]) -> list[tuple[Span, str]]:
    """Return the parts of each sentence that belong to what was said, with their text, leaving out wordless ones."""
    pieces = []
    for content in statement.content:
        for identifier in statement.segments:
            segment = by_id[identifier]
            if content.overlaps(segment.span):
                piece = Span(max(content.start, segment.span.start), min(content.stop, segment.span.stop))
                text = piece.shifted(-segment.span.start).of(segment.text)
                if _says_something(text):
                    pieces.append((piece, text))
    return pieces


def _share_covered(piece: Span, text: str, covered: Iterable[Span]) -> float:
    """Return the share of the words of ``piece`` that lie in one of the ``covered`` spans, [0, 1]."""
    near = [span for span in covered if span.overlaps(piece)]
    words = [word.shifted(piece.start) for word in find_words(text)]
    return sum(any(span.contains(word) for span in near) for word in words) / len(words)


def _says_something(text: str) -> bool:
    """Tell whether a segment has words, and more than where and by whom it was filed."""
    return bool(find_words(text)) and not _FILED.fullmatch(text.strip())


def running_text(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments that a faithful translation of the whole document would have to carry."""
    return tuple(item for item in segments if item.kind not in _ASIDE and _says_something(item.text))


def said(statements: Iterable[Statement], role: Role, segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments, in order, in which somebody in ``role`` says something."""
    ids = {identifier for item in statements if item.role == role for identifier in item.segments}
    return tuple(item for item in segments if item.id in ids and _says_something(item.text))


def unlinked(expected: Iterable[Segment], linked: Iterable[str]) -> tuple[Segment, ...]:
    """Return those of the ``expected`` segments, in order, whose id is not among the ``linked`` ones."""
    ids = set(linked)
    return tuple(item for item in expected if item.id not in ids)


def missing_sentences(
    segments: Iterable[Segment], category: Literal["accuracy/omission", "accuracy/addition"]
) -> tuple[Finding, ...]:
    """Return a finding for each whole sentence without a counterpart: major, a proposition, unless it only greets."""
    is_lost = category == "accuracy/omission"
    evidence = "the whole sentence is not reported" if is_lost else "the original has no such sentence"
    return tuple(
        lone_finding(
            Location(item.document, item.span),
            category,
            "minor" if is_salutation(item.text) else "major",
            evidence,
            UNLINKED_CONFIDENCE,
        )
        for item in segments
    )


def in_document_order(findings: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Return the findings by the place of their first span, the original's side first, numbered ``f1``, ``f2`` …."""
    position = {document.id: number for number, document in enumerate(documents)}

    def place(finding: Finding) -> tuple[int, Span, str]:
        first = (*finding.source_spans, *finding.target_spans)[0]
        return position[first.document], first.span, finding.category

    return tuple(replace(item, id=f"f{n}") for n, item in enumerate(sorted(findings, key=place), start=1))


def summarise(statements: Sequence[Statement], links: Sequence[Link], findings: Sequence[Finding]) -> Summary:
    """Count statements by status and findings by category; fidelity is the mean over what was or should be linked.

    A link counts with the length of its source spans; a whole sentence that was dropped from the original, or put into
    the report, counts as fidelity 0 with its own length, unless it only greets.
    """
    status = Counter(statement.status for statement in statements)
    role = Counter(statement.role for statement in statements)
    weights = [_length(link.source_spans) for link in links]
    alone = sum(
        _length((*item.source_spans, *item.target_spans))
        for item in findings
        if item.link is None and item.severity != "minor"
    )
    total = sum(weights) + alone
    kept = sum(link.fidelity * weight for link, weight in zip(links, weights, strict=True))
    counts: Counter[Category] = Counter(finding.category for finding in findings)
    return Summary(
        originals=role["original"],
        translated=status["translated"],
        partial=status["partial"],
        untranslated=status["untranslated"],
        reports=role["report"],
        sourced=status["sourced"],
        unsourced=status["unsourced"],
        findings=dict(sorted(counts.items())),
        fidelity=kept / total if total else 1.0,
    )


def _length(places: Iterable[Location]) -> int:
    return sum(len(place.span) for place in places)
