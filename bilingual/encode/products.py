"""Products of small matrices on one thread.

OpenBLAS spreads a product of more than :data:`_ONE_THREAD` multiplications over threads, and these spin for a while
after it. Where one quote is read, that takes more time than the product, and takes it from the search beside it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["multiply"]

_ONE_THREAD = 1 << 18
"""Multiplications up to which OpenBLAS runs a product on the thread that asks for it (``interface/gemm.c``)."""

_LARGE = 128
"""Rows and columns beyond which a product is worth its threads."""


def multiply(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the product (n, m) of ``one`` (n, k) and ``other`` (k, m), in parts that stay on this thread."""
    n, m = len(one), other.shape[1]
    if min(n, m) > _LARGE:
        return one @ other
    most = max(1, _ONE_THREAD // max(1, len(other)))  # rows times columns of a part
    rows = max(1, min(n, int(most**0.5)))
    columns = max(1, min(m, most // rows))
    rows = max(1, min(n, most // columns))
    product = np.empty((n, m), dtype=np.float32)
    for row in range(0, n, rows):
        for column in range(0, m, columns):
            part = slice(row, row + rows), slice(column, column + columns)
            product[part] = one[part[0]] @ other[:, part[1]]
    return product
