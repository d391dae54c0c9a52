"""What a registry of models says of each: an entry, read from a TOML table and written as one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from bilingual.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = ["DEFAULT", "Backend", "ModelEntry", "Pooling", "read_entries", "to_toml"]

Backend = Literal["onnx", "joint", "sentence-transformers"]
Pooling = Literal["own", "mean", "cls"]

DEFAULT = "default"
"""The name that means the embedded model."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


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


def read_entries(path: Path) -> dict[str, ModelEntry]:
    """Return the entries of a registry file, one TOML table each, by name.

    Raises ConfigError when it cannot be read, is no TOML, or an entry of it is not valid.
    """
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


def to_toml(entry: ModelEntry) -> str:
    """Return an entry as a TOML table of what differs from the defaults; JSON's strings, numbers, booleans are TOML."""
    values = {
        field.name: getattr(entry, field.name)
        for field in fields(entry)
        if field.name != "name" and getattr(entry, field.name) != field.default
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f'["{entry.name}"]', *lines, ""])
