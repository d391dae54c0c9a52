"""The short form in which labels are written while reading, and how it becomes offsets.

A line is a pair's number and its labels, parted by ``;``, or ``ok`` when it is faithful::

    17 om- давно & уже; name+ Петров > Ivanov; ?ad- > in the end; fr > he said
    18 ok

A label is a kind, a severity (``-`` minor, ``+`` major, ``!`` critical), the words of the original, and after ``>``
those of the report; ``&`` parts stretches, ``words@2`` is the second place where they stand, ``?`` before it marks a
possible error. ``fr`` marks words of reporting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bilingual.datatypes import Category, Severity, Span, Subtype

__all__ = ["KINDS", "find_place", "parse_labels"]

KINDS: Mapping[str, tuple[Category, Subtype | None]] = {
    "om": ("accuracy/omission", None),
    "ad": ("accuracy/addition", None),
    "un": ("accuracy/untranslated", None),
    "num": ("accuracy/mistranslation", "number"),
    "name": ("accuracy/mistranslation", "name"),
    "neg": ("accuracy/mistranslation", "negation"),
    "conn": ("accuracy/mistranslation", "connective"),
    "quant": ("accuracy/mistranslation", "quantifier"),
    "mod": ("accuracy/mistranslation", "modality"),
    "date": ("accuracy/mistranslation", "date"),
    "unit": ("accuracy/mistranslation", "unit"),
    "oth": ("accuracy/mistranslation", "other"),
}
_SEVERITIES: Mapping[str, Severity] = {"-": "minor", "+": "major", "!": "critical"}
_LABEL = re.compile(r"(\??)(\w+)([-+!])?(?:\s+|$)(.*)", re.DOTALL)
_REPEATED = re.compile(r"(.*)@(\d+)", re.DOTALL)


def parse_labels(written: str, texts: tuple[str, str], names: tuple[str, str]) -> dict[str, Any]:
    """Return ``errors`` and ``frames`` as the labels' JSON has them; ``texts`` are the original's and the report's.

    Raises ValueError that says which label is wrong.
    """
    errors: list[dict[str, Any]] = []
    frames: dict[str, list[list[int]]] = {}
    for label in filter(None, (item.strip() for item in written.split(";"))):
        if label == "ok":
            continue
        found = _LABEL.fullmatch(label)
        if not found:
            raise ValueError(f"{label!r} is no label")
        possible, kind, sign, words = found.groups()
        sides = words.split(">") if ">" in words else [words, ""]
        spans = {
            name: [list(find_place(item.strip(), text)) for item in side.split("&") if item.strip()]
            for name, side, text in zip(names, sides, texts, strict=True)
        }
        spans = {name: sorted(items) for name, items in spans.items() if items}
        if not spans:
            raise ValueError(f"{label!r} names no words")
        if kind == "fr":
            for name, items in spans.items():
                frames[name] = sorted(frames.get(name, []) + items)
            continue
        if kind not in KINDS or not sign:
            raise ValueError(f"{label!r} has no kind and severity")
        category, subtype = KINDS[kind]
        error: dict[str, Any] = {"category": category, "severity": _SEVERITIES[sign], **spans}
        if subtype:
            error["subtype"] = subtype
        if possible:
            error["possible"] = True
        errors.append(error)
    return {"errors": errors, **({"frames": frames} if frames else {})}


def find_place(words: str, text: str) -> tuple[int, int]:
    """Return where ``words`` stand in ``text``, whole words only; ``words@2`` for the second place.

    >>> find_place("на@2", "на стол, на стул")
    (9, 11)

    Raises ValueError when they stand nowhere, or in several places and no number tells which.
    """
    repeated = _REPEATED.fullmatch(words)
    wanted, number = (repeated[1], int(repeated[2])) if repeated else (words, 0)
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    if not found or number > len(found) or (len(found) > 1 and not number):
        raise ValueError(f"{wanted!r} stands in {len(found)} places of {text!r}")
    start, stop = Span(*found[max(0, number - 1)]).start, found[max(0, number - 1)][1]
    return start, stop
