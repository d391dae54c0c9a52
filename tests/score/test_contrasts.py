"""«Большинство» that became "all", «можем» that became "will": what excludes what, and what does not."""

import pytest

from bilingual.score.contrasts import check_contrasts
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build

ENCODER = FakeEncoder(
    "часов clocks",
    "идут run",
    "закрыть close",
    "дорогу road",
    "большинство most all",
    "некоторые some",
    "должны must may",
    "платить pay",
    "цены prices",
    "выросли rose",
    "упали fell",
    "зимой winter",
    "северная northern southern",
    "граница border",
    "спит sleeps",
    "худшая worst best",
    "команда team",
)

CHANGED = """
[Большинство] часов идут.      ≠ [All] the clocks run.            = quantifier
[Некоторые] цены.              ≠ [All] prices.                    = quantifier
Мы [можем] закрыть дорогу.     ≠ We [will] close the road.        = modality
Они [должны] платить.          ≠ They [may] pay.                  = modality
Цены [выросли] зимой.          ≠ The prices [fell] in winter.     = other
[Северная] граница спит.       ≠ The [southern] border sleeps.    = other
[Худшая] команда.              ≠ The [best] team.                 = other
"""
FAITHFUL = """
Большинство часов идут.        = Most of the clocks run, all say.
Большинство часов идут, не все. = Not all clocks run.
Они должны платить.            = They have to pay, if they may.
Они не должны платить.         = They may not pay.
Мы можем закрыть дорогу.       = We could close the road, and will.
Цены выросли.                  = The prices grew; sales fell.
Цены там, где выросли дома.    = Sales abroad fell.
"""


@pytest.mark.parametrize("line", CHANGED.strip().splitlines())
def test_a_term_in_the_place_of_its_opposite(line):
    russian, rest = line.split("≠")
    english, subtype = rest.split("=")
    for marked in ((russian, english), (english, russian)):
        texts = [text.strip().replace("[", "").replace("]", "") for text in marked]
        wanted = [text[text.index("[") + 1 : text.index("]")] for text in marked]
        (found,) = check_contrasts(*(build(text, ENCODER) for text in texts)).differences
        assert (found.subtype, found.severity) == (subtype.strip(), "major")
        assert [found.source[0].of(texts[0]), found.target[0].of(texts[1])] == wanted


@pytest.mark.parametrize("line", FAITHFUL.strip().splitlines())
def test_what_says_the_same_or_stands_elsewhere(line):
    one, other = (build(text.strip(), ENCODER) for text in line.split("="))
    assert check_contrasts(one, other).differences == ()
    assert check_contrasts(other, one).differences == ()
