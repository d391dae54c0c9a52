"""Pairs of which it is known what they lack: DEMETR's rows, pairs with labelled errors, pairs believed faithful.

Three kinds of JSON lines, in any mixture, with ``source`` and ``target`` for ``ru`` and ``en`` where these do not fit::

    {"ru": "…", "en_mt": "…", "en_perturbed": "…", "category": "critical_id23_noun_removed", "severity": "critical"}
    {"ru": "…", "en": "…", "errors": [{"category": "accuracy/omission", "severity": "major", "ru": [[0, 7]], "en": []}]}
    {"ru": "…", "en": "…"}

The first is a row of DEMETR (Karpinska et al., 2022): a machine translation, and the same with one error; rows without
a difference are left out. In the second an empty list of errors is a pair that was read and found faithful; an error
may be ``"possible": true``, where careful readers differ, and ``"original": "en"`` says that the English came first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bilingual.datatypes import Language, Span
from bilingual.errors import InputError
from bilingual.evaluate.lines import find_sides, get_text, parse_object, split_lines

__all__ = ["KINDS", "Judged", "Kind", "Labelled", "read_judged"]

Kind = Literal["omission", "addition", "distortion"]
KINDS: tuple[Kind, ...] = ("omission", "addition", "distortion")

UNTOUCHED, FAITHFUL, LABELLED = "untouched", "faithful", "labelled"

_RU_EN: tuple[Language, Language] = ("ru", "en")
_LANGUAGES: Mapping[tuple[str, str], tuple[Language, Language]] = {("ru", "en"): _RU_EN, ("en", "ru"): ("en", "ru")}
_DAMAGED, _WHOLE = "en_perturbed", "en_mt"

# What DEMETR's names of categories say. Of the rest (spelling, case, punctuation, order) none is looked for.
_DEMETR: tuple[tuple[str, Kind | None], ...] = (
    ("empty|(adj_adv|verb|noun|subj|ne|pp)_removed", "omission"),
    (r"(?<!punc_)addition", "addition"),
    ("numbers|ne_replaced|negation|antonym|hypernym|question|gender|tense|shuffle_trans", "distortion"),
)

_MISTRANSLATION = "accuracy/mistranslation"
_OF_CATEGORY: Mapping[str, Kind] = {
    "accuracy/omission": "omission",
    "accuracy/addition": "addition",
    "accuracy/untranslated": "distortion",
    _MISTRANSLATION: "distortion",
}
_SEVERITIES = ("minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An error that somebody marked, with spans in the two texts; an empty side is an empty tuple.

    ``possible``: careful readers differ; to find it is not wrong, to miss it neither.
    """

    kind: Kind
    severity: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, the ``group`` its figures are shown under, and the kinds of error it holds, as far as is known.

    ``errors`` are its labels, None where nobody marked them; ``languages`` those of its texts where the file says so.
    """

    source: str
    target: str
    group: str
    kinds: frozenset[Kind]
    errors: tuple[Labelled, ...] | None = None
    languages: tuple[Language, Language] | None = None


def read_judged(data: bytes, name: str) -> list[Judged]:
    """Read the lines described above. Raises InputError that names the line when something is wrong with it."""
    found: dict[Judged, None] = {}  # in order; the untouched translation stands in many rows
    for place, line in split_lines(data, name):
        row = parse_object(line, place)
        for item in _read_damaged(row, place) if _DAMAGED in row else [_read_pair(row, place)]:
            found.setdefault(item)
    return list(found)


def kind_of_category(category: str) -> Kind | None:
    """Return what kind of error a category of DEMETR is, None for one that is not looked for.

    >>> kind_of_category("critical_id25_ne_removed"), kind_of_category("minor_id26_misspelled")
    ('omission', None)
    """
    return next((kind for pattern, kind in _DEMETR if re.search(pattern, category)), None)


def _read_damaged(row: Mapping[str, Any], place: str) -> list[Judged]:
    for key in ("ru", _WHOLE, "category"):
        if key not in row:
            raise InputError(f"{place}: a row with {_DAMAGED!r} needs {key!r} as well")
    source, whole, damaged = (get_text(row, key, place) for key in ("ru", _WHOLE, _DAMAGED))
    category = get_text(row, "category", place)
    if whole == damaged:
        return []
    kind = kind_of_category(category)
    kinds: frozenset[Kind] = frozenset((kind,)) if kind else frozenset()
    return [
        Judged(source, whole, UNTOUCHED, frozenset(), None, _RU_EN),
        Judged(source, damaged, category, kinds, None, _RU_EN),
    ]


def _read_pair(row: Mapping[str, Any], place: str) -> Judged:
    names = find_sides(row, place)
    original = row.get("original", names[0])
    if original not in names:
        raise InputError(f"{place}: 'original' is {original!r}; it is {names[0]!r} or {names[1]!r}")
    names = names if original == names[0] else (names[1], names[0])
    languages = _LANGUAGES.get(names)
    source, target = (get_text(row, name, place) for name in names)
    if "errors" not in row:
        return Judged(source, target, FAITHFUL, frozenset(), None, languages)
    if not isinstance(row["errors"], list):
        raise InputError(f"{place}: 'errors' is no list; it is empty for a faithful pair")
    errors = tuple(_read_error(item, names, (source, target), place) for item in row["errors"])
    return Judged(
        source, target, LABELLED, frozenset(error.kind for error in errors if not error.possible), errors, languages
    )


def _read_error(item: object, names: tuple[str, str], texts: tuple[str, str], place: str) -> Labelled:
    if not isinstance(item, dict):
        raise InputError(f"{place}: {item!r} is no error; it needs 'category', 'severity' and spans")
    category, severity = str(item.get("category")), item.get("severity")
    kind = _OF_CATEGORY.get(category) or (
        _OF_CATEGORY[_MISTRANSLATION] if category.startswith(_MISTRANSLATION) else None
    )
    if kind is None:
        raise InputError(f"{place}: {category!r} is no category known here; they are {', '.join(_OF_CATEGORY)}")
    if severity not in _SEVERITIES:
        raise InputError(f"{place}: {severity!r} is no severity; they are {', '.join(_SEVERITIES)}")
    source, target = (_read_spans(item.get(name, []), text, place) for name, text in zip(names, texts, strict=True))
    return Labelled(kind, str(severity), source, target, item.get("possible") is True)


def _read_spans(values: object, text: str, place: str) -> tuple[Span, ...]:
    if not isinstance(values, list):
        raise InputError(f"{place}: {values!r} is no list of spans [start, stop]")
    return tuple(_read_span(value, text, place) for value in values)


def _read_span(value: object, text: str, place: str) -> Span:
    if isinstance(value, Sequence) and len(value) == 2 and all(type(end) is int for end in value):
        start, stop = value
        if 0 <= start < stop <= len(text):
            return Span(start, stop)
    raise InputError(f"{place}: {value!r} is no span of its text; write [start, stop] in characters")
