"""Vectors on disk: the same as computed, whatever happens to the file."""

import logging
import multiprocessing
import os
import sqlite3
from contextlib import closing
from functools import partial

import numpy as np
import pytest

from bilingual.encode.cache import CachedEncoder, VectorCache
from bilingual.encode.registry import load
from bilingual.errors import ConfigError
from bilingual.settings import CacheSettings
from tests.fake_encoder import FakeEncoder

TEXTS = ["Кошка пьёт молоко.", "A cat drinks milk", "", "\ud800 lone", "Кошка пьёт молоко."]
BOUND = 4_000_000


class CountingEncoder(FakeEncoder):
    """Counts the texts it was really asked for."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def embed(self, texts, language=None):
        self.asked += texts
        return super().embed(texts, language)


@pytest.fixture
def encoder():
    return CountingEncoder()


@pytest.fixture
def cached(encoder, tmp_path):
    def open_again(max_bytes=BOUND):
        return CachedEncoder("fake/1", lambda: encoder, VectorCache(tmp_path / "cache", max_bytes))

    return open_again


def same(ours, theirs):
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.words == other.words
        assert one.sentence.tobytes() == other.sentence.tobytes()
        assert one.vectors.tobytes() == other.vectors.tobytes()
        assert one.vectors.shape == other.vectors.shape
        assert one.sentence.dtype == one.vectors.dtype == np.float32


def test_byte_for_byte_what_was_computed(cached, encoder):
    expected = FakeEncoder().embed(TEXTS, "ru")
    same(cached().embed(TEXTS, "ru"), expected)
    assert len(encoder.asked) == 4, "a text that comes twice is computed once"
    same(cached().embed(TEXTS[::-1], "ru"), expected[::-1])
    assert len(encoder.asked) == 4, "what is there is not computed"


def test_sentence_vectors_too(cached, encoder):
    expected = FakeEncoder().encode(TEXTS)
    for _ in range(2):
        found = cached().encode(TEXTS)
        assert (found.tobytes(), found.dtype, found.shape) == (expected.tobytes(), expected.dtype, expected.shape)
    assert len(encoder.asked) == 4
    assert cached().encode([]).shape == (0, 256)
    assert cached().embed([]) == []


@pytest.mark.parametrize("other", ["kind", "language", "name", "text", "version"])
def test_whatever_decides_about_a_vector_is_in_its_key(cached, encoder, tmp_path, monkeypatch, other):
    cached().embed(["Кошка"], "ru")
    again = cached()
    if other == "name":
        again = CachedEncoder("fake/2", lambda: encoder, VectorCache(tmp_path / "cache", BOUND))
    if other == "version":
        monkeypatch.setattr("bilingual.encode.cache.__version__", "another")
    if other == "kind":
        again.encode(["Кошка"], "ru")
    else:
        again.embed(["кошка" if other == "text" else "Кошка"], None if other == "language" else "ru")
    assert len(encoder.asked) == 2


def test_nothing_is_loaded_when_everything_is_there(cached, tmp_path):
    expected = cached().embed(TEXTS)

    def load_nothing():
        raise AssertionError("loaded")

    same(CachedEncoder("fake/1", load_nothing, VectorCache(tmp_path / "cache", BOUND)).embed(TEXTS), expected)


def change(cache, statement, *values):
    with closing(sqlite3.connect(cache.path)) as database, database:
        assert database.execute(statement, values).rowcount > 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vectors SET value = zeroblob(length(value))",
        "UPDATE vectors SET value = substr(value, 1, 40)",
        "UPDATE vectors SET digest = zeroblob(32)",
        "UPDATE vectors SET value = x''",
        "UPDATE vectors SET value = 'text', digest = 3",
    ],
)
def test_a_broken_entry_is_a_miss_and_is_replaced(cached, encoder, tmp_path, statement):
    expected = cached().embed(TEXTS)
    change(VectorCache(tmp_path / "cache", BOUND), statement)
    same(cached().embed(TEXTS), expected)
    assert len(encoder.asked) == 8
    same(cached().embed(TEXTS), expected)
    assert len(encoder.asked) == 8


def test_an_entry_under_another_key_is_a_miss(cached, encoder, tmp_path):
    expected = cached().embed(["Кошка", "молоко"])
    cache = VectorCache(tmp_path / "cache", BOUND)
    with closing(sqlite3.connect(cache.path)) as database, database:
        (first, *one), (second, *other) = database.execute("SELECT key, digest, value FROM vectors").fetchall()
        for key, (digest, value) in ((first, other), (second, one)):
            database.execute("UPDATE vectors SET digest = ?, value = ? WHERE key = ?", (digest, value, key))
    same(cached().embed(["Кошка", "молоко"]), expected)
    assert len(encoder.asked) == 4


@pytest.mark.parametrize("harm", [lambda data: b"nonsense" * 1000, lambda data: data[: len(data) // 2], lambda _: b""])
def test_a_broken_file_is_begun_again(cached, encoder, tmp_path, harm, caplog):
    many = [f"Кошка {number}" for number in range(40)]
    expected = FakeEncoder().embed(many)
    cached().embed(many)
    path = VectorCache(tmp_path / "cache", BOUND).path
    path.write_bytes(harm(path.read_bytes()))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            same(cached().embed(many), expected)
    asked = len(encoder.asked)
    same(cached().embed(many), expected)
    assert len(encoder.asked) == asked, "it works again"
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_the_bound_holds_and_the_longest_unused_go_first(encoder, tmp_path):
    bound = 1_000_000
    cache = VectorCache(tmp_path, bound)
    value = os.urandom(20_000)
    keys = [bytes([number]) * 32 for number in range(120)]
    for key in keys:
        cache.write({key: value})
        if key == keys[0]:
            change(cache, "UPDATE vectors SET day = 0")
        assert cache.path.stat().st_size <= bound
    kept = cache.read(keys)
    assert 20 < len(kept) < 60
    assert list(kept) != keys[: len(kept)]
    assert keys[-1] in kept
    assert keys[0] not in kept
    assert set(kept.values()) == {value}


def test_what_is_read_is_used(tmp_path):
    cache = VectorCache(tmp_path, 1_000_000)
    cache.write({b"a": b"1", b"b": b"2"})
    change(cache, "UPDATE vectors SET day = 0")
    cache.read([b"a"])
    with closing(sqlite3.connect(cache.path)) as database:
        days = dict(database.execute("SELECT key, day FROM vectors"))
    assert days[b"a"] > days[b"b"] == 0


def test_more_than_the_bound_at_once(tmp_path):
    cache = VectorCache(tmp_path, 1_000_000)
    cache.write({bytes([number]): os.urandom(30_000) for number in range(100)} | {b"huge": os.urandom(900_000)})
    assert cache.path.stat().st_size <= 1_000_000
    assert cache.read([b"huge", bytes([99])]).keys() == {bytes([99])}


def test_a_full_disk_costs_only_the_cache(tmp_path, caplog):
    cache = VectorCache(tmp_path, 1_000_000)
    cache.write({b"before": b"1"})
    cache._max_pages = 10  # beyond it SQLite says what it says when the disk is full
    with caplog.at_level(logging.WARNING):
        cache._transact(partial(cache._insert, rows=[(b"a", 1, b"", os.urandom(200_000))], size=-9))
        cache.write({b"after": b"2"})
        assert cache.read([b"before"]) == {}
    assert [record.getMessage().split(": ", 1)[1] for record in caplog.records] == [
        "no vectors are kept any more in this run: database or disk is full"
    ]
    assert VectorCache(tmp_path, 1_000_000).read([b"before", b"after", b"a"]) == {b"before": b"1"}


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="file: cannot be a cache folder: File exists"):
        VectorCache(tmp_path / "file", BOUND)
    with pytest.raises(ConfigError, match="10 bytes are too few"):
        VectorCache(tmp_path, 10)


def fill(folder, first):
    encoder = CachedEncoder("fake/1", FakeEncoder, VectorCache(folder, BOUND))
    for number in range(first, first + 60):
        encoder.embed([f"Кошка номер {number} пьёт молоко"])


@pytest.mark.slow
def test_processes_share_it_and_a_killed_one_does_no_harm(tmp_path, encoder, caplog):
    folder = tmp_path / "cache"
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=fill, args=(folder, first)) for first in (0, 30, 60, 90)]
    for worker in workers:
        worker.start()
    victim = workers.pop()
    while not (folder / "vectors.sqlite").exists():
        victim.join(0.01)
    victim.kill()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    texts = [f"Кошка номер {number} пьёт молоко" for number in range(120)]
    same(CachedEncoder("fake/1", lambda: encoder, VectorCache(folder, BOUND)).embed(texts), FakeEncoder().embed(texts))
    assert encoder.asked == []


def test_it_is_off_unless_asked_for(tmp_path, monkeypatch):
    monkeypatch.delenv("BILINGUAL_CACHE", raising=False)
    assert not isinstance(load(), CachedEncoder)
    monkeypatch.setenv("BILINGUAL_CACHE", str(tmp_path / "a"))
    assert isinstance(load(), CachedEncoder)
    assert (tmp_path / "a").is_dir()
    load(cache=CacheSettings(folder=str(tmp_path / "b"))).encode(["Кошка"])
    assert (tmp_path / "b" / "vectors.sqlite").is_file()
    assert not (tmp_path / "a" / "vectors.sqlite").exists()
