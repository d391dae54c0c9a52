"""Denials that the scorer sees gone: what it misses is marked *changed or ~gone before the word."""

import re

import numpy as np
import pytest

from bilingual.score import Difference
from bilingual.score.denials import add_denials
from bilingual.score.negation import check_negation
from bilingual.score.tagger import Tags
from bilingual.score.weighed import confirm
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

ENCODER = FakeEncoder(
    "министр minister",
    "опроверг confirmed",
    "слухи rumours",
    "бросим abandon",
    "друзей friends",
    "завод plant",
    "перестал began",
    "выпускать making",
    "подтвердил denied",
    "потерю loss",
    "знает knows",
    "план plan",
    "неудачной successful",
    "встреча meeting",
    "потерял lost",
    "суд court",
)

# Found, with the words of the finding in [brackets].
TURNED = """
Министр *[опроверг] слухи.             ≠ The minister *[confirmed] rumours.
Мы *[бросим] друзей.                   ≠ We will *[not *abandon] friends.
Завод *[перестал] выпускать.           ≠ The plant *[began] making.
Встреча была *[неудачной].             ≠ The meeting was *[successful].
Министр *[подтвердил] потерю.          ≠ The minister *[denied] the loss.
"""

SILENT = """
Встреча *не состоялась, ~план ~министр ~потерял.  = The meeting.
Министр *опроверг слухи.                          = The minister never confirmed rumours.
Министр опроверг слухи.                           = The minister confirmed rumours.
Министр *не знает, завод.                         = He knows, the plant is *not known.
Суд не *только знает план.                        = The court knows the plan.
"""


def read(text):
    """The side without its marks, and the probabilities (n,) that its words are changed, and gone."""
    plain = re.sub(r"[*~]", "", text)
    marks = {match.start() - k: match[0] for k, match in enumerate(re.finditer(r"[*~]", text))}
    side = build(plain, ENCODER)
    seen = [marks.get(word.start) for word in side.words]
    changed, gone = (np.array([0.97 * (mark == own) for mark in seen], np.float32) for own in "*~")
    return side, changed, gone


def find(russian, english, *, is_mirrored):
    (source, changed, gone), (target, changed_there, gone_there) = (
        read(text) for text in ((english, russian) if is_mirrored else (russian, english))
    )
    tags = Tags(gone, gone_there, changed, changed_there, 0.5, 0.5, 0.9)
    return source, target, add_denials(check_negation(source, target).differences, source, target, tags)


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize(("russian", "english"), rows(TURNED, "≠"))
def test_a_denial_that_was_turned(russian, english, is_mirrored):
    marked = [unmark(text)[1].replace("*", "") for text in (russian, english)]
    unmarked = [text.replace("[", "").replace("]", "") for text in (russian, english)]
    source, target, (found,) = find(*unmarked, is_mirrored=is_mirrored)
    assert (found.subtype, found.severity, found.is_settled) == ("negation", "major", True)
    assert found.confidence >= 0.5
    words = found.source[0].of(source.text), found.target[0].of(target.text)
    expected = marked[::-1] if is_mirrored else marked
    assert all(whole.endswith(part) for whole, part in zip(expected, words, strict=True))


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize(("russian", "english"), rows(SILENT, "="))
def test_a_lost_clause_an_answer_a_moved_denial_and_an_idiom_are_none(russian, english, is_mirrored):
    assert find(russian, english, is_mirrored=is_mirrored)[2] == []


@pytest.mark.parametrize(
    ("subtype", "confidence", "severity"),
    [("negation", 0.9, "critical"), ("negation", 0.75, "major"), ("name", 0.9, "major")],
)
def test_a_denial_that_surely_went_is_critical(subtype, confidence, severity):
    source, target = build("Он не пришёл."), build("He came.")
    none = np.zeros(3, np.float32)
    tags = Tags(none, none[:2], none, none[:2], 0.0, 0.0, 0.0)
    found = Difference(
        "accuracy/mistranslation", subtype, "major", source.words[:1], target.words[:1], "", confidence, True
    )
    assert confirm(found, source, target, tags).severity == severity
