"""Each word's best cosine in each unit, computed for many units at once."""

import sys
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bilingual.align.coverage import Stack, best_matches

LENGTHS = st.lists(st.integers(1, 6), min_size=1, max_size=8)


def make_stack(lengths: list[int], seed: int) -> Stack:
    starts = np.concatenate([[0], np.cumsum(lengths)])
    vectors = np.random.default_rng(seed).normal(size=(starts[-1], 3)).astype(np.float32)
    return Stack(vectors, np.ones(starts[-1], dtype=np.float32), starts)


@given(
    LENGTHS, LENGTHS, st.integers(0, 9), st.sampled_from([0, 1_000_000]), st.sampled_from([(1, 1), (5, 9), (99, 99)])
)
def test_the_best_of_each_unit_is_that_of_comparing_them_one_by_one(sources, targets, seed, few, block):
    source, target = make_stack(sources, seed), make_stack(targets, seed + 10)
    cosines = source.vectors @ target.vectors.T
    with patch.multiple(
        sys.modules[best_matches.__module__], _FEW_COSINES=few, _BLOCK=block
    ):  # 0: the way for many units
        rows, columns = best_matches(source, target)
    for j in range(len(targets)):
        np.testing.assert_allclose(
            rows[:, j], cosines[:, target.starts[j] : target.starts[j + 1]].max(axis=1), rtol=1e-4, atol=1e-5
        )
    for i in range(len(sources)):
        np.testing.assert_allclose(
            columns[i], cosines[source.starts[i] : source.starts[i + 1]].max(axis=0), rtol=1e-4, atol=1e-5
        )
