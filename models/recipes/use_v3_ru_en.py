"""Makes ``models/use-v3-ru-en``: USE multilingual v3 for Russian and English.

Run from the project's root: ``python models/recipes/use_v3_ru_en.py [FOLDER]``. Needs the packages of the extra
``recipes``; gives the same bytes every time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from folder import MODELS, write_folder
from use_graph import build_use_graph
from usem3 import quantise, read_tokenizer, read_weights
from vocabulary import choose_pieces, cut_tokenizer

__all__ = ["main"]

NAME = "use-v3-ru-en"

POSITIONS = 512
"""The network has no limit; longer texts are read in windows to bound memory."""


def main(folder: Path = MODELS / NAME) -> None:
    """Write model.onnx, tokenizer.json and config.json into ``folder``."""
    weights, tokenizer = read_weights(), read_tokenizer()
    kept = choose_pieces(tokenizer)
    graph = build_use_graph(quantise(weights.pieces[kept]), weights.layers)
    dimensions = weights.layers["cnn_W"].shape[1]
    config = {"name": NAME, "version": 1, "dimensions": dimensions, "positions": POSITIONS, "prefix": ""}
    write_folder(folder, graph, cut_tokenizer(tokenizer, kept), config)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
