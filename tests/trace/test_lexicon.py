"""The words of an archive: which sentences have those of a quote."""

import numpy as np
import pytest

from bilingual.trace import ArchiveEncoder, add_documents, open_index
from bilingual.trace.lexicon import WORDS, Shared
from tests.fake_encoder import FakeEncoder
from tests.trace.test_index import post

pytest.importorskip("lancedb")

ENCODER = ArchiveEncoder(FakeEncoder("кошка кошки cat", "пьёт drinks", "молоко milk", "собака dog", "спит sleeps"))
TEXTS = ("Кошка пьёт молоко.", "Кошки пьёт.", "Собака спит.", "Собака пьёт.", "A cat sleeps.")


def make(folder, *batches):
    for batch in batches:
        add_documents([post(text, url=text) for text in batch], folder, ENCODER)
    return open_index(folder, ENCODER)


def shared(index, quote, languages=("ru",)):
    """What each text has of the quote's words, the most first."""
    (words,) = ENCODER.read_words([quote])
    found = index.words.find(words, languages)
    rows = index.phrases.search().where("whole").limit(100).to_list()
    texts = {row["sentence"]: row["text"] for row in rows}
    return {texts[k]: round(float(found.of([k])[0]), 3) for k in found.best(10)}


def test_a_sentence_is_worth_what_it_has_of_the_words_and_rare_ones_count_more(tmp_path):
    found = shared(make(tmp_path / "index", TEXTS), "The cat drinks milk")
    assert list(found) == ["Кошка пьёт молоко.", "Кошки пьёт.", "Собака пьёт."]
    assert found["Кошка пьёт молоко."] == 1
    assert found["Кошка пьёт молоко."] - found["Кошки пьёт."] > found["Собака пьёт."]  # "пьёт" is in three of four


def test_only_the_languages_asked_for(tmp_path):
    index = make(tmp_path / "index", TEXTS)
    assert list(shared(index, "Кошка спит", ["en"])) == ["A cat sleeps."]
    assert {"A cat sleeps.", "Собака спит."} <= set(shared(index, "Кошка спит", ["ru", "en"]))
    assert shared(index, "Prices rose") == {}


def test_words_added_in_batches_are_those_of_one_run(tmp_path):
    one, several = make(tmp_path / "one", TEXTS), make(tmp_path / "several", TEXTS[:2], TEXTS[1:4], TEXTS[4:])
    first, second = (index.words.table.to_arrow() for index in (one, several))
    columns = ["language", "word", "count", "sentences"]
    assert first.select(columns).to_pylist() == second.select(columns).to_pylist()
    assert np.allclose([*first["vector"].to_pylist()], [*second["vector"].to_pylist()], atol=1e-3)


def test_what_is_not_shared_is_worth_nothing():
    found = Shared(np.array([3, 7]), np.array([0.5, 1.0]))
    assert found.of([7, 4, 3, 9]).tolist() == [1.0, 0.0, 0.5, 0.0]
    assert found.best(1) == [7]
    assert Shared(np.zeros(0, dtype=np.int64), np.zeros(0)).of([1]).tolist() == [0.0]


def test_the_table_is_named_for_what_it_holds(tmp_path):
    assert make(tmp_path / "index", TEXTS).words.table.name == WORDS
