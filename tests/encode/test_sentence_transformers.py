"""The second backend on the same weights: every piece of the vocabulary, float32, through sentence-transformers."""

import numpy as np
import pytest

from bilingual.encode import load_encoder
from bilingual.encode.entries import ModelEntry
from bilingual.encode.registry import load
from bilingual.encode.sentence_transformers import load_sentence_transformers
from bilingual.errors import ModelError

pytestmark = pytest.mark.slow

EMBEDDED = "e5-small-ru-en"
"""The embedded model of the same layers; what the default joins with another."""

SENTENCES = {
    "ru": [
        "Над Россией МКС не летает, поэтому все риски - ваши.",
        "Мы не закрываемся!!! 🦣 Приходите завтра в 10:30, билет 350 рублей.",
        "По словам министра, восстановление порта обойдётся в полтора миллиарда.",
    ],
    "en": [
        "The ISS does not fly over Russia, so all the risks are yours.",
        "We’re not closing!!! 🦣 Come tomorrow at 10:30, a ticket is 350 roubles.",
        "Rebuilding the port will cost one and a half billion, the minister said.",
    ],
}


@pytest.fixture(scope="module")
def reference():
    pytest.importorskip("sentence_transformers", reason="the extra [transformers] is not installed")
    from benchmarks.reference import reference_folder

    entry = ModelEntry(name="reference", source=str(reference_folder(cut=True)), prefix="query: ", word_layer=7)
    return load_sentence_transformers(entry)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_both_backends_agree(reference, language):
    ours = load_encoder(EMBEDDED).encode(SENTENCES[language], language)
    theirs = reference.encode(SENTENCES[language], language)
    assert ours.shape == theirs.shape
    assert np.linalg.norm(theirs, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(ours, axis=1) == pytest.approx(1, abs=1e-5)
    similarities = (ours * theirs).sum(axis=1)
    assert similarities.min() >= 0.98


def test_words_have_the_same_spans_and_align(reference):
    russian, english = SENTENCES["ru"][0], SENTENCES["en"][0]
    source, target = reference.embed([russian, english])
    ours = load_encoder(EMBEDDED).embed([russian], "ru")[0]
    assert source.words == ours.words
    risks = [word.of(russian) for word in source.words].index("риски")
    best = int((target.vectors @ source.vectors[risks]).argmax())
    assert target.words[best].of(english) == "risks"


def test_a_text_beyond_the_limit_is_read_whole(reference):
    long = "Мы летим домой. " * 400 + "Слоны не летают."
    embedding = reference.embed([long])[0]
    assert embedding.words[-1].of(long) == "летают"
    assert np.isfinite(embedding.vectors).all()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ModelEntry(name="far", source="nobody/nothing"), "nobody/nothing: not on this machine; fetch it once"),
        (ModelEntry(name="near", source="."), "not a sentence-transformers model: it has neither modules.json nor"),
    ],
)
def test_a_model_that_is_not_there_is_one_clear_line(entry, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as error:
        load_sentence_transformers(entry)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_other_dimensions_than_the_entry_says_are_refused(reference):
    from benchmarks.reference import reference_folder

    source = str(reference_folder(cut=True))
    with pytest.raises(ModelError, match="384 dimensions, its entry says 768"):
        load_sentence_transformers(ModelEntry(name="wide", source=source, dimensions=768))


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ModelError, match="LaBSE"):
        load("labsee")
