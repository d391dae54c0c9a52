"""A sentence of a passage that says who speaks is told by the whole sentence that says it."""

import pytest

import bilingual

RUSSIAN = """A border incident is feared. Residents stay at home.

Hezbollah leader Hassan Nasrallah promised not to leave the death of any of its fighters unanswered.

Израильская армия усилила свои части на границе. Лидер «Хезболлы» Хасан Насралла пообещал не оставить без ответа гибель любого из своих бойцов.

Schools are closed until Monday. Buses do not run.
"""  # noqa: E501
ENGLISH = """На границе опасаются столкновений. Жители сидят дома.

Лидер «Хезболлы» Хасан Насралла пообещал не оставить без ответа гибель любого из своих бойцов.

The army has reinforced its units at the border. Hezbollah leader Hassan Nasrallah promised not to leave the death of any of its fighters unanswered.

Школы закрыты до понедельника. Автобусы не ходят.
"""  # noqa: E501


@pytest.mark.slow
@pytest.mark.parametrize(("text", "original"), [(RUSSIAN, "ru"), (ENGLISH, "en")])
def test_a_framed_sentence_is_linked_with_its_frame(text, original):
    report = bilingual.align(text, original=original)
    (link,) = report.links
    assert "Насралла" in report.text(link.source_spans[0]) + report.text(link.target_spans[0])
    assert report.text(link.target_spans[0]).startswith(("Hezbollah leader", "Лидер «Хезболлы»"))
