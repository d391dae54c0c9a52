"""Where the line is drawn: the least confidence from which findings are right as often as asked."""

import numpy as np

from benchmarks.gold.stretches import find_threshold

UNSEEN = np.array([0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2])
RIGHT = np.array([True, True, True, True, True, False, True, False, False, True])


def test_the_line_is_as_low_as_the_share_of_right_findings_allows():
    assert find_threshold(UNSEEN, RIGHT, 1.0) == 0.61  # above the first wrong one
    assert find_threshold(UNSEEN, RIGHT, 0.8) == 0.41  # six of seven
    assert find_threshold(UNSEEN, RIGHT, 0.5) < find_threshold(UNSEEN, RIGHT, 0.7)


def test_a_few_findings_prove_nothing():
    assert find_threshold(UNSEEN[:4], RIGHT[:4], 0.5) == 1.0
