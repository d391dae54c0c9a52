"""Strict and lax figures of alignment, on tables small enough to count by hand."""

import json
from dataclasses import replace

import numpy as np
import pytest

from bilingual.encode.calibrations import default_calibration
from bilingual.errors import InputError
from bilingual.evaluate.alignment import count_beads, evaluate_alignment
from bilingual.evaluate.beads import align_greedily, align_lengths, join, lengthen, read_documents, swap, vary
from bilingual.fit.damaged import DAMAGES
from tests.align.test_pairs import ENCODER, side


def beads(text):
    """Read "0:0 1,2:1 3: :2" as beads."""
    return frozenset(
        tuple(tuple(int(number) for number in part.split(",") if number) for part in bead.split(":"))
        for bead in text.split()
    )


@pytest.mark.parametrize(
    ("proposed", "gold", "expected"),
    [
        # proposed, right, lax right; wanted, recalled, lax found; nulls proposed, in gold, right
        ("0:0 1:1", "0:0 1:1", (2, 2, 2, 2, 2, 2, 0, 0, 0)),
        ("0:0 1: :1", "0:0 1:1", (3, 1, 1, 2, 1, 1, 2, 0, 0)),
        ("0:0 1:1 2:", "0:0 1,2:1", (3, 1, 2, 2, 1, 2, 1, 0, 0)),
        ("0:1 :0", "0:0 :1", (2, 0, 0, 1, 0, 0, 1, 1, 0)),
        ("0: :0", "0: :0", (2, 2, 2, 0, 0, 0, 2, 2, 2)),
    ],
)
def test_counts(proposed, gold, expected):
    assert tuple(count_beads(beads(proposed), beads(gold))) == expected


def line(source, target, gold):
    return json.dumps({"src": side(source, 0), "tgt": side(target, 1), "gold": gold}, ensure_ascii=False)


GOLD = "\n".join(
    [
        line("a b c d", "a b d", [[[0], [0]], [[1], [1]], [[2], []], [[3], [2]]]),
        line("a bc d", "a b c d", [[[0], [0]], [[1], [1, 2]], [[2], [3]]]),
    ]
).encode()


def test_figures_of_an_alignment_without_a_fault():
    documents = read_documents(GOLD, "gold")
    result = evaluate_alignment({"": documents}, ENCODER, replace(default_calibration(), model="fake"), data="0" * 64)
    value = {(figure.of, figure.metric): figure.estimate.value for figure in result.figures}
    for direction in ("bilingual", "bilingual, sides swapped"):
        assert [value[direction, f"strict {x}"] for x in ("P", "R", "F1")] == [1, 1, 1]
        assert value[direction, "null R"] == 1
    assert value["greedy margin", "strict F1"] < 1, "one to one cannot link two"
    assert value["bilingual, 1:2 (1)", "strict R"] == 1


def test_translations_are_told_from_what_is_none_and_long_documents_are_timed():
    documents = read_documents(
        "\n".join(
            [line("a b c", "a b c", [[[k], [k]] for k in range(3)]), line("d e f", "d e f", [[[0], [0]]])]
        ).encode(),
        "gold",
    )
    calibration = replace(default_calibration(), model="fake")
    result = evaluate_alignment({"": documents}, ENCODER, calibration, data="0" * 64, lengths=[20])
    told = {figure.of: figure.estimate.value for figure in result.figures if figure.metric == "told"}
    assert told == {"translations": 1, "unrelated documents": 1, "the same language twice": 1}
    (seconds,) = [figure for figure in result.figures if figure.metric == "seconds"]
    assert seconds.of == "21 × 21 sentences"


def test_a_document_may_be_empty_on_one_side():
    documents = read_documents("\n".join([line("a", "a", [[[0], [0]]]), line("a b", "", [])]).encode(), "gold")
    result = evaluate_alignment({"": documents}, ENCODER, replace(default_calibration(), model="fake"), data="0" * 64)
    value = {(figure.of, figure.metric): figure.estimate.value for figure in result.figures}
    assert value["bilingual", "null R"] == value["greedy margin", "null R"] == 1


def test_confidence_is_compared_with_the_truth():
    documents = read_documents(GOLD, "gold")
    result = evaluate_alignment({"": documents}, ENCODER, replace(default_calibration(), model="fake"), data="0" * 64)
    errors = {figure.of: figure.estimate.value for figure in result.figures if figure.metric == "ECE"}
    assert errors == pytest.approx({"bilingual": 0, "bilingual, sides swapped": 0}, abs=0.2)


def test_variants_are_of_the_linked_sentences():
    documents = read_documents(GOLD, "gold")
    (first, second) = vary(documents, DAMAGES["base"], 1)
    assert (first.source, first.target) == (tuple(side("a b d", 0)), tuple(side("a b d", 1)))
    assert second == documents[1]


def test_joining_and_swapping():
    documents = read_documents(GOLD, "gold")
    assert join(documents).gold == beads("0:0 1:1 2: 3:2 4:3 5:4,5 6:6")
    assert len(lengthen(documents, 20, 1).source) >= 20
    assert swap(documents[1]).gold == beads("0:0 1,2:1 3:2")


def test_lengths_alone_merge_what_is_as_long_as_two():
    short, long = "Коротко сказано здесь.", "Это предложение заметно длиннее, чем другое, и продолжается."
    assert align_lengths([short, f"{long} {long}", short], [short, long, long, short]) == beads("0:0 1:1,2 2:3")


def test_greedy_links_are_in_order():
    vectors = np.eye(4, dtype=np.float32)
    assert align_greedily(vectors[:3], vectors[[0, 2, 1]]) == beads("0:0 1:2 2: :1")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"src": ["a"], "tgt": ["b"]}, "gold, line 1: needs two lists of sentences"),
        ({"src": ["a"], "tgt": ["b"], "gold": [[[0], [1]]]}, "numbers a sentence that is not there"),
        ({"src": ["a", "b"], "tgt": ["b"], "gold": [[[0], [0]], [[1], [0]]]}, "a sentence is in two beads"),
        ({"src": ["a"], "tgt": ["b"], "gold": [3]}, r"a bead of gold is \[\[source numbers\]"),
    ],
)
def test_wrong_gold_is_refused(row, message):
    with pytest.raises(InputError, match=message):
        read_documents(json.dumps(row).encode(), "gold")
