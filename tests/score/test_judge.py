"""One judgement: each fact once, rules before coverage, and nothing on a faithful pair."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.datatypes import Span
from bilingual.score import Context, Difference, Side
from bilingual.score.coverage import cover, find_uncovered, share_covered
from bilingual.score.judge import judge
from bilingual.score.mqm import WEIGHTS, fidelity
from bilingual.score.surface import check_questions
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build

ENCODER = FakeEncoder(
    "министр minister",
    "сказал said",
    "переговоры talks",
    "продолжатся continue",
    "поблагодарил thanked",
    "партнёров partners",
    "помощь help",
    "завод plant",
    "выпустил built",
    "самолётов aircraft",
    "запустил launched",
    "спутник satellite",
)
WHOLE = "Министр сказал, что переговоры продолжатся, и поблагодарил партнёров за помощь."
PART = "The minister said that the talks would continue."


def compare(source, target, context=None):
    return judge(build(source, ENCODER), build(target, ENCODER), context)


def test_a_faithful_pair_is_clean():
    judgement = compare(WHOLE, "The minister said that the talks would continue and thanked the partners for the help.")
    assert judgement.differences == ()
    assert (judgement.coverage, judgement.fidelity) == (1.0, 1.0)


def test_a_lost_clause_is_one_major_omission_without_its_conjunction():
    judgement = compare(WHOLE, PART)
    (found,) = judgement.differences
    assert (found.category, found.severity, found.target) == ("accuracy/omission", "major", ())
    assert [span.of(WHOLE) for span in found.source] == ["поблагодарил партнёров за помощь"]
    assert judgement.coverage == pytest.approx(4 / 7)
    assert judgement.fidelity == pytest.approx(1 - 5 / (5 * 7))


def test_swapping_the_sides_turns_the_omission_into_an_addition():
    (lost,), (added,) = compare(WHOLE, PART).differences, compare(PART, WHOLE).differences
    assert added == replace(
        lost,
        category="accuracy/addition",
        source=(),
        target=lost.source,
        evidence=lost.evidence.replace("report", "original"),
    )


@pytest.mark.parametrize("context", [Context(truncated="start"), Context(partial=True)])
def test_a_surplus_the_document_explains_is_no_addition(context):
    assert compare(PART, WHOLE, context).differences == ()


def test_a_partial_report_omits_nothing_at_its_edges():
    assert compare(WHOLE, PART, Context(partial=True)).differences == ()


def test_a_changed_number_is_one_finding_and_no_omission():
    (found,) = compare("Завод выпустил 25 самолётов.", "The plant built 35 aircraft.").differences
    assert (found.category, found.subtype) == ("accuracy/mistranslation", "number")


def test_a_sign_that_looks_the_same_in_both_scripts_is_no_word_left_untranslated():
    assert compare("Министр запустил 90 х 50.", "The minister launched 90 х 50.").differences == ()


def test_a_number_that_only_says_who_is_reported_is_no_addition():
    target = "“The talks continue,” said the minister, who turned 80 in May."
    assert not [found for found in compare("Переговоры продолжатся.", target).differences if found.subtype == "number"]


def test_a_word_left_in_the_other_script_is_untranslated():
    target = "The minister launched #МКС."
    (found,) = compare("Министр запустил #МКС.", target).differences
    assert (found.category, found.severity) == ("accuracy/untranslated", "minor")
    assert [span.of(target) for span in found.target] == ["МКС"]


def test_a_question_that_became_a_statement():
    (found,) = compare("Министр запустил спутник?", "The minister launched the satellite.").differences
    assert (found.subtype, found.severity) == ("other", "minor")
    asked = "Asked whether the minister launched the satellite."
    assert check_questions(build("Министр запустил спутник?"), build(asked)).differences == ()


def test_a_side_without_words_is_judged():
    assert compare("…", "!").differences == ()
    assert compare("", "").fidelity == 1.0


def test_fidelity_is_the_penalty_per_content_word():
    minor = Difference("accuracy/omission", None, "minor", (Span(0, 1),), (), "", 0.5)
    major = replace(minor, severity="major")
    assert fidelity([minor], 10) == pytest.approx(0.98)
    assert fidelity([major, major], 10) == pytest.approx(0.8)
    assert fidelity([major] * 9, 3) == 0.0
    assert WEIGHTS["critical"] == 25


def test_words_another_check_accounts_for_are_covered():
    source, target = build("Сказал Рогозин."), build("Nothing here.")
    covered = cover(source, target, [Span(7, 14)])
    assert covered[1] == 1.0
    assert share_covered(source, covered) == 0.5
    assert [item.span.of(source.text) for item in find_uncovered(source, covered, target, np.ones(2, np.float32))] == [
        "Сказал"
    ]


TEXTS = st.text() | st.lists(
    st.sampled_from(
        ["не", "Путин", "Paris", "and", "или", "5 км", "5%", "«", "#МКС", "?", "\ud800", "e\u0301", "\x00", "😀"]
    )
).map(" ".join)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["ru", "en", "other"]), st.sampled_from(["ru", "en", "other"]))
def test_any_two_texts_are_judged_with_spans_inside_them(first, second, language, other):
    sides = []
    for text, name in ((first, language), (second, other)):
        found = ENCODER.embed([text])[0]
        sides.append(Side(text, name, found.words, found.vectors))
    judgement = judge(*sides)
    assert 0 <= judgement.coverage <= 1
    assert 0 <= judgement.fidelity <= 1
    for found in judgement.differences:
        assert found.source or found.target
        assert all(span.stop <= len(first) and len(span) for span in found.source)
        assert all(span.stop <= len(second) and len(span) for span in found.target)
    assert judge(*sides) == judgement
