"""What was promised and what was done."""

import pytest

from bilingual.score.tense import check_tense
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

# The marked words mean the same.
SAME = """
Мы [построим] больницу.                        = We will [build] a hospital.
Мы [построили] больницу.                       = We have [built] a hospital.
Власти обещают [построить] метро.              = The authorities promise to [build] a metro line.
Власти обещали [построить] метро.              = The authorities promised to [build] a metro line.
Суд [рассмотрит] дело в среду.                 = The court is to [consider] the case on Wednesday.
Он сказал, что [вернётся].                     = He said he would [return].
Если бы он [вернулся], мы бы знали.            = He will [return] and we will know.
Хорошо, чтобы он [вернулся].                   = He will [return], that is good.
Завод [закроют].                               = The plant will be [closed].
Дорогу надо [закрыть].                         = The road needs to be [closed].
В 1812 году Наполеон [входит] в Москву.        = In 1812 Napoleon [entered] Moscow.
Суд приговаривает его и [отпускает].           = The court sentenced him and [released] him.
Он собирается [уехать] и уже купил билет.      = He plans to [leave] and has bought a ticket.
"""

CHANGED = """
Мы [построим] больницу.                        ≠ We have [built] a hospital.
Мы [построили] больницу.                       ≠ We will [build] a hospital.
Власти обещают [построить] метро.              ≠ The authorities [built] a metro line.
Компания [открыла] завод.                      ≠ The company will [open] a plant.
Минобороны планирует [закупить] танки.         ≠ The ministry [bought] tanks.
Суд будет [рассматривать] дело.                ≠ The court [considered] the case.
Президент [подписал] указ.                     ≠ The president plans to [sign] a decree.
Россия [выведет] войска.                       ≠ Russia [withdrew] its troops.
Завод [закроют] в марте.                       ≠ The plant was [closed] in March.
Депутаты [приняли] закон.                      ≠ Deputies are going to [pass] the law.
Банк [повысит] ставку.                         ≠ The bank [raised] the rate.
Цены [снизили].                                ≠ Prices will soon be [lowered].
Они [освободят] заложников.                    ≠ They [freed] the hostages.
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAME, " = "))
def test_same_in_both_directions(russian, english):
    (one, left), (other, right) = unmark(russian), unmark(english)
    encoder = FakeEncoder(f"{left} {right}")
    for source, target in ((one, other), (other, one)):
        assert check_tense(build(source, encoder), build(target, encoder)).differences == ()


@pytest.mark.parametrize(("russian", "english"), rows(CHANGED, " ≠ "))
def test_changed_in_both_directions(russian, english):
    pair = unmark(russian), unmark(english)
    encoder = FakeEncoder(f"{pair[0][1]} {pair[1][1]}")
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check_tense(build(source, encoder), build(target, encoder)).differences
        assert (found.category, found.subtype, found.severity) == ("accuracy/mistranslation", "other", "major")
        assert [span.of(source) for span in found.source] == [left]
        assert [span.of(target) for span in found.target] == [right]
