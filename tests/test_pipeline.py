"""The stages together, with the embedded model."""

import logging

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bilingual

SPEECH = """Мост закроют на ремонт в понедельник. Движение пойдёт по объездной дороге. Работы займут три недели."""
REPORT = (
    """The bridge will be closed for repairs on Monday. Traffic will use the bypass. The work will take three weeks."""
)
RECIPE = (
    """Beat two eggs with sugar. Add a glass of flour and bake for half an hour. Let the cake cool before you cut it."""
)


def test_a_pair_that_is_no_translation_is_said_to_be_none(caplog):
    with caplog.at_level(logging.WARNING, "bilingual"):
        report = bilingual.align(SPEECH, RECIPE)
    assert "do not look like translations of each other" in caplog.text
    assert not report.links
    assert len(report.unlinked_source) == len(report.unlinked_target) == 3


def test_a_pair_that_is_one_says_nothing(caplog):
    with caplog.at_level(logging.WARNING, "bilingual"):
        report = bilingual.align(SPEECH, REPORT)
    assert not caplog.text
    assert [(len(link.source), len(link.target)) for link in report.links] == [(1, 1)] * 3


PIECES = st.sampled_from(
    (
        "«Мост закроют», — сказал мэр.",
        "“The bridge will be closed,” said the mayor.",
        "— Имя Фамилия (@handle) May 5, 2014\n\n",
        "Работы займут 3 недели и 2,5 млн рублей…",
        "The work will take three weeks & €2.5m.",
        "#МКС 🚀🇷🇺 не летает",
        "\n\n",
        " (",
        "„",
        "e\u0301\u200d\u200f\ufeff",
        "\ud800",
    )
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join))
def test_every_span_slices_the_text_it_was_given(text):
    report = bilingual.align(text)
    (document,) = report.documents
    assert document.text == text
    for segment in report.segments:
        assert segment.span.of(text) == segment.text
    places = [place for link in report.links for place in (*link.source_spans, *link.target_spans)]
    places += [place for finding in report.findings for place in (*finding.source_spans, *finding.target_spans)]
    for place in places:
        assert 0 <= place.span.start < place.span.stop <= len(text)
        assert place.span.of(text).strip()
    for statement in report.statements:
        assert statement.span.stop <= len(text)
