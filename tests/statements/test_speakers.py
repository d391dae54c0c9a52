"""Who a pronoun, a surname or a description stands for. The last statement of each text is asked about."""

import pytest

from tests.statements.marked import statements_of

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
    # an indefinite description is nobody named
    ("Anna Reed, an engineer, left. “It is a scandal,” an engineer at the plant said.", "engineer at the plant"),
]


@pytest.mark.parametrize(("text", "name"), WHO)
def test_the_speaker_is_found(text: str, name: str) -> None:
    _, statements = statements_of(text)
    assert statements[-1].speaker is not None
    assert statements[-1].speaker.name == name
