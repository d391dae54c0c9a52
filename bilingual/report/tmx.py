"""A report as a translation memory: TMX 1.4b (https://www.gala-global.org/tmx-14b), what every CAT tool imports."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from bilingual.datatypes import Report
from bilingual.report.memory import describe_link, find_languages, findings_by_link, note_finding, to_xml, xml_text
from bilingual.report.tables import join_places, write_places

__all__ = ["to_tmx"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def to_tmx(report: Report) -> str:
    """Return a unit for every link, with its spans and figures as properties and its findings as notes."""
    languages = find_languages(report)
    texts = {item.id: item.text for item in report.documents}
    findings = findings_by_link(report)
    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": "bilingual",
            "creationtoolversion": xml_text(report.signature.version),
            "segtype": "sentence",
            "o-tmf": "bilingual.report/1",
            "adminlang": "en",
            "srclang": languages[0],
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for link in report.links:
        unit = SubElement(body, "tu", tuid=xml_text(link.id))
        for finding in findings.get(link.id, ()):
            SubElement(unit, "note").text = note_finding(finding, texts)
        for key, value in describe_link(link).items():
            SubElement(unit, "prop", type=f"x-{key}").text = value
        for language, places in zip(languages, (link.source_spans, link.target_spans), strict=True):
            side = SubElement(unit, "tuv", {_LANG: language})
            SubElement(side, "prop", type="x-spans").text = xml_text(write_places(places))
            SubElement(side, "seg").text = xml_text(join_places(places, texts))
    return to_xml(root, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')
