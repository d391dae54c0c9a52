"""A finished text on disk: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bilingual.errors import BilingualError, ConfigError

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


def write_file(target: Path, text: str) -> None:
    """Write ``text`` as UTF-8 to ``target``: first beside it, then renamed, so that it is never half written.

    A link is followed; a device or pipe is written to directly. Raises BilingualError when that fails.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _write_and_rename(target.resolve(), data)
    except BrokenPipeError:
        return
    except OSError as error:
        reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
        raise BilingualError(f"{target}: cannot be written: {reason}") from error


def _write_and_rename(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)  # the only way to read it is to set it
    os.umask(mask)
    return mask
