"""From what a user has — a file, bytes, a string — to :class:`~bilingual.datatypes.Document` values.

One file per format; :mod:`bilingual.read.formats` tells which. A file of many documents (a table, an export) is read
with :func:`read_many`, one by one; the others take exactly one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read.blocks import find_blocks, find_title
from bilingual.read.decoding import decode
from bilingual.read.formats import MANY, detect
from bilingual.read.readers import documents_in, read_single
from bilingual.read.records import Skip
from bilingual.settings import InputFormat, ReadSettings

__all__ = ["Skip", "read_bytes", "read_many", "read_path", "read_stream", "read_text"]


def read_path(path: Path, settings: ReadSettings = ReadSettings(), *, id: str = "d1") -> Document:  # noqa: A002, B008
    """Read the file ``path``, or a folder that is an X archive, as one document.

    Raises InputError when it is missing, unreadable, larger than ``settings.max_bytes``, empty, damaged, not text or
    holds more than one document; ConfigError when ``settings.encoding`` is no encoding.
    """
    with _opened(path, settings) as stream:
        return _read_one(stream, settings, id, str(path))


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
    return read_bytes(_all_of(stream, settings, path or "standard input"), settings, id=id, path=path)


def read_bytes(
    data: bytes,
    settings: ReadSettings = ReadSettings(),  # noqa: B008
    *,
    id: str = "d1",  # noqa: A002
    path: str | None = None,
) -> Document:
    """Read the contents of a file as one document. ``path`` names it in messages and in the report.

    Raises InputError and ConfigError like :func:`read_path`.
    """
    return _read_one(io.BytesIO(data), settings, id, path)


def read_text(text: str, *, id: str = "d1", path: str | None = None) -> Document:  # noqa: A002
    r"""Find the blocks of ``text``, which stays as it is; any string will do, even an empty one.

    >>> [block.kind for block in read_text("Rogozin answers\n\nHe said so.\n\nImage: AP").blocks]
    ['heading', 'body', 'caption']
    """
    blocks = find_blocks(text)
    return Document(text, blocks, id, path, find_title(text, blocks), MappingProxyType({}))


def read_many(
    source: Path | BinaryIO,
    settings: ReadSettings = ReadSettings(),  # noqa: B008
    *,
    path: str | None = None,
    skip: Skip | None = None,
) -> Iterator[Document]:
    """Yield the documents of a file (or of a seekable or not seekable stream) one by one; a plain article is one.

    The ``id`` of a document is its name in the file: the value of the id column, the number of the row, the number of
    a post; ``path`` is the file's. ``metadata`` may hold ``url``, ``author``, ``handle``, ``date``, ``language``.
    ``skip`` is called with the id and the error of a record that cannot be read, and reading goes on; without it the
    first such record raises. Memory is bounded by the largest record (``settings.max_bytes``), not by the file.

    Raises InputError for a file that cannot be read or goes wrong where no next record can be found, ConfigError for
    a column that is not there.
    """
    if isinstance(source, Path):
        with _opened(source, settings) as stream:
            yield from _documents(stream, settings, path or str(source), skip)
    else:
        seekable = source if source.seekable() else io.BytesIO(_all_of(source, settings, path or "standard input"))
        yield from _documents(seekable, settings, path, skip)


def _documents(
    stream: BinaryIO | Path, settings: ReadSettings, path: str | None, skip: Skip | None
) -> Iterator[Document]:
    form = _form(stream, settings, path or "input")
    if form not in MANY:
        assert not isinstance(stream, Path)  # noqa: S101  (a folder is an X archive)
        yield _read_single(form, stream, settings, "d1", path)
        return
    for document in documents_in(form, stream, settings, path or "input", skip or _raise):
        yield replace(document, path=path)


def _raise(identity: str, error: InputError) -> None:
    del identity
    raise error


def _read_one(stream: BinaryIO | Path, settings: ReadSettings, identity: str, path: str | None) -> Document:
    name = path or "input"
    form = _form(stream, settings, name)
    if form not in MANY:
        assert not isinstance(stream, Path)  # noqa: S101
        return _read_single(form, stream, settings, identity, path)
    documents = documents_in(form, stream, settings, name, _raise)
    first = next(documents, None)
    if first is None:
        raise InputError(f"{name}: is empty; there is no document in it")
    if next(documents, None) is not None:
        raise InputError(f"{name}: holds more than one document; use: bilingual batch {name} -o OUT")
    return replace(first, id=identity, path=path)


def _form(stream: BinaryIO | Path, settings: ReadSettings, name: str) -> InputFormat:
    if isinstance(stream, Path):
        return "twitter"
    return settings.format if settings.format != "auto" else detect(stream, name)


def _read_single(
    form: InputFormat, stream: BinaryIO, settings: ReadSettings, identity: str, path: str | None
) -> Document:
    name = path or "input"
    data = _all_of(stream, settings, name)
    if form != "text":
        return replace(read_single(form, data, settings, name), id=identity, path=path)
    text, encoding = decode(data, settings.encoding, name)
    if not text.strip():
        raise InputError(f"{name}: is empty; there is no text in it")
    return replace(read_text(text, id=identity, path=path), metadata=MappingProxyType({"encoding": encoding}))


@contextmanager
def _opened(path: Path, settings: ReadSettings) -> Iterator[BinaryIO | Path]:
    """Open a file, or hand on the folder of an X archive. Raises InputError with what stands in the way."""
    name = str(path)
    try:
        if path.is_dir():
            if not any((path / inside / "tweets.js").is_file() for inside in ("", "data")):
                raise InputError(f"{name}: is a directory; name a file in it")
            yield path
            return
        with path.open("rb") as stream:
            yield stream if stream.seekable() else io.BytesIO(_all_of(stream, settings, name))
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file") from error
    except PermissionError as error:
        raise InputError(f"{name}: may not be read; check its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the file name
        raise InputError(f"{name!r}: cannot be read: {error}") from error


def _all_of(stream: BinaryIO, settings: ReadSettings, name: str) -> bytes:
    """Return what is left of a stream, reading at most one byte more than is allowed."""
    parts = io.BytesIO()
    while chunk := stream.read(min(1 << 20, settings.max_bytes + 1 - parts.tell())):
        parts.write(chunk)
        if parts.tell() > settings.max_bytes:
            raise InputError(f"{name}: is larger than {settings.max_bytes:,} bytes; split it, or raise read.max_bytes")
    return parts.getvalue()
