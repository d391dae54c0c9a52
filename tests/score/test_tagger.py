"""The trained scorer: what a cut-out phrase looks like, in both directions, the same alone and among others."""

from hashlib import sha256

import numpy as np
import pytest

from bilingual.datatypes import Span
from bilingual.encode.registry import models_folder
from bilingual.score import Side
from bilingual.score.fitted import load_fitted, parse_fitted
from bilingual.score.marks import N_MARKS, compare_marks, own_marks
from bilingual.score.pairs import score_pairs
from bilingual.score.tagged import find_tagged
from bilingual.score.tagger import FOLDER
from bilingual.words import find_words

WHOLE = "Директор завода вчера пообещал рабочим новое оборудование из Китая."
FAITHFUL = "The director of the plant promised the workers new equipment from China yesterday."
PART = "The director of the plant promised the workers new equipment."


def side(text):
    words = tuple(find_words(text))
    return Side(text, "ru", words, None)  # the vectors are of no interest here


def found(text, chances, accounted=()):
    return [item.span.of(text) for item in find_tagged(side(text), np.array(chances), accounted, 0.5)]


TABLE = """
Премьер вчера в Москве обещал субсидии       | 0 .9 .6 .9 0 0         | вчера в Москве
Премьер вчера в Москве обещал субсидии       | 0 0 .6 .9 0 0          | в Москве
Премьер вчера в Москве обещал субсидии       | 0 0 .1 .9 0 0          | Москве
В ближайшее время музей получит здание       | .9 .9 .9 0 0 0         | В ближайшее время
В ближайшее время музей получит здание       | .9 .9 .1 0 0 0         | В ближайшее
Премьер вчера в Москве обещал субсидии       | 0 0 .9 0 0 0           |
Премьер вчера в Москве обещал субсидии       | 0 .3 0 .3 0 0          |
Премьер вчера в Москве обещал субсидии       | 0 .9 0 0 0 .9          | вчера; субсидии
Он ушёл, и завод вчера закрыли. Жаль Петрова | 0 0 .7 .9 .1 .9 .9 .9  | и завод вчера закрыли; Жаль Петрова
Ждут, и завод вчера закрыли навсегда         | 0 .7 .9 .9 .9 .1       | и завод вчера закрыли
Верим только ему                             | 0 .9 0                 | только
ей 78-летняя сестра                          | 0 0 .9 0               |
Его пресс-секретарь молчит                   | 0 0 .9 0               | пресс-секретарь
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_what_a_reader_would_mark(line):
    text, chances, marked = (part.strip() for part in line.split("|"))
    assert found(text, [float(chance) for chance in chances.split()]) == [m.strip() for m in marked.split(";") if m]


def test_what_another_check_accounts_for_is_left_to_it():
    assert found("Премьер вчера в Москве обещал субсидии", [0, 0.9, 0, 0.9, 0, 0], [Span(8, 13)]) == ["Москве"]


def test_the_confidence_rises_with_the_length_and_sureness_of_a_stretch():
    fitted = load_fitted()
    text = "Премьер вчера в Москве обещал субсидии"

    def confidence(*chances):
        (stretch,) = find_tagged(side(text), np.array(chances), (), 0.5)
        return fitted.confidence("omission", stretch)

    assert confidence(0, 0, 0, 0.8, 0, 0) < confidence(0, 0, 0, 0.99, 0, 0) < confidence(0, 0, 0, 0.99, 0.99, 0.99)


def test_the_calibration_is_that_of_the_network_and_comes_back_as_it_was_written():
    fitted = load_fitted()
    assert fitted.model == sha256((models_folder() / FOLDER / "model.onnx").read_bytes()).hexdigest()
    assert parse_fitted(fitted.to_json()) == fitted
    assert fitted.thresholds["low"]["omission"] > fitted.thresholds["normal"]["omission"] > 0


def test_marks_see_numbers_letters_and_sounds():
    assert own_marks("В 2020 году НАТО?").shape == (4, N_MARKS - 3)
    ((same, _, _), (_, letters, _), (_, _, sound)) = compare_marks(
        ["2020", "iPhone", "Рогозина"], ["2020", "iPhone", "Rogozin"]
    )
    assert (same, letters, sound) == (1, 1, 1)


@pytest.mark.slow
def test_a_lost_phrase_is_found_in_both_directions():
    longer = PART.replace(".", " and paid all the debts of the previous owners.")
    pairs = [(WHOLE, FAITHFUL), (WHOLE, PART), (WHOLE, longer)]
    faithful, lost, added = score_pairs(pairs)
    assert not [item for item in faithful.findings if item.severity != "minor"]
    assert faithful.omission < lost.omission
    assert "Китая" in [span.of(WHOLE) for item in lost.findings for span in item.source][-1]
    (put_in,) = [item for item in added.findings if item.category == "accuracy/addition"]
    assert "paid all the debts of the previous owners" in put_in.target[0].of(longer)
    (turned,) = score_pairs([(longer, WHOLE)])
    assert "accuracy/omission" in {item.category for item in turned.findings if put_in.target == item.source}


@pytest.mark.slow
def test_a_pair_is_scored_the_same_alone_and_among_others():
    pairs = [(WHOLE, FAITHFUL), (WHOLE, PART), (WHOLE, PART + " " + FAITHFUL), (WHOLE, "The director left.")]
    assert [score_pairs([pair])[0] for pair in pairs] == score_pairs(pairs)


@pytest.mark.slow
def test_hashtags_at_the_end_of_a_post_are_neither_lost_nor_do_they_take_words_with_them():
    post = "Отопление есть, приходите к мамонту #музей #бивень"
    (told,) = score_pairs([(post, "There is heating, come and see the mammoth.")])
    assert told.findings == ()
    (same,) = score_pairs([(post.partition(" #")[0], "There is heating, come and see the mammoth.")])
    assert abs(told.omission - same.omission) < 0.1
