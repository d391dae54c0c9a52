"""What is known to be lost is found, what is faithful is left alone: figures computed by hand."""

import numpy as np
import pytest

from bilingual.datatypes import Span
from bilingual.encode.calibrations import default_calibration
from bilingual.errors import InputError
from bilingual.evaluate.bootstrap import estimate_area
from bilingual.evaluate.diagram import draw_reliability
from bilingual.evaluate.fidelity import Scored, calibration_error, evaluate_fidelity, score_judged
from bilingual.evaluate.judged import kind_of_category, read_judged
from bilingual.score import Difference
from bilingual.score.pairs import PairScore
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder("завод plant", "построил built", "самолёты aircraft", "вчера yesterday")
WHOLE, PART = "The plant built aircraft yesterday.", "The plant built aircraft."
DAMAGED = (
    '{"ru": "Завод построил самолёты вчера.", "en_mt": "The plant built aircraft yesterday.", '
    '"en_perturbed": "The plant built aircraft.", "category": "critical_id23_noun_removed", "severity": "critical"}'
)
LABELLED = (
    '{"ru": "Завод построил самолёты вчера.", "en": "The plant built aircraft.", '
    '"errors": [{"category": "accuracy/omission", "severity": "major", "ru": [[24, 29]], "en": []}]}'
)
FAITHFUL = '{"en": "The plant built aircraft.", "ru": "Завод построил самолёты."}'
OMISSION = Difference("accuracy/omission", None, "major", (Span(24, 29),), (), "", 0.9)
ADDITION = Difference("accuracy/addition", None, "minor", (), (Span(4, 9),), "", 0.5)


def read(*lines):
    return read_judged("\n".join(lines).encode(), "s")


def figures(scored):
    result = evaluate_fidelity(scored, model="m", data="")
    return {(figure.of, figure.metric): round(figure.estimate.value, 4) for figure in result.figures}


def scored(pair, *findings, omission=0.5):
    return Scored(pair, PairScore(omission, 0.1, 0.1, 1.0, 1.0, findings), dict.fromkeys(("omission", "addition"), 0.2))


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("base_id33_empty", "omission"),
        ("critical_id22_verb_removed", "omission"),
        ("critical_id6_addition", "addition"),
        ("minor_id29_punc_addition", None),
        ("critical_id7_antonym", "distortion"),
        ("minor_id31_full_lower", None),
    ],
)
def test_what_demetr_calls_it(category, kind):
    assert kind_of_category(category) == kind


def test_a_row_of_demetr_is_two_pairs_and_the_untouched_one_counts_once():
    same = DAMAGED.replace('"The plant built aircraft."', f'"{WHOLE}"')
    pairs = read(DAMAGED, same, DAMAGED.replace("id23_noun", "id22_verb"))
    assert [(pair.group, pair.target) for pair in pairs] == [
        ("untouched", WHOLE), ("critical_id23_noun_removed", PART), ("critical_id22_verb_removed", PART),
    ]  # fmt: skip


def test_labelled_and_faithful_pairs():
    labelled, faithful = read(LABELLED, FAITHFUL)
    assert labelled.kinds == {"omission"}
    assert labelled.errors is not None
    assert labelled.errors[0].source[0].of(labelled.source) == "вчера"
    assert (faithful.group, faithful.errors, faithful.languages) == ("faithful", None, ("ru", "en"))


def test_the_area_counts_ties_half():
    # Of the 6 comparisons 4 are won and 1 is a tie.
    area = estimate_area(np.array([0.9, 0.4]), np.array([0.4, 0.1, 0.6]), 1)
    assert area.value == pytest.approx(4.5 / 6)
    assert area.low <= area.value <= area.high


def test_a_damaged_pair_is_told_from_the_untouched_one():
    untouched, damaged = read(DAMAGED)
    found = figures([scored(untouched, omission=0.2), scored(damaged, OMISSION, omission=0.8)])
    assert found["critical_id23_noun_removed", "AUC"] == 1
    assert found["critical_id23_noun_removed", "AUC of coverage"] == 0.5
    assert found["critical_id23_noun_removed", "found"] == 1
    assert found["untouched", "found"] == 0


def test_a_finding_of_another_kind_is_no_hit():
    untouched, damaged = read(DAMAGED)
    found = figures([scored(untouched), scored(damaged, ADDITION)])
    assert found["omission, pooled", "found"] == 0


def test_precision_and_recall_of_findings_and_words():
    (pair,) = read(LABELLED)
    found = figures([scored(pair, OMISSION, ADDITION)])
    assert (found["labelled, findings", "precision"], found["labelled, findings", "recall"]) == (0.5, 1)
    assert found["labelled, findings above minor", "precision"] == 1
    assert found["labelled, words", "precision"] == 0.5
    assert found["labelled, omission", "ECE"] == 0.5  # said .5, and it is one


def test_a_possible_error_is_neither_wrong_nor_missed():
    (pair,) = read(LABELLED.replace('"severity"', '"possible": true, "severity"'))
    assert pair.kinds == frozenset()
    assert figures([scored(pair, OMISSION)])["labelled, findings", "precision"] == 1
    assert figures([scored(pair, OMISSION)])["labelled, findings", "recall"] == 0  # of no errors


def test_the_original_is_the_source():
    (pair,) = read(FAITHFUL.replace('"en"', '"original": "en", "en"'))
    assert (pair.source, pair.languages) == (PART, ("en", "ru"))


def test_calibration_error_by_hand():
    values, truth = np.array([0.05, 0.05, 0.95, 0.95]), np.array([False, False, True, False])
    assert calibration_error(values, truth) == pytest.approx((2 * 0.05 + 2 * 0.45) / 4)


def test_coverage_is_the_baseline_of_the_same_run():
    untouched, damaged = score_judged(read(DAMAGED), ENCODER, default_calibration(), with_scorer=False)
    assert untouched.coverage["omission"] < 0.1 < 0.5 < damaged.coverage["omission"]
    assert damaged.findings(["omission"])


def test_the_diagram_needs_labels():
    (pair,) = read(LABELLED)
    assert draw_reliability([scored(pair)]).startswith("<svg")
    with pytest.raises(InputError, match="needs labelled pairs"):
        draw_reliability([scored(read(FAITHFUL)[0])])


# line | what is wrong with it
BAD = """
{"ru": "а", "en_perturbed": "b"}                                              | s, line 1: a row with 'en_pert
{"ru": "а"}                                                                   | s, line 1: it needs the keys
{"ru": "а", "en": "b", "errors": {}}                                          | s, line 1: 'errors' is no list
{"ru": "а", "en": "b", "errors": [{"category": "style"}]}                     | s, line 1: 'style' is no category
{"ru": "а", "en": "b", "errors": [{"category": "accuracy/omission"}]}         | s, line 1: None is no severity
{"ru": "а", "en": "b", "errors": [{"category": "accuracy/omission", "severity": "minor", "ru": [[0, 9]]}]} | no span
"""


@pytest.mark.parametrize("row", [line for line in BAD.splitlines() if line], ids=lambda row: row.split("|")[1].strip())
def test_a_wrong_line_is_named(row):
    line, message = (part.strip() for part in row.split("|"))
    with pytest.raises(InputError, match=message.replace("(", r"\(")):
        read(line)
