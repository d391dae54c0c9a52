"""From documents to segments: coverage, languages in context, kinds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.read import read_text
from bilingual.segment import segment
from tests.growth import seconds

PIECES = st.sampled_from(
    [
        "Он ушёл. ", "А. С. Пушкин", "He left. ", "“Крым наш” ", "(“Crimea is ours”) ", "«Что?» — спросил ", "#МКС ",
        "— А (@a) 1 мая 2020", "https://t.co/a ", "Слава Україні! ", "U.S. ", "т. е. ", "Image: AP", "... ", "🚀 ",
        "\n", "\n\n", "\r\n", "\u2028", " ", "и\u0306", "\ud800", "\x00", "\u200b", "\u202e", "שלום ", *'"“”«»()',
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


def languages(text):
    return [(item.language, item.text) for item in segment(read_text(text))]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_character_that_is_not_white_lies_in_exactly_one_segment(text):
    document = read_text(text)
    segments = segment(document)
    place = 0
    for item in segments:
        assert not text[place : item.span.start].strip()
        assert item.text == item.span.of(text) == item.text.strip() != ""
        place = item.span.stop
    assert not text[place:].strip()
    assert [item.id for item in segments] == [f"d1.s{n}" for n in range(1, len(segments) + 1)]


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_segmenting_is_deterministic_and_explaining_changes_nothing(text):
    document = read_text(text)
    heard = []
    assert segment(document) == segment(document) == segment(document, heard.append)
    for decision in heard:
        assert decision.span.stop <= len(text)


def test_segments_carry_the_kind_of_their_block_and_a_byline_is_apart():
    text = "Agency answers\n\nIt said no. It left.\n\nМы готовы. А вы?\n— Иван (@ivan) March 1, 2022\n\nImage: AP"
    assert [(item.kind, item.language, item.text) for item in segment(read_text(text))] == [
        ("heading", "en", "Agency answers"),
        ("body", "en", "It said no."),
        ("body", "en", "It left."),
        ("tweet", "ru", "Мы готовы."),
        ("tweet", "ru", "А вы?"),
        ("tweet", "ru", "— Иван (@ivan) March 1, 2022"),
        ("caption", "en", "Image: AP"),
    ]


def test_both_pieces_of_a_translated_quotation_are_found():
    assert languages("He wrote “Крым наш” (“Crimea is ours”). Then he left.") == [
        ("en", "He wrote"),
        ("ru", "“Крым наш”"),
        ("en", "(“Crimea is ours”)."),
        ("en", "Then he left."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # short pieces take the language of what stands around them in the same script
        ("Сьогодні вранці ворог знову обстріляв наше місто. Все буде добре.", ["other", "other"]),
        ("Die Regierung hat den neuen Haushalt beschlossen.\n\nVolkswagen AG", ["other", "other"]),
        ("Он не пришёл, потому что заболел.\n\nДмитрий Рогозин", ["ru", "ru"]),
        ("Дмитрий Рогозин\n\nСьогодні вранці ворог знову обстріляв наше місто.", ["other", "other"]),
        # without letters: what stands before, else behind
        ("Он не пришёл.\n\n42", ["ru", "ru"]),
        ("42\n\nHe did not come.", ["en", "en"]),
        ("42", ["other"]),
        # a sentence may leave its passage for another script or for a neighbour's letters
        ("Всем привет! Hello! Как у вас дела?", ["ru", "en", "ru"]),
        (
            "Он приехал к нам вечером. Сьогодні вранці ворог знову обстріляв місто. Что же делать?",
            ["ru", "other", "ru"],
        ),
        ("He spoke to the crowd. Die Regierung hat gestern endlich beschlossen. Then he left.", ["en", "other", "en"]),
    ],
)
def test_languages_in_context(text, expected):
    assert [item.language for item in segment(read_text(text))] == expected


def test_explain_hears_about_bylines_and_sentences_in_another_language():
    heard = []
    segment(read_text("Всем привет! Hello! Как у вас дела? — А (@a) 1 мая 2020"), heard.append)
    assert {"byline", "sentence_language"} <= {decision.rule for decision in heard}


ONE_LINERS = [
    "слово ",
    "a",
    ". ",
    ".",
    '"',
    "(",
    "🚀",
    ".)",
    "#a",
    "«a ",
    "word слово ",
    "https://t.co/a ",
    "a@",
    "A. ",
]


@pytest.mark.parametrize("unit", ONE_LINERS)
def test_a_hundred_kilobytes_on_one_line_take_linear_time(unit):
    small, large = (unit * (length // len(unit)) for length in (10_000, 100_000))
    # Ten times the text; a quadratic step would take a hundred times as long.
    assert seconds(lambda: segment(read_text(large))) < 40 * seconds(lambda: segment(read_text(small))) + 0.1
