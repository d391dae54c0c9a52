"""Writes a model's folder: the graph, the tokenizer, and what a program must know to use them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from onnx import ModelProto

__all__ = ["MODELS", "write_folder"]

MODELS = Path(__file__).resolve().parent.parent


def write_folder(folder: Path, graph: ModelProto, tokenizer: dict[str, Any], config: dict[str, Any]) -> None:
    """Write model.onnx, tokenizer.json and config.json, and print their sums and sizes.

    ``config`` gets the number of pieces, the sha256 of the two files, and the centres of ``means/NAME.json``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model, pieces = folder / "model.onnx", folder / "tokenizer.json"
    model.write_bytes(graph.SerializeToString(deterministic=True))
    pieces.write_text(_compact(tokenizer), encoding="utf-8")
    means = Path(__file__).resolve().parent / "means" / f"{config['name']}.json"
    whole = {
        **config,
        "pieces": len(tokenizer["model"]["vocab"]),
        "sha256": {path.name: sha256(path.read_bytes()).hexdigest() for path in (model, pieces)},
        "means": json.loads(means.read_text(encoding="utf-8")) if means.exists() else {"sentence": {}, "words": {}},
    }
    (folder / "config.json").write_text(_compact(whole) + "\n", encoding="utf-8")
    for path in sorted(folder.glob("*.*")):
        print(f"{sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>9}  {folder.name}/{path.name}")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
