"""Words that the other side has in its own script are not missing, however sure the trained scorer is."""

import numpy as np
import pytest

from bilingual.score.cognates import find_cognates
from tests.score.fake_side import build


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        ("They suffer repression and torture.", "Они подвергаются репрессиям.", ["repression"]),
        ("Переговоры были конструктивными.", "The talks were called constructive.", ["конструктивными"]),
        ("They suffer repression and torture.", "Они подвергаются гонениям.", []),
        ("The strand was closed.", "Страна закрыта.", []),  # short words resemble each other by chance
        ("The repression goes on.", "The repression goes on.", []),  # the same script: nothing was translated
    ],
)
def test_a_word_in_another_script(text, other, found):
    side = build(text)
    gone = np.full(len(side.words), 0.9, dtype=np.float32)
    assert [span.of(text) for span in find_cognates(side, build(other), gone)] == found


def test_what_the_scorer_does_not_doubt_is_not_looked_for():
    side = build("They suffer repression.")
    assert find_cognates(side, build("Они подвергаются репрессиям."), np.zeros(len(side.words), dtype=np.float32)) == []
