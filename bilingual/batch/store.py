"""A folder of results, on disk or in an object store, where a file appears whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bilingual.errors import BilingualError, ConfigError, InputError
from bilingual.files import describe_error, replace_file

__all__ = ["Store", "is_remote", "open_input", "remote"]


def is_remote(location: str) -> bool:
    """Tell whether ``location`` is a URL (``s3://bucket/folder``) rather than a path."""
    return "://" in location


def remote(location: str) -> tuple[Any, str]:
    """Return the ``pyarrow.fs`` file system of a URL and the path in it. Raises ConfigError for one nobody knows."""
    import pyarrow
    from pyarrow import fs

    try:
        system, path = fs.FileSystem.from_uri(location)
    except (ValueError, OSError, pyarrow.ArrowException) as error:
        reason = str(error).strip().split("\n")[0]
        raise ConfigError(f"{location}: no such storage ({reason}); known: s3://, gs://, abfss://, hdfs://") from error
    return system, path


@contextmanager
def open_input(location: str) -> Iterator[BinaryIO]:
    """Open a file on disk or in an object store for reading. Raises InputError when that is not possible."""
    try:
        stream: Any = _open_remote(location) if is_remote(location) else Path(location).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:  # ValueError: a NUL in the file name
        reason = "no such file" if isinstance(error, FileNotFoundError) else str(error).strip().split("\n")[0]
        raise InputError(f"{location}: {reason}") from error
    with stream:
        yield stream


def _open_remote(location: str) -> Any:  # noqa: ANN401
    system, path = remote(location)
    return system.open_input_file(path)


@dataclass(frozen=True, slots=True)
class Store:
    """Files by name under ``location``. Object stores put a file in one step; on disk it is renamed into its place."""

    location: str

    @property
    def is_remote(self) -> bool:
        """Whether this is an object store."""
        return is_remote(self.location)

    def locate(self, name: str) -> str:
        """Return the path or URL of a file."""
        return f"{self.location.rstrip('/')}/{name}"

    def put(self, name: str, data: bytes) -> None:
        """Write a file, replacing one of that name. Raises BilingualError when that fails, as when the disk is full."""
        with self._told(name):
            if self.is_remote:
                system, path = remote(self.locate(name))
                with system.open_output_stream(path) as stream:
                    stream.write(data)
            else:
                target = Path(self.location, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_file(target, data)

    def get(self, name: str) -> bytes | None:
        """Return the contents of a file, or None when there is none. Raises BilingualError when it cannot be read."""
        with self._told(name, "read"):
            if self.is_remote:
                try:
                    with _open_remote(self.locate(name)) as stream:
                        return bytes(stream.read())
                except FileNotFoundError:
                    return None
            try:
                return Path(self.location, name).read_bytes()
            except FileNotFoundError:
                return None

    def names(self, folder: str = "") -> list[str]:
        """Return the names of the files and folders in a folder, sorted; none when it is not there."""
        with self._told(folder, "read"):
            if not self.is_remote:
                place = Path(self.location, folder)
                return sorted(item.name for item in place.iterdir()) if place.is_dir() else []
            from pyarrow import fs

            system, path = remote(self.locate(folder))
            found = system.get_file_info(fs.FileSelector(path, allow_not_found=True))
            return sorted(item.base_name for item in found)

    def delete(self, name: str) -> None:
        """Remove a file or folder, if it is there."""
        with self._told(name):
            if self.is_remote:
                system, path = remote(self.locate(name))
                with suppress(FileNotFoundError):
                    system.delete_file(path)
                return
            target = Path(self.location, name)
            if target.is_dir():
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)

    @contextmanager
    def _told(self, name: str, what: str = "written") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BilingualError(f"{self.locate(name)}: cannot be {what}: {describe_error(error)}") from error
