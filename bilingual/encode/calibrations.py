"""Where the calibration of a model is kept, and what to do when there is none: refuse, rather than guess."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bilingual.calibration import Calibration, parse_calibration
from bilingual.encode.centring import Centres
from bilingual.encode.entries import DEFAULT, ModelEntry
from bilingual.encode.registry import find_entry, models_folder, show_model, user_registry
from bilingual.errors import ModelError
from bilingual.files import save_file

__all__ = [
    "calibration_path",
    "default_calibration",
    "embedded_path",
    "find_calibration",
    "find_centres",
    "load_calibration",
    "network_name",
    "save_calibration",
]

_MARK = "+"
"""Stands in an encoder's name between the network and what it was centred with."""

_DIGITS = 8


def calibration_path(entry: ModelEntry) -> Path:
    """Return where the user's own calibration of a model is, or would be."""
    return user_registry().parent / "calibrations" / f"{entry.name}.json"


def embedded_path(entry: ModelEntry) -> Path:
    """Return where the calibration of an embedded model is: beside it."""
    return models_folder() / entry.source / "calibration.json"


def load_calibration(entry: ModelEntry) -> Calibration | None:
    """Return the calibration of a model, or None when it has none: the user's own, else that beside it.

    Raises ModelError for a file that is damaged.
    """
    found = _read(calibration_path(entry))
    if found is None and entry.is_embedded:
        found = _read(embedded_path(entry))
    return found


def _read(path: Path) -> Calibration | None:
    try:
        return parse_calibration(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); make it again: bilingual models calibrate") from error


def save_calibration(path: Path, calibration: Calibration) -> None:
    """Write a calibration, replacing an older one. Raises BilingualError when it cannot be written."""
    save_file(path, calibration.to_json())


@lru_cache(maxsize=1)
def default_calibration() -> Calibration:
    """Return the calibration beside the embedded model, on whose scale all thresholds are."""
    path = embedded_path(show_model(DEFAULT))
    calibration = _read(path)
    if calibration is None:
        raise ModelError(f"{path}: missing; install the package again")
    return calibration


def find_calibration(model: str, encoder: str = "", *, uncalibrated: bool = False) -> Calibration:
    """Return the calibration that suits the encoder called ``encoder``, loaded as ``model``.

    Without a name any version passes, which tells early whether there is a calibration at all. So it does for an
    embedded model with the calibration beside it: the two are shipped together, and a test holds them so.

    Raises ModelError when there is none, or only that of another version. ``uncalibrated`` then takes the embedded
    model's numbers as they are.
    """
    entry = find_entry(model)
    calibration = load_calibration(entry)
    is_shipped = entry.is_embedded and not calibration_path(entry).is_file()
    if calibration is not None and (is_shipped or not encoder or calibration.model == network_name(encoder)):
        return calibration
    if uncalibrated:
        return replace(default_calibration(), model=network_name(encoder))
    reason = "is not calibrated" if calibration is None else "was calibrated in another version"
    raise ModelError(
        f"{entry.name}: {reason}, so its links and findings would be guesses; "
        f"bilingual models calibrate {model} --on PAIRS.jsonl, or say --uncalibrated"
    )


def find_centres(entry: ModelEntry, network: str) -> tuple[str, tuple[Centres, Centres] | None]:
    """Return the name of the encoder that ``network`` makes, and the centres that its calibration brings, if any."""
    calibration = load_calibration(entry)
    if calibration is None or calibration.model != network or not calibration.centres:
        return network, None
    centres = (Centres.of(calibration.centres["sentence"]), Centres.of(calibration.centres["words"]))
    return f"{network}{_MARK}{calibration.digest()[:_DIGITS]}", centres


def network_name(encoder: str) -> str:
    """Return an encoder's name without the mark of its centres."""
    return encoder.partition(_MARK)[0]
