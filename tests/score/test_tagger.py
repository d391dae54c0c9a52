"""The trained scorer: what a cut-out phrase looks like, in both directions, the same alone and among others."""

import pytest

from bilingual.datatypes import Span
from bilingual.score import Side
from bilingual.score.marks import N_MARKS, compare_marks, own_marks
from bilingual.score.pairs import score_pairs
from bilingual.score.tagged import find_tagged, grade_tagged
from bilingual.words import find_words

WHOLE = "Директор завода вчера пообещал рабочим новое оборудование из Китая."
FAITHFUL = "The director of the plant promised the workers new equipment from China yesterday."
PART = "The director of the plant promised the workers new equipment."


def side(text):
    words = tuple(find_words(text))
    return Side(text, "ru", words, None)  # the vectors are of no interest here


def found(text, chances, sensitivity="normal", accounted=()):
    one = side(text)
    return [(item.span.of(text), grade_tagged(item)) for item in find_tagged(one, chances, accounted, sensitivity)]


def test_neighbours_are_one_stretch_and_only_a_sure_phrase_is_major():
    text = "Премьер вчера в Москве обещал субсидии"
    assert found(text, [0.1, 0.96, 0.9, 0.97, 0.1, 0.1]) == [("вчера в Москве", "major")]
    assert found(text, [0.1, 0.1, 0.1, 0.97, 0.1, 0.1]) == [("Москве", "minor")]


def test_function_words_alone_are_no_finding_and_sensitivity_decides():
    text = "Премьер вчера в Москве обещал субсидии"
    assert found(text, [0, 0, 0.99, 0, 0, 0]) == []
    chances = [0, 0.6, 0, 0, 0, 0.85]
    assert found(text, chances, "low") == []
    assert found(text, chances) == [("субсидии", "minor")]
    assert found(text, chances, "high") == [("вчера", "minor"), ("субсидии", "minor")]
    assert found(text, chances, "high", [Span(8, 13)]) == [("субсидии", "minor")]


def test_marks_see_numbers_letters_and_sounds():
    assert own_marks("В 2020 году НАТО?").shape == (4, N_MARKS - 3)
    ((same, _, _), (_, letters, _), (_, _, sound)) = compare_marks(
        ["2020", "iPhone", "Рогозина"], ["2020", "iPhone", "Rogozin"]
    )
    assert (same, letters, sound) == (1, 1, 1)


@pytest.mark.slow
def test_a_lost_phrase_is_found_in_both_directions():
    pairs = [(WHOLE, FAITHFUL), (WHOLE, PART), (PART, WHOLE)]
    faithful, lost, added = score_pairs(pairs)
    assert not [item for item in faithful.findings if item.severity != "minor"]
    assert faithful.omission < lost.omission
    assert "Китая" in [span.of(WHOLE) for item in lost.findings for span in item.source][-1]
    assert {item.category for item in added.findings} == {"accuracy/addition"}


@pytest.mark.slow
def test_a_pair_is_scored_the_same_alone_and_among_others():
    pairs = [(WHOLE, FAITHFUL), (WHOLE, PART), (WHOLE, PART + " " + FAITHFUL), (WHOLE, "The director left.")]
    assert [score_pairs([pair])[0] for pair in pairs] == score_pairs(pairs)
