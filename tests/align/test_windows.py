"""Where a quotation stands in a long sentence that no punctuation cuts."""

import numpy as np
import pytest

from bilingual.align.windows import best_window
from tests.align.documents import linked, text, tweet
from tests.align.test_statements import ENCODER, MONEY


@pytest.mark.parametrize(
    ("gains", "worth", "window"),
    [
        # two source words, each found once; what stands between them costs a little, what stands around is left out
        ([[0, 0.5, 0, 0, 0], [0, 0, 0, 0.5, 0]], [-0.2, 0.5, -0.2, 0.5, -0.2], range(1, 4)),
        # a second occurrence of the same word brings nothing, and what lies before it costs
        ([[0.5, 0, 0, 0.5]], [0.5, -0.3, -0.3, 0.5], range(1)),
        ([[0, 0, 0]], [-0.1, -0.2, -0.1], None),
    ],
)
def test_the_window_that_accounts_for_most(gains, worth, window):
    assert best_window(np.array(gains, dtype=np.float32), np.array(worth, dtype=np.float32)) == window


@pytest.mark.parametrize("ours", ["ru", "en"])
def test_a_few_words_are_found_inside_a_sentence_without_a_mark(ours):
    quoted = {"ru": "мост рухнул ночью", "en": "bridge collapsed last night"}
    sentences = {
        "ru": "Старый инженер вечером объяснил журналистам почему мост рухнул ночью около большого старого завода.",
        "en": "Yesterday the engineer told several journalists how the bridge collapsed last night near some old mill.",
    }
    theirs = "en" if ours == "ru" else "ru"
    lines = [tweet(ours, quoted[ours]), text(theirs, sentences[theirs], MONEY[theirs == "en"])]
    ((said, place),) = linked(ENCODER, *lines)
    assert said == quoted[ours]
    assert quoted[theirs] in place
    assert len(place) < 0.6 * len(sentences[theirs])
