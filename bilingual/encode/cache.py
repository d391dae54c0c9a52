"""Vectors kept on disk, so that a slow model reads each text once.

One SQLite file, shared by any number of processes. An entry is found by a SHA-256 over everything that decides about
its vectors (package version, model name and version, language, text) and carries a digest of itself: what is broken,
for whatever reason, is a miss, never a wrong vector. Nothing that goes wrong with the cache stops the work: it is said
once in the log, and the model computes.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Embedding, Encoder, Vectors
from bilingual.errors import ConfigError
from bilingual.version import __version__
from bilingual.words import find_words

__all__ = ["CachedEncoder", "VectorCache"]

_log = logging.getLogger(__name__)

_FILE = "vectors.sqlite"
_PAGE = 4096
_FULLEST = 0.9
"""Share of the size from which the entries that were longest unused make room."""

_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

_PER_QUERY = 500
"""Keys asked for in one statement; SQLite takes at least 999."""

_TEXTS_PER_ROUND = 256
"""Texts computed before they are stored: what a crash costs at most."""

_DAY = 86_400

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
  key BLOB PRIMARY KEY, day INTEGER NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS days ON vectors (day);
"""


class VectorCache:
    """Bytes by key in a file of at most ``max_bytes``, in a folder that is made when it is not there.

    Raises ConfigError when the folder cannot be made or the bound is less than a megabyte.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        if max_bytes < 1_000_000:
            raise ConfigError(f"cache: {max_bytes} bytes are too few; allow at least 1000000")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"{folder}: cannot be a cache folder: {error.strerror}") from error
        self.path = folder / _FILE
        self._max_pages = max_bytes // _PAGE
        self._works = True

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those ``keys`` that are there and whole."""
        found: dict[bytes, bytes] = {}

        def look_up(database: sqlite3.Connection) -> None:
            today = int(time.time()) // _DAY
            for start in range(0, len(keys), _PER_QUERY):
                some = keys[start : start + _PER_QUERY]
                marks = ",".join("?" * len(some))
                rows = database.execute(
                    f"SELECT key, day, digest, value FROM vectors WHERE key IN ({marks})",  # noqa: S608  (only marks)
                    some,
                ).fetchall()
                found.update((key, value) for key, _, digest, value in rows if _is_whole(key, digest, value))
                used = [(today, key) for key, day, _, _ in rows if day != today]
                if used:
                    database.executemany("UPDATE vectors SET day = ? WHERE key = ?", used)

        self._transact(look_up)
        return found

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep ``values``, dropping those that were longest unused when there is no room.

        A value that would take a quarter of the file or more is not kept.
        """
        today = int(time.time()) // _DAY
        quarter = self._max_pages // 4
        some: list[tuple[bytes, int, bytes, bytes]] = []
        n_pages = 0
        for key, value in values.items():
            size = len(value) // _PAGE + 2
            if n_pages + size > quarter:
                self._transact(partial(self._insert, rows=some, size=n_pages))
                some, n_pages = [], 0
            if size <= quarter:
                some.append((key, today, _digest(key, value), value))
                n_pages += size
        self._transact(partial(self._insert, rows=some, size=n_pages))

    def _insert(self, database: sqlite3.Connection, rows: Sequence[tuple[bytes, int, bytes, bytes]], size: int) -> None:
        """Insert rows that need at most ``size`` pages, after making room for them."""

        def count(name: str) -> int:
            return int(database.execute(f"PRAGMA {name}").fetchone()[0])

        while count("page_count") - count("freelist_count") + size > int(self._max_pages * _FULLEST):
            oldest = "SELECT rowid FROM vectors ORDER BY day, rowid LIMIT 16"
            if database.execute(f"DELETE FROM vectors WHERE rowid IN ({oldest})").rowcount <= 0:  # noqa: S608
                break
        database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    def _transact(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do ``work`` in one transaction; what fails is undone and said once, not raised.

        The connection is as short as the work, so that it crosses no thread or fork.
        """
        if not self._works:
            return
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as database:
                database.execute(f"PRAGMA page_size = {_PAGE}")
                database.executescript(_SCHEMA)
                database.execute(f"PRAGMA max_page_count = {self._max_pages}")
                with database:
                    work(database)
        except sqlite3.OperationalError as error:  # locked, read-only, the disk is full
            self._give_up(str(error))
        except sqlite3.DatabaseError as error:  # not a database any more
            self._give_up(f"{error}; it is deleted and begun again")
            with suppress(OSError):
                self.path.unlink()
                self.path.with_name(f"{_FILE}-journal").unlink(missing_ok=True)

    def _give_up(self, reason: str) -> None:
        self._works = False
        _log.warning("%s: no vectors are kept any more in this run: %s", self.path, reason)


