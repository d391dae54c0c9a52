"""Tables of documents, row by row: CSV (any delimiter), Parquet, and JSON Lines or one JSON array of objects.

Memory is bounded by one row, not by the file. A row is handed on with its number in the file, as an editor shows it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from bilingual.errors import BilingualError, InputError
from bilingual.read.decoding import decode
from bilingual.read.extras import missing_extra
from bilingual.read.json_stream import walk
from bilingual.read.records import Row, Skip
from bilingual.settings import ReadSettings

__all__ = ["rows_of_csv", "rows_of_json", "rows_of_parquet"]

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 16  # bytes that tell encoding and delimiter
_BATCH = 64  # rows of Parquet held at once
_LARGEST_GROUP = 1 << 30
"""Uncompressed bytes of one row group: eight times what writers aim at; beyond it lies a bomb."""


def rows_of_csv(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[tuple[int, Row]]:
    """Yield the line number and the row of each record after the header. Rows that are too short lack columns."""
    del skip  # after a row that cannot be read nothing says where the next begins
    head = stream.read(_SAMPLE)
    stream.seek(0)
    encoding = _encoding_of(head, settings, name)
    csv.field_size_limit(max(csv.field_size_limit(), settings.max_bytes))
    text = io.TextIOWrapper(stream, "utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    header = head.decode(encoding, "replace").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(text, delimiter=delimiter, strict=False)
    try:
        names = next(reader, [])
        for values in reader:
            if values:
                yield reader.line_num, dict(zip(names, values, strict=False))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}:{reader.line_num + 1}: is not {encoding}; name its encoding with read.encoding"
        ) from error
    except csv.Error as error:
        raise InputError(
            f"{name}:{reader.line_num}: is not a table ({error}); look for a quotation mark too many"
        ) from error
    finally:
        with suppress(ValueError):  # already closed
            text.detach()


def _encoding_of(head: bytes, settings: ReadSettings, name: str) -> str:
    if settings.encoding != "auto":
        return settings.encoding
    whole = head[: head.rfind(b"\n") + 1] or head  # a character may be cut at the end of the sample
    return decode(whole, "auto", name)[1]


def rows_of_json(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[tuple[int, Row]]:
    """Yield the number and the object of each line, or of each item when the file is one array or one object."""
    if (opening := _opening(stream)) != b"":
        found = walk(stream, settings.max_bytes, name, lambda path: path == () and opening == b"[")
        for number, (_, value) in enumerate(found, start=1):
            yield from _object(value, number, name, skip)
        return
    number = 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        if len(line) > settings.max_bytes:
            raise InputError(f"{name}:{number}: is larger than {settings.max_bytes:,} bytes; raise read.max_bytes")
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = f"not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else "not JSON in UTF-8"
            reason = "nested too deeply" if isinstance(error, RecursionError) else reason
            skip(str(number), InputError(f"{name}:{number}: {reason}; a line is one object"))
            continue
        yield from _object(value, number, name, skip)


def _opening(stream: BinaryIO) -> bytes:
    """Return the bracket that opens a file which is one value over several lines; nothing for JSON Lines."""
    head = stream.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    stream.seek(0)
    is_object = head.startswith(b"{") and head.partition(b"\n")[0].strip() == b"{"
    return head[:1] if is_object or head.startswith(b"[") else b""


def _object(value: object, number: int, name: str, skip: Skip) -> Iterator[tuple[int, Row]]:
    if isinstance(value, dict):
        yield number, value
    else:
        skip(str(number), InputError(f'{name}:{number}: is no object; a record is {{"text": …}}'))


def rows_of_parquet(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[tuple[int, Row]]:
    """Yield the number and the row of each record. Raises InputError for a damaged file or one that is a bomb."""
    del settings, skip
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing_extra("Parquet", "pyarrow", "tables") from error
    try:
        file = parquet.ParquetFile(stream)
        # Dictionaries are kept as they are: a long text repeated in every row is one text.
        texts = [field.name for field in file.schema_arrow if pyarrow.types.is_string(field.type)]
        file = parquet.ParquetFile(stream, read_dictionary=texts)
        _refuse_bomb(file.metadata, name)
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            for index in range(batch.num_rows):
                number += 1
                yield (
                    number,
                    {column: batch.column(place)[index].as_py() for place, column in enumerate(batch.schema.names)},
                )
    except BilingualError:
        raise
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error).strip().split("\n")[0]
        raise InputError(f"{name}: is a damaged Parquet file ({reason}); write it again") from error


def _refuse_bomb(metadata: object, name: str) -> None:
    # Asking for a single column would be finer, but ends the process when the file's statistics contradict themselves.
    for group in range(metadata.num_row_groups):  # type: ignore[attr-defined]
        if metadata.row_group(group).total_byte_size > _LARGEST_GROUP:  # type: ignore[attr-defined]
            raise InputError(f"{name}: unpacks to over {_LARGEST_GROUP:,} bytes a row group; write smaller groups")
