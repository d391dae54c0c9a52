"""A report for a translator's editor: XLIFF 2.0 (OASIS, https://docs.oasis-open.org/xliff/xliff-core/v2.0/).

A unit is a link, its target the report as it stands; an original nobody reports is a unit without a target, so that it
shows up as work to do. Findings are notes of their unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from bilingual.datatypes import Finding, Location, Report, Severity
from bilingual.report.memory import find_languages, findings_by_link, note_finding, to_xml, xml_text
from bilingual.report.tables import join_places, write_places

__all__ = ["to_xliff"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRIORITIES: dict[Severity, str] = {"critical": "1", "major": "2", "minor": "3"}
"""XLIFF ranks notes from 1, the highest, to 10."""


def to_xliff(report: Report) -> str:
    """Return the links in document order, then the originals without a report."""
    source, target = find_languages(report)
    texts = {item.id: item.text for item in report.documents}
    findings = findings_by_link(report)
    root = Element("xliff", {"xmlns": _NAMESPACE, "version": "2.0", "srcLang": source, "trgLang": target})
    names = [item.path or item.title or item.id for item in report.documents]
    file = SubElement(root, "file", id="f1", original=xml_text(" + ".join(names)))
    for number, link in enumerate(report.links, start=1):
        notes = [(item, note_finding(item, texts)) for item in findings.get(link.id, ())]
        unit = _add_unit(file, f"u{number}", link.id, notes, (link.source_spans, link.target_spans))
        segment = SubElement(unit, "segment", state="translated")
        SubElement(segment, "source", {_SPACE: "preserve"}).text = xml_text(join_places(link.source_spans, texts))
        SubElement(segment, "target", {_SPACE: "preserve"}).text = xml_text(join_places(link.target_spans, texts))
    places = {item.id: Location(item.document, item.span) for item in report.segments}
    for number, name in enumerate(report.unlinked_source, start=len(report.links) + 1):
        place = places[name]
        lost = [item for item in findings.get(None, ()) if place in item.source_spans]
        unit = _add_unit(file, f"u{number}", name, [(item, note_finding(item, texts)) for item in lost], ((place,),))
        segment = SubElement(unit, "segment", state="initial")
        SubElement(segment, "source", {_SPACE: "preserve"}).text = xml_text(join_places((place,), texts))
    if not len(file):
        SubElement(file, "group", id="g1")  # the standard wants a file to hold something
    return to_xml(root)


def _add_unit(
    file: Element,
    identifier: str,
    name: str,
    findings: Iterable[tuple[Finding, str]],
    sides: Sequence[Sequence[Location]],
) -> Element:
    """Add a unit with notes: where its sides stand, then its findings."""
    unit = SubElement(file, "unit", id=identifier, name=xml_text(name))
    notes = SubElement(unit, "notes")
    for side, places in zip(("source", "target"), sides, strict=False):
        note = SubElement(notes, "note", category="spans", appliesTo=side)
        note.text = xml_text(write_places(places))
    for finding, text in findings:
        attributes = {
            "category": finding.category,
            "priority": _PRIORITIES[finding.severity],
            "appliesTo": "target" if finding.target_spans else "source",
        }
        note = SubElement(notes, "note", attributes)
        note.text = text
    return unit
