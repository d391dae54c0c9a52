"""«И» and "or" between the same two things."""

import pytest

from bilingual.score.connectives import check_connectives
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows

ENCODER = FakeEncoder("Индию India", "Китай China", "падения falling", "хлеб bread", "соль salt", "человек people")

SAME = """
падения на Индию и Китай              = falling on India and China
падения на Индию или Китай            = falling on India or China
падения на Индию либо Китай           = falling on China or India
Не едят хлеб и соль.                  = They do not eat bread or salt.
пять и более человек                  = five or more people
Китай и Индию, хлеб или соль          = China and India, bread or salt
"""
CHANGED = """
падения на Индию [и] Китай            ≠ falling on India [or] China
падения на Китай [и] Индию            ≠ falling on India [or] China
Дайте хлеб [или] соль.                ≠ Give bread [and] salt.
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAME, "="))
def test_same_in_both_directions(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_connectives(build(source, ENCODER), build(target, ENCODER)).differences == ()


@pytest.mark.parametrize(("russian", "english"), rows(CHANGED, "≠"))
def test_changed_in_both_directions(russian, english):
    texts = [text.replace("[", "").replace("]", "") for text in (russian, english)]
    marked = [text.partition("[")[2].partition("]")[0] for text in (russian, english)]
    for first, second in ((0, 1), (1, 0)):
        source, target = texts[first], texts[second]
        (found,) = check_connectives(build(source, ENCODER), build(target, ENCODER)).differences
        assert (found.subtype, found.severity) == ("connective", "minor")
        assert found.source[0].of(source) == marked[first]
        assert found.target[0].of(target) == marked[second]
        assert marked[first] in found.evidence
        assert marked[second] in found.evidence
