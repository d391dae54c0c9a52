"""A sentence of a passage that says who speaks is told by the whole sentence that says it."""

import pytest

import bilingual

RUSSIAN = """The ferry company fears a strike. Passengers stay at home.

Union leader Marta Savina vowed that no insult to a pilot of the harbour would be forgiven.

Порт усилил охрану причалов. Глава профсоюза Марта Савина поклялась, что ни одно оскорбление лоцмана порта не будет прощено.

Schools are closed until Monday. Buses do not run.
"""  # noqa: E501
ENGLISH = """Паромная компания опасается забастовки. Пассажиры сидят дома.

Глава профсоюза Марта Савина поклялась, что ни одно оскорбление лоцмана порта не будет прощено.

The port has reinforced the guard of its berths. Union leader Marta Savina vowed that no insult to a pilot of the harbour would be forgiven.

Школы закрыты до понедельника. Автобусы не ходят.
"""  # noqa: E501


@pytest.mark.slow
@pytest.mark.parametrize(("text", "original"), [(RUSSIAN, "ru"), (ENGLISH, "en")])
def test_a_framed_sentence_is_linked_with_its_frame(text, original):
    report = bilingual.align(text, original=original)
    (link,) = report.links
    assert "Савина" in report.text(link.source_spans[0]) + report.text(link.target_spans[0])
    assert report.text(link.target_spans[0]).startswith(("Union leader", "Глава профсоюза"))
