"""What is quoted below is often told in the lead, too: both report the original; what else was said does not."""

import pytest

import bilingual

LIBRARY = "We will not close any Russian-language library. We will stop buying books printed in Russia."
PRESSURE = "Иран никогда не будет вести переговоры под давлением. Наша ракетная программа не обсуждается."

RUSSIAN = """{lead} Мэр города Виестурс Клейнбергс ответил на письмо.

«Мы не закроем ни одной русскоязычной библиотеки», — написал Клейнбергс. Город перестанет закупать книги из России.

{post}
— Viesturs Kleinbergs (@kleinbergs) May 5, 2023
"""
ENGLISH = """{lead} The talks were to begin in Geneva.

“Iran will never negotiate under pressure,” Abbas Araghchi wrote. “Our missile programme is not up for discussion.”

{post}
— Аббас Аракчи (@araghchi) May 5, 2023
"""


def reports_of(article, post, lead):
    report = bilingual.align(article.format(lead=lead, post=post))
    first = min(link.source_spans[0] for link in report.links)
    return [report.text(span) for link in report.links if link.source_spans[0] == first for span in link.target_spans]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("article", "post", "lead", "told"),
    [
        (RUSSIAN, LIBRARY, "Виестурс Клейнбергс пообещал не закрывать русскоязычные библиотеки.", "не закрывать"),
        (ENGLISH, PRESSURE, "Abbas Araghchi said Tehran would not negotiate with Washington under pressure.", "Tehran"),
    ],
)
def test_the_lead_is_a_second_report(article, post, lead, told):
    found = reports_of(article, post, lead)
    assert len(found) == 2
    assert any(told in text for text in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("article", "post", "lead"),
    [
        (RUSSIAN, LIBRARY, "Виестурс Клейнбергс сообщил, что уходит в отпуск до сентября."),
        (RUSSIAN, LIBRARY, "Виестурс Клейнбергс пообещал отремонтировать вокзал и построить мост."),
        (ENGLISH, PRESSURE, "Abbas Araghchi said he would meet European ministers next week."),
        (ENGLISH, PRESSURE, "Abbas Araghchi accused Washington of lying about the size of its fleet."),
    ],
)
def test_what_else_the_same_person_said_is_none(article, post, lead):
    assert len(reports_of(article, post, lead)) == 1
