"""The stages together, with the embedded model."""

import logging

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
