"""Intervals: they hold the figure, are the same for the same seed, and narrow with more pairs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.evaluate.bootstrap import estimate


def mean_of(values, seed=1):
    rows = np.array(values, dtype=np.float64)[:, None]
    return estimate(rows, lambda totals: totals / len(rows), seed)[0]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_the_figure_of_the_sample_lies_between_the_ends(values):
    found = mean_of(values)
    assert found.value == pytest.approx(np.mean(values))
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1


def test_the_same_seed_gives_the_same_interval_and_another_nearly_so():
    values = [True] * 70 + [False] * 30
    assert mean_of(values, 7) == mean_of(values, 7)
    assert mean_of(values, 7) != mean_of(values, 8)
    # The normal approximation: .7 ± 1.96 sqrt(.7 * .3 / 100)
    assert mean_of(values).low == pytest.approx(0.61, abs=0.02)
    assert mean_of(values).high == pytest.approx(0.79, abs=0.02)


def test_more_pairs_narrow_it():
    few, many = mean_of([True, False] * 20), mean_of([True, False] * 2000)
    assert many.high - many.low < (few.high - few.low) / 5


def test_where_all_are_right_there_is_no_doubt():
    found = mean_of([True] * 10)
    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_nothing_to_estimate_from():
    with pytest.raises(ValueError, match="empty"):
        estimate(np.zeros((0, 1)), lambda totals: totals, 1)
