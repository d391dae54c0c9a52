"""Words: ``|`` stands around every expected word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.words import find_words, fold, is_content_word


@pytest.mark.parametrize(
    "row",
    [
        "|500|-|тонной| |конструкции|",
        "|US|-|Russia| |civil| |space|",
        "|don't| |д’Артаньян| |o'clock|'",
        "|1,5| |млн|, |10.000| |в| |12:30|.",
        "#|МКС| @|Rogozin| |https://t.co/Ab1|",
        "|бо\u0301льшая| |и\u0306| |COVID19|",
        "«|Что|?» — |спросил| |он|…",
        "🚀 — ?!",
    ],
)
def test_words_are_where_the_bars_are(row):
    text = row.replace("|", "")
    assert [span.of(text) for span in find_words(text)] == row.split("|")[1::2]


@given(st.text())
def test_words_are_in_order_and_not_empty(text):
    place = 0
    for span in find_words(text):
        assert place <= span.start < span.stop
        place = span.stop


@pytest.mark.parametrize(
    ("a", "b"),
    [("Всё", "все"), ("бо\u0301льшая", "Большая"), ("Don’t", "don't"), ("и\u0306", "й"), ("СЫР", "сыр")],
)
def test_folding_forgets_case_stress_and_typography(a, b):
    assert fold(a) == fold(b)


def test_folding_keeps_what_tells_words_apart():
    assert fold("мои") != fold("мой")


@pytest.mark.parametrize("word", ["which", "Которые", "всё", "не", "Don't", "doesn’t", "can't", "it's", "of"])
def test_function_words_carry_no_content(word):
    assert not is_content_word(word)


@pytest.mark.parametrize("word", ["санкции", "500", "NASA", "threaten"])
def test_names_numbers_and_open_classes_do(word):
    assert is_content_word(word)
