"""Words take the mean state of the pieces that touch them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bilingual.datatypes import Span
from bilingual.encode.pooling import normalise, pool_words


@pytest.mark.parametrize(
    ("words", "offsets", "pieces_of_words"),
    [
        ([(0, 3), (4, 7)], [(0, 3), (3, 7)], [[0], [1]]),  # a piece may count the space before it as its own
        ([(0, 6)], [(0, 2), (2, 4), (4, 6)], [[0, 1, 2]]),
        ([(0, 3), (4, 6)], [(0, 6)], [[0], [0]]),  # one piece over two words serves both
        ([(0, 1), (5, 6)], [(0, 1), (2, 2), (5, 6)], [[0], [2]]),  # a piece without characters touches nothing
        ([(0, 1), (3, 5)], [(0, 1), (9, 10)], [[0], [0]]),  # a word that the tokenizer dropped: the nearest piece
    ],
)
def test_pieces_of_a_word(words, offsets, pieces_of_words):
    states = np.eye(len(offsets), dtype=np.float32)
    pooled = pool_words([Span(*word) for word in words], offsets, states)
    assert [np.flatnonzero(row).tolist() for row in pooled] == pieces_of_words
    assert pooled.sum(axis=1) == pytest.approx(1)


def test_without_pieces_a_word_has_a_vector_all_the_same():
    assert pool_words([Span(0, 2)], [], np.zeros((0, 4), dtype=np.float32)).shape == (1, 4)


@given(arrays(np.float32, (3, 4), elements=st.floats(-1e6, 1e6, width=32)))
def test_normalised_rows_have_unit_length(vectors):
    assert np.linalg.norm(normalise(vectors), axis=1) == pytest.approx(1, abs=1e-3)
