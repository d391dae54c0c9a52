"""Names that are known, because they do not sound alike or are abbreviated: США and United States, МКС and ISS.

Others are known so that one is told from another: Dallas is not Tulsa. The tables are ``exonyms.tsv``,
``capitals.tsv`` and ``gazetteer.tsv``; their heads explain the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bilingual.words import fold

__all__ = ["are_kin", "are_one_power", "find_exonyms", "is_person", "is_power"]

CAPITALS = "capitals.tsv"
PERSON = "person"
FILES = ("exonyms.tsv", CAPITALS, "gazetteer.tsv")
_LONGEST_ENDING = 5
_SHORT_STEM = 4
"""Letters up to which a Russian stem may only be declined: «Наст*» is Настя, not «настройки»."""

_CASES = frozenset(
    """
    а я ы и е у ю о й ь ой ей ою ею ом ем ам ям ами ями ах ях ов ев ий ия ию ии ие ием ией иям иями ья ье ьи ью ьей
    ый ого ому ым ых ыми ая ую ое ые ск ский ского скому ским ском ская ской скую ское ские ских скими
    """.split()  # noqa: SIM905
)
_DECLINED = frozenset({"а", "е", "у", "ом"})
"""What an acronym may end in: в МИДе, НАТОм."""
_POSSESSIVE = re.compile(r"['’]s?$")

_Form = tuple[str, ...]


@lru_cache(maxsize=1)
def _read() -> dict[str, list[tuple[int, _Form]]]:
    """Return (row, form) by the first two letters of the form's first word, longest forms first.

    Rows are numbered through all tables.
    """
    forms: dict[str, list[tuple[int, _Form]]] = {}
    for number, (_, row) in enumerate(_rows()):
        for written in "|".join(row[:2]).split("|"):
            form = tuple(written.split())
            forms.setdefault(fold(form[0])[:2], []).append((number, form))
    for entries in forms.values():
        entries.sort(key=lambda entry: -len(entry[1]))
    return forms


@lru_cache(maxsize=1)
def _rows() -> list[tuple[str, list[str]]]:
    """Return the cells of each row with the table it stands in."""
    folder = Path(__file__).parent
    return [
        (name, line.split("\t"))
        for name in FILES
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


@lru_cache(maxsize=1)
def _wider() -> dict[int, int]:
    """Return the row of what each row lies in or speaks for, where its third column says so."""
    wider = {}
    for number, (_, row) in enumerate(_rows()):
        if len(row) > 2 and row[2] != PERSON:
            words = row[2].replace("*", "").split()
            wider[number] = next(found for stretch, found in find_exonyms(words) if len(stretch) == len(words))
    return wider


@lru_cache(maxsize=1)
def _powers() -> dict[int, int]:
    """Return the row of the state that each capital's row speaks for."""
    return {number: _wider()[number] for number, (name, _) in enumerate(_rows()) if name == CAPITALS}


@lru_cache(maxsize=100_000)
def _fits(word: str, form: str) -> bool:
    """Tell whether a word as written is a form of the table; capitals in the form ask for capitals."""
    stem = form.rstrip("*")
    if stem.isupper() and len(stem) > 1:
        bare = _POSSESSIVE.sub("", word)
        return bare.startswith(stem) and (bare == stem or bare[len(stem) :] in _DECLINED)
    folded, wanted = fold(word).removesuffix("'s"), fold(stem)
    if form.endswith("*"):
        ending = folded[len(wanted) :]
        if len(wanted) <= _SHORT_STEM and not wanted.isascii() and ending and ending not in _CASES:
            return False
        return folded.startswith(wanted) and len(ending) <= _LONGEST_ENDING
    return folded == wanted


def find_exonyms(words: Sequence[str]) -> list[tuple[range, int]]:
    """Return every stretch of ``words`` that the table knows, with the number of its row.

    >>> [(list(found), row == other) for (found, row), (_, other) in
    ...  zip(find_exonyms(["Над", "США"]), find_exonyms(["United", "States"]))]
    [([1], True)]
    """
    table = _read()
    found = []
    for i, word in enumerate(words):
        for row, form in table.get(fold(word)[:2], ()):
            window = words[i : i + len(form)]
            if len(window) == len(form) and all(map(_fits, window, form)):
                found.append((range(i, i + len(form)), row))
    return found


def are_one_power(one: int, other: int) -> bool:
    """Tell whether two rows are one, a state and its seat of power, or two seats of one state.

    >>> rows = [row for _, row in find_exonyms(["Москва", "Russia", "Kremlin", "Paris"])]
    >>> [are_one_power(rows[0], row) for row in rows]
    [True, True, True, False]
    """
    powers = _powers()
    return powers.get(one, one) == powers.get(other, other)


def is_power(row: int) -> bool:
    """Tell whether a row is a state that has a seat of power in the table, or such a seat.

    >>> [any(is_power(row) for _, row in find_exonyms([word])) for word in ("Moscow", "Russia", "Boston")]
    [True, True, False]
    """
    powers = _powers()
    return row in powers or row in powers.values()


def are_kin(one: int, other: int) -> bool:
    """Tell whether two rows may stand for each other: one lies in the other, or only one is a person ("the Russian").

    >>> (dallas, *_), (states, *_), (canada, *_) = [find_exonyms([word]) for word in ("Dallas", "США", "Канада")]
    >>> are_kin(dallas[1], states[1]), are_kin(dallas[1], canada[1])
    (True, False)
    """
    if is_person(one) != is_person(other):
        return True
    return are_one_power(one, other) or other in _ancestry(one) or one in _ancestry(other)


def is_person(number: int) -> bool:
    """Tell whether a row is a person."""
    return _rows()[number][1][2:] == [PERSON]


def _ancestry(row: int) -> list[int]:
    found = [row]
    while (wider := _wider().get(found[-1])) is not None and wider not in found:
        found.append(wider)
    return found
