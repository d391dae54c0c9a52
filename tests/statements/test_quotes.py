"""Which marks are quotation marks. ⟦…⟧ is the inside of an outermost quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.statements.quotes import find_quotes
from tests.statements.marked import read_marks

CONVENTIONS = [
    # every pair of marks
    "She said “⟦we are leaving⟧” and left.",
    'She said "⟦we are leaving⟧" and left.',
    "She said ‘⟦we are leaving⟧’ and left.",
    "She said '⟦we are leaving⟧' and left.",
    "She said ''⟦we are leaving⟧'' and left.",
    "Он сказал «⟦мы уходим⟧» и ушёл.",
    "Он сказал „⟦мы уходим⟧“ и ушёл.",
    "Он сказал „⟦мы уходим⟧” и ушёл.",
    'Он сказал "⟦мы уходим⟧" и ушёл.',
    "Er sagte ‚⟦wir gehen⟧‘ und ging.",
    # mixed by the keyboard
    'He said “⟦we are leaving⟧" and left.',
    'Он сказал „⟦мы уходим⟧" и ушёл.',
    # one after the other
    "“⟦No,⟧” she said, “⟦never.⟧”",
    '"⟦Нет⟧", - сказала она, - "⟦никогда⟧".',
    # nested: the inner ones belong to what was said
    "“⟦He told me ‘go away’ twice.⟧”",
    "«⟦Газета „Труд“ закрыта⟧»",
    "«⟦Газета «Труд» закрыта⟧»",
    '"⟦В результате "Союз сил" распался⟧", - говорится в обращении.',
    # one mark for two
    "«⟦Я читаю «Труд⟧», — сказал он.",
    # apostrophes
    "It’s the workers’ money, isn’t it?",
    "It's the '90s, and rock'n'roll's dead.",
    "“⟦It’s the workers’ money⟧”",
    '\'Twas late. "⟦Go home,⟧" he said.',
    # inches and feet
    'He is 5\'10" tall and owns a 27" screen.',
    # left open: to the end of the paragraph
    "He said: “⟦We will stay⟧",
    "Он сказал: «⟦Мы остаёмся.⟧",
    # alone or empty
    "A single ” or » opens nothing",
    '“” «» ""',
]


@pytest.mark.parametrize("marked", CONVENTIONS)
def test_quotations_are_found_in_every_convention(marked: str) -> None:
    expected = read_marks(marked)
    found = find_quotes(expected.text, 0, len(expected.text))
    assert [quote.inner.of(expected.text) for quote in found] == expected.said


def test_a_paragraph_without_an_opening_mark_continues_the_one_before() -> None:
    text = "and that is all.”"
    (quote,) = find_quotes(text, 0, len(text), continues=True)
    assert quote.inner.of(text) == "and that is all."
    assert not find_quotes(text, 0, len(text))


def test_a_quotation_that_the_paragraph_leaves_open_says_so() -> None:
    text = "“We will stay,"
    (quote,) = find_quotes(text, 0, len(text))
    assert not quote.closed


@given(st.text(alphabet="ab .,'\"“”„«»‘’‚—\n5", max_size=60))
def test_quotations_are_in_order_apart_and_inside(text: str) -> None:
    end = 0
    for quote in find_quotes(text, 0, len(text)):
        assert end <= quote.outer.start <= quote.inner.start < quote.inner.stop <= quote.outer.stop <= len(text)
        end = quote.outer.stop
