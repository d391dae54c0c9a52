"""From what a user has — a file, bytes, a string — to a :class:`~bilingual.datatypes.Document`.

One file per format. Today that is plain text; a format announces itself by its first bytes (:data:`_FOREIGN`), so the
next reader is one more row there.
"""

from __future__ import annotations

import io
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read.blocks import find_blocks, find_title
from bilingual.read.decoding import decode
from bilingual.settings import ReadSettings

__all__ = ["read_bytes", "read_path", "read_stream", "read_text"]

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
)
"""First bytes of formats that no reader here takes, and what to call them."""


def read_path(path: Path, settings: ReadSettings = ReadSettings(), *, id: str = "d1") -> Document:  # noqa: A002, B008
    """Read the file ``path``.

    Raises InputError when it is missing, a directory, unreadable, larger than ``settings.max_bytes``, empty or not
    text; ConfigError when ``settings.encoding`` is no encoding.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise InputError(f"{name}: is a directory; name a file in it")
        if path.is_file() and path.stat().st_size > settings.max_bytes:
            raise _too_big(name, settings)
        with path.open("rb") as stream:
            return read_stream(stream, settings, id=id, path=name)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file") from error
    except PermissionError as error:
        raise InputError(f"{name}: may not be read; check its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the file name
        raise InputError(f"{name!r}: cannot be read: {error}") from error


def read_stream(
    stream: BinaryIO,
    settings: ReadSettings = ReadSettings(),  # noqa: B008
    *,
    id: str = "d1",  # noqa: A002
    path: str | None = None,
) -> Document:
    """Read a binary stream, such as ``sys.stdin.buffer``, to its end or to one byte past ``settings.max_bytes``.

    Raises InputError and ConfigError like :func:`read_path`.
    """
    parts = io.BytesIO()
    while chunk := stream.read(min(1 << 20, settings.max_bytes + 1 - parts.tell())):
        parts.write(chunk)
        if parts.tell() > settings.max_bytes:
            raise _too_big(path or "standard input", settings)
    return read_bytes(parts.getvalue(), settings, id=id, path=path)


def read_bytes(
    data: bytes,
    settings: ReadSettings = ReadSettings(),  # noqa: B008
    *,
    id: str = "d1",  # noqa: A002
    path: str | None = None,
) -> Document:
    """Read the contents of a file. ``path`` names it in messages and in the report.

    Raises InputError when there is nothing in it, too much or no text; ConfigError for an unknown encoding.
    """
    name = path or "input"
    if len(data) > settings.max_bytes:
        raise _too_big(name, settings)
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"{name}: is {what}, not plain text; save it as text first")
    text, encoding = decode(data, settings.encoding, name)
    if not text.strip():
        raise InputError(f"{name}: is empty; there is no text in it")
    return _document(text, id, path, {"encoding": encoding})


def read_text(text: str, *, id: str = "d1", path: str | None = None) -> Document:  # noqa: A002
    r"""Find the blocks of ``text``, which stays as it is; any string will do, even an empty one.

    >>> [block.kind for block in read_text("Rogozin answers\n\nHe said so.\n\nImage: AP").blocks]
    ['heading', 'body', 'caption']
    """
    return _document(text, id, path, {})


def _document(text: str, identity: str, path: str | None, metadata: dict[str, str]) -> Document:
    blocks = find_blocks(text)
    return Document(text, blocks, identity, path, find_title(text, blocks), MappingProxyType(metadata))


def _too_big(name: str, settings: ReadSettings) -> InputError:
    return InputError(f"{name}: is larger than {settings.max_bytes:,} bytes; split it, or raise read.max_bytes")
