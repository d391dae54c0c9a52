"""The Hugging Face hub: where a model's files are in its local cache, and the only place that fetches any.

What is fetched is weights as safetensors, configuration and tokenizers: no pickles and no code.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.errors import ModelError

if TYPE_CHECKING:
    from bilingual.encode.entries import ModelEntry

__all__ = ["INSTALL", "fetch_snapshot", "find_snapshot"]

INSTALL = "pip install 'bilingual[transformers]'"
"""What to do when the extra is not installed."""

_WANTED = ("*.json", "*.txt", "*.model", "*.safetensors")
_UNWANTED = ("onnx/*", "openvino/*")
"""The same weights in other forms."""


def find_snapshot(entry: ModelEntry) -> Path | None:
    """Return the folder in the local cache that holds a model of the hub, or None when it was never fetched whole.

    Its name is the revision. Raises ModelError when the extra is not installed.
    """
    try:
        return _snapshot(entry, fetch=False)
    except (OSError, ValueError):  # not there; not a possible id
        return None


def fetch_snapshot(entry: ModelEntry) -> Path:
    """Fetch a model of the hub into the local cache and return its folder; what is there is not fetched again.

    Raises ModelError when the extra is not installed, the hub cannot be reached, does not have it or wants a login, or
    the disk is full.
    """
    try:
        return _snapshot(entry, fetch=True)
    except ModelError:
        raise
    except Exception as error:  # the hub's client lets through what its HTTP library raises, and that has changed
        kind = type(error).__name__
        if kind == "GatedRepoError":
            way_out = "is given only to those who accepted its terms; do so on its page of the hub, then set HF_TOKEN"
        elif kind == "RepositoryNotFoundError":
            way_out = "the hub has no such public model; check the spelling"
        elif kind == "LocalEntryNotFoundError":
            folder = f"bilingual models add {entry.name} FOLDER"
            way_out = f"the hub cannot be reached; check the connection, or copy the model here: {folder}"
        else:
            reason = str(error).strip().split("\n")[0] or kind
            way_out = f"cannot be fetched from the hub ({reason}); try again, what is here already is kept"
        raise ModelError(f"{entry.source}: {way_out}") from error


def _snapshot(entry: ModelEntry, *, fetch: bool) -> Path:
    try:
        from huggingface_hub import snapshot_download
    except ImportError as error:
        raise ModelError(f"{entry.name} needs sentence-transformers: {INSTALL}") from error
    folder = snapshot_download(
        entry.source,
        allow_patterns=list(_WANTED),
        ignore_patterns=list(_UNWANTED),
        local_files_only=not fetch,
    )
    return Path(folder)
