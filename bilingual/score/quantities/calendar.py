"""Months and weekdays by name; the days, years and written dates around them belong to numbers."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MONTHS", "WEEKDAYS", "is_month_context"]

_MONTHS_TABLE = """
1 january jan январь января январе январю январем янв
2 february feb февраль февраля феврале февралю февралем фев
3 march mar март марта марте марту мартом
4 april apr апрель апреля апреле апрелю апрелем апр
5 may май мая мае маю маем
6 june jun июнь июня июне июню июнем
7 july jul июль июля июле июлю июлем
8 august aug август августа августе августу августом авг
9 september sep sept сентябрь сентября сентябре сентябрю сентябрем сент
10 october oct октябрь октября октябре октябрю октябрем окт
11 november nov ноябрь ноября ноябре ноябрю ноябрем ноя
12 december dec декабрь декабря декабре декабрю декабрем дек
"""
_WEEKDAYS_TABLE = """
1 monday понедельник понедельника понедельнику понедельником понедельникам
2 tuesday вторник вторника вторнику вторником вторникам
3 wednesday среда среды среду средой средам
4 thursday четверг четверга четвергу четвергом четвергам
5 friday пятница пятницы пятницу пятнице пятницей пятницам
6 saturday суббота субботы субботу субботе субботой субботам
7 sunday воскресенье воскресенья воскресенью воскресеньям
"""


def _read(table: str) -> dict[str, int]:
    return {word: int(number) for number, *words in map(str.split, table.strip().splitlines()) for word in words}


MONTHS: Mapping[str, int] = _read(_MONTHS_TABLE)
WEEKDAYS: Mapping[str, int] = _read(_WEEKDAYS_TABLE) | {
    f"{day}s": number for day, number in _read(_WEEKDAYS_TABLE).items() if day.isascii()
}

# Words that are a date only in company: the English verb and adjective, and «среда», which is also an environment.
_ENGLISH_COMPANY = "in since by until till last this next early late mid of from through during between on"
_RUSSIAN_COMPANY = "в во на до с со к ко"
_AMBIGUOUS: Mapping[str, frozenset[str]] = dict.fromkeys(
    ("may", "march", "mar", "august"), frozenset(_ENGLISH_COMPANY.split())
) | dict.fromkeys(("среда", "среды", "среду", "средой", "средам", "маем"), frozenset(_RUSSIAN_COMPANY.split()))


def is_month_context(word: str, before: str, has_number: bool) -> bool:
    """Tell whether a folded ``word`` of the tables is a date here.

    ``before`` is the folded word in front of it, ``has_number`` whether a number stands directly beside it.

    >>> is_month_context("may", "in", False), is_month_context("may", "you", False), is_month_context("may", "", True)
    (True, False, True)
    """
    return has_number or word not in _AMBIGUOUS or before in _AMBIGUOUS[word]
