"""What indirect speech says in its cue is not missing from it: «прошу» is "asked"."""

import numpy as np
import pytest

from bilingual.score import Context
from bilingual.score.judge import judge
from bilingual.score.performatives import find_performatives
from bilingual.score.tagger import Tags
from tests.score.fake_side import build


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Прошу всех подождать.", "ru", ["Прошу"]),
        ("Мы требуем ответа и надеемся на него.", "ru", ["требуем", "надеемся"]),
        ("Он просит подождать.", "ru", []),
        ("I urge everyone to wait.", "en", ["I urge"]),
        ("We’re asking everyone to wait.", "en", ["We’re asking"]),
        ("They ask everyone to wait.", "en", []),
        ("Warten Sie.", "other", []),
    ],
)
def test_what_a_speaker_says_that_he_is_doing(text, language, expected):
    assert [span.of(text) for span in find_performatives(text, language)] == expected


@pytest.mark.parametrize(("indirect", "expected"), [(True, []), (False, ["Прошу"])])
def test_the_cue_of_indirect_speech_answers_it(indirect, expected):
    source, target = build("Прошу шахтёров ждать."), build("the miners to wait")
    none = np.zeros(len(target.words), np.float32)
    gone = np.array([0.99, 0.01, 0.01], np.float32)
    tags = Tags(gone, none, np.zeros(3, np.float32), none, 0.99, 0.01, 0.01)
    found = judge(source, target, Context(indirect=indirect), tags=tags).differences
    assert [span.of(source.text) for item in found for span in item.source] == expected
