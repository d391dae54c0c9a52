"""The embedded model: a quantised network and its tokenizer, run by ONNX Runtime.

Windows of one length are run together, so there is no padding: the vectors of a text are the same, bit for bit,
whatever else is in the call. Runs are spread over threads, each run on one: unlike threads inside a run, these neither
wait for each other nor change the order of a sum.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from bilingual.encode.centring import Centres
from bilingual.encode.texts import Output, TextEncoder
from bilingual.encode.windows import Window, Windows
from bilingual.errors import ModelError

__all__ = ["OnnxNetwork", "load_onnx"]

_PIECES_PER_RUN = 512
"""Windows of one length run together up to this many pieces: beyond it runs get no faster, only larger."""

_FILES = ("model.onnx", "tokenizer.json")


def load_onnx(folder: Path, threads: int = 0) -> TextEncoder:
    """Load the encoder made of ``model.onnx``, ``tokenizer.json`` and ``config.json`` in a folder.

    ``threads`` 0 means one per processor. Raises ModelError when a file is missing, damaged or does not fit the others.
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
            raise ModelError(f"{folder / name}: damaged, its sha256 is not that in config.json; install it again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return TextEncoder(
        name=f"{config['name']}/{config['version']}",
        network=OnnxNetwork(session, config["dimensions"], threads or _count_processors()),
        windows=Windows(Tokenizer.from_buffer(tokenizer), config["prefix"], config["positions"]),
        sentences=Centres.of(config["means"]["sentence"]),
        words=Centres.of(config["means"]["words"]),
    )


class OnnxNetwork:
    """A session whose input is ``ids`` (texts, pieces) and whose outputs are ``sentence`` and ``states``."""

    def __init__(self, session: Any, dimensions: int, threads: int) -> None:  # noqa: ANN401
        self._session = session
        self._dimensions = dimensions
        self._threads = threads

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        return self._dimensions

    def run(self, windows: Sequence[Window]) -> list[Output]:
        """Return one output for each window, in order."""
        batches = _batch_by_length(windows)
        outputs: dict[int, Output] = {}
        with ThreadPoolExecutor(self._threads) as pool:
            for batch, (sentences, states) in zip(
                batches,
                pool.map(lambda batch: self._run([windows[index].ids for index in batch]), batches),
                strict=True,
            ):
                for index, sentence, rows in zip(batch, sentences, states, strict=True):
                    outputs[index] = Output(sentence, rows[windows[index].own])
        return [outputs[index] for index in range(len(windows))]

    def _run(self, ids: Sequence[Sequence[int]]) -> list[Any]:
        outputs: list[Any] = self._session.run(["sentence", "states"], {"ids": np.array(ids, dtype=np.int64)})
        return outputs


def _batch_by_length(windows: Sequence[Window]) -> list[list[int]]:
    """Return the indices of the windows in batches of one length, the longest first."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for index, window in enumerate(windows):
        by_length[len(window.ids)].append(index)
    batches = []
    for length, indices in sorted(by_length.items(), reverse=True):
        step = max(1, _PIECES_PER_RUN // length)
        batches += [indices[start : start + step] for start in range(0, len(indices), step)]
    return batches


def _count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
