"""Models by name: those this package knows (``models/registry.toml``), and those the user added.

A user's own entries live in ``$BILINGUAL_MODELS``, or ``~/.config/bilingual/models.toml``, in the same form; they win
over the package's when the name is the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bilingual.encode import Encoder
from bilingual.encode.entries import DEFAULT, ModelEntry, Pooling, read_entries, to_toml
from bilingual.encode.folders import read_folder
from bilingual.encode.hub import fetch_snapshot, find_snapshot
from bilingual.errors import ModelError
from bilingual.files import save_file
from bilingual.settings import CacheSettings

__all__ = [
    "add_model",
    "download_model",
    "encoder_name",
    "find_entry",
    "find_transformer",
    "how_to_fetch",
    "list_models",
    "load",
    "locate",
    "models_folder",
    "show_model",
    "user_registry",
]

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


def models_folder() -> Path:
    """Return the folder of the embedded models: package data of a wheel, or ``models/`` of a clone.

    Raises ModelError when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "models", package.parent / "models"):
        if (folder / "registry.toml").is_file():
            return folder
    raise ModelError(f"{package}/models: the embedded models are missing; install the package again")


def user_registry() -> Path:
    """Return the file with the user's own entries, which need not exist."""
    named = os.environ.get("BILINGUAL_MODELS")
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / "bilingual" / "models.toml"


def list_models() -> tuple[ModelEntry, ...]:
    """Return all known models by name: the package's in their order, then the user's own.

    Raises ConfigError when the user's file is not a valid registry.
    """
    return tuple(_read_all().values())


def show_model(name: str) -> ModelEntry:
    """Return the entry of a model; ``default`` is the embedded one.

    Raises ModelError when no model has that name.
    """
    entries = _read_all()
    name = _default_name() if name == DEFAULT else name
    if name not in entries:
        known = ", ".join([DEFAULT, *(entry.name for entry in entries.values() if not entry.refused)])
        raise ModelError(f"unknown model {name!r}; known: {known} (bilingual models list)")
    return entries[name]


def add_model(
    name: str,
    source: str,
    *,
    prefix: str | None = None,
    pooling: Pooling = "own",
    normalise: bool = True,
    word_layer: int = 0,
    dimensions: int = 0,
    licence: str = "",
    description: str = "",
) -> ModelEntry:
    """Write an entry to the user's own registry, replacing one of the same name there, and return it.

    ``source`` is a hub id (``sentence-transformers/LaBSE``) or a folder, which is stored as an absolute path. Nothing
    is downloaded: see :func:`download_model`. Raises ConfigError for a value out of range or an unreadable registry,
    ModelError for a folder that is not there or holds no model that may be loaded.
    """
    folder = Path(source).expanduser()
    entry = ModelEntry(
        name=name,
        source=str(folder.resolve()) if folder.is_dir() else source,
        prefix=prefix,
        pooling=pooling,
        normalise=normalise,
        word_layer=word_layer,
        dimensions=dimensions,
        licence=licence,
        description=description,
    )
    if folder.is_dir():
        read_folder(folder)
    elif not _HUB_ID.fullmatch(source):
        raise ModelError(f"{source}: no such folder, and no hub id, which looks like organisation/model")
    path = user_registry()
    own = {**(read_entries(path) if path.exists() else {}), name: entry}
    save_file(path, "\n".join(map(to_toml, own.values())))
    return entry


def download_model(name: str) -> ModelEntry:
    """Fetch the files of a model from the Hugging Face hub into its cache, so that :func:`load` finds them offline.

    The only function here that uses the network. Raises ModelError when it fails or the extra is not installed.
    """
    entry = show_model(name)
    _refuse(entry)
    if not entry.is_embedded and not Path(entry.source).is_dir():
        read_folder(fetch_snapshot(entry))
    return entry


def locate(entry: ModelEntry) -> Path | None:
    """Return the folder that holds a model's files, or None when they are still on the hub.

    Raises ModelError when the folder is gone, or when the extra that knows the hub's cache is not installed.
    """
    if entry.is_embedded:
        return models_folder() / entry.source
    folder = Path(entry.source)
    if folder.is_dir():
        return folder
    if not _HUB_ID.fullmatch(entry.source):
        raise ModelError(
            f"{entry.source}: no such folder any more; say where: bilingual models add {entry.name} FOLDER"
        )
    return find_snapshot(entry)


