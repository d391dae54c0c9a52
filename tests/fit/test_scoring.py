"""Damage is made to order: the same every time, and always less than there was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.fit.logistic import fit_logistic
from bilingual.fit.scoring import area_under_curve, damage
from bilingual.words import find_words

SENTENCE = "Rebuilding the port will cost one and a half billion, the minister said on Tuesday, but nobody will pay."


def test_a_clause_or_a_few_words_are_cut_out():
    left = damage(SENTENCE, "en")
    assert left == damage(SENTENCE, "en") != SENTENCE
    kept, all_words = ([word.of(text) for word in find_words(text)] for text in (left, SENTENCE))
    rest = iter(all_words)
    assert all(word in rest for word in kept), "what is left stands in the same order"


@pytest.mark.parametrize("text", ["", "Да.", "And it is so.", "of the and to in at of the"])
def test_what_is_too_short_stays_whole(text):
    assert damage(text, "en") is None


@given(st.text(), st.sampled_from(["ru", "en"]))
def test_any_text_is_damaged_to_less_or_not_at_all(text, language):
    left = damage(text, language)
    assert left is None or len(find_words(left)) < len(find_words(text))


def test_area_under_the_curve():
    assert area_under_curve([3, 2], [1, 0]) == 1.0
    assert area_under_curve([1, 0], [1, 0]) == 0.5
    assert area_under_curve([0], [1]) == 0.0


def test_a_logistic_regression_finds_the_odds_it_was_made_of():
    chance = np.random.default_rng(1)
    x = chance.normal(size=(20_000, 2))
    y = (chance.random(20_000) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - 0.5 * x[:, 1] - 1)))).astype(float)
    weights, bias = fit_logistic(x, y, ridge=1e-6)
    assert [*weights, bias] == pytest.approx([1.5, -0.5, -1], abs=0.1)
    with pytest.raises(ValueError, match="rows of both labels"):
        fit_logistic(x, np.ones(20_000), ridge=1e-3)
