"""Which documents a run takes, cut into shards: the same inputs always give the same plan.

A file is one piece, however many documents an export may hold; a table of documents (JSON Lines, CSV, Parquet) is cut
between its records, so that workers can begin anywhere in it. A shard is as many neighbouring pieces as a worker takes
at a time.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from bilingual.batch.store import is_remote, open_input, remote
from bilingual.errors import InputError

__all__ = ["DELIMITERS", "Piece", "Shard", "TableForm", "plan_shards", "read_plan", "table_form"]

TableForm = Literal["jsonl", "csv", "tsv", "parquet"]

_TABLES: dict[str, TableForm] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}

DELIMITERS = {"csv": ",", "tsv": "\t"}

_SHARD_BYTES = 8_000_000
"""A shard ends when its inputs reach this size, so that long documents do not fill the memory of a worker."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the records ``first`` to ``first + count`` of a table.

    ``start`` and ``stop`` are bytes in JSON Lines and CSV and rows in Parquet; ``header`` are the columns of a CSV.
    ``stamp`` changes when the file does.
    """

    path: str
    form: TableForm | Literal["file"]
    stamp: str
    count: int = 1
    first: int = 0
    start: int = 0
    stop: int = 0
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """What one task does."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The number in six digits, as in the names of its parts."""
        return f"{self.number:06d}"

    @property
    def count(self) -> int:
        """How many documents it holds, as far as that is known without reading them."""
        return sum(piece.count for piece in self.pieces)

    @property
    def fingerprint(self) -> str:
        """A digest that changes with what the shard holds."""
        return sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Return the pieces as JSON."""
        return json.dumps([asdict(piece) for piece in self.pieces], ensure_ascii=True)


def read_plan(number: int, pieces: str) -> Shard:
    """Return the shard whose pieces :meth:`Shard.to_json` wrote."""
    return Shard(number, tuple(Piece(**{**item, "header": tuple(item["header"])}) for item in json.loads(pieces)))


def table_form(path: str) -> TableForm | None:
    """Return what kind of table the ending of a path names, or None.

    >>> table_form("corpus/articles.JSONL"), table_form("article.txt")
    ('jsonl', None)
    """
    return _TABLES.get(PurePosixPath(path).suffix.lower())


def plan_shards(inputs: Sequence[str], documents_per_shard: int) -> Iterator[Shard]:
    """Yield the shards of ``inputs``: files, folders (all in them but hidden files), globs, URLs; in order.

    Memory does not grow with tables. Raises InputError for an input that is not there or holds nothing.
    """
    pieces: list[Piece] = []
    number = n_documents = n_bytes = 0
    for piece, size in _find_pieces(inputs, documents_per_shard):
        if pieces and (n_documents + piece.count > documents_per_shard or n_bytes + size > _SHARD_BYTES):
            yield Shard(number, tuple(pieces))
            pieces, number, n_documents, n_bytes = [], number + 1, 0, 0
        pieces.append(piece)
        n_documents, n_bytes = n_documents + piece.count, n_bytes + size
    if not pieces:
        raise InputError(f"{', '.join(inputs)}: no document there")
    yield Shard(number, tuple(pieces))


def _find_pieces(inputs: Sequence[str], limit: int) -> Iterator[tuple[Piece, int]]:
    """Yield each piece and its size in bytes."""
    for item in inputs:
        for path, stamp, size in _find_files(item):
            form = table_form(path)
            if form is None:
                yield Piece(path, "file", stamp), size
            elif form == "parquet":
                yield from _cut_parquet(path, stamp, size, limit)
            else:
                yield from _cut_text(path, form, stamp, limit)


def _find_files(item: str) -> Iterator[tuple[str, str, int]]:
    """Yield the path, stamp and size of every file of an input."""
    if is_remote(item):
        yield from _find_remote(item)
        return
    paths = [Path(item)]
    if has_magic(item) and not Path(item).exists():
        paths = [Path(name) for name in sorted(glob(item, recursive=True))]  # noqa: PTH207
    if not paths or not all(path.exists() for path in paths):
        raise InputError(f"{item}: no such file or folder")
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            try:
                status = file.stat()
            except OSError as error:
                raise InputError(f"{file}: cannot be read: {error.strerror}") from error
            yield str(file), f"{status.st_size}:{status.st_mtime_ns}", status.st_size


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, in the order of their names, without hidden ones."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _find_remote(item: str) -> Iterator[tuple[str, str, int]]:
    from pyarrow import fs

    system, path = remote(item)
    scheme = item[: item.index("://") + 3]
    try:
        info = system.get_file_info(path)
        found = [info]
        if info.type == fs.FileType.Directory:
            found = sorted(system.get_file_info(fs.FileSelector(path, recursive=True)), key=lambda entry: entry.path)
    except OSError as error:
        raise InputError(f"{item}: cannot be read: {str(error).strip().splitlines()[0]}") from error
    for entry in found:
        if entry.type == fs.FileType.NotFound:
            raise InputError(f"{item}: no such file or folder")
        if entry.is_file and not entry.base_name.startswith("."):
            yield f"{scheme}{entry.path}", f"{entry.size}:{entry.mtime_ns}", entry.size


def _cut_text(path: str, form: TableForm, stamp: str, limit: int) -> Iterator[tuple[Piece, int]]:
    """Cut a JSON Lines or CSV file between its records; one pass over its bytes."""
    header: tuple[str, ...] = ()
    with open_input(path) as stream:
        ends = _ends_of_lines(stream) if form == "jsonl" else _ends_of_rows(stream, DELIMITERS[form], path)
        start = 0
        if form != "jsonl":
            start, header = next(ends, (0, ()))
        first = count = 0
        for stop, _ in ends:
            count += 1
            if count == limit or stop - start >= _SHARD_BYTES:
                yield Piece(path, form, stamp, count, first, start, stop, header), stop - start
                start, first, count = stop, first + count, 0
        if count:
            yield Piece(path, form, stamp, count, first, start, stop, header), stop - start


def _ends_of_lines(stream: BinaryIO) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the byte after each line that is not blank."""
    place = 0
    for line in stream:
        place += len(line)
        if line.strip():
            yield place, ()


def _ends_of_rows(stream: BinaryIO, delimiter: str, path: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the byte after each row of a CSV, the header's first, and its cells."""
    place = 0

    def lines() -> Iterable[str]:
        nonlocal place
        for line in stream:
            place += len(line)
            yield line.decode("utf-8-sig" if place == len(line) else "utf-8")

    csv.field_size_limit(1 << 30)
    try:
        for row in csv.reader(lines(), delimiter=delimiter):
            if row:
                yield place, tuple(row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a table in UTF-8 ({error}); save it as CSV UTF-8") from error


def _cut_parquet(path: str, stamp: str, size: int, limit: int) -> Iterator[tuple[Piece, int]]:
    import pyarrow
    from pyarrow import parquet

    with open_input(path) as stream:
        try:
            n_rows = parquet.ParquetFile(stream).metadata.num_rows
        except (pyarrow.ArrowException, OSError) as error:
            raise InputError(
                f"{path}: not a whole Parquet file ({str(error).splitlines()[0]}); write it again"
            ) from error
    # A row group of long texts may be larger than a shard should be: the file's mean says how many rows are enough.
    per_piece = max(1, min(limit, _SHARD_BYTES * n_rows // max(1, size)))
    for start in range(0, n_rows, per_piece):
        stop = min(n_rows, start + per_piece)
        yield Piece(path, "parquet", stamp, stop - start, start, start, stop), size * (stop - start) // n_rows
