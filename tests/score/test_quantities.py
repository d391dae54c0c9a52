"""What number a text states, as a table: the number's text, its values, its unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.score.quantities import find_quantities

STATED = """
полтора миллиона человек           | полтора миллиона: 1500000
сто сорок пять тысяч двести рублей | сто сорок пять тысяч двести: 145200 rouble
two and a half million             | two and a half million: 2500000
half a million jobs                | half a million: 500000
полмиллиона                        | полмиллиона: 500000
миллион с половиной                | миллион с половиной: 1500000
one hundred and five               | one hundred and five: 105
from one hundred to five hundred   | one hundred: 100; five hundred: 500
двадцать пятый                     | двадцать пятый: 25
twenty-five drones                 | twenty-five: 25
1,000 people                       | 1,000: 1000 or 1
1 000 рублей                       | 1 000: 1000 rouble
1.250.000                          | 1.250.000: 1250000
30,5 млн долл.                     | 30,5 млн: 30500000 dollar
$5bn                               | 5bn: 5000000000 dollar
5 тысяч 200                        | 5 тысяч 200: 5200
2–3 тысячи                         | 2: 2 or 2000; 3 тысячи: 3000
500-тонной                         | 500: 500 tonne
500-tonne                          | 500: 500 tonne
на 5 процентных пунктов            | 5: 5 point
5 percentage points                | 5: 5 point
5 per cent                         | 5: 5 percent
две трети                          | две трети: 0.666666666667
2 1/2 million                      | 2 1/2 million: 2500000
в 1990-е                           | 1990-е: 1990 or 90
the nineties                       | nineties: 90 or 0.0111111111111
24.02.2022                         | 24.02.2022: 24; 24.02.2022: 2; 24.02.2022: 2022 or 22
February 24                        | February: 2; 24: 24
in 2021–22                         | 2021: 2021; 22: 2022 or 22
в 17:30                            | 17:30: 17.5 or 5.5
at 5:30 p.m.                       | 5:30 p.m.: 5.5 or 17.5
счёт 2:1                           | 2: 2; 1: 1
двухлетний план                    | двухлетний: 2
she may march on                   |
в окружающей среде                 |
я горжусь семьёй                   |
@user2020 https://t.co/5xZ77       |
"""


def stated(text):
    found = []
    for item in find_quantities(text):
        values = " or ".join(f"{value:.12g}" for value in item.values)
        found.append(f"{item.span.of(text)}: {values}{' ' + item.unit.name if item.unit else ''}")
    return "; ".join(found)


@pytest.mark.parametrize("row", STATED.strip().splitlines())
def test_stated(row):
    text, expected = (cell.strip() for cell in row.split("|"))
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("почти 200 человек", "below"),
        ("more than 200 people", "above"),
        ("не более 10", "below"),
        ("no less than 10", "above"),
        ("около 50", "about"),
        ("200", None),
    ],
)
def test_bound(text, bound):
    assert [item.bound for item in find_quantities(text)] == [bound]


NUMERIC = st.text(alphabet="0123456789.,:/- %$полтрамиын twoandhlf\u00a0\u0301Ⅷ½٣", max_size=40)


@given(st.text() | NUMERIC)
def test_any_text_gives_spans_in_order(text):
    end = 0
    for item in find_quantities(text):
        assert item.values
        assert end <= item.span.stop <= len(text)
        assert item.span.of(text).strip() != ""
        end = item.span.start
