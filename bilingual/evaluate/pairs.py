"""A file of translated pairs: JSON lines or tab-separated."""

from __future__ import annotations

from dataclasses import dataclass

from bilingual.datatypes import Language
from bilingual.errors import InputError
from bilingual.evaluate.lines import SIDES, find_sides, get_text, parse_object, split_lines

__all__ = ["MOST_PAIRS", "PairSet", "read_pairs"]

MOST_PAIRS = 100_000
"""Every pair is compared with every other: ten thousand million comparisons at this number, minutes on two cores."""

_LANGUAGES: dict[str, Language] = {"ru": "ru", "en": "en"}


@dataclass(frozen=True, slots=True)
class PairSet:
    """Texts that translate each other: ``source[i]`` and ``target[i]``; what the sides are called in the file."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    names: tuple[str, str]

    @property
    def languages(self) -> tuple[Language | None, Language | None]:
        """The sides' languages where their names say so; None leaves each text to its script."""
        return _LANGUAGES.get(self.names[0]), _LANGUAGES.get(self.names[1])


def read_pairs(data: bytes, name: str) -> PairSet:
    """Read JSON lines with ``ru`` and ``en`` (or ``source`` and ``target``), or tab-separated lines of two texts.

    The first line of the latter may hold those names. Raises InputError for anything else, an empty text, a single pair
    or more than :data:`MOST_PAIRS`.
    """
    source: list[str] = []
    target: list[str] = []
    names: tuple[str, str] | None = None
    is_json = False
    for place, line in split_lines(data, name):
        if names is None:
            is_json = line.lstrip().startswith("{")
            names = find_sides(parse_object(line, place), place) if is_json else SIDES[-1]
            if not is_json and tuple(line.split("\t")) in SIDES:
                names = next(sides for sides in SIDES if sides == tuple(line.split("\t")))
                continue
        row = parse_object(line, place) if is_json else _parse_tabbed(line, names, place)
        if not set(names) <= set(row):
            raise InputError(f"{place}: it needs the keys {names[0]!r} and {names[1]!r}, as the lines before it")
        source.append(get_text(row, names[0], place))
        target.append(get_text(row, names[1], place))
        if len(source) > MOST_PAIRS:
            raise InputError(f"{name}: has more than {MOST_PAIRS:,} pairs; take a sample (shuf -n {MOST_PAIRS})")
    if len(source) < 2 or names is None:
        raise InputError(f"{name}: has {len(source)} pair; retrieval needs at least two to choose from")
    return PairSet(tuple(source), tuple(target), names)


def _parse_tabbed(line: str, names: tuple[str, str], place: str) -> dict[str, str]:
    cells = line.split("\t")
    if len(cells) != 2:
        raise InputError(f"{place}: has {len(cells)} tab-separated columns; it needs two, or JSON objects")
    return dict(zip(names, cells, strict=True))