class CachedEncoder:
    """An encoder whose vectors are looked up first; it is loaded when something is not there.

    ``name`` is what the encoder calls itself, with a version that changes whenever its vectors do. The encoder must
    give a text the same vectors whatever else it is asked for; those of this package do.
    """

    def __init__(self, name: str, load: Callable[[], Encoder], cache: VectorCache) -> None:
        self._name = name
        self._load = load
        self._cache = cache
        self._loaded: Encoder | None = None

    @property
    def name(self) -> str:
        """Name and version for the report's signature."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        return self._encoder.dimensions

    @property
    def _encoder(self) -> Encoder:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised."""
        if not texts:
            return self._encoder.encode(texts, language)
        found = self._look_up("sentence", texts, language)
        return np.array([found[text].sentence for text in texts], dtype=np.float32)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text."""
        found = self._look_up("words", texts, language)
        return [found[text] for text in texts]

    def _look_up(self, kind: str, texts: Sequence[str], language: Language | None) -> dict[str, Embedding]:
        """Return the embedding of each distinct text; without word vectors when ``kind`` is ``sentence``."""
        keys = {text: self._key(kind, text, language) for text in dict.fromkeys(texts)}
        stored = self._cache.read(list(keys.values()))
        found: dict[str, Embedding] = {}
        for text, key in keys.items():
            embedding = _unpack(stored[key], text, kind) if key in stored else None
            if embedding is not None:
                found[text] = embedding
        missing = [text for text in keys if text not in found]
        for start in range(0, len(missing), _TEXTS_PER_ROUND):
            some = missing[start : start + _TEXTS_PER_ROUND]
            computed = dict(zip(some, self._compute(kind, some, language), strict=True))
            self._cache.write({keys[text]: _pack(embedding) for text, embedding in computed.items()})
            found.update(computed)
        return found

    def _compute(self, kind: str, texts: Sequence[str], language: Language | None) -> list[Embedding]:
        if kind == "words":
            return self._encoder.embed(texts, language)
        nothing = np.zeros((0, 0), dtype=np.float32)
        return [Embedding(row, (), nothing) for row in self._encoder.encode(texts, language)]

    def _key(self, kind: str, text: str, language: Language | None) -> bytes:
        return sha256(json.dumps([__version__, self._name, kind, language, text]).encode()).digest()


def _pack(embedding: Embedding) -> bytes:
    """Return d, n and w as 32-bit integers, then the sentence vector and the word vectors (n, w) as 32-bit floats."""
    sizes = struct.pack("<3I", len(embedding.sentence), *embedding.vectors.shape)
    return sizes + embedding.sentence.astype("<f4").tobytes() + embedding.vectors.astype("<f4").tobytes()


def _unpack(value: bytes, text: str, kind: str) -> Embedding | None:
    """Return what :func:`_pack` was given, or None when it cannot have been that of this text."""
    try:
        dimensions, n_words, width = struct.unpack_from("<3I", value)
        numbers = np.frombuffer(value, dtype="<f4", offset=12).astype(np.float32)
        words = tuple(find_words(text)) if kind == "words" else ()
        vectors = numbers[dimensions:].reshape(n_words, width)
    except (struct.error, ValueError):
        return None
    return Embedding(numbers[:dimensions], words, vectors) if len(words) == n_words else None


def _is_whole(key: bytes, digest: object, value: object) -> bool:
    return isinstance(value, bytes) and digest == _digest(key, value)


def _digest(key: bytes, value: bytes) -> bytes:
    return sha256(key + value).digest()
