"""What ``models show`` says of an encoder: from the registry, from its own files, without loading it."""

from __future__ import annotations

from pathlib import Path

from bilingual.encode.calibrations import load_calibration
from bilingual.encode.entries import ModelEntry
from bilingual.encode.folders import ModelFolder, read_folder
from bilingual.encode.registry import find_entry, how_to_fetch, locate
from bilingual.errors import ModelError

__all__ = ["describe_model"]

_UNKNOWN = "unknown"


def describe_model(name: str) -> list[tuple[str, str]]:
    """Return keys and values about a model by registry name, hub id or folder.

    What only its files would tell is "unknown" as long as they are not on this machine. Raises ModelError for a name
    that is none of the three.
    """
    entry = find_entry(name)
    files, folder = _find_files(entry)
    rows = {
        "name": entry.name,
        "source": entry.source,
        "licence": entry.licence or (folder.licence if folder else "") or _UNKNOWN,
        "dimensions": _first(entry.dimensions, folder.dimensions if folder else 0),
        "prefix": _describe_prefix(entry, folder),
        "pooling": _describe_pooling(entry, folder),
        "word layer": _describe_word_layer(entry, folder),
        "size": f"{entry.megabytes:,} MB" if entry.megabytes else "",
        "files": files,
        "calibrated": _describe_calibration(entry, name),
        "description": entry.description,
    }
    return [(key, value) for key, value in rows.items() if value]


def _find_files(entry: ModelEntry) -> tuple[str, ModelFolder | None]:
    """Return where the files are, or why they cannot be used, and what they say of themselves."""
    if entry.refused:
        return f"not usable here: {entry.refused}", None
    try:
        path: Path | None = locate(entry)
        if path is None:
            return f"not on this machine; fetch them: {how_to_fetch(entry)}", None
        return str(path), None if entry.is_embedded else read_folder(path)
    except ModelError as error:
        return str(error), None


def _describe_calibration(entry: ModelEntry, name: str) -> str:
    if entry.refused:
        return ""
    try:
        calibration = load_calibration(entry)
    except ModelError as error:
        return str(error)
    if calibration is None:
        return f"no: bilingual models calibrate {name} --on PAIRS.jsonl"
    return f"{calibration.model}, {calibration.origin}"


def _describe_pooling(entry: ModelEntry, folder: ModelFolder | None) -> str:
    if entry.is_embedded:
        return ""  # part of the network
    return entry.pooling if entry.pooling != "own" else (folder.pooling if folder else "") or _UNKNOWN


def _describe_word_layer(entry: ModelEntry, folder: ModelFolder | None) -> str:
    if entry.is_embedded:
        return str(entry.word_layer or "")
    return str(entry.word_layer or (folder.word_layer if folder else 0) or "two thirds of the way up")


def _describe_prefix(entry: ModelEntry, folder: ModelFolder | None) -> str:
    if entry.backend == "joint":
        return "that of each part"
    if entry.prefix is not None:
        return repr(entry.prefix) if entry.prefix else "none"
    if folder is None:
        return "its own default prompt"
    if folder.prefix or not folder.prompts:
        return repr(folder.prefix) if folder.prefix else "none"
    names = ", ".join(f"{name} {text!r}" for name, text in sorted(folder.prompts.items()))
    return f"none; its prompts, chosen with --prefix: {names}"


def _first(*values: int) -> str:
    return next((str(value) for value in values if value), _UNKNOWN)
