"""Word vectors of many texts in one file, half precision: what the frozen lower layers say, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Language
from bilingual.encode import Encoder
from bilingual.files import save_file

__all__ = ["States", "embed_texts", "load_states", "save_states"]

_BATCH = 512


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """``vectors`` float16 (words, 384) of all texts, one after another; text i has rows ``starts[i]:starts[i + 1]``."""

    vectors: NDArray[np.float16]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, index: int) -> NDArray[np.float16]:
        """Return the word vectors of one text (n, 384)."""
        return self.vectors[self.starts[index] : self.starts[index + 1]]


def embed_texts(encoder: Encoder, texts: Sequence[str], language: Language) -> States:
    """Return the states of ``texts``, all in one language."""
    rows = list(_embed(encoder, texts, language))
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    return States(np.concatenate(rows) if rows else np.zeros((0, 0), np.float16), starts)


def _embed(encoder: Encoder, texts: Sequence[str], language: Language) -> Iterator[NDArray[np.float16]]:
    for start in range(0, len(texts), _BATCH):
        for found in encoder.embed(texts[start : start + _BATCH], language):
            yield found.vectors.astype(np.float16)


def save_states(folder: Path, states: Iterable[tuple[str, States]]) -> None:
    """Write each of ``states`` as two arrays that can be mapped into memory."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, item in states:
        np.save(folder / f"{name}.starts.npy", item.starts)
        np.save(folder / f"{name}.vectors.npy", item.vectors)
    save_file(folder / "complete", "")  # the last thing written: a folder without it is written again


def load_states(folder: Path, name: str) -> States:
    """Return what :func:`save_states` wrote, without reading it all."""
    vectors = np.load(folder / f"{name}.vectors.npy", mmap_mode="r")
    return States(vectors, np.load(folder / f"{name}.starts.npy"))
