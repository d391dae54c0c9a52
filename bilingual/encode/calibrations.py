"""Where the calibration of a model is kept, and what to do when there is none: refuse, rather than guess."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bilingual.calibration import Calibration, parse_calibration
from bilingual.encode.registry import DEFAULT, ModelEntry, find_entry, models_folder, show_model, user_registry
from bilingual.errors import ModelError
from bilingual.files import save_file

__all__ = [
    "calibration_path",
    "default_calibration",
    "find_calibration",
    "load_calibration",
    "network_name",
    "save_calibration",
]

_MARK = "+"
"""Stands in an encoder's name between the network and what it was centred with."""


def calibration_path(entry: ModelEntry) -> Path:
    """Return where a model's calibration is: beside an embedded model, else in a folder of the user's own."""
    if entry.backend == "sentence-transformers":
        return user_registry().parent / "calibrations" / f"{entry.name}.json"
    return models_folder() / entry.source / "calibration.json"


def load_calibration(entry: ModelEntry) -> Calibration | None:
    """Return the calibration of a model, or None when it has none. Raises ModelError for a file that is damaged."""
    path = calibration_path(entry)
    try:
        return parse_calibration(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); make it again: bilingual models calibrate") from error


def save_calibration(entry: ModelEntry, calibration: Calibration) -> Path:
    """Write the calibration of a model, replacing an older one, and return where."""
    path = calibration_path(entry)
    save_file(path, calibration.to_json())
    return path


@lru_cache(maxsize=1)
def default_calibration() -> Calibration:
    """Return the calibration of the embedded model, on whose scale all thresholds are."""
    calibration = load_calibration(show_model(DEFAULT))
    if calibration is None:
        raise ModelError(f"{calibration_path(show_model(DEFAULT))}: missing; install the package again")
    return calibration


def find_calibration(model: str, encoder: str = "", *, uncalibrated: bool = False) -> Calibration:
    """Return the calibration that suits the encoder called ``encoder``, loaded as ``model``.

    Without a name any version passes, which tells early whether there is a calibration at all. So does it for an
    embedded model, which is shipped with its calibration: a test holds the two together.

    Raises ModelError when there is none, or only that of another version. ``uncalibrated`` then takes the embedded
    model's numbers as they are.
    """
    entry = find_entry(model)
    calibration = load_calibration(entry)
    if calibration is not None and (
        entry.backend != "sentence-transformers" or not encoder or calibration.model == network_name(encoder)
    ):
        return calibration
    if uncalibrated:
        return replace(default_calibration(), model=network_name(encoder))
    reason = "is not calibrated" if calibration is None else "was calibrated in another version"
    raise ModelError(
        f"{entry.name}: {reason}, so its links and findings would be guesses; "
        f"bilingual models calibrate {model} --on PAIRS.jsonl, or say --uncalibrated"
    )


def network_name(encoder: str) -> str:
    """Return an encoder's name without the mark of its centres."""
    return encoder.partition(_MARK)[0]
