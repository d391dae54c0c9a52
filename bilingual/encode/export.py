"""The embedded model as a sentence-transformers folder, in float32, so that it can be trained further offline.

The weights are those of ``model.onnx``, as exactly as they are stored: int8 times the scale of its row, 4-bit blocks of
the vocabulary times the scale of the block. What quantisation lost stays lost; what it adds at run time, the rounding
of activations, is gone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bilingual.encode.folders import OWN_FILE
from bilingual.encode.hub import INSTALL
from bilingual.errors import ModelError
from bilingual.files import new_folder

__all__ = ["export_model"]

Weights = Mapping[str, NDArray[Any]]

_ZERO_POINT = 8
"""What a 4-bit value of the vocabulary is above the number it stands for."""

_PROJECTIONS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
"""The graph's names of a layer's matrices, and BertModel's."""

_SPECIAL = {"bos": "<s>", "cls": "<s>", "eos": "</s>", "sep": "</s>", "unk": "<unk>", "pad": "<pad>"}


def export_model(source: Path, folder: Path, licence: str = "") -> None:
    """Write the embedded model in ``source`` to ``folder``, which appears whole or not at all.

    Its centres come with it, so that its vectors are comparable with the embedded model's (cosine about .99). Raises
    ModelError when the extra is not installed or the graph is not of the kind this package builds.
    """
    try:
        import onnx
        from safetensors.numpy import save_file
        from tokenizers import Tokenizer
        from transformers import BertConfig, PreTrainedTokenizerFast
    except ImportError as error:
        raise ModelError(f"exporting needs sentence-transformers: {INSTALL}") from error
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    graph = onnx.load(str(source / "model.onnx")).graph
    weights = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    try:
        state = _read_state(weights)
        n_heads = _attribute(graph, "MultiHeadAttention", "num_heads")
        epsilon = _attribute(graph, "LayerNormalization", "epsilon")
    except KeyError as error:
        raise ModelError(
            f"{source / 'model.onnx'}: has no {error}; only a transformer of the embedded kind can be exported"
        ) from error
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    sizes = BertConfig(
        architectures=["BertModel"],
        vocab_size=len(state["embeddings.word_embeddings.weight"]),
        hidden_size=config["dimensions"],
        num_hidden_layers=_count_layers(weights),
        num_attention_heads=int(n_heads),
        intermediate_size=len(state["encoder.layer.0.intermediate.dense.bias"]),
        max_position_embeddings=len(state["embeddings.position_embeddings.weight"]),
        type_vocab_size=1,
        layer_norm_eps=float(epsilon),
        pad_token_id=tokenizer.token_to_id("<pad>"),
    )
    with new_folder(folder) as draft:
        save_file(state, draft / "model.safetensors", metadata={"format": "pt"})
        sizes.save_pretrained(draft)
        special = {f"{name}_token": piece for name, piece in _SPECIAL.items()}
        fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=config["positions"], **special)  # type: ignore[no-untyped-call]
        fast.save_pretrained(draft)
        _write(draft / "modules.json", [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ])  # fmt: skip
        for module in ("1_Pooling", "2_Normalize"):
            (draft / module).mkdir()
        _write(draft / "1_Pooling" / "config.json", {
            "word_embedding_dimension": config["dimensions"], "pooling_mode_mean_tokens": True
        })  # fmt: skip
        _write(draft / "sentence_bert_config.json", {"max_seq_length": config["positions"], "do_lower_case": False})
        prompts = {"prompts": {"default": config["prefix"]}, "default_prompt_name": "default"}
        _write(draft / "config_sentence_transformers.json", prompts)
        _write(draft / OWN_FILE, {"word_layer": config["word_layer"], "licence": licence})
        _write(draft / "centres.json", config["means"])
        card = source / "README.md"
        if card.is_file():
            copyfile(card, draft / "README.md")


def _read_state(weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Return BertModel's weights under its names. Raises KeyError when the graph has none of that name."""
    positions = weights["positions"].astype(np.float32)  # with the one token type already added
    state = {
        "embeddings.word_embeddings.weight": _unpack_vocabulary(weights),
        "embeddings.position_embeddings.weight": positions,
        "embeddings.token_type_embeddings.weight": np.zeros((1, positions.shape[1]), dtype=np.float32),
        "embeddings.LayerNorm.weight": weights["embedding.gamma"],
        "embeddings.LayerNorm.bias": weights["embedding.beta"],
    }
    n_layers = _count_layers(weights)
    for layer in range(n_layers):
        ours, theirs = f"l{layer}", f"encoder.layer.{layer}"
        biases = dict(zip("qkv", np.split(weights[f"{ours}.qkv.bias"], 3), strict=True))
        # The states of the word layer are an output of the graph, and its last normalisation is named after it.
        last = ours if f"{ours}.gamma" in weights else "states"
        for part, name in _PROJECTIONS.items():
            scales = weights[f"{ours}.{part}.scales"]
            state[f"{theirs}.{name}.weight"] = weights[f"{ours}.{part}.int8"].T * scales[:, None]
            state[f"{theirs}.{name}.bias"] = biases[part] if part in biases else weights[f"{ours}.{part}.bias"]
        for norm, name in ((f"{ours}.attended", "attention.output"), (last, "output")):
            state[f"{theirs}.{name}.LayerNorm.weight"] = weights[f"{norm}.gamma"]
            state[f"{theirs}.{name}.LayerNorm.bias"] = weights[f"{norm}.beta"]
    return {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in state.items()}


def _unpack_vocabulary(weights: Weights) -> NDArray[np.float32]:
    """Return the word embedding (pieces, hidden) from blocks of 4-bit values, two in a byte, the lower half first."""
    packed, scales = weights["word.packed"], weights["word.scales"].astype(np.float32)
    values = np.stack([packed & 15, packed >> 4], axis=-1).reshape(*packed.shape[:2], -1).astype(np.float32)
    return ((values - _ZERO_POINT) * scales).reshape(len(packed), -1)


def _count_layers(weights: Weights) -> int:
    return sum(name.endswith(".qkv.bias") for name in weights)


def _attribute(graph: Any, operator: str, name: str) -> float:  # noqa: ANN401
    """Return an attribute of the first such operation."""
    for node in graph.node:
        if node.op_type == operator:
            for attribute in node.attribute:
                if attribute.name == name:
                    return float(attribute.i or attribute.f)
    raise KeyError(f"{operator}.{name}")


def _write(path: Path, values: object) -> None:
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
