"""Models by name: those this package knows (``models/registry.toml``), and those the user added.

A user's own entries live in ``$BILINGUAL_MODELS``, or ``~/.config/bilingual/models.toml``, in the same form; they win
over the package's when the name is the same.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from bilingual.encode import Encoder
from bilingual.encode.folders import read_folder
from bilingual.encode.hub import fetch_snapshot, find_snapshot
from bilingual.errors import ConfigError, ModelError
from bilingual.files import save_file
from bilingual.settings import CacheSettings

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = [
    "DEFAULT",
    "ModelEntry",
    "Pooling",
    "add_model",
    "download_model",
    "encoder_name",
    "find_entry",
    "find_transformer",
    "how_to_fetch",
    "list_models",
    "load",
    "locate",
    "show_model",
    "user_registry",
]

Backend = Literal["onnx", "joint", "sentence-transformers"]
Pooling = Literal["own", "mean", "cls"]

DEFAULT = "default"
"""The name that means the embedded model."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """What it takes to use one model.

    ``source`` is a folder under ``models/`` for the embedded backends onnx and joint, else a hub id or a folder.
    ``prefix`` is put before every text; None follows the model's own default prompt. ``pooling`` says how sub-word
    states become a sentence vector; ``own`` follows the model's own configuration. ``normalise`` brings sentence
    vectors to unit length before the centre of their language is subtracted, as suits models trained for cosines; after
    it they have unit length in any case. ``word_layer`` is the hidden layer that word vectors come from, counted from
    1, or 0 for the one two thirds of the way up, or for networks without layers of that kind. ``dimensions`` is 0 and
    ``licence`` empty when nobody said. ``megabytes`` is the size of the download. A model that cannot be used here,
    though people ask for it, has the reason in ``refused``.
    """

    name: str
    source: str
    backend: Backend = "sentence-transformers"
    prefix: str | None = None
    pooling: Pooling = "own"
    normalise: bool = True
    word_layer: int = 0
    dimensions: int = 0
    licence: str = ""
    megabytes: int = 0
    description: str = ""
    refused: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ConfigError(f"model name {self.name!r}: use letters, digits, '.', '_' and '-' only")
        if self.name == DEFAULT:
            raise ConfigError(f"model name {DEFAULT!r} is taken by the embedded model")
        for field in fields(self):
            value = getattr(self, field.name)
            wanted = {"bool": bool, "int": int}.get(str(field.type), str)
            if type(value) is not wanted and not (field.name == "prefix" and value is None):
                raise ConfigError(f"model {self.name}: {field.name} is {value!r}; it must be {wanted.__name__}")
        if not self.source:
            raise ConfigError(f"model {self.name}: source is empty; it must be a hub id or a folder")
        for name, value, allowed in (("backend", self.backend, Backend), ("pooling", self.pooling, Pooling)):
            if value not in get_args(allowed):
                raise ConfigError(f"model {self.name}: {name} is {value!r}; use {' or '.join(get_args(allowed))}")
        if min(self.word_layer, self.dimensions, self.megabytes) < 0:
            raise ConfigError(f"model {self.name}: word_layer, dimensions and megabytes cannot be negative")

    @property
    def is_embedded(self) -> bool:
        """Whether the model is shipped with this package."""
        return self.backend != "sentence-transformers"


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
    own = {**(_read(path) if path.exists() else {}), name: entry}
    save_file(path, "\n".join(map(_to_toml, own.values())))
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
    return next(iter(_read(models_folder() / "registry.toml")))


def _read_all() -> dict[str, ModelEntry]:
    path = user_registry()
    return {**_read(models_folder() / "registry.toml"), **(_read(path) if path.exists() else {})}


def _read(path: Path) -> dict[str, ModelEntry]:
    """Parse a registry: one TOML table per model."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot read the model registry: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    return {name: _to_entry(name, table, path) for name, table in tables.items()}


def _to_entry(name: str, table: object, path: Path) -> ModelEntry:
    known = {field.name for field in fields(ModelEntry)} - {"name"}
    if not isinstance(table, Mapping):
        raise ConfigError(f"{path}: {name!r} is not a table; write it as [{name}]")
    unknown = sorted(set(table) - known)
    if unknown:
        raise ConfigError(f"{path}: [{name}] has an unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")
    if "source" not in table:
        raise ConfigError(f"{path}: [{name}] has no source; it must be a hub id or a folder")
    try:
        return ModelEntry(name=name, **table)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _to_toml(entry: ModelEntry) -> str:
    """Write an entry as a TOML table; JSON's strings, numbers and booleans are TOML's too."""
    values = {
        field.name: getattr(entry, field.name)
        for field in fields(entry)
        if field.name != "name" and getattr(entry, field.name) != field.default
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f'["{entry.name}"]', *lines, ""])
