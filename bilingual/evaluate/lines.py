"""From the bytes of a file of pairs to its numbered lines: text, JSON objects, fields that must be there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bilingual.errors import InputError
from bilingual.read.decoding import decode

__all__ = ["SIDES", "find_sides", "get_text", "parse_object", "split_lines"]

SIDES = (("ru", "en"), ("source", "target"))
"""What the two texts of a pair may be called, in order of source and target."""


def split_lines(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Yield a place for messages ("pairs.tsv, line 3") and the text of each line that is not blank.

    Raises InputError when ``data`` is no text or holds nothing else than white space.
    """
    text, _ = decode(data, "auto", name)
    if not text.strip():
        raise InputError(f"{name}: is empty; it needs a pair on each line")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"{name}, line {number}", line.rstrip("\r")


def parse_object(line: str, place: str) -> Mapping[str, Any]:
    """Return the JSON object that ``line`` is. Raises InputError when it is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: no valid JSON ({error}); put one object on each line") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: is no JSON object; it needs the keys {_describe_sides()}")
    return value


def find_sides(row: Mapping[str, Any], place: str) -> tuple[str, str]:
    """Return what the two texts are called in ``row``. Raises InputError when it has no such two keys."""
    for sides in SIDES:
        if all(side in row for side in sides):
            return sides
    raise InputError(f"{place}: it needs the keys {_describe_sides()}")


def get_text(row: Mapping[str, Any], key: str, place: str) -> str:
    """Return the text under ``key``. Raises InputError when it is empty or no text."""
    value = row[key]
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{place}: {key!r} is {'empty' if isinstance(value, str) else 'no text'}; remove the pair")
    return value


def _describe_sides() -> str:
    return ", or ".join(" and ".join(repr(side) for side in sides) for sides in SIDES)
