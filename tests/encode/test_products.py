"""Products in parts are products."""

import numpy as np
import pytest

from bilingual.encode.products import multiply


@pytest.mark.parametrize("shape", [(0, 8, 3), (1, 512, 256), (20, 128, 4000), (3000, 128, 8), (200, 64, 200)])
def test_a_product_in_parts_is_the_product(shape):
    n, k, m = shape
    random = np.random.default_rng(0)
    one, other = random.standard_normal((n, k)).astype("f4"), random.standard_normal((k, m)).astype("f4")
    assert multiply(one, other).dtype == np.float32
    assert multiply(one, other) == pytest.approx(one @ other, abs=1e-4)
