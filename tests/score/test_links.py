"""What is scored of a link in its document: the words around a quotation may say what the quotation leaves out."""

import bilingual

BESIDE = """Мэр призвала внести поправку в устав порта, чтобы «ни один директор не мог закрыть его в одиночку».

"We need to amend the port's charter so that no director — no director can close it alone."
"""


def test_what_is_said_beside_a_quotation_is_not_missing_from_it():
    report = bilingual.align(BESIDE)
    assert len(report.links) == 1
    assert [item.evidence for item in report.findings if item.severity != "minor"] == []
