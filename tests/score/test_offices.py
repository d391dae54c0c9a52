"""Deputies, and who only acts, against the office itself."""

import pytest

from bilingual.score.offices import check_offices
from tests.score.checked import assert_found, assert_silent
from tests.score.tables import rows

SAME = """
Замминистра обороны задержан.                  = A deputy defence minister has been detained.
Заместитель главы МИД прилетел.                = The deputy foreign minister has arrived.
Вице-премьер поддержал идею.                   = The deputy prime minister backed the idea.
Врио губернатора ушёл.                         = The acting governor has quit.
И. о. губернатора ушёл.                        = The acting governor has quit.
Министр и его заместитель подали в отставку.   = The minister has resigned.
Депутат Госдумы критикует министра.            = A State Duma deputy has criticised the minister.
Помощник министра уехал.                       = The deputy minister has left.
Министр уехал.                                 = The minister has left.
Заместитель уехал.                             = The minister has left.
"""

CHANGED = """
[Заместитель министра] обороны прибыл.         ≠ The defence [minister] has arrived.            | other major
[Министр] обороны прибыл.                      ≠ The [deputy defence minister] has arrived.     | other major
[Замглавы] МИД назвал их бесполезными.         ≠ The foreign [minister] called them useless.    | other major
[Вице-президент] США прилетел.                 ≠ The US [president] has arrived.                | other major
Задержали [мэра] Одессы.                       ≠ The [deputy mayor] of Odesa was detained.      | other major
[Врио губернатора] ушёл в отставку.            ≠ The [governor] has resigned.                   | other major
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAME, " = "))
def test_the_same_office(russian, english):
    assert_silent(check_offices, russian, english)


@pytest.mark.parametrize(("russian", "rest"), rows(CHANGED, " ≠ "))
def test_another_office(russian, rest):
    assert_found(check_offices, russian, rest)
