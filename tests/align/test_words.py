"""Word links: spans, both directions, repeated words, words without a counterpart."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bilingual
from bilingual.align import word_map
from bilingual.align.words import MOST_CELLS, Method, WordLink, align_words, find_links
from bilingual.datatypes import Span
from bilingual.errors import InputError, ModelError
from tests.fake_encoder import FakeEncoder

METHODS = ("argmax", "itermax", "transport")
ENCODER = FakeEncoder(
    "кошка кошку cat cats", "пьёт drinks", "молоко milk", "и and", "собака dog", "ракета rocket", "взлетела took off",
)  # fmt: skip

# source | target | the links of transport
TABLE = """
Кошка пьёт молоко           | The cat drinks milk      | Кошка=cat пьёт=drinks молоко=milk
The cat drinks milk         | Кошка пьёт молоко        | cat=Кошка drinks=пьёт milk=молоко
Кошка и кошка               | cat and cat              | Кошка=cat и=and кошка=cat
Кошка 25 раз                | 25 cats                  | Кошка=cats 25=25
Собака                      | milk                     |
взлетела                    | took off                 | взлетела=took взлетела=off
...                         | cat                      |
                            | cat                      |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip("\n").splitlines()]


def show(source: str, target: str, links: tuple[WordLink, ...]) -> str:
    return " ".join(f"{link.source.of(source)}={link.target.of(target)}" for link in links)


@pytest.mark.parametrize(("source", "target", "expected"), ROWS, ids=[f"{row[0]}~{row[1]}" for row in ROWS])
def test_links(source, target, expected):
    assert show(source, target, align_words(source, target, encoder=ENCODER)) == expected


def test_repeated_words_are_told_apart_by_their_place():
    source, target = "кошка и кошка", "cat and cat"
    for method in METHODS:
        links = align_words(source, target, encoder=ENCODER, method=method)
        assert [(link.source.start, link.target.start) for link in links] == [(0, 0), (6, 4), (8, 8)]


VOCABULARY = ("кошка", "cat", "milk", "молоко", "drinks", "и,", "and.", "собака!", "25", "🚀", "#кот", "X's")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=12)


@settings(deadline=None)
@given(WORDS.map(" ".join), WORDS.map(" ".join), st.sampled_from(METHODS))
def test_spans_slice_the_texts_and_swapping_swaps_the_links(source, target, method: Method):
    links = align_words(source, target, encoder=ENCODER, method=method)
    assert links == align_words(source, target, encoder=ENCODER, method=method)
    assert links == tuple(sorted(links, key=lambda link: (link.source, link.target)))
    assert len({(link.source, link.target) for link in links}) == len(links)
    for link in links:
        assert 0 < link.score <= 1
        for span, text in ((link.source, source), (link.target, target)):
            assert span.of(text) == span.of(text).strip() != ""
            assert text[span.start : span.stop] == span.of(text)
    back = align_words(target, source, encoder=ENCODER, method=method)
    assert {(link.source, link.target, link.score) for link in links} == {
        (link.target, link.source, link.score) for link in back
    }


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_will_do(source, target):
    for link in align_words(source, target, encoder=ENCODER):
        assert link.source.stop <= len(source)
        assert link.target.stop <= len(target)


TABLES = st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 2**32 - 1))


@given(TABLES, st.sampled_from(METHODS))
def test_scores_of_any_table_lie_between_0_and_1_and_mirror(shape, method: Method):
    n, m, seed = shape
    table = np.random.default_rng(seed).uniform(-1, 1, (n, m)).astype(np.float32)
    scores = find_links(table, method)
    assert scores.shape == (n, m)
    assert scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()
    assert np.allclose(scores, find_links(table.T, method).T, atol=1e-6)
    if method == "argmax":
        assert ((scores > 0).sum(axis=0) <= 1).all()
        assert ((scores > 0).sum(axis=1) <= 1).all()


def test_what_is_close_to_nothing_stays_alone():
    table = np.full((3, 3), 0.1, dtype=np.float32)
    table[0, 0] = 0.9
    assert np.argwhere(find_links(table)).tolist() == [[0, 0]]


def test_unknown_method():
    with pytest.raises(ValueError, match="argmax, itermax, transport"):
        align_words("a", "b", encoder=ENCODER, method="grow")  # type: ignore[arg-type]


def test_texts_far_beyond_sentences_are_refused():
    long = "и " * (int(MOST_CELLS**0.5) + 1)
    with pytest.raises(InputError, match="split them into sentences"):
        align_words(long, long, encoder=ENCODER)


def test_a_link_is_frozen():
    link = WordLink(Span(0, 1), Span(0, 1), 0.5)
    with pytest.raises(AttributeError):
        link.score = 1.0  # type: ignore[misc]


def test_words_of_an_encoder_without_a_map_stay_as_they_are():
    vectors = ENCODER.embed(["кошка пьёт"])[0].vectors
    assert not word_map.has_map("fake")
    assert word_map.map_words(vectors, "fake") is vectors


def test_a_damaged_map_is_refused(tmp_path, monkeypatch):
    (tmp_path / "word_map.npy").write_bytes(b"\x93NUMPY")
    card = {"encoders": ["fake"], "file": "word_map.npy", "sha256": "0" * 64}
    (tmp_path / "word_map.json").write_text(json.dumps(card))
    monkeypatch.setattr(word_map, "_CARD", tmp_path / "word_map.json")
    word_map._read_card.cache_clear()
    word_map._load_map.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"word_map.npy: damaged.*install"):
            word_map.map_words(np.zeros((1, 4), np.float32), "fake")
        (tmp_path / "word_map.npy").unlink()
        with pytest.raises(ModelError, match=r"word_map.npy: cannot be read"):
            word_map.map_words(np.zeros((1, 4), np.float32), "fake")
    finally:
        word_map._read_card.cache_clear()
        word_map._load_map.cache_clear()


@pytest.mark.slow
def test_real_words_in_both_directions():
    russian = "Прежде чем вводить санкции, подумайте, кто упадёт на Соединённые Штаты."
    english = "Before you impose sanctions, think who will fall on the United States."
    encoder = bilingual.load_encoder()
    links = align_words(russian, english, encoder=encoder)
    shown = show(russian, english, links).split()
    assert {"санкции=sanctions", "подумайте=think", "упадёт=fall", "Штаты=States", "вводить=impose"} <= set(shown)
    back = align_words(english, russian, encoder=encoder)
    assert {(link.source, link.target, link.score) for link in links} == {
        (link.target, link.source, link.score) for link in back
    }


@pytest.mark.slow
def test_the_embedded_model_has_a_map():
    assert word_map.has_map(bilingual.load_encoder().name)
