"""Calibrates the embedded encoders beside the default, and keeps the result beside them as ``calibration.json``.

Run from the project's root, after the default's own calibration was fitted: ``python models/recipes/calibrations.py
PAIRS.jsonl``, where each line has a sentence under ``ru`` and its translation under ``en``, in the order of their
documents. The numbers in use were fitted on the wmt22 Russian–English documents, reference A; no sentence is kept.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bilingual.encode.calibrations import embedded_path, save_calibration
from bilingual.encode.entries import DEFAULT
from bilingual.encode.registry import find_entry, list_models, show_model
from bilingual.fit.calibrating import calibrate


def main(memory: Path) -> None:
    """Fit each of them on one half of ``memory`` and print what it is worth on the other."""
    for entry in list_models():
        if not entry.is_embedded or entry == show_model(DEFAULT):
            continue
        with TemporaryDirectory() as folder:
            os.environ["BILINGUAL_MODELS"] = str(Path(folder) / "models.toml")  # nothing of the user's own is touched
            found = calibrate(entry.name, memory)
        origin = f"models/recipes/calibrations.py on {memory.name}; {found.calibration.origin}"
        save_calibration(embedded_path(find_entry(entry.name)), replace(found.calibration, origin=origin))
        print(f"{entry.name}: links {found.links}, losses {found.losses}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
