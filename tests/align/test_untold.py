"""What a sentence of an original's running text says beside the words of whom it quotes is a unit of its own."""

import pytest

from bilingual.align.units import original_units
from bilingual.datatypes import Segment, Span, Statement
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder("мост bridge")


def units(language, text, cue, kind="body"):
    """Return the units of a sentence in which ⟦…⟧ is said, as they stand in it."""
    said = Span(text.index("⟦"), text.index("⟧") - 1)
    text = text.replace("⟦", "").replace("⟧", "")
    segment = Segment("d1.s1", "d1", Span(0, len(text)), text, language, kind)
    statement = Statement("d1.q1", "d1", language, "original", "indirect", (said,), ("d1.s1",), cue=cue)
    embeddings = {"d1.s1": ENCODER.embed([text], language)[0]}
    return [unit.text for unit in original_units([statement], [segment], embeddings, language)]


@pytest.mark.parametrize(
    ("language", "text", "cue", "rest"),
    [
        (
            "en",
            "⟦Our ferry reached the island⟧, the harbour master added; Savina steered boats for twelve winters.",
            "added",
            "Savina steered boats for twelve winters",
        ),
        (
            "ru",
            "⟦Наш паром дошёл до острова⟧, добавил капитан порта; Савина водила катера двенадцать зим.",
            "добавил",
            "Савина водила катера двенадцать зим",
        ),
        (
            "ru",
            "Савина не пьёт крепкий кофе и чай, пишет газета, ⟦что она заваривает только ромашку⟧.",
            "пишет",
            "Савина не пьёт крепкий кофе и чай",
        ),
    ],
)
def test_the_rest_of_a_quoting_sentence_is_a_unit(language, text, cue, rest):
    said, other = units(language, text, cue)
    assert other.strip(" ,.") == rest
    assert rest not in said


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "⟦Our ferry reached the island⟧, added the master of the northern fishing harbour on Monday.", "added"),
        ("ru", "Капитан северного порта Андрей Петров добавил, ⟦что паром дошёл⟧.", "добавил"),
        ("ru", "⟦Наш паром дошёл до острова⟧, добавил он; было шумно.", "добавил"),  # too little to link
    ],
)
def test_a_frame_is_none(language, text, cue):
    assert len(units(language, text, cue)) == 1


def test_a_post_is_said_whole():
    text = "⟦Our ferry reached the island⟧, the master added; Savina steered boats for twelve winters."
    assert len(units("en", text, "added", "tweet")) == 1
