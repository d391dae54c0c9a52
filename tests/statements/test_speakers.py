"""Who a pronoun, a surname or a description stands for. The last statement of each text is asked about."""

import pytest

from tests.statements.marked import statements_of
from tests.statements.speakers import Answer, find_answers, read_articles

WHO = [
    # surname and full name are one person
    ("Anna Reed came to Oslo. Reed said that the launch was off.", "Anna Reed"),
    ("Анна Седова приехала в Тулу. Седова заявила, что город остаётся.", "Анна Седова"),
    # pronouns: the last subject who fits
    ("Anna Reed met Tom Moss in Oslo. She said that the launch was off.", "Anna Reed"),
    ("Dmitry Orlov met Anna Sedova in Tula. She said that the launch was off.", "Anna Sedova"),
    ("Иван Орлов приехал в Тулу. Он заявил, что город остаётся.", "Иван Орлов"),
    ("“We stay,” Anna Reed said.\n\n“We never wanted to go,” she added.", "Anna Reed"),
    # descriptions: an apposition before or behind the name, wherever it stands
    (
        "The head of the Orford museum said that the hall was closed. Anna Reed, the head of the museum, left.",
        "Anna Reed",
    ),
    ("Museum director Anna Reed came late. The director said that the hall was closed.", "Anna Reed"),
    ("The American space agency NASA met on Monday. The agency said that the launch was off.", "NASA"),
    # "it": an organisation, or the words of the speaker before
    ("NASA met on Monday. NASA said the launch was off. In a statement, it said that nobody was hurt.", "NASA"),
    ("Anna Reed said in a tweet that the launch was off. It said, “Nobody was hurt.”", "Anna Reed"),
    # the form of a name tells whose pronoun it may be
    ("Tom Moss called Anna Reed at night. He said that the launch was off.", "Tom Moss"),
    ("Tom Moss called his boss, Helen Reed, at night. She said that the launch was off.", "Helen Reed"),
    # a sentence that opens with a description is about that person
    (
        "Rescue chief Tom Moss came late. Ann Reed left. The rescue chief was not amused. He said it was off.",
        "Tom Moss",
    ),
    (
        "Начальник отряда Иван Орлов молчал. Пётр Сомов ушёл. Начальник отряда вздохнул. Он сказал, что устал.",
        "Иван Орлов",
    ),
    # what someone does for a living, said of the person before
    ("Tom Moss signed for two years. “I am happy,” the striker said.", "Tom Moss"),
    ("Иван Орлов забил два мяча. «Я рад», — сказал футболист.", "Иван Орлов"),
    ("Tom Moss came late. “No comment,” an officer said. “No comment,” the officer repeated.", "officer"),
    # an institution by a part of its name; a company is no "he"
    ("The Orford Bank of Trade met on Monday. The bank said that the launch was off.", "Orford Bank of Trade"),
    ("Tom Moss spoke. The contractor, Lowland Pumps, disagreed. It said that the launch was off.", "Lowland Pumps"),
    # an occupation is no given name
    ("Agronomist Tom Moss said that the launch was off.", "Tom Moss"),
    # an indefinite description is nobody named
    ("Anna Reed, an engineer, left. “It is a scandal,” an engineer at the plant said.", "engineer at the plant"),
]


@pytest.mark.parametrize(("text", "name"), WHO)
def test_the_speaker_is_found(text: str, name: str) -> None:
    _, statements = statements_of(text)
    assert statements[-1].speaker is not None
    assert statements[-1].speaker.name == name


# --- twenty articles --------------------------------------------------------------------------------------------------

FLOORS = {"tune": 0.95, "check": 0.9}
"""Share of statements with the right person; ``python -m benchmarks.speakers`` prints what is reached."""


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return find_answers()


def test_there_are_ten_articles_in_each_language_with_a_table() -> None:
    articles = read_articles()
    assert sorted(name[:2] for name in articles) == ["en"] * 10 + ["ru"] * 10
    for name, (text, table) in articles.items():
        assert table, name
        assert all(text.count(words) == 1 for words, _ in table)


@pytest.mark.parametrize("half", FLOORS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_right_person_is_named(answers: list[Answer], half: str, language: str) -> None:
    some = [item for item in answers if item.half == half and item.article.startswith(language)]
    wrong = "\n".join(f"{item.article}: {item.words}: {item.found}" for item in some if not item.is_right)
    assert sum(item.is_right for item in some) >= FLOORS[half] * len(some), wrong
