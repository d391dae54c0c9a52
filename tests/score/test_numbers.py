"""Numbers, dates and units: which pairs agree and what is found in those that do not."""

import pytest

from bilingual.score.numbers import check_numbers
from tests.score.checked import assert_found, assert_silent
from tests.score.fake_side import build
from tests.score.tables import rows

AGREE = """
Погибли 77 человек.                           = Seventy-seven people died.
Штраф составит полтора миллиона рублей.       = The fine is 1.5 million roubles.
Выросло на 2,5 %.                             = It grew by 2.5 per cent.
Бюджет — 30,5 млрд долларов.                  = The budget is $30.5bn.
Население — 1 200 000.                        = The population is 1,200,000.
Оба министра ушли.                            = The two ministers left.
Половина опрошенных против.                   = 50 % of those asked are against.
За сутки выпало 5 мм осадков.                 = 5 mm of rain fell in 24 hours.
В 1990-е годы завод закрыли.                  = The plant was closed in the nineties.
24 февраля 2022 года в 17:30.                 = On 24.02.2022 at 5:30 p.m.
В шести десятках стран.                       = In sixty countries.
Через полтора года.                           = In 18 months.
Либо лишение свободы до года.                 = Or up to 1 year of incarceration.
Погибли около двух тысяч человек.             = About 1,996 people died.
Самолёт Су-27 и ракета Р-73.                  = A Su-27 jet and an R-73 missile.
В сезоне-2019/20 он забил 16 голов.           = In the 2019–20 season he scored 16 goals.
Один из них вернулся.                         = A man came back.
500-тонная конструкция.                       = A 500-tonne structure.
Первый канал показал вторую серию.            = Channel One showed the second episode.
"""

DIFFER = """
Погибли [77] человек.                  ≠ [67] people died.                  | number major
Их было [двадцать пять].               ≠ There were [thirty] of them.       | number major
Бюджет — [30 млрд] долларов.           ≠ The budget is $[30 million].       | number major
Это случилось 24 [февраля].            ≠ It happened on 24 [March].         | date major
Встреча в [понедельник].               ≠ The meeting is on [Tuesday].       | date major
Это было в [1998] году.                ≠ It was in [1989].                  | date major
До города [10] километров.             ≠ The town is [10] miles away.       | unit major
До города [10] километров.             ≠ The town is [6.2] miles away.      | unit minor
Рост на [5] процентов.                 ≠ A rise of [5] percentage points.   | unit major
Ранены [менее 200] человек.            ≠ [More than 200] people are hurt.   | quantifier major
"""


@pytest.mark.parametrize(("russian", "english"), rows(AGREE, "="))
def test_agree_in_both_directions(russian, english):
    assert_silent(check_numbers, russian, english)


@pytest.mark.parametrize(("russian", "rest"), rows(DIFFER, "≠"))
def test_differ_in_both_directions(russian, rest):
    assert_found(check_numbers, russian, rest)


def test_number_on_one_side_only():
    with_number, without = "Партия получила 6,2 процента голосов.", "The party won votes."
    (lost,) = check_numbers(build(with_number), build(without)).differences
    assert (lost.category, [span.of(with_number) for span in lost.source], lost.target) == (
        "accuracy/omission",
        ["6,2"],
        (),
    )
    (added,) = check_numbers(build(without), build(with_number)).differences
    assert (added.category, added.source) == ("accuracy/addition", ())


def test_a_long_table_of_numbers_is_compared_in_time():
    numbers = " ".join(map(str, range(10_000, 14_000)))
    assert len(check_numbers(build(f"Было {numbers}"), build(f"There were {numbers}")).differences) == 0
