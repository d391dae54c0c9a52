"""How a report speaks to people: the same words on the screen, on the page and in notes for a translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from bilingual.datatypes import Finding, Interface, Link, Location, Report, Severity, Statement, Status
from bilingual.report.phrases import count, phrase
from bilingual.report.view import View

__all__ = [
    "count_originals",
    "count_reports",
    "describe_certainty",
    "describe_circumstances",
    "describe_direction",
    "describe_finding",
    "describe_note",
    "describe_statement",
    "describe_status",
    "explain_finding",
    "name_change",
    "name_speaker",
    "percent",
    "quote_sides",
    "summarise",
]

_CERTAIN, _LIKELY = 0.85, 0.6
"""Probabilities from which on a finding is called near certain, and likely."""


def describe_status(status: Status, lang: Interface = "en") -> str:
    """Return the verdict in words, such as ``partly sourced``."""
    return phrase(status, lang)


def describe_direction(view: View, lang: Interface = "en") -> str:
    """Return ``Russian → English``, or nothing when only one language was found."""
    return f"{phrase(view.source, lang)} → {phrase(view.target, lang)}" if view.source and view.target else ""


def describe_note(view: View, lang: Interface = "en") -> str:
    """Return the sentence that says why there is nothing to show, or nothing."""
    return phrase(view.note, lang) if view.note else ""


def describe_statement(statement: Statement, lang: Interface = "en") -> str:
    """Return who said it, in what form, when, and whether the document cuts it off."""
    return f"{name_speaker(statement, lang)} · {describe_circumstances(statement, lang)}"


def name_speaker(statement: Statement, lang: Interface = "en") -> str:
    """Return name and handle of who said it."""
    speaker = statement.speaker
    names = [speaker.name, speaker.handle] if speaker else []
    return " ".join(filter(None, names)) or phrase("unknown speaker", lang)


def describe_circumstances(statement: Statement, lang: Interface = "en") -> str:
    """Return in what form it was said, when, and whether the document cuts it off."""
    parts = [phrase(statement.form, lang), statement.date]
    if statement.truncated:
        parts.append(phrase(f"cut at {statement.truncated}", lang))
    return " · ".join(part for part in parts if part)


def describe_finding(finding: Finding, lang: Interface = "en") -> str:
    """Return severity and kind: ``minor mistranslation (connective)``.

    >>> from bilingual.datatypes import Location, Span
    >>> at = (Location("d1", Span(0, 1)),)
    >>> describe_finding(Finding("f1", "l1", "accuracy/mistranslation", "connective", "minor", at, at, "", 0.9))
    'minor mistranslation (connective)'
    """
    kind = phrase(_kind(finding), lang)
    if finding.subtype and finding.subtype != "other":
        kind += f" ({phrase(finding.subtype, lang)})"
    elif finding.subtype:
        kind += " (other)" if lang == "en" else ""
    return phrase("finding", lang, severity=phrase(f"severity {finding.severity}", lang), kind=kind)


def _kind(finding: Finding) -> str:
    """Return the phrase that names the category."""
    kind = finding.category.removeprefix("accuracy/")
    return finding.category if kind == "untranslated" else kind


def name_change(finding: Finding, lang: Interface = "en") -> str:
    """Return what happened, for a reader who has never heard of MQM: ``A number changed``."""
    kind = _kind(finding)
    if kind == "mistranslation" and finding.subtype not in (None, "other"):
        return phrase(f"is {finding.subtype}", lang)
    if kind in ("omission", "addition") and finding.subtype == "number":
        return phrase(f"is {kind} of a number", lang)
    return phrase(f"is {kind}", lang)


def quote_sides(finding: Finding, texts: Mapping[str, str], lang: Interface = "en") -> str:
    """Return the words the finding points to, ``“12” → “21”``; ``texts`` are the documents' by id."""
    sides = [_quote(places, texts, lang) for places in (finding.source_spans, finding.target_spans) if places]
    return " → ".join(sides)


def _quote(places: Sequence[Location], texts: Mapping[str, str], lang: Interface) -> str:
    return phrase("quote", lang, " … ".join(place.span.of(texts[place.document]) for place in places))


def explain_finding(finding: Finding, texts: Mapping[str, str], lang: Interface = "en") -> str:
    """Return the evidence in a sentence: the scorer's own in English, the same from its facts in another language."""
    if finding.evidence and lang == "en":
        return finding.evidence
    kind = _kind(finding)
    if kind == "mistranslation" and not (finding.source_spans and finding.target_spans):
        return quote_sides(finding, texts, lang)
    source, target = (_quote(places, texts, lang) for places in (finding.source_spans, finding.target_spans))
    return phrase(f"why {kind}{_manner(finding)}", lang, source=source, target=target)


def _manner(finding: Finding) -> str:
    """Return what tells the evidence of one omission or addition from another's: what is lost, and how surely."""
    if _kind(finding) not in ("omission", "addition"):
        return ""
    if finding.link is None:
        return " of a sentence"
    if finding.subtype == "number":
        return " of a number"
    return "" if finding.confidence >= _LIKELY else "?"


def describe_certainty(item: Finding | Link, lang: Interface = "en") -> str:
    """Return a probability in words: ``likely``."""
    sure = item.confidence
    return phrase("certain" if sure >= _CERTAIN else "likely" if sure >= _LIKELY else "possible", lang)


def summarise(report: Report, lang: Interface = "en") -> str:
    """Return the report in one line."""
    counts = report.summary
    if len(report.documents) > 1:
        parts = [count("link", len(report.links), lang)]
        for number, what in ((len(report.unlinked_source), "left out"), (len(report.unlinked_target), "added")):
            if number:
                parts.append(phrase("share", lang, count=count("sentence", number, lang), what=phrase(what, lang)))
    else:
        parts = [
            _group(counts.originals, "original", count_originals(report), lang),
            _group(counts.reports, "report", count_reports(report), lang),
        ]
    parts.append(_findings(report.findings, lang))
    if report.links:
        parts.append(phrase("fidelity", lang, percent(counts.fidelity)))
    return " · ".join(parts)


def count_originals(report: Report) -> dict[Status, int]:
    """Return how many originals have which status."""
    counts = report.summary
    return {"translated": counts.translated, "partial": counts.partial, "untranslated": counts.untranslated}


def count_reports(report: Report) -> dict[Status, int]:
    """Return how many reports have which status."""
    partly = sum(item.status == "partially-sourced" for item in report.statements)
    return {"sourced": report.summary.sourced, "partially-sourced": partly, "unsourced": report.summary.unsourced}


def percent(share: float) -> int:
    """Return ``share`` in [0, 1] as whole per cent, rounded down: 100 means that nothing is missing."""
    return int(share * 100 + 1e-9)


def _group(total: int, noun: str, by_status: Mapping[Status, int], lang: Interface) -> str:
    shares = [
        phrase("share", lang, count=number, what=phrase(status, lang)) for status, number in by_status.items() if number
    ]
    return count(noun, total, lang) + (f": {', '.join(shares)}" if shares else "")


def _findings(findings: Iterable[Finding], lang: Interface) -> str:
    by_severity = Counter(item.severity for item in findings)
    total = sum(by_severity.values())
    if not total:
        return phrase("no findings", lang)
    worst_first: list[Severity] = [item for item in reversed(get_args(Severity)) if by_severity[item]]
    if len(worst_first) == 1:
        return count(f"{worst_first[0]} findings", total, lang)
    shares = [
        phrase("share", lang, count=by_severity[item], what=phrase(f"filter {item}", lang)) for item in worst_first
    ]
    return f"{count('findings', total, lang)}: {', '.join(shares)}"