def load(name: str = DEFAULT, cache: CacheSettings | None = None, threads: int = 0) -> Encoder:
    """Load an encoder: ``default`` is the embedded model; else a registry name, a hub id or a folder.

    With a cache, in ``cache`` or ``$BILINGUAL_CACHE``, a model that needs torch is loaded when the first text is not
    in it. ``threads`` 0 means one per processor. Raises ModelError when it is unknown, missing or damaged, ConfigError
    for an impossible cache.
    """
    entry = find_entry(name)
    _refuse(entry)
    cache = cache or CacheSettings()
    kept = cache.folder or os.environ.get("BILINGUAL_CACHE", "")
    load_now: Callable[[], Encoder]
    if entry.is_embedded:
        encoder = _load_embedded(entry, threads)
        called, load_now = encoder.name, lambda: encoder
    else:
        from bilingual.encode.calibrations import find_centres
        from bilingual.encode.sentence_transformers import find_folder, load_folder, version_name

        folder, entry = find_folder(entry)
        called, centres = find_centres(entry, version_name(folder, entry))
        load_now = partial(load_folder, folder, entry, called, centres, threads)
    if not kept:
        return load_now()
    from bilingual.encode.cache import CachedEncoder, VectorCache

    return CachedEncoder(called, load_now, VectorCache(Path(kept).expanduser(), cache.max_bytes))


def encoder_name(name: str = DEFAULT) -> str:
    """Return what the encoder that :func:`load` would give calls itself, without loading torch.

    Raises ModelError when it is unknown or missing.
    """
    entry = find_entry(name)
    _refuse(entry)
    if entry.is_embedded:
        return _load_embedded(entry, 1).name
    from bilingual.encode.calibrations import find_centres
    from bilingual.encode.sentence_transformers import find_folder, version_name

    folder, entry = find_folder(entry)
    return find_centres(entry, version_name(folder, entry))[0]


def _load_embedded(entry: ModelEntry, threads: int) -> Encoder:
    from bilingual.encode.joint import load_joint
    from bilingual.encode.onnx import load_onnx

    return (load_joint if entry.backend == "joint" else load_onnx)(models_folder() / entry.source, threads)


def find_transformer(entry: ModelEntry) -> ModelEntry:
    """Return the embedded model whose weights can be trained further: the first part of a joint one, else itself."""
    if entry.backend != "joint":
        return entry
    from bilingual.encode.joint import read_parts

    _, parts = read_parts(models_folder() / entry.source)
    return show_model(next(iter(parts)))


def find_entry(name: str) -> ModelEntry:
    """Return the entry called ``name``, or one made up for the folder or hub id that ``name`` is.

    Raises ModelError when it is none of the three.
    """
    entries = _read_all()
    if name == DEFAULT or name in entries:
        return show_model(name)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return ModelEntry(name=_as_name(folder.resolve().name), source=str(folder.resolve()))
    for entry in entries.values():
        if entry.source == name:
            return entry
    if _HUB_ID.fullmatch(name):
        return ModelEntry(name=_as_name(name.split("/")[1]), source=name)
    if "/" in name or os.sep in name:
        raise ModelError(f"{name}: no such folder; bilingual models list shows the names that --model takes")
    return show_model(name)


def how_to_fetch(entry: ModelEntry) -> str:
    """Return the command that fetches a model: its name suffices when the registry has it."""
    name = entry.name if entry in list_models() else f"{entry.name} {entry.source}"
    return f"bilingual models add {name} --download"


def _refuse(entry: ModelEntry) -> None:
    if entry.refused:
        raise ModelError(f"{entry.name}: {entry.refused}")


def _as_name(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).lstrip("._-") or "model"


def _default_name() -> str:
    """Return the name of the embedded model: the first entry of the package's registry."""
    return next(iter(read_entries(models_folder() / "registry.toml")))


def _read_all() -> dict[str, ModelEntry]:
    path = user_registry()
    return {**read_entries(models_folder() / "registry.toml"), **(read_entries(path) if path.exists() else {})}
