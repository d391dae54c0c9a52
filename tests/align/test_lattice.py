"""The best path and the probabilities of beads, against every path written out."""

from itertools import product
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.align.lattice import best_path, marginals

KINDS = ((1, 1), (1, 2), (2, 1), (2, 2))


def every_alignment(n, m, i=0, j=0):
    """Yield every monotone alignment as its links ((i, j), kind); what is in none is a null."""
    yield ()
    for some, others in product(range(i, n), range(j, m)):
        for a, b in KINDS:
            if some + a <= n and others + b <= m:
                for rest in every_alignment(n, m, some + a, others + b):
                    yield (((some, others), (a, b)), *rest)


tables = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 10_000))


def draw(n, m, seed):
    generator = np.random.default_rng(seed)
    return {(a, b): generator.normal(size=(n + 1 - a, m + 1 - b)) * 3 for a, b in KINDS if a <= n and b <= m}


def worth(alignment, gains):
    return sum(gains[kind][place] for place, kind in alignment)


@settings(deadline=None, max_examples=40)
@given(tables)
def test_the_best_path_is_the_best_of_all(table):
    n, m, seed = table
    gains = draw(n, m, seed)
    path = best_path(gains, n, m)
    found = sum(gains[len(i), len(j)][i.start, j.start] for i, j in path if i and j)
    assert found == pytest.approx(max(worth(some, gains) for some in every_alignment(n, m)))
    assert [k for i, _ in path for k in i] == list(range(n))
    assert [k for _, j in path for k in j] == list(range(m))


@settings(deadline=None, max_examples=40)
@given(tables)
def test_the_probability_of_a_bead_is_its_share_of_all_alignments(table):
    n, m, seed = table
    gains = draw(n, m, seed)
    alignments = list(every_alignment(n, m))
    weights = [exp(worth(some, gains)) for some in alignments]
    shares, total = marginals(gains, n, m)
    assert float(total) == pytest.approx(log(sum(weights)))
    for kind, table_of_kind in shares.items():
        for place in np.ndindex(table_of_kind.shape):
            having = sum(w for some, w in zip(alignments, weights, strict=True) if (place, kind) in some)
            assert table_of_kind[place] == pytest.approx(having / sum(weights))


def test_stacked_tables_of_several_sizes_are_what_they_are_alone():
    small, large = draw(2, 3, 1), draw(3, 3, 2)
    filled = {
        kind: np.stack([np.full(large[kind].shape, -1e9), large[kind]]) for kind in large
    }  # fmt: skip
    for kind, table in small.items():
        filled[kind][0, : table.shape[0], : table.shape[1]] = table
    shares, totals = marginals(filled, 3, 3)
    for k, (gains, n) in enumerate(((small, 2), (large, 3))):
        alone, total = marginals(gains, n, 3)
        assert totals[k] == pytest.approx(float(total))
        for kind, table in alone.items():
            assert shares[kind][k, : table.shape[0], : table.shape[1]] == pytest.approx(table)
