"""The stretch of a sentence that says a quote: which it is, whether it was said, how closely its words stand."""

import pytest

from bilingual.trace.stretches import find_closeness, find_speech, said_stretch
from tests.trace.test_search import ENCODER

QUOTE = "The cat drinks milk"


def read(sentence, quote=QUOTE):
    words, held = ENCODER.read_words([quote, sentence])
    return words, held.vectors


@pytest.mark.parametrize(
    ("sentence", "quote", "said"),
    [
        ("Вчера кошка пьёт молоко, сказал он.", "The cat drinks milk", "кошка пьёт молоко"),
        ("Он сказал: собака спит", "the dog sleeps", "собака спит"),
        ("Молоко!", "The cat drinks milk", "Молоко"),
    ],
)
def test_the_stretch_that_says_most_of_a_quote(sentence, quote, said):
    assert said_stretch(sentence, *read(sentence, quote)) == said


@pytest.mark.parametrize(
    ("sentence", "speech"),
    [
        ("Он сказал: «Вчера кошка пьёт молоко».", 1),
        ("Он сказал, что кошка пьёт молоко.", 0),
        ("Кошка пьёт молоко «Домик».", 0),
        ('Он сказал, что кошка "пьёт молоко".', pytest.approx(2 / 3)),
        ("Он сказал, что кошка „пьёт молоко“.", pytest.approx(2 / 3)),
    ],
)
def test_speech_is_what_stands_in_quotation_marks(sentence, speech):
    assert find_speech(sentence, *read(sentence), post=False) == speech
    assert find_speech(sentence, *read(sentence), post=True) == 1


def test_words_that_are_neighbours_in_a_quote_are_so_in_its_original():
    assert find_closeness(*read("Кошка пьёт молоко.")) == 1
    assert find_closeness(*read("Кошка весь день ищет дом и воду, а молоко не пьёт.")) == pytest.approx(1 / 2)
    assert find_closeness(*read("Идёт дождь.")) == 0
