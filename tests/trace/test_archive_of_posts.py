"""The archive of ``benchmarks.trace`` with posts for originals."""

import pytest

from benchmarks import posts
from benchmarks.archive import Query
from bilingual.read import read_text
from bilingual.trace import ArchiveEncoder, add_documents
from tests.fake_encoder import FakeEncoder

pytest.importorskip("lancedb")

STATEMENT = {
    "ru": "«Кошка пьёт молоко», - сказал он.",
    "en": '"The cat drinks milk," he said, "and sleeps."',
    "ru_quotes": ["Кошка пьёт молоко"],
    "en_quotes": ["The cat drinks milk,", "and sleeps."],
}


def test_posts_stand_for_the_sentences_that_carry_them(tmp_path, monkeypatch):
    monkeypatch.setattr(posts, "_statements", lambda: [STATEMENT])
    encoder = ArchiveEncoder(FakeEncoder())
    texts = [STATEMENT["ru"], STATEMENT["en"], "He said that a dog barks."]
    add_documents(map(read_text, texts), tmp_path / "index", encoder)
    made = posts.index_posts(tmp_path / "index", tmp_path / "posts", encoder)
    held = made.phrases.search().where("whole").to_list()
    found = {row["text"]: row["sentence"] for row in held}
    assert all(row["handle"] for row in held)
    assert set(found) == {"Кошка пьёт молоко", "The cat drinks milk", "and sleeps.", "He said that a dog barks."}
    words = made.words.table.to_arrow().to_pylist()
    assert {sentence for word in words for sentence in word["sentences"]} <= set(found.values())
    assert "сказал" not in {word["word"] for word in words}


def test_what_was_quoted_is_the_original_of_a_quote():
    query = Query("Кошка пьёт молоко", "The cat  drinks milk,", STATEMENT["en"], "en", "d", seen=False)
    assert posts.ask_posts([query])[0].original == "The cat drinks milk"
