"""A centre per language, told by script when nobody says."""

import numpy as np
import pytest

from bilingual.encode.centring import Centres, choose_centre


@pytest.mark.parametrize(
    ("text", "language", "centre"),
    [
        ("Риски ваши", None, "ru"),
        ("The risks are yours", None, "en"),
        ("Он сказал «Microsoft» и ушёл домой", None, "ru"),
        ("The #МКС is yours", None, "en"),
        ("Die Grenze bleibt geschlossen", "other", "en"),  # no centre of its own: that of its script
        ("The risks are yours", "ru", "ru"),  # who says so, knows
        ("", None, "en"),
    ],
)
def test_choice_of_a_centre(text, language, centre):
    assert choose_centre(text, language) == centre


def test_centring_subtracts_and_normalises():
    centres = Centres.of({"ru": [1.0, 0.0]})
    assert centres.centre(np.float32([[1, 2]]), "ru").tolist() == [[0, 1]]
    assert centres.centre(np.float32([[0, 2]]), "en").tolist() == [[0, 1]]
    assert centres.centre(np.float32([1, 0]), "ru").tolist() == [1, 0]  # at the centre itself: some unit vector
