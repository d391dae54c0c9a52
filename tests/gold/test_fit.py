"""Where the line is drawn, and what a rare feature is worth."""

import numpy as np

from benchmarks.gold.fit import fit_scaled
from benchmarks.gold.stretches import find_threshold

UNSEEN = np.array([0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2])
RIGHT = np.array([True, True, True, True, True, False, True, False, False, True])


def test_the_line_is_as_low_as_the_share_of_right_findings_allows():
    assert find_threshold(UNSEEN, RIGHT, 1.0) == 0.61  # above the first wrong one
    assert find_threshold(UNSEEN, RIGHT, 0.8) == 0.41  # six of seven
    assert find_threshold(UNSEEN, RIGHT, 0.5) < find_threshold(UNSEEN, RIGHT, 0.7)


def test_a_few_findings_prove_nothing():
    assert find_threshold(UNSEEN[:4], RIGHT[:4], 0.5) == 1.0


def test_a_feature_is_believed_however_seldom_it_is_seen():
    x = np.zeros((200, 1))
    x[:4] = 1.0
    y = np.concatenate([np.ones(4), np.tile([1.0, 0.0, 0.0, 0.0], 49)])
    fitted = fit_scaled(x, y)
    assert fitted.probability([1.0]) > 0.8
    assert abs(fitted.probability([0.0]) - 0.25) < 0.02
