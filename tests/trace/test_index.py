"""The index: what is in it, and that it is never built twice or by two encoders."""

from types import MappingProxyType

import pytest

from bilingual.datatypes import Document
from bilingual.errors import ConfigError, InputError
from bilingual.read import read_text
from bilingual.trace import Added, ArchiveEncoder, add_documents, open_index
from tests.fake_encoder import FakeEncoder

pytest.importorskip("lancedb")

CATS = "Кошка пьёт молоко. Она рада."
DOGS = "Собака спит."


class Counting(FakeEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def embed(self, texts, language=None):
        self.seen += texts
        return super().embed(texts, language)

    def encode(self, texts, language=None):
        return FakeEncoder().encode(texts, language)


class Other(FakeEncoder):
    name = "other 2"


def fake():
    return ArchiveEncoder(FakeEncoder())


def post(text, **metadata) -> Document:
    read = read_text(text, id=metadata.get("url", "d1"))
    return Document(read.text, read.blocks, read.id, "posts.jsonl", None, MappingProxyType(metadata))


def rows(index):
    table = open_index(index, fake()).phrases.to_arrow().to_pylist()
    return sorted((row for row in table if row["whole"]), key=lambda row: (row["document"], row["start"]))


def test_a_row_is_a_sentence_with_its_place_and_origin(tmp_path):
    known = {"author": "Роскосмос", "handle": "@roscosmos", "date": "2022-02-24T19:05:00", "url": "https://t.me/r/1"}
    add_documents([post(CATS, **known)], tmp_path / "index", fake())
    first, second = rows(tmp_path / "index")
    assert (first["text"], second["text"]) == ("Кошка пьёт молоко.", "Она рада.")
    assert all(CATS[row["start"] : row["stop"]] == row["text"] for row in (first, second))
    assert {name: first[name] for name in known} == known
    assert (first["day"], first["language"], first["path"]) == ("2022-02-24", "ru", "posts.jsonl")
    assert sum(value**2 for value in first["vector"]) == pytest.approx(1, abs=1e-2)


def test_only_new_sentences_are_encoded(tmp_path):
    index = tmp_path / "index"
    assert add_documents([post(CATS)], index, fake()) == Added(new=2, known=0)
    encoder = Counting()
    assert add_documents([post(CATS), post(DOGS), post(DOGS)], index, ArchiveEncoder(encoder)) == Added(new=1, known=3)
    assert encoder.seen == [DOGS]


def test_the_same_words_of_another_day_are_another_row(tmp_path):
    added = add_documents([post(DOGS, date="2022-02-24"), post(DOGS, date="2022-02-25")], tmp_path / "i", fake())
    assert added.new == 2


def test_a_stopped_run_goes_on_and_ends_with_the_rows_of_an_unstopped_one(tmp_path):
    posts = [post(f"Собака {number} спит.", url=f"u{number}") for number in range(7)]

    def stopped():
        yield from posts[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_documents(stopped(), tmp_path / "stopped", fake(), rows_at_once=2)
    assert len(rows(tmp_path / "stopped")) == 4
    encoder = Counting()
    assert add_documents(posts, tmp_path / "stopped", ArchiveEncoder(encoder), rows_at_once=2) == Added(new=3, known=4)
    assert len(encoder.seen) == 3
    add_documents(posts, tmp_path / "whole", fake())
    assert rows(tmp_path / "stopped") == rows(tmp_path / "whole")


def test_another_encoder_is_refused_with_what_to_do(tmp_path):
    index = tmp_path / "index"
    add_documents([post(DOGS)], index, fake())
    for use in (
        lambda: add_documents([post(CATS)], index, ArchiveEncoder(Other())),
        lambda: open_index(index, ArchiveEncoder(Other())),
    ):
        with pytest.raises(ConfigError, match="made by the encoder fake, not other 2; make it again in a new folder"):
            use()


def test_what_is_no_index_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="is there and no index"):
        add_documents([post(DOGS)], tmp_path, fake())
    with pytest.raises(InputError, match="is no index; make one with: bilingual index"):
        open_index(tmp_path, fake())
    (tmp_path / "bilingual.json").write_text("[")
    with pytest.raises(InputError, match="is damaged"):
        open_index(tmp_path, fake())


def test_a_lone_surrogate_does_not_stop_the_archive(tmp_path):
    text = "Собака \ud83d спит."
    add_documents([post(text)], tmp_path / "index", fake())
    (row,) = rows(tmp_path / "index")
    assert row["text"] == "Собака \ufffd спит."
    assert row["stop"] == len(text)
