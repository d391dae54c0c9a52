"""The embedded encoder: a quantised network and its tokenizer, run by ONNX Runtime.

Texts of one length in pieces are run together, so there is no padding: the vectors of a text are the same, bit for bit,
whatever else is in the call. Runs are spread over threads, each run on one: unlike threads inside a run, these neither
wait for each other nor change the order of a sum.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Embedding, Vectors
from bilingual.encode.centring import Centres, tell_language
from bilingual.encode.pooling import pool_words
from bilingual.encode.windows import Window, Windows
from bilingual.errors import ModelError
from bilingual.words import find_words

__all__ = ["OnnxEncoder"]

_PIECES_PER_RUN = 512
"""Texts of one length run together up to this many pieces: beyond it runs get no faster, only larger."""

_TEXTS_PER_ROUND = 256
"""Bounds the memory of hidden states between the network and their pooling to words: about 25 MB of sentences."""

_FILES = ("model.onnx", "tokenizer.json")


class OnnxEncoder:
    """An encoder made of the files in a folder; see :meth:`load`."""

    def __init__(self, config: Mapping[str, Any], tokenizer: Any, session: Any, threads: int) -> None:  # noqa: ANN401
        self._name = f"{config['name']}/{config['version']}"
        self._dimensions = int(config["dimensions"])
        self._windows = Windows(tokenizer, config["prefix"], config["positions"])
        self._session = session
        self._threads = threads
        self._sentence_centres = Centres.of(config["means"]["sentence"])
        self._word_centres = Centres.of(config["means"]["words"])

    @classmethod
    def load(cls, folder: Path, threads: int = 0) -> OnnxEncoder:
        """Load ``model.onnx``, ``tokenizer.json`` and ``config.json``; ``threads`` 0 means one per processor.

        Raises ModelError when a file is missing, damaged or does not fit the configuration.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            model, tokenizer = ((folder / name).read_bytes() for name in _FILES)
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: cannot read the model ({error}); install the package again") from error
        for name, content in zip(_FILES, (model, tokenizer), strict=True):
            if sha256(content).hexdigest() != config["sha256"][name]:
                raise ModelError(f"{folder / name}: damaged, its sha256 is not that of config.json; install it again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return cls(config, Tokenizer.from_buffer(tokenizer), session, threads or _count_processors())

    @property
    def name(self) -> str:
        """Name and version for the report's signature."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        return self._dimensions

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised.

        ``language`` is that of all texts, used for centring; None lets the encoder tell by script. Any string has a
        vector, the empty one too. A text beyond the position limit is read in windows, whose vectors are averaged by
        their number of pieces.
        """
        distinct = list(dict.fromkeys(texts))
        vectors = {}
        for some in _rounds(distinct):
            windows = self._windows.of(some)
            outputs = self._run([window for each in windows for window in each], ["sentence"])
            for text, each in zip(some, windows, strict=True):
                vectors[text] = self._sentence(text, each, [sentence for (sentence,) in _take(outputs, each)], language)
        return np.array([vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), self._dimensions)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text, both from one run of the network.

        A word's vector is the mean state of the pieces that touch it (see :func:`~bilingual.encode.pooling.pool_words`
        for words that the tokenizer drops).
        """
        distinct = list(dict.fromkeys(texts))
        embeddings = {}
        for some in _rounds(distinct):
            windows = self._windows.of(some)
            outputs = self._run([window for each in windows for window in each], ["sentence", "states"])
            for text, each in zip(some, windows, strict=True):
                sentences, states = zip(*_take(outputs, each), strict=True)
                words = tuple(find_words(text))
                offsets = [offset for window in each for offset in window.offsets]
                pooled = pool_words(words, offsets, np.concatenate(list(map(_own_states, each, states))))
                embeddings[text] = Embedding(
                    sentence=self._sentence(text, each, sentences, language),
                    words=words,
                    vectors=self._word_centres.centre(pooled, language or tell_language(text)),
                )
        return [embeddings[text] for text in texts]

    def _sentence(
        self, text: str, windows: Sequence[Window], vectors: Sequence[Vectors], language: Language | None
    ) -> Vectors:
        """Return the vector of a text (d,) from those of its windows."""
        weights = [len(window.ids) for window in windows]
        whole = np.average(np.stack(vectors), axis=0, weights=weights).astype(np.float32)
        return self._sentence_centres.centre(whole, language or tell_language(text))

    def _run(self, windows: Sequence[Window], outputs: list[str]) -> Iterator[tuple[Vectors, ...]]:
        """Yield the outputs of each window, in order, running those of equal length together."""
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for index, window in enumerate(windows):
            by_length[len(window.ids)].append(index)
        batches = [
            indices[start : start + step]
            for length, indices in sorted(by_length.items(), reverse=True)
            for step in (max(1, _PIECES_PER_RUN // length),)
            for start in range(0, len(indices), step)
        ]

        def run(batch: list[int]) -> Iterator[tuple[Vectors, ...]]:
            ids = np.array([windows[index].ids for index in batch], dtype=np.int64)
            return zip(*self._session.run(outputs, {"ids": ids}), strict=True)

        results: dict[int, tuple[Vectors, ...]] = {}
        if self._threads == 1 or len(batches) < 2:
            for batch in batches:
                results.update(zip(batch, run(batch), strict=True))
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                for batch, rows in zip(batches, pool.map(run, batches), strict=True):
                    results.update(zip(batch, rows, strict=True))
        yield from (results[index] for index in range(len(windows)))


def _count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _rounds(texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + _TEXTS_PER_ROUND] for start in range(0, len(texts), _TEXTS_PER_ROUND))


def _take(outputs: Iterator[tuple[Vectors, ...]], windows: Sequence[Window]) -> list[tuple[Vectors, ...]]:
    """Return the next outputs, one for each window."""
    return [next(outputs) for _ in windows]


def _own_states(window: Window, states: Vectors) -> Vectors:
    """Return the states of the text's own pieces, without those of prefix and end."""
    return states[window.before : window.before + len(window.offsets)]
