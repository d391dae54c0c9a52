"""The embedded models: what their vectors say, and that any text has them."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual.encode import Encoder, load_encoder
from bilingual.encode.joint import load_joint
from bilingual.encode.onnx import load_onnx
from bilingual.encode.registry import models_folder, show_model
from bilingual.errors import ModelError
from bilingual.words import find_words

pytestmark = pytest.mark.slow

PAIRS = [
    (
        "Над Россией МКС не летает, поэтому все риски — ваши.",
        "The ISS does not fly over Russia, so the risks are yours.",
    ),
    ("А вы к ним готовы?", "Are you ready for them?"),
    ("Министр пообещал достроить мост к осени.", "The minister promised to finish the bridge by autumn."),
    ("Кошка спит на подоконнике.", "The cat is sleeping on the windowsill."),
    ("Нефть подорожала на три процента.", "Oil rose by three per cent."),
]
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # lone surrogates and NUL too


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.mark.parametrize(
    ("name", "version", "dimensions"),
    [
        ("default", "e5-use-ru-en/1", 896),
        ("fast", "use-v3-ru-en/1", 512),
        ("e5-small-ru-en", "e5-small-ru-en/2", 384),
    ],
)
def test_it_is_an_encoder(name, version, dimensions):
    encoder = load_encoder(name)
    assert isinstance(encoder, Encoder)
    assert encoder.name == version
    assert encoder.dimensions == dimensions
    vectors = encoder.encode([text for pair in PAIRS for text in pair])
    assert vectors.shape == (2 * len(PAIRS), dimensions)
    similarity = vectors[::2] @ vectors[1::2].T
    assert similarity.argmax(axis=0).tolist() == similarity.argmax(axis=1).tolist() == list(range(len(PAIRS)))


def test_translations_are_nearest(encoder):
    russian, english = zip(*PAIRS, strict=True)
    similarity = encoder.encode(russian, "ru") @ encoder.encode(english, "en").T
    assert similarity.argmax(axis=0).tolist() == similarity.argmax(axis=1).tolist() == list(range(len(PAIRS)))
    assert similarity.diagonal().min() > 0.5
    assert similarity[~np.eye(len(PAIRS), dtype=bool)].max() < 0.4


@pytest.mark.parametrize(
    ("word", "counterpart"),
    [("Россией", "Russia"), ("МКС", "ISS"), ("летает", "fly"), ("риски", "risks"), ("ваши", "yours")],
)
def test_words_find_their_counterparts(encoder, word, counterpart):
    (russian, english), *_ = PAIRS
    source, target = encoder.embed([russian, english])
    row = [span.of(russian) for span in source.words].index(word)
    assert target.words[int((target.vectors @ source.vectors[row]).argmax())].of(english) == counterpart


@given(texts=st.lists(ANY_TEXT, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_finite_unit_vectors(encoder, texts):
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for text, vector, embedding in zip(texts, vectors, encoder.embed(texts), strict=True):
        assert (embedding.sentence == vector).all()
        assert list(embedding.words) == find_words(text)
        assert embedding.vectors.shape == (len(embedding.words), 384)
        assert np.linalg.norm(embedding.vectors, axis=1) == pytest.approx(1, abs=1e-5)


@given(texts=st.lists(st.sampled_from([text for pair in PAIRS for text in pair]) | ANY_TEXT, min_size=2, max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_vector_does_not_depend_on_its_neighbours(encoder, texts):
    together = encoder.embed(texts)
    for text, embedding in zip(texts, together, strict=True):
        (alone,) = encoder.embed([text])
        assert (alone.sentence == embedding.sentence).all()
        assert (alone.vectors == embedding.vectors).all()


def test_one_thread_or_many_give_the_same_bytes(encoder):
    texts = [text for pair in PAIRS for text in pair]
    single = load_joint(models_folder() / show_model("default").source, threads=1)
    assert single.encode(texts).tobytes() == encoder.encode(texts).tobytes()


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\0", "\ud800", "漢字", "🦣" * 3, "‏שלום", "и\u0306", "a" * 3000])
def test_odd_texts(encoder, text):
    (embedding,) = encoder.embed([text])
    assert np.linalg.norm(embedding.sentence) == pytest.approx(1, abs=1e-5)
    assert np.isfinite(embedding.vectors).all()


def test_a_long_text_is_read_to_its_end(encoder):
    filler = "Заседание продолжалось до вечера. " * 120
    end, other = "Кошка спит на подоконнике.", "Нефть подорожала на три процента."
    first, second = encoder.encode([filler + end, filler + other])
    assert not np.array_equal(first, second)
    embedding = encoder.embed([filler + end])[0]
    target = encoder.embed(["The cat is sleeping on the windowsill."])[0]
    cat = [span.of("The cat is sleeping on the windowsill.") for span in target.words].index("cat")
    best = int((embedding.vectors @ target.vectors[cat]).argmax())
    assert embedding.words[best].of(filler + end) == "Кошка"


def test_no_texts(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimensions)
    assert encoder.embed([]) == []


@pytest.fixture(params=["fast", "e5-small-ru-en"])
def copy(request, tmp_path):
    shutil.copytree(models_folder() / show_model(request.param).source, tmp_path / "model")
    return tmp_path / "model"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_refused(copy, name):
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelError, match=f"{name}: damaged"):
        load_onnx(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=f"cannot read the model .*{name}"):
        load_onnx(copy)


def test_the_card_tells_the_hashes(copy):
    card = (copy / "README.md").read_text(encoding="utf-8")
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    for name, digest in config["sha256"].items():
        assert digest in card, name
