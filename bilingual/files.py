"""A file or folder on disk: whole, or not at all.

What is new is written beside its place and renamed into it, so that whoever reads, now or after a crash, finds the old
or the new and nothing in between.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from bilingual.errors import BilingualError

__all__ = ["describe_error", "new_folder", "replace_file", "save_file"]


def replace_file(target: Path, data: bytes) -> None:
    """Put ``data`` where ``target`` is, keeping the rights of a file that was there. Raises OSError when that fails."""
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


def save_file(target: Path, text: str) -> None:
    """Write ``text`` as UTF-8 to ``target``, making its folder when there is none.

    Raises BilingualError when it cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target.resolve(), text.encode("utf-8"))
    except OSError as error:
        raise BilingualError(f"{target}: cannot be written: {describe_error(error)}") from error


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target``, which becomes ``target`` when the block ends well, else disappears.

    Raises BilingualError when ``target`` is there already or cannot be made.
    """
    if target.exists():
        raise BilingualError(f"{target}: is there already; name a folder that is not")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent))
    except OSError as error:
        raise BilingualError(f"{target}: cannot be written: {describe_error(error)}") from error
    try:
        yield draft
        draft.chmod(0o777 & ~_umask())
        draft.rename(target)
    except OSError as error:
        raise BilingualError(f"{target}: cannot be written: {describe_error(error)}") from error
    finally:
        rmtree(draft, ignore_errors=True)


def describe_error(error: OSError) -> str:
    """Return why the system refused, in its own words but for the one everybody meets."""
    return "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)


def _umask() -> int:
    mask = os.umask(0)  # the only way to read it is to set it
    os.umask(mask)
    return mask
