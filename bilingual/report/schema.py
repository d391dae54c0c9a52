"""The published JSON Schema of a report, and where a value departs from it.

The schema file is the definition: ``docs/report.schema.json`` is its copy for readers. This checker knows exactly the
keywords that file uses, so that reading a report needs no further package; a test compares it with ``jsonschema``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["find_faults", "load_schema"]

Schema = Mapping[str, Any]

_TYPES: Mapping[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_SHOWN = 60
"""Longest piece of a wrong value quoted in a message."""


@cache
def load_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``bilingual.report/1``."""
    schema: Schema = json.loads(files("bilingual.report").joinpath("report.schema.json").read_text(encoding="utf-8"))
    return schema


def find_faults(value: object, schema: Schema | None = None, place: str = "$") -> Iterator[str]:
    """Yield, one line each, where ``value`` departs from ``schema`` (a report's when not given), in document order.

    >>> list(find_faults({"a": "x"}, {"properties": {"a": {"type": "integer"}}, "required": ["b"]}))
    ["$: lacks 'b'", "$.a: must be integer, not 'x'"]
    """
    schema = load_schema() if schema is None else schema
    if "$ref" in schema:
        yield from find_faults(value, load_schema()["$defs"][schema["$ref"].rsplit("/", 1)[1]], place)
    if "const" in schema and value != schema["const"]:
        yield f"{place}: must be {schema['const']!r}, not {_quote(value)}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: must be one of {', '.join(map(str, schema['enum']))}, not {_quote(value)}"
    if "type" in schema:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        if not any(_TYPES[name](value) for name in names):
            yield f"{place}: must be {' or '.join(names)}, not {_quote(value)}"
            return
    if isinstance(value, dict):
        yield from _object_faults(value, schema, place)
    elif isinstance(value, list):
        yield from _array_faults(value, schema, place)
    elif isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield f"{place}: must not be empty"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{place}: must look like {schema['pattern']}, not {_quote(value)}"
    elif isinstance(value, (int, float)):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        if not low <= value <= high:
            yield f"{place}: must lie between {low} and {high}, not {_quote(value)}"


def _object_faults(value: Mapping[str, Any], schema: Schema, place: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{place}: lacks {key!r}"
    for key, item in value.items():
        if key in known:
            yield from find_faults(item, known[key], f"{place}.{key}")
        elif schema.get("additionalProperties", True) is False:
            yield f"{place}: has an unknown field {_quote(key)}"


def _array_faults(value: Sequence[Any], schema: Schema, place: str) -> Iterator[str]:
    low, high = schema.get("minItems", 0), schema.get("maxItems", len(value))
    if not low <= len(value) <= high:
        wanted = f"{low}" if low == high else f"at least {low}"
        yield f"{place}: must have {wanted} items, not {len(value)}"
        return
    first = schema.get("prefixItems", ())
    for index, item in enumerate(value):
        expected = first[index] if index < len(first) else schema.get("items", {})
        yield from find_faults(item, expected, f"{place}[{index}]")


def _quote(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
