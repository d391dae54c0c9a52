"""When a finding and a label speak of the same thing: half of one's words, on either side, whatever the kind."""

import pytest

from bilingual.datatypes import Span
from bilingual.evaluate.judged import FAITHFUL, Judged, Labelled
from bilingual.evaluate.matching import is_covered, marked_words

PAIR = Judged("Директор завода вчера обещал новые станки", "The director promised machines", FAITHFUL, frozenset())


def mark(source="", target="", kind="omission"):
    def spans(text, written):
        return (Span(text.index(written), text.index(written) + len(written)),) if written else ()

    return Labelled(kind, "minor", spans(PAIR.source, source), spans(PAIR.target, target))


@pytest.mark.parametrize(
    ("item", "others", "covered"),
    [
        (mark("вчера"), [mark("завода вчера")], True),
        (mark("завода вчера"), [mark("вчера")], True),  # half of its words
        (mark("завода вчера обещал"), [mark("вчера")], False),
        (mark("вчера обещал новые"), [mark("вчера"), mark("новые")], True),  # together
        (mark("вчера"), [mark("вчера", "promised", "distortion")], True),  # another kind
        (mark("вчера"), [mark("", "promised", "addition")], False),  # the other side
        (mark("обещал", "machines"), [mark("", "machines", "addition")], True),  # either side
        (mark("вчера"), [], False),
    ],
)
def test_half_of_the_words_on_either_side(item, others, covered):
    assert is_covered(PAIR, item, others) == covered


def test_function_words_count_only_where_there_is_nothing_else():
    assert {word.of(PAIR.target) for _, word in marked_words(PAIR, mark("", "The director"))} == {"director"}
    assert {word.of(PAIR.target) for _, word in marked_words(PAIR, mark("", "The"))} == {"The"}
