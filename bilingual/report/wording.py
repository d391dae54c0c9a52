"""How a report speaks to people: the same words on the screen and on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import get_args

from bilingual.datatypes import Finding, Form, Language, Report, Severity, Statement, Status, Truncation
from bilingual.report.view import View

__all__ = [
    "NOT_REPORTED",
    "NO_ORIGINAL",
    "STATUSES",
    "describe_direction",
    "describe_finding",
    "describe_statement",
    "summarise",
]

_LANGUAGES: Mapping[Language, str] = {"ru": "Russian", "en": "English", "other": "another language"}

STATUSES: Mapping[Status, str] = {
    "translated": "translated",
    "partial": "partly translated",
    "untranslated": "untranslated",
    "sourced": "sourced",
    "partially-sourced": "partly sourced",
    "unsourced": "unsourced",
    "not-applicable": "not a report",
}
NOT_REPORTED = "never reported"
NO_ORIGINAL = "no original in sight"

_FORMS: Mapping[Form, str] = {
    "tweet": "tweet",
    "direct": "direct quote",
    "indirect": "indirect speech",
    "mixed": "quote and indirect speech",
    "transcript": "transcript",
}
_TRUNCATIONS: Mapping[Truncation, str] = {
    "start": "cut off at the start",
    "end": "cut off at the end",
    "both": "cut off at both ends",
}


def describe_direction(view: View) -> str:
    """Return ``Russian → English``, or nothing when only one language was found."""
    return f"{_LANGUAGES[view.source]} → {_LANGUAGES[view.target]}" if view.source and view.target else ""


def describe_statement(statement: Statement) -> str:
    """Return who said it, in what form, when, and whether the document cuts it off."""
    speaker = statement.speaker
    names = [speaker.name, speaker.handle] if speaker else []
    parts = [" ".join(filter(None, names)) or "unknown speaker", _FORMS[statement.form], statement.date]
    if statement.truncated:
        parts.append(_TRUNCATIONS[statement.truncated])
    return " · ".join(part for part in parts if part)


def describe_finding(finding: Finding) -> str:
    """Return severity and kind: ``minor mistranslation (connective)``.

    >>> from bilingual.datatypes import Location, Span
    >>> at = (Location("d1", Span(0, 1)),)
    >>> describe_finding(Finding("f1", "l1", "accuracy/mistranslation", "connective", "minor", at, at, "", 0.9))
    'minor mistranslation (connective)'
    """
    kind = finding.category.removeprefix("accuracy/")
    return f"{finding.severity} {kind}" + (f" ({finding.subtype})" if finding.subtype else "")


def summarise(report: Report) -> str:
    """Return the report in one line."""
    counts = report.summary
    if len(report.documents) > 1:
        parts = [_count(len(report.links), "link")]
        parts += [f"{_count(n, 'sentence')} left out" for n in [len(report.unlinked_source)] if n]
        parts += [f"{_count(n, 'sentence')} added" for n in [len(report.unlinked_target)] if n]
    else:
        partly_sourced = sum(item.status == "partially-sourced" for item in report.statements)
        originals: dict[Status, int] = {
            "translated": counts.translated,
            "partial": counts.partial,
            "untranslated": counts.untranslated,
        }
        reports: dict[Status, int] = {
            "sourced": counts.sourced,
            "partially-sourced": partly_sourced,
            "unsourced": counts.unsourced,
        }
        parts = [_group(counts.originals, "original", originals), _group(counts.reports, "report", reports)]
    parts.append(_findings(report.findings))
    if report.links:
        parts.append(f"fidelity {int(counts.fidelity * 100 + 1e-9)}%")  # rounded down: 100% means no finding
    return " · ".join(parts)


def _group(total: int, noun: str, by_status: Mapping[Status, int]) -> str:
    shares = ", ".join(f"{count} {STATUSES[status]}" for status, count in by_status.items() if count)
    return _count(total, noun) + (f": {shares}" if shares else "")


def _findings(findings: Iterable[Finding]) -> str:
    by_severity = Counter(item.severity for item in findings)
    total = sum(by_severity.values())
    if not total:
        return "no findings"
    worst_first: list[Severity] = list(reversed(get_args(Severity)))
    shares = [f"{by_severity[severity]} {severity}" for severity in worst_first if by_severity[severity]]
    if len(shares) == 1:
        return f"{shares[0]} {'finding' if total == 1 else 'findings'}"
    return f"{_count(total, 'finding')}: {', '.join(shares)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
