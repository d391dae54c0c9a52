"""A finished report on disk: whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bilingual.errors import BilingualError, ConfigError
from bilingual.files import describe_error, replace_file

__all__ = ["check_target", "write_file"]


def check_target(target: Path, inputs: Sequence[Path]) -> None:
    """Raise ConfigError when ``target`` is one of the ``inputs``, a folder, or in a folder that is not there."""
    if target.is_dir():
        raise ConfigError(f"{target}: is a directory; name a file for -o")
    if not target.parent.is_dir():
        raise ConfigError(f"{target}: its folder does not exist; make it first")
    for item in inputs:
        if target.exists() and item.exists() and target.samefile(item):
            raise ConfigError(f"{target}: is an input; choose another file for -o")


def write_file(target: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, to ``target``: first beside it, then renamed, so that it is never half written.

    A link is followed; a device or pipe is written to directly. Raises BilingualError when that fails.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            replace_file(target.resolve(), data)
    except BrokenPipeError:
        return
    except OSError as error:
        raise BilingualError(f"{target}: cannot be written: {describe_error(error)}") from error
