"""The statements of the article under seeds/, by meaning (the acceptance list of the design)."""

from pathlib import Path

import pytest

from bilingual.datatypes import Document, Statement
from bilingual.read import read_path
from bilingual.segment import segment
from bilingual.statements import attribute

ARTICLE = Path(__file__).resolve().parents[2] / "seeds" / "000_e8c37c1693dfbc87.txt"


@pytest.fixture(scope="module")
def found() -> tuple[Document, tuple[Statement, ...]]:
    document = read_path(ARTICLE)
    return document, attribute(document, segment(document))


@pytest.mark.parametrize(
    ("begins", "ends", "form", "speaker", "role"),
    [
        ("the sanctions announced", "European Space Agency", "indirect", "Dmitry Rogozin", "report"),
        ("these sanctions will degrade", "cutting technology", "indirect", "Joe Biden", "unknown"),
        ("If you block", "and Europe.", "direct", "Dmitry Rogozin", "report"),
        ("there is another chance", "Are you ready for them?", "mixed", "Dmitry Rogozin", "report"),
        ("Европы?", "А вы к ним готовы?", "tweet", "РОГОЗИН", "original"),
        ("Господа, вы когда", "на предмет болезни", "tweet", "РОГОЗИН", "original"),
        ("NASA continues working", "station operations.", "direct", "NASA", "unknown"),
        ("As diplomats say", "detail our response.", "direct", "Dmitry Rogozin", "report"),
    ],
)
def test_who_said_what(
    found: tuple[Document, tuple[Statement, ...]], begins: str, ends: str, form: str, speaker: str, role: str
) -> None:
    document, statements = found
    (statement,) = [item for item in statements if item.content[0].of(document.text).startswith(begins)]
    assert statement.content[-1].of(document.text).endswith(ends)
    assert (statement.form, statement.role) == (form, role)
    assert statement.speaker
    assert statement.speaker.name == speaker


def test_the_tweets_are_signed_dated_and_the_first_is_cut(found: tuple[Document, tuple[Statement, ...]]) -> None:
    _, statements = found
    tweets = [item for item in statements if item.form == "tweet"]
    assert [(item.speaker.handle, item.date, item.truncated) for item in tweets if item.speaker] == [
        ("@Rogozin", "2022-02-24", "start"),
        ("@Rogozin", "2022-02-24", None),
    ]


def test_the_frame_between_two_parts_is_not_said(found: tuple[Document, tuple[Statement, ...]]) -> None:
    document, statements = found
    (mixed,) = [item for item in statements if item.form == "mixed"]
    first, second = (span.of(document.text) for span in mixed.content)
    assert first.endswith("India or China")
    assert second.startswith("Do you want to threaten")


def test_heading_and_caption_are_no_statements(found: tuple[Document, tuple[Statement, ...]]) -> None:
    document, statements = found
    said = " ".join(item.span.of(document.text) for item in statements)
    assert "NASA refutes endangerment" not in said
    assert "Image: AP" not in said
