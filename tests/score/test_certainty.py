"""«Якобы», «видимо», "probably": a claim that became a fact, and what leaves a claim open in other words."""

import pytest

from bilingual.score.certainty import check_certainty
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

# The last column says which words mean the same.
OPEN_ON_BOTH_SIDES = """
По предварительным данным, он утонул.      = Initial reports say he drowned.                   | утонул drowned
Как полагают, самолёт сбили.               = The plane is believed to have been shot down.     | сбили shot
Он подозреваемый в убийстве.               = He is suspected of killing a neighbour.           | убийстве killing
Самолёт не разбился.                       = The plane doesn't seem to have crashed.           | разбился crashed
Министр якобы получил взятку.              = The minister allegedly took a bribe.              | получил took
Министр якобы получил взятку.              = He is accused of taking a bribe.                  | взятку bribe
Министр якобы получил взятку.              = They claim the minister took a bribe.             | получил took
Министр якобы получил взятку.              = The minister took the “bribe”.                    | получил took
Видимо, ракета упала в море.               = The missile seems to have fallen into the sea.    | ракета missile
Видимо, ракета упала в море.               = The missile apparently fell into the sea.         | ракета missile
По-видимому, он утонул.                    = It is thought that he drowned.                    | утонул drowned
Банк, вероятно, повысит ставку.            = The bank is likely to raise the rate.             | повысит raise
Банк, вероятно, повысит ставку.            = The bank may raise the rate.                      | повысит raise
Самолёт, предположительно, сбили.          = The plane is believed to have been shot down.     | сбили shot
Наверное, он уехал.                        = I guess he left.                                  | уехал left
Скорее всего, завод закроют.               = The plant will most likely be closed.             | закроют closed
Возможно, он вернётся.                     = He might return.                                  | вернётся return
Завод может закрыться.                     = The plant may close.                              | закрыться close
Он смог приехать.                          = He might manage to come.                          | приехать come
Завод закроется в мае.                     = The plant will close in May.                      | закроется close
Не исключено, что он вернётся.             = He could come back.                               | вернётся back
Вероятно, он знал.                         = Did he know?                                      | знал know
Войдите.                                   = You may enter.                                    | Войдите enter
Видимо, он очень устал и ушёл.             = Nothing of the kind is written here.              | устал tired
"""

CHANGED = """
[По предварительным данным], он утонул.    ≠ He [drowned].                                     | утонул drowned
[Судя по всему], он уехал.                 ≠ He has [left].                                    | уехал left
Самолёт [сбили].                           ≠ The plane is [believed to] have been shot down.   | сбили shot
Он [убил] соседа.                          ≠ He is [suspected of] killing a neighbour.         | убил killing
Самолёт [разбился].                        ≠ The plane [appears to] have crashed.              | разбился crashed
Завод [закроют].                           ≠ The plant [is likely to] be closed.               | закроют closed
Министр [якобы] получил взятку.            ≠ The minister [took] a bribe.                      | получил took
[Видимо], ракета упала в море.             ≠ The [missile] fell into the sea.                  | ракета missile
[По-видимому], он утонул.                  ≠ He [drowned].                                     | утонул drowned
Банк, [вероятно], повысит ставку.          ≠ The bank will [raise] the rate.                   | повысит raise
Банк, [вероятно], закроют, сказал он.      ≠ The bank will be [closed], he said.               | закроют closed
Самолёт, [предположительно], сбили.        ≠ The plane was [shot] down.                        | сбили shot
[Наверное], он уехал.                      ≠ He [left].                                        | уехал left
[Скорее всего], завод закроют.             ≠ The [plant] is being closed.                      | завод plant
[Возможно], он вернётся.                   ≠ He will [return].                                 | вернётся return
[Не исключено], что он вернётся.           ≠ He will [return].                                 | вернётся return
Подозреваемый [поджёг] дом.                ≠ The suspect [allegedly] torched the house.        | поджёг torched
Компания [закроет] завод.                  ≠ The company will [probably] close the plant.      | закроет close
Завод [закроют].                           ≠ The plant [may] be closed.                        | закроют closed
Он [уехал] вчера.                          ≠ He [reportedly] left yesterday.                   | уехал left
[Удар] нанесли с моря.                     ≠ [Perhaps] the strike came from the sea.           | Удар strike
"""


@pytest.mark.parametrize(("russian", "rest"), rows(OPEN_ON_BOTH_SIDES, " = "))
def test_open_in_both_directions(russian, rest):
    english, same = rest.split(" | ")
    encoder = FakeEncoder(same)
    for source, target in ((russian, english.strip()), (english.strip(), russian)):
        assert check_certainty(build(source, encoder), build(target, encoder)).differences == ()


@pytest.mark.parametrize(("russian", "rest"), rows(CHANGED, " ≠ "))
def test_a_claim_and_a_fact_in_both_directions(russian, rest):
    english, same = rest.split(" | ")
    encoder = FakeEncoder(same)
    pair = unmark(russian), unmark(english.strip())
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check_certainty(build(source, encoder), build(target, encoder)).differences
        assert (found.category, found.subtype, found.severity) == ("accuracy/mistranslation", "modality", "major")
        assert [span.of(source) for span in found.source] == [left]
        assert [span.of(target) for span in found.target] == [right]
