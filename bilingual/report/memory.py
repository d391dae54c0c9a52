"""What TMX and XLIFF share: the two languages, notes for a translator, and text that XML can carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from bilingual.datatypes import Finding, Language, Link, Report
from bilingual.report.view import arrange
from bilingual.report.wording import describe_finding, quote_sides

__all__ = ["find_languages", "findings_by_link", "note_finding", "to_xml", "xml_text"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""


def xml_text(text: str) -> str:
    """Return ``text`` with U+FFFD for what XML cannot hold, not even escaped: control characters, lone surrogates."""
    return _FORBIDDEN.sub("\ufffd", text)


def find_languages(report: Report) -> tuple[Language, Language]:
    """Return the languages of original and report: Russian and English when nothing tells."""
    view = arrange(report)
    return (view.source, view.target) if view.source and view.target else ("ru", "en")


def findings_by_link(report: Report) -> dict[str | None, list[Finding]]:
    """Return the findings under the id of their link, those outside links under None."""
    found: dict[str | None, list[Finding]] = {}
    for item in report.findings:
        found.setdefault(item.link, []).append(item)
    return found


def note_finding(finding: Finding, texts: Mapping[str, str]) -> str:
    """Return a note for a translator: what kind, which words, why."""
    parts = [describe_finding(finding), quote_sides(finding, texts), finding.evidence]
    return xml_text(": ".join(part for part in parts if part))


def describe_link(link: Link) -> dict[str, str]:
    """Return the figures of a link as text, for properties."""
    shares = {key: f"{getattr(link, key):.4f}" for key in ("similarity", "coverage", "fidelity", "confidence")}
    return {"relation": link.relation, **shares}


def to_xml(root: ElementTree.Element, doctype: str = "") -> str:
    """Return the element as an XML document, indented where white space means nothing, ending in a newline."""
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{body}\n'
