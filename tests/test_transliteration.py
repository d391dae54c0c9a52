"""Spellings that are one name and spellings that are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.transliteration import name_distance, same_name, transliterate

ONE_NAME = """
Рогозина Rogozin | Хрущёв Khrushchev | Хрущев Chruschtschow | Джонсон Johnson | Шольц Scholz | Байден Biden
Зеленского Zelenskyy | Зеленский Zelensky | Обамы Obama | Навальным Navalny | Хьюз Hughes | Вашингтон Washington
Макрона Macron | Толстого Tolstoy | Марии Maria | Шекспир Shakespeare | Черчилль Churchill | Райт Wright
Майкл Michael | Уотсон Watson | Щербаков Shcherbakov | Чайковский Tchaikovsky | Ельцина Yeltsin | Юлия Julia
Мариуполь Mariupol | Сноуден Snowden | Ассанж Assange | Столтенберг Stoltenberg | Трасс Truss | Цзиньпин Jinping
Илон Elon | Маска Musk | Гутерриш Guterres | Урсула Ursula | Пелоси Pelosi | Нетаньяху Netanyahu
Стивен Stephen | Роскосмос Roscosmos | Путина Putin’s | Мюллер Müller | Рогозин Рогозину | Rogozin Rogozin's
"""
TWO_NAMES = """
Путин Patton | Лавров Petrov | Рогозин Rogov | Мишустин Medvedev | Джонсон Jackson | Байден Obama | Иран Iraq
Австрия Australia | Словакия Slovenia | Шойгу Shaw | Трамп Truss | Дмитрий Dmitrov | Марк Mary | Путин Пушкин
"""


INITIALS = [("JD Vance", "Джей Ди Вэнс"), ("J.D. Vance", "Джей Ди Вэнсом"), ("JK Rowling", "Роулинг")]


def rows(table):
    return [tuple(pair.split()) for line in table.strip().splitlines() for pair in line.split("|") if pair.strip()]


@pytest.mark.parametrize(("first", "second"), [*rows(ONE_NAME), *INITIALS])
def test_one_name(first, second):
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(("first", "second"), rows(TWO_NAMES))
def test_two_names(first, second):
    assert not same_name(first, second)
    assert not same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("РОГОЗИН", "Dmitry Rogozin", True),
        ("@Rogozin", "Дмитрий Рогозин", True),
        ("Владимир Владимирович Путин", "Vladimir Putin", True),
        ("Путин В. В.", "Putin", True),
        ("Урсулой фон дер Ляйен", "Ursula von der Leyen", True),
        ("Дмитрий", "Dmitry Rogozin", False),
        ("Дмитрий Песков", "Dmitry Rogozin", False),
        ("", "Rogozin", False),
        ("…", "—", False),
    ],
)
def test_full_names(first, second, same):
    assert same_name(first, second) is same


def test_transliterate_leaves_what_is_not_russian():
    assert transliterate("«Союз МС-20» и SpaceX, Юрий Гагарин") == "«Soyuz MS-20» i SpaceX, Yury Gagarin"


@given(st.text(), st.text())
def test_any_text_has_a_symmetric_distance(first, second):
    assert 0.0 <= name_distance(first, second) == name_distance(second, first) <= 1.0
    assert same_name(first, second) is same_name(second, first)
    assert isinstance(transliterate(first), str)
