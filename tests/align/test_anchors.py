"""Long documents are cut only where they surely correspond."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.align.anchors import MAX_CHUNK, cut_pieces


def documents(n, kept, seed=1, noise=0.3):
    """Vectors of n sentences and of the translations of those ``kept``, in this order."""
    generator = np.random.default_rng(seed)
    source = generator.normal(size=(n, 64)).astype(np.float32)
    target = source[list(kept)] + noise * generator.normal(size=(len(list(kept)), 64)).astype(np.float32)
    return tuple(rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (source, target))


CASES = {
    "nothing lost": (300, range(300)),
    "every tenth lost": (300, [k for k in range(300) if k % 10]),
    "a long stretch lost": (400, [*range(100), *range(250, 400)]),
    "longer than the first step's table": (1500, [k for k in range(1500) if k % 7]),
}


@pytest.mark.parametrize("case", CASES)
def test_no_link_is_cut(case):
    n, kept = CASES[case]
    kept = list(kept)
    pieces = cut_pieces(*documents(n, kept))
    assert len(pieces) > n // 100
    for rows, columns in pieces:
        assert [kept[j] for j in columns] == [i for i in rows if i in kept]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 5))
def test_pieces_are_all_of_both_documents_in_order_and_bounded(n, m, seed):
    source, _ = documents(max(n, 1), range(1), seed)
    target, _ = documents(max(m, 1), range(1), seed + 10)
    pieces = cut_pieces(source[:n], target[:m])
    assert [i for rows, _ in pieces for i in rows] == list(range(n))
    assert [j for _, columns in pieces for j in columns] == list(range(m))
    assert all(max(len(rows), len(columns)) <= MAX_CHUNK for rows, columns in pieces)
