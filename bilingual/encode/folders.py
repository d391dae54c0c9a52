"""What the folder of a sentence-transformers model says of itself, read without running or unpickling anything of it.

A folder that would need either, or that lacks a file, is refused here, before a second is spent on importing torch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from bilingual.errors import ModelError

__all__ = ["OWN_FILE", "ModelFolder", "read_folder"]

OWN_FILE = "bilingual.json"
"""What only this package asks of a model: ``word_layer`` and ``licence``."""

_OURS = "sentence_transformers."
"""Where the code of every module must come from."""

_WEIGHTS = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_PICKLES = ("pytorch_model.bin", "pytorch_model.bin.index.json")
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model")
_WITH_WEIGHTS = ("Dense", "LayerNorm")
_MODULES = ("Pooling", "Normalize", "Dropout", *_WITH_WEIGHTS)
"""The modules that may follow the transformer."""

_DECIDES = (".json", ".txt", ".model", ".safetensors")
"""Endings of the files that decide about a model's vectors."""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model's folder: what its own configuration says.

    ``prompts`` are the texts it may want before another, by name, and ``prefix`` the one that is its default, empty
    without one. ``pooling`` says how states become a sentence vector (``mean``, ``cls`` …), empty when nothing does.
    ``dimensions`` and ``layers`` are 0 when nothing says so; so are ``word_layer`` and ``licence`` (empty), which
    ``bilingual.json`` may say of a model that this package wrote. ``files`` are all that decide about its vectors.
    """

    path: Path
    prompts: Mapping[str, str]
    prefix: str
    pooling: str
    dimensions: int
    layers: int
    word_layer: int
    licence: str
    files: tuple[Path, ...]

    def digest(self) -> str:
        """Return the BLAKE2b digest, in hexadecimal, of the files' names and contents: a second or two a gigabyte."""
        total = blake2b(digest_size=32)
        for file in self.files:
            content = blake2b(digest_size=32)
            with file.open("rb") as stream:
                while block := stream.read(1 << 20):
                    content.update(block)
            total.update(f"{file.relative_to(self.path).as_posix()}\0{content.hexdigest()}\n".encode())
        return total.hexdigest()


def read_folder(path: Path) -> ModelFolder:
    """Read the configuration of a model.

    Raises ModelError when a file is missing or broken, the weights are a pickle, or the model has code of its own.
    """
    if not (path / "config.json").is_file() and not (path / "modules.json").is_file():
        raise ModelError(f"{path}: not a sentence-transformers model: it has neither modules.json nor config.json")
    modules = list(_read_modules(path))
    for place, (kind, folder) in enumerate(modules):
        if kind not in (_MODULES if place else ("Transformer",)):
            raise ModelError(f"{folder}: module {place + 1} is a {kind}, which is not supported; use another model")
    transformer = modules[0][1] if modules else path
    config = _read_json(transformer / "config.json")
    if "auto_map" in config:
        raise ModelError(
            f"{transformer / 'config.json'}: wants code of its own to run (auto_map), which is never done; "
            "use a model that transformers knows by itself"
        )
    _check_weights(transformer)
    if not any((transformer / name).is_file() for name in _TOKENIZERS):
        raise ModelError(f"{transformer}: has no tokenizer; save it there as tokenizer.json")
    pooling, dimensions = "", 0
    for kind, folder in modules[1:]:
        settings = _read_json(folder / "config.json") if (folder / "config.json").is_file() else {}
        if kind == "Pooling":
            pooling = _pooling(settings)
            dimensions = _integer(settings, "embedding_dimension", "word_embedding_dimension")
        elif kind == "Dense":
            dimensions = _integer(settings, "out_features")
        if kind in _WITH_WEIGHTS:
            _check_weights(folder)
    own = _read_json(path / "config_sentence_transformers.json", optional=True)
    ours = _read_json(path / OWN_FILE, optional=True)
    prompts = {name: text for name, text in (own.get("prompts") or {}).items() if isinstance(text, str) and text}
    return ModelFolder(
        path=path,
        prompts=prompts,
        prefix=prompts.get(own.get("default_prompt_name") or "", ""),
        pooling=pooling,
        dimensions=dimensions,
        layers=_integer(config, "num_hidden_layers", "n_layers"),
        word_layer=_integer(ours, "word_layer"),
        licence=str(ours.get("licence", "")),
        files=_list_files(path, [folder for _, folder in modules]),
    )


def _read_modules(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the kind and folder of each module, in order; none for a folder that only transformers would know."""
    if not (path / "modules.json").is_file():
        return
    listed = _read_json(path / "modules.json", kind=list)
    for item in listed:
        try:
            kind, inside = str(item["type"]), PurePosixPath(item["path"])
        except (TypeError, KeyError) as error:
            raise ModelError(f"{path / 'modules.json'}: a module without type or path; fetch it again") from error
        if not kind.startswith(_OURS):
            raise ModelError(
                f"{path / 'modules.json'}: wants code of its own to run ({kind}), which is never done; "
                "use a model made of sentence-transformers' own modules"
            )
        folder = path / inside
        if inside.is_absolute() or ".." in inside.parts or not folder.is_dir():
            raise ModelError(f"{folder}: missing, though modules.json names it; copy or fetch the whole folder again")
        yield kind.rsplit(".", 1)[1], folder
    if not listed:
        raise ModelError(f"{path / 'modules.json'}: names no module; copy or fetch the whole folder again")


def _check_weights(folder: Path) -> None:
    """Raise ModelError unless the weights are there as safetensors, whole."""
    if (folder / _WEIGHTS).is_file():
        return
    if (folder / _INDEX).is_file():
        parts = set((_read_json(folder / _INDEX).get("weight_map") or {}).values())
        missing = sorted(name for name in parts if not (folder / str(name)).is_file())
        if parts and not missing:
            return
        raise ModelError(f"{folder / (missing[0] if missing else _INDEX)}: missing or empty; fetch the model again")
    for name in _PICKLES:
        if (folder / name).is_file():
            raise ModelError(
                f"{folder / name}: the weights are a pickle, which can run code and is never opened; save them as "
                f"{_WEIGHTS} (the hub has many models in this form), then use that folder"
            )
    raise ModelError(f"{folder / _WEIGHTS}: missing; copy or fetch the whole folder again")


def _read_json(path: Path, *, kind: type = dict, optional: bool = False) -> Any:  # noqa: ANN401
    if optional and not path.is_file():
        return kind()
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"{path}: missing; copy or fetch the whole folder again") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); fetch the model again") from error
    if not isinstance(value, kind):
        raise ModelError(f"{path}: not what it should be; fetch the model again")
    return value


def _pooling(settings: Mapping[str, Any]) -> str:
    """Return the pooling in either form of the file: ``pooling_mode: "mean"``, or a flag for each mode."""
    mode = settings.get("pooling_mode")
    if mode is None:
        flags = {"pooling_mode_cls_token": "cls", "pooling_mode_mean_tokens": "mean", "pooling_mode_max_tokens": "max"}
        mode = [name for flag, name in flags.items() if settings.get(flag)]
    return mode if isinstance(mode, str) else "+".join(map(str, mode))


def _integer(settings: Mapping[str, Any], *keys: str) -> int:
    return next((settings[key] for key in keys if isinstance(settings.get(key), int)), 0)


def _list_files(path: Path, modules: list[Path]) -> tuple[Path, ...]:
    found = {
        file
        for folder in {path, *modules}
        for file in folder.iterdir()
        if file.suffix in _DECIDES and file.name not in _PICKLES and file.is_file()
    }
    return tuple(sorted(found))
