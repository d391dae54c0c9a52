"""\"A, not B": exchanged, or the same in another form."""

import pytest

from bilingual.score.choices import check_choices
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows

ENCODER = FakeEncoder(
    "зрителя viewer",
    "режиссёра director",
    "Москва Moscow",
    "Киев Kyiv",
    "парламент parliament",
    "правительство government",
)

EXCHANGED = """
Надежда — дело [зрителя, а не режиссёра].     ≠ Hope is a matter for the [director, not for the viewer].
Надежда — дело [зрителя, а не режиссёра].     ≠ Hope is not the [viewer but the director].
Переговоры сорвала [Москва, а не Киев].       ≠ It was [Kyiv, not Moscow], that derailed the talks.
Переговоры сорвала не [Москва, а Киев].       ≠ The talks were derailed by [Moscow rather than Kyiv].
Решение принял [парламент, а не правительство]. ≠ It was decided by the [government instead of parliament].
"""

SAME = """
Надежда — дело зрителя, а не режиссёра.       = Hope is a matter for the viewer, not for the director.
Надежда — дело зрителя, а не режиссёра.       = Hope is not the director but the viewer.
Переговоры сорвала не Москва, а Киев.         = The talks were derailed by Kyiv rather than Moscow.
Это не только Москва, но и Киев.              = It is Kyiv, not Moscow.
Это Москва, а не Киев.                        = It is Kyiv and Moscow.
Это Москва, а не парламент.                   = It is Kyiv, not the government.
"""


@pytest.mark.parametrize(("russian", "english"), rows(EXCHANGED, "≠"))
def test_exchanged_in_both_directions(russian, english):
    texts = [text.replace("[", "").replace("]", "") for text in (russian, english)]
    marked = [text.partition("[")[2].partition("]")[0] for text in (russian, english)]
    for first, second in ((0, 1), (1, 0)):
        (found,) = check_choices(build(texts[first], ENCODER), build(texts[second], ENCODER)).differences
        assert (found.subtype, found.severity, found.is_settled) == ("negation", "critical", True)
        assert [found.source[0].of(texts[first]), found.target[0].of(texts[second])] == [marked[first], marked[second]]


@pytest.mark.parametrize(("russian", "english"), rows(SAME, " = "))
def test_the_same_or_another_matter(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_choices(build(source, ENCODER), build(target, ENCODER)).differences == ()
