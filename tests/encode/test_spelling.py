"""What a network is shown: as long as the text, calm where it shouts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.encode.spelling import as_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("МЫ НЕ ЗАКРЫВАЕМСЯ!!! Ждём вас.", "мы не закрываемся!!! Ждём вас."),
        ("The FAKE NEWS MEDIA is lying", "The fake news media is lying"),
        ("ПРЕЗИДЕНТ СКАЗАЛ, ЧТО МКС УПАДЁТ", "президент сказал, что мкс упадёт"),
        # Abbreviations, also several of them, and a single word for emphasis stay.
        ("МИД РФ и НАТО", "МИД РФ и НАТО"),
        ("ВВС США, ЦРУ, ФБР", "ВВС США, ЦРУ, ФБР"),
        ("It was NEVER true", "It was NEVER true"),
        # A tag is a word; a sign alone is not.
        ("#МКС летает, см. #2022", " МКС летает, см.  2022"),
        ("C# and # 5", "C# and # 5"),
        ("\ud800", "\ufffd"),
        ("THE STATE OF İSTANBUL", "the state of İstanbul"),  # two characters in lower case: left as it is
        ("", ""),
    ],
)
def test_a_text_is_shown(text, read):
    assert as_read(text) == read


@given(st.text(st.characters(codec=None)))
def test_offsets_stay_true(text):
    assert len(as_read(text)) == len(text)


@given(st.text())
def test_reading_twice_changes_nothing_more(text):
    assert as_read(as_read(text)) == as_read(text)
