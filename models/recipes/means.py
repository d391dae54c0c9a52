"""Estimates the centre of each language's vectors: the mean over general text, written to ``means/MODEL.json``.

Run from the project's root after a first ``make model``: ``python models/recipes/means.py MODEL PARALLEL...``, where
each file has lines of JSON with a sentence under ``ru`` and one under ``en``. The means used were taken from
``human-translations.en-ru.jsonl``, ``mlqe-train.jsonl`` and ``wmt21.en-ru.jsonl``; the sentences are not part of this
project, their mean is. Then ``make model`` again puts the result into ``config.json``.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import numpy as np
from folder import MODELS
from numpy.typing import NDArray

from bilingual.encode import Encoder, Vectors
from bilingual.encode.onnx import load_onnx

_PER_FILE = 1000
_SEED = 20220224
_DIGITS = 5  # a component is near 0.05, so the rounding is a thousandth of it at most


def main(name: str, paths: list[Path]) -> None:
    """Write the means over the same number of seeded sentences of every file."""
    encoder = _load_uncentred(MODELS / name)
    means: dict[str, dict[str, list[float]]] = {"sentence": {}, "words": {}}
    for language in ("ru", "en"):
        sentences = [sentence for path in paths for sentence in _sample(path, language)]
        embeddings = encoder.embed(sentences)
        means["sentence"][language] = _mean(np.stack([each.sentence for each in embeddings]))
        means["words"][language] = _mean(np.concatenate([each.vectors for each in embeddings]))
    path = Path(__file__).resolve().parent / "means" / f"{name}.json"
    path.write_text(json.dumps(means), encoding="utf-8")


def _load_uncentred(model: Path) -> Encoder:
    """Load the model as it is built, but without means."""
    with TemporaryDirectory() as folder:
        copy = Path(copytree(model, folder, dirs_exist_ok=True)) / "config.json"
        config = json.loads(copy.read_text(encoding="utf-8"))
        copy.write_text(json.dumps({**config, "means": {"sentence": {}, "words": {}}}), encoding="utf-8")
        return load_onnx(copy.parent)


def _sample(path: Path, language: str) -> list[str]:
    sentences = sorted({json.loads(line)[language] for line in path.read_text(encoding="utf-8").splitlines()})
    return random.Random(_SEED).sample(sentences, min(_PER_FILE, len(sentences)))


def _mean(vectors: Vectors) -> list[float]:
    mean: NDArray[np.float64] = vectors.mean(axis=0, dtype=np.float64)
    return [round(float(value), _DIGITS) for value in mean]


if __name__ == "__main__":
    main(sys.argv[1], [Path(argument) for argument in sys.argv[2:]])
