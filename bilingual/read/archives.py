"""Zip archives from strangers: what an entry unpacks to is bounded before and while it is read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from bilingual.errors import InputError

__all__ = ["LARGEST_ENTRY", "check_zip", "open_entry", "open_zip"]

LARGEST_ENTRY = 2 << 30
"""Bytes of the largest entry that is streamed: exports of a lifetime stay below."""

_MOST_ENTRIES = 100_000
_LARGEST_RATIO = 300
"""Packed to unpacked; JSON of tweets reaches 20, XML 100, and deflate itself 1032, which only bombs come near."""

_SMALL = 1 << 20  # bytes that no bomb is made of


@contextmanager
def open_zip(stream: BinaryIO, name: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive. Whatever is wrong with it, inside the block too, is an InputError of one line."""
    try:
        with zipfile.ZipFile(stream) as archive:
            if len(archive.infolist()) > _MOST_ENTRIES:
                raise InputError(f"{name}: holds more than {_MOST_ENTRIES:,} files; unpack what you need")
            yield archive
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise InputError(f"{name}: is a damaged zip archive ({error}); download or save it again") from error
    except RuntimeError as error:  # how zipfile says that a password is needed
        raise InputError(f"{name}: is locked with a password; save it without one") from error


@contextmanager
def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[BinaryIO]:
    """Open one file of an archive; no more than the size it names is read. Raises InputError when it is a bomb."""
    _refuse_bomb(entry, name, LARGEST_ENTRY)
    with archive.open(entry) as file:
        yield cast("BinaryIO", file)


def check_zip(archive: zipfile.ZipFile, name: str, limit: int) -> None:
    """Raise InputError when an archive unpacks to more than ``limit`` bytes, or an entry of it is a bomb."""
    total = 0
    for entry in archive.infolist():
        _refuse_bomb(entry, name, limit)
        total += entry.file_size
        if total > limit:
            raise InputError(f"{name}: unpacks to more than {limit:,} bytes; that is no document")


def _refuse_bomb(entry: zipfile.ZipInfo, name: str, limit: int) -> None:
    is_bomb = entry.file_size > _SMALL and entry.file_size > _LARGEST_RATIO * max(1, entry.compress_size)
    if is_bomb or entry.file_size > limit:
        raise InputError(f"{name}: {entry.filename} unpacks to {entry.file_size:,} bytes; that is no document")
