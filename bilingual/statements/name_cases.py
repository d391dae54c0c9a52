"""Russian full names put into the nominative: whoever is met «с Владимиром Зеленским» is Владимир Зеленский.

Only where the given name is a known one and both words stand in the same case; what no table knows stays as written.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.statements.names import GIVEN_NAMES
from bilingual.statements.wordlist import word_set

__all__ = ["nominative"]

Endings = tuple[tuple[str, str], ...]


def _pairs(row: str) -> Endings:
    """Read ``ending>nominative`` pairs; an ending that is lost has nothing behind its sign."""
    return tuple((old, new) for old, _, new in (pair.partition(">") for pair in row.split()))


_WOMANS = "ской>ская цкой>цкая овой>ова евой>ева иной>ина льной>льная стой>стая"
"""A woman's surname in all cases but the accusative."""

_CASES: tuple[tuple[Endings, Endings, Endings], ...] = tuple(
    (_pairs(given), _pairs(masculine), _pairs(feminine))
    for given, masculine, feminine in (
        (  # genitive: по словам
            "ии>ия ия>ий ьи>ья ея>ей ря>рь ы>а и>я а>",
            "ского>ский цкого>цкий ова>ов ева>ев ёва>ёв ина>ин а>",
            _WOMANS,
        ),
        (  # dative: сообщил
            "ии>ия ию>ий ье>ья ею>ей рю>рь е>а е>я у>",
            "скому>ский цкому>цкий ову>ов еву>ев ёву>ёв ину>ин у>",
            _WOMANS,
        ),
        (  # instrumental: встреча с
            "ией>ия ием>ий ьей>ья еем>ей рем>рь ой>а ей>я ом>",
            "ским>ский цким>цкий овым>ов евым>ев ёвым>ёв иным>ин ом>",
            _WOMANS,
        ),
        (  # prepositional: при
            "ии>ия ии>ий ье>ья ее>ей ре>рь е>а е>",
            "ском>ский цком>цкий ове>ов еве>ев ёве>ёв ине>ин е>",
            _WOMANS,
        ),
        ("ию>ия ью>ья у>а ю>я", "", "скую>ская цкую>цкая ову>ова еву>ева ину>ина"),  # accusative: обвинил
    )
)
_MEN_IN_A = word_set("илья никита фома данила савва кузьма лука гаврила миша саша лёша паша дима вова")
_VOWELS = frozenset("аеёиоуыэюя")


def nominative(name: str) -> str:
    """Return a Russian name of two words that stands in another case in the nominative, as far as tables tell.

    >>> nominative("Дмитрия Пескова"), nominative("Марией Захаровой"), nominative("Владимиром Зеленским")
    ('Дмитрий Песков', 'Мария Захарова', 'Владимир Зеленский')
    >>> nominative("Анна Седова"), nominative("Паулы Пиньо")
    ('Анна Седова', 'Паулы Пиньо')
    >>> nominative("Юлии Навальной"), nominative("Ксении Собчак"), nominative("Ильи Яшина")
    ('Юлия Навальная', 'Ксения Собчак', 'Илья Яшин')
    """
    given, _, surname = name.partition(" ")
    if not surname or given.lower() in GIVEN_NAMES:
        return name
    for endings, masculine, feminine in _CASES:
        for first in _with_ending(given, endings):
            if first.lower() not in GIVEN_NAMES:
                continue
            is_feminine = first[-1] in "ая" and first.lower() not in _MEN_IN_A
            last = next(_with_ending(surname, feminine if is_feminine else masculine), None)
            if last is None and surname.endswith(("ко", "ых", "их")):
                last = surname  # Виталия Кличко: it has no cases
            if last is None and is_feminine and surname[-1] not in _VOWELS | {"й"}:
                last = surname  # nor has a woman's in a consonant: Ксении Собчак
            if last:
                return f"{first} {last}"
    return name


def _with_ending(word: str, endings: Endings) -> Iterator[str]:
    """Yield what ``word`` may be in the nominative; only a consonant is left without an ending."""
    for old, new in endings:
        stem = word.removesuffix(old)
        if stem != word and stem and (new or stem[-1] not in _VOWELS):
            yield stem + new
