"""Gold alignments in both forms, and precision, recall, F1 and AER computed by hand."""

import numpy as np
import pytest

from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.evaluate.gold import GoldPair, read_gold, read_pharaoh
from bilingual.evaluate.words import count_links, evaluate_words
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder("мкс iss", "россией russia", "летает fly", "над over", "не not")
TEXTS = '"ru": "Над Россией МКС не летает", "en": "The ISS does not fly over Russia"'
GOLD = f'{{{TEXTS}, "links": [[1, 6], [2, 1], [[19, 25], [17, 20]]], "annotated": {{"ru": [1, 2, 4], "en": [1, 6]}}}}'


def read(text):
    return read_gold(text.encode(), "g")


def figures(pairs, **options):
    result = evaluate_words(pairs, ENCODER, data="", **options)
    return {(figure.of, figure.metric): round(figure.estimate.value, 4) for figure in result.figures}


def test_numbers_and_offsets_name_the_same_words():
    (pair,) = read(GOLD)
    assert [(one.of(pair.source), other.of(pair.target)) for one, other in pair.sure] == [
        ("Россией", "Russia"), ("МКС", "ISS"), ("летает", "fly"),
    ]  # fmt: skip
    assert pair.annotated is not None
    assert [span.of(pair.source) for span in pair.annotated[0]] == ["Россией", "МКС", "летает"]


def test_all_links_and_those_of_annotated_words():
    found = figures(read(GOLD))
    # Proposed: Над=over Россией=Russia МКС=ISS не=not летает=fly; the gold has three of them.
    assert found["all links", "precision"] == 0.6
    assert found["one word annotated", "precision"] == 1
    assert found["both words annotated", "recall"] == 1
    assert found["all links", "F1"] == 0.75
    assert found["all links", "AER"] == 0.25


def test_without_annotated_words_all_links_count():
    (pair,) = read(f'{{{TEXTS}, "links": [[1, 6]]}}')
    assert pair.annotated is None
    assert set(figures([pair])) == {("all links", metric) for metric in ("precision", "recall", "F1", "AER")}


def test_possible_links_do_neither_harm_nor_are_they_missed():
    # Och and Ney: A = 5 links, S = 1 and P = 3 of them: AER = 1 - (1 + 3) / (5 + 1).
    found = figures(read(f'{{{TEXTS}, "links": [[1, 6]], "possible": [[2, 1], [0, 5]]}}'))
    assert found["all links", "precision"] == 0.6
    assert found["all links", "recall"] == 1
    assert found["all links", "AER"] == round(1 - 4 / 6, 4)


def test_a_gold_stretch_stands_for_all_its_words():
    pair = GoldPair("Соединённые Штаты", "America", ((Span(0, 17), Span(0, 7)),))
    words = (Span(0, 11), Span(12, 17)), (Span(0, 7),)
    assert count_links(pair, np.ones((2, 1), dtype=bool), *words) == (2, 2, 2, 2, 2, 2)


def test_pharaoh():
    gold, source, target = b"0-1 1?0\n\n", "МКС летает .\nДа\n".encode(), b"Fly, ISS\nYes\n"
    first, second = read_pharaoh(gold, "g", (source, "s"), (target, "t"))
    assert first.sure == ((Span(0, 3), Span(5, 8)),)
    assert first.possible == ((Span(4, 10), Span(0, 4)),)
    assert second.sure == ()
    assert figures([first, second])["all links", "F1"] == 1


def test_the_signature_names_the_method():
    signature = str(evaluate_words(read(GOLD), ENCODER, data="f" * 64, method="argmax").signature)
    assert signature.startswith(
        f"words|n:1|model:fake|data:{'f' * 16}|method:argmax|map:none|draws:1000|seed:1|version:"
    )


BAD = {
    f"{{{TEXTS}}}": "line 1: it needs the key 'links'",
    f'{{{TEXTS}, "links": [[1]]}}': "line 1: 'links' must hold pairs of words",
    f'{{{TEXTS}, "links": 3}}': "line 1: 'links' is no list",
    f'{{{TEXTS}, "links": [[5, 0]]}}': "line 1: there is no word 5; its side has 5, numbered from 0",
    f'{{{TEXTS}, "links": [[true, 0]]}}': "line 1: True is no word of 'ru'",
    f'{{{TEXTS}, "links": [[0, [30, 99]]]}}': "line 1: [30, 99] is no word of 'en'",
    f'{{{TEXTS}, "links": [], "annotated": {{"ru": []}}}}': "line 1: 'annotated' needs the keys 'ru' and 'en'",
    '{"links": []}': "line 1: it needs the keys",
    "0-0": "line 1: no valid JSON",
    "": "g: is empty",
}


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=BAD.values())
def test_bad_gold(text, message):
    with pytest.raises(InputError) as caught:
        read(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        (b"0-0\n1-1\n", "same number of lines, but g has 2, s has 1, t has 1"),
        (b"0-7\n", "g, line 1: there is no word 7"),
        (b"0:0\n", "g, line 1: '0:0' is no link; write 3-4"),
    ],
)
def test_bad_pharaoh(gold, message):
    with pytest.raises(InputError, match=message):
        read_pharaoh(gold, "g", (b"a b\n", "s"), (b"a b\n", "t"))


def test_gold_without_any_link():
    with pytest.raises(InputError, match="has no link"):
        evaluate_words(read(f'{{{TEXTS}, "links": []}}'), ENCODER, data="")
