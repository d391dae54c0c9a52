"""Where a sentence is broken because a word went, and which word it was."""

import numpy as np
import pytest

from bilingual.score.holes import find_holes, find_left_out
from tests.score.fake_side import build

BROKEN = """
Our captain signed [a with] the ferry company.
[The of] the lighthouse keeps bees.
The pilots lost [their in] the fog.
They walked back to [the].
She has asked for [its,] he says.
Trains [between and] the coast stopped.
The ferry [has than 3] decks.
The tide table is on [the back page of].
Races for the cup [of were] put off.
She is the harbour's [ex-].
The cable was [damaged by], among others, a trawler.
Лоцмана ждут [в на] рассвете.
Паром отошёл [от], рассказал лоцман.
Лоцманы собрались [в].
Катер вышел [из в] море.
"""

WHOLE = """
The in-house lab, the by-election and an at-risk group.
Plan A. Vitamin A, the who's who, a to-do list.
That is the house he came from.
It is what the item was made of.
He knows what she is afraid of.
This sort of has to stop; the kind of is gone.
The the ministry said, and of the of the party.
The day passed by, quietly. He stopped by.
He is sooner than others; no more than 10.
Flights to and from Moscow, up to and including May.
The port has had more than 10 storms.
Whatever comes in between, the WHO is for it.
He gave her a gift. Is that a…
Он живёт в Москве, в том доме, на который смотрят.
Вместе с, например, соседями.
Высота, т. к. снег, 5 м/с. Ветер до 15 м/с, днём тише.
Он за. С сахаром или без. Из-за в спешке собранной лодки.
В и из определённых регионов.
Чай с, «Об. в» и О. Иванов.
"""


def _language(text):
    return "ru" if "а" <= text[1].casefold() <= "я" else "en"


@pytest.mark.parametrize("line", BROKEN.split("\n")[1:-1])
def test_a_hole_is_found(line):
    text = line.replace("[", "").replace("]", "")
    wanted = line.partition("[")[2].partition("]")[0].rstrip(",.")
    (hole,) = find_holes(text, _language(text))
    assert hole.of(text) == wanted


@pytest.mark.parametrize("line", WHOLE.split("\n")[1:-1])
def test_what_is_whole_has_none(line):
    assert find_holes(line, _language(line)) == []


@pytest.mark.parametrize(
    ("russian", "english", "gone", "expected"),
    [
        ("Глава провёл встречу с мэром", "The head held a with the mayor", [0.0, 0.1, 0.4, 0.0, 0.1], 2),
        ("Глава провёл встречу с мэром", "The head held a meeting with the mayor", [0.0, 0.1, 0.4, 0.0, 0.1], None),
        ("Глава провёл встречу с мэром", "The head held meeting a with the mayor", [0.0, 0.01, 0.02, 0.0, 0.01], None),
        ("Глава провёл встречу с мэром", "The head held a with the mayor", [0.0, 0.1, 0.0, 0.9, 0.0], 1),
    ],
)
def test_the_word_that_is_missed_most_fell_out(russian, english, gone, expected):
    assert find_left_out(build(russian), build(english), np.array(gone, np.float32), ()) == expected


def test_an_accounted_word_fell_out_of_nothing():
    source, target = build("Глава провёл встречу"), build("The head held a with")
    gone = np.array([0.0, 0.1, 0.9], np.float32)
    assert find_left_out(source, target, gone, [source.words[2]]) == 1
