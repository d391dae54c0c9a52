"""Pairs whose losses somebody has labelled: JSON lines with two texts and the errors between them.

An error has an MQM category, a severity and the stretches of either side that it is in, as half-open character offsets
under the names of the two texts; a side left out is empty. ``original`` says which side was said first (``ru`` or
``en``; else the first of the two is). Optional are ``possible`` (a second careful reader may not have called it one),
``frames`` (words of reporting, "he said on Monday", that have no counterpart and need none), ``doc`` and ``half``
(``calibration`` or ``reporting``)::

    {"ru": "Вода давно ушла.", "en": "The water has gone.", "original": "ru",
     "errors": [{"category": "accuracy/omission", "severity": "minor", "ru": [[5, 10]]}]}

A pair with no errors is one that somebody has found faithful; ``errors`` must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from bilingual.datatypes import Category, Severity, Span, Subtype
from bilingual.errors import InputError
from bilingual.evaluate.lines import find_sides, get_text, parse_object, split_lines

__all__ = ["ErrorLabel", "Half", "LabelledPair", "read_errors", "read_labelled", "read_spans"]

Half = Literal["calibration", "reporting"]


@dataclass(frozen=True, slots=True)
class ErrorLabel:
    """One error: what kind, how bad, and where in the original (``source``) and in the report (``target``).

    ``possible``: careful readers differ on whether it is one; to find it is not wrong, to miss it neither.
    """

    category: Category
    subtype: Subtype | None
    severity: Severity
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    possible: bool = False


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """An original and its report, with every error a careful reader has found; none means faithful.

    ``names`` are what source and target are called in the file, ``frames`` the stretches of each that only report.
    ``doc`` is the document the pair is from ("" when not told), ``half`` what it is to be used for.
    """

    source: str
    target: str
    names: tuple[str, str]
    errors: tuple[ErrorLabel, ...]
    frames: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    doc: str = ""
    half: Half | None = None

    @property
    def is_clean(self) -> bool:
        """Whether it has no error that every careful reader would mark."""
        return all(error.possible for error in self.errors)


def read_labelled(data: bytes, name: str) -> list[LabelledPair]:
    """Read JSON lines of labelled pairs. Raises InputError that names the line when something is wrong with it."""
    return [_read_pair(parse_object(line, place), place) for place, line in split_lines(data, name)]


def read_errors(row: Mapping[str, Any], names: tuple[str, str], place: str) -> tuple[ErrorLabel, ...]:
    """Return the labels under ``errors``, ``names`` being those of source and target; offsets are not yet checked.

    Raises InputError when one is malformed.
    """
    values = row.get("errors")
    if not isinstance(values, list):
        raise InputError(f"{place}: it needs the key 'errors', a list of labels; [] when the pair is faithful")
    return tuple(_read_error(value, names, f"{place}, error {number}") for number, value in enumerate(values, start=1))


def read_spans(value: object, place: str) -> tuple[Span, ...]:
    """Return the stretches that a list of ``[start, stop]`` names. Raises InputError when it is something else."""
    if isinstance(value, list) and all(
        isinstance(item, list) and len(item) == 2 and all(type(end) is int for end in item) and 0 <= item[0] < item[1]
        for item in value
    ):
        return tuple(Span(start, stop) for start, stop in value)
    raise InputError(f"{place}: {value!r} is no list of [start, stop] with 0 <= start < stop")


def _read_pair(row: Mapping[str, Any], place: str) -> LabelledPair:
    names = find_sides(row, place)
    original = row.get("original", names[0])
    if original not in names:
        raise InputError(f"{place}: 'original' is {original!r}; it is {names[0]!r} or {names[1]!r}")
    if original == names[1]:
        names = (names[1], names[0])
    texts = (get_text(row, names[0], place), get_text(row, names[1], place))
    errors = read_errors(row, names, place)
    seen = row.get("frames", {})
    if not isinstance(seen, dict):
        raise InputError(f"{place}: 'frames' is no object with {names[0]!r} and {names[1]!r}")
    frames = (read_spans(seen.get(names[0], []), place), read_spans(seen.get(names[1], []), place))
    for side, text in enumerate(texts):
        spans = [span for error in errors for span in (error.source, error.target)[side]] + list(frames[side])
        beyond = [span for span in spans if span.stop > len(text)]
        if beyond:
            start, stop = beyond[0].start, beyond[0].stop
            raise InputError(f"{place}: [{start}, {stop}] is beyond the {len(text)} characters of {names[side]!r}")
    half = row.get("half")
    if half is not None and half not in get_args(Half):
        raise InputError(f"{place}: 'half' is {half!r}; it is one of {', '.join(get_args(Half))}")
    return LabelledPair(*texts, names, errors, frames, str(row.get("doc", "")), cast("Half | None", half))


def _read_error(value: object, names: tuple[str, str], place: str) -> ErrorLabel:
    if not isinstance(value, dict):
        raise InputError(f"{place}: is no object with 'category', 'severity', {names[0]!r} and {names[1]!r}")
    for key, known in (("category", Category), ("severity", Severity), ("subtype", Subtype)):
        if not (value.get(key) in get_args(known) or (key == "subtype" and value.get(key) is None)):
            raise InputError(f"{place}: {key!r} is {value.get(key)!r}; it is one of {', '.join(get_args(known))}")
    source, target = (read_spans(value.get(name, []), place) for name in names)
    if not (source or target):
        raise InputError(f"{place}: points nowhere; give offsets under {names[0]!r} or {names[1]!r}")
    possible = value.get("possible", False)
    if not isinstance(possible, bool):
        raise InputError(f"{place}: 'possible' is {possible!r}; it is true or false")
    return ErrorLabel(value["category"], value.get("subtype"), value["severity"], source, target, possible)
