"""Ranks of translations: ties, repeated texts, margins, pieces of the table."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.evaluate import retrieval
from bilingual.evaluate.pairs import PairSet, read_pairs
from bilingual.evaluate.result import hash_data
from bilingual.evaluate.retrieval import evaluate_retrieval, rank_translations
from tests.fake_encoder import FakeEncoder

PAIRS = """\
{"ru": "Кошка пьёт молоко", "en": "A cat drinks milk", "id": 1}
{"ru": "Собака спит", "en": "A dog sleeps"}

{"ru": "Ракета", "en": "The umbrella"}
{"ru": "Станция летит", "en": "The station flies"}
""".encode()
ENCODER = FakeEncoder(
    "кошка cat", "пьёт drinks", "молоко milk", "собака dog", "спит sleeps", "станция station", "летит flies",
    "ракета rocket",
)  # fmt: skip


def unit(rows):
    rows = np.array(rows, dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_three_of_four_are_found():
    result = evaluate_retrieval(read_pairs(PAIRS, "p"), ENCODER, data=hash_data([PAIRS]))
    value = {(figure.of, figure.metric): figure.estimate.value for figure in result.figures}
    assert value["ru→en, cosine", "P@1"] == pytest.approx(0.75)
    assert 0.75 < value["ru→en, cosine", "MRR"] < 1
    assert list(dict.fromkeys(of for of, _ in value)) == [
        "ru→en, cosine", "en→ru, cosine", "ru→en, margin", "en→ru, margin",
    ]  # fmt: skip


def test_text_and_json_say_the_same_and_are_signed():
    result = evaluate_retrieval(read_pairs(PAIRS, "p"), ENCODER, data=hash_data([PAIRS]), seed=3)
    signature = str(result.signature)
    assert signature.startswith(
        f"retrieval|n:4|model:fake|data:{hash_data([PAIRS])[:16]}|k:4|draws:1000|seed:3|version:"
    )
    assert result.to_text().splitlines()[-1] == signature
    assert "ru→en, cosine  0.750 [" in result.to_text()
    value = json.loads(result.to_json())
    assert value["schema"] == "bilingual.evaluation/1"
    assert value["signature"]["data"] == hash_data([PAIRS])
    assert value["figures"][0]["of"] == "ru→en, cosine"
    assert value["figures"][0]["interval"][0] <= value["figures"][0]["value"] == 0.75
    assert (
        result.to_json()
        == evaluate_retrieval(read_pairs(PAIRS, "p"), ENCODER, data=hash_data([PAIRS]), seed=3).to_json()
    )


def test_the_order_of_the_pairs_does_not_change_the_ranks():
    pairs = read_pairs(PAIRS, "p")
    turned = PairSet(pairs.source[::-1], pairs.target[::-1], pairs.names)
    first, second = (evaluate_retrieval(some, ENCODER, data="") for some in (pairs, turned))
    assert [f.estimate.value for f in first.figures] == pytest.approx([f.estimate.value for f in second.figures])


def test_a_text_that_occurs_twice_is_right_wherever_it_stands():
    source, target = unit([[1, 0, 0], [0.9, 0.1, 0], [0, 0, 1]]), unit([[1, 0, 0], [1, 0, 0], [0, 0, 1]])
    same = np.array([0, 0, 1])
    assert rank_translations(source, target, np.arange(3), same)[:, 0].tolist() == [1, 1, 1]
    assert rank_translations(source, target, np.arange(3), np.arange(3))[:, 0].tolist() == [2, 2, 1]


def test_an_encoder_that_calls_everything_equal_finds_nothing():
    vectors = unit([[1, 2]] * 5)
    assert rank_translations(vectors, vectors, np.arange(5), np.arange(5)).tolist() == [[5] * 4] * 5


def test_the_margin_sees_through_a_sentence_that_is_close_to_everything():
    # Every source leans towards target 0, a hub, and a little towards its own.
    source = unit(np.hstack([np.eye(6), np.full((6, 1), 2)]))
    target = unit(np.hstack([np.eye(6), np.full((6, 1), 0.2)]))
    target[0] = unit([[0.1, 0, 0, 0, 0, 0, 1]])[0]
    ranks = rank_translations(source, target, np.arange(6), np.arange(6))
    assert ranks[:, 0].tolist() == [1, 2, 2, 2, 2, 2]
    assert ranks[:, 2].tolist() == [1] * 6


@settings(deadline=None)
@given(st.integers(2, 12), st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_pieces_of_the_table_give_what_the_whole_gives(n, seed, cells):
    generator = np.random.default_rng(seed)
    source, target = (unit(generator.standard_normal((n, 5))) for _ in range(2))
    whole = rank_translations(source, target, np.arange(n), np.arange(n))
    cosines = source @ target.T
    expected = (cosines >= np.diag(cosines)[:, None] - 1e-6).sum(axis=1)
    assert whole[:, 0].tolist() == expected.tolist()
    before = retrieval._CELLS
    retrieval._CELLS = cells
    try:
        assert (rank_translations(source, target, np.arange(n), np.arange(n)) == whole).all()
    finally:
        retrieval._CELLS = before
