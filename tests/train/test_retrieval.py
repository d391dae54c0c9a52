"""Precision at 1 by hand."""

from bilingual.read.parallel import Pair
from bilingual.train.retrieval import Retrieval, measure_retrieval
from tests.fake_encoder import FakeEncoder


def test_precision_at_one():
    encoder = FakeEncoder("кошка cat", "собака dog", "дом house")
    pairs = [Pair("кошка", "cat"), Pair("собака", "dog"), Pair("дом", "cat"), Pair("лес", "house")]
    found = measure_retrieval(encoder, pairs)
    # "дом" finds "house", which is not its translation; "лес" finds whatever. "cat" finds "кошка" twice.
    assert found.ru_en == 0.5
    assert found.en_ru == 0.5
    assert found.n == 4
    assert str(Retrieval(0.5, 0.25, 4)) == "P@1 ru-en 0.500, en-ru 0.250 (4 pairs)"


def test_a_translation_that_comes_twice_is_right_in_both_places():
    pairs = [Pair("кошка", "cat"), Pair("кот", "cat")]
    assert measure_retrieval(FakeEncoder("кошка кот cat"), pairs).ru_en == 1.0
