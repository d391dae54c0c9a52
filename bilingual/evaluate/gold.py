"""Gold word alignments: JSON lines, or the Pharaoh format beside two files of tokenised text.

JSON lines have the two texts (``ru`` and ``en``, or ``source`` and ``target``) and ``links``; each link is a pair of
words, and a word is either its number among :func:`bilingual.words.find_words`, from 0, or its half-open character
offsets ``[start, stop]``. Optional are ``possible``, links that may be there or not, and ``annotated``, an object with
the words of each side that somebody has looked at::

    {"ru": "Над Россией МКС не летает", "en": "The ISS does not fly over Russia",
     "links": [[1, 6], [2, 1], [[16, 18], [13, 16]]], "annotated": {"ru": [1, 2, 3], "en": [1, 6, [13, 16]]}}

A Pharaoh line is ``0-0 1-2 2?1``: the numbers, from 0, of white-space separated tokens, a possible link with ``?``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.evaluate.lines import find_sides, get_text, parse_object, split_lines
from bilingual.read.decoding import decode
from bilingual.words import find_words

__all__ = ["GoldPair", "read_gold", "read_pharaoh"]

_TOKEN = re.compile(r"\S+")
_PHARAOH_LINK = re.compile(r"(\d{1,6})([-?])(\d{1,6})")


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and the links between stretches of them that somebody has found.

    ``possible`` links are no error where they are proposed and no loss where they are not. ``annotated`` are the
    stretches of either side whose links are complete; None means all of it.
    """

    source: str
    target: str
    sure: tuple[tuple[Span, Span], ...]
    possible: tuple[tuple[Span, Span], ...] = ()
    annotated: tuple[tuple[Span, ...], tuple[Span, ...]] | None = None


def read_gold(data: bytes, name: str) -> list[GoldPair]:
    """Read JSON lines. Raises InputError that names the line when something is wrong with it."""
    return [_read_object(parse_object(line, place), place) for place, line in split_lines(data, name)]


def read_pharaoh(data: bytes, name: str, source: tuple[bytes, str], target: tuple[bytes, str]) -> list[GoldPair]:
    """Read a Pharaoh file beside the ``source`` and ``target`` files, each given as bytes and name.

    Raises InputError when the three have not the same number of lines, or a link points to no token.
    """
    files = [(decode(*_as_auto(item)), item[1]) for item in ((data, name), source, target)]
    lines = [text.removesuffix("\n").split("\n") for (text, _), _ in files]
    if len({len(some) for some in lines}) > 1:
        counts = ", ".join(f"{item} has {len(some)}" for some, (_, item) in zip(lines, files, strict=True))
        raise InputError(f"{name}: the files need the same number of lines, but {counts}")
    pairs = []
    for number, (links, left, right) in enumerate(zip_longest(*lines), start=1):
        place = f"{name}, line {number}"
        tokens = [[Span(*found.span()) for found in _TOKEN.finditer(text)] for text in (left, right)]
        sure: list[tuple[Span, Span]] = []
        possible: list[tuple[Span, Span]] = []
        for written in links.split():
            found = _PHARAOH_LINK.fullmatch(written)
            if not found:
                raise InputError(f"{place}: {written!r} is no link; write 3-4, or 3?4 for a possible one")
            link = (_pick(tokens[0], int(found[1]), place), _pick(tokens[1], int(found[3]), place))
            (sure if found[2] == "-" else possible).append(link)
        pairs.append(GoldPair(left, right, tuple(sure), tuple(possible)))
    return pairs


def _as_auto(item: tuple[bytes, str]) -> tuple[bytes, str, str]:
    return item[0], "auto", item[1]


def _read_object(row: Mapping[str, Any], place: str) -> GoldPair:
    names = find_sides(row, place)
    texts = [get_text(row, name, place) for name in names]
    words = [find_words(text) for text in texts]

    def read_word(value: object, side: int) -> Span:
        if type(value) is int:
            return _pick(words[side], value, place)
        if isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value):
            start, stop = value
            if 0 <= start < stop <= len(texts[side]):
                return Span(start, stop)
        raise InputError(
            f"{place}: {value!r} is no word of {names[side]!r}; use a number from 0 or [start, stop] in its text"
        )

    def read_links(key: str) -> tuple[tuple[Span, Span], ...]:
        links = _read_list(row.get(key, []), key, place)
        if not all(isinstance(link, list) and len(link) == 2 for link in links):
            raise InputError(f"{place}: {key!r} must hold pairs of words, as [[0, 2], [1, 0]]")
        return tuple((read_word(link[0], 0), read_word(link[1], 1)) for link in links)

    if "links" not in row:
        raise InputError(f"{place}: it needs the key 'links', a list of pairs of words")
    annotated = None
    if row.get("annotated") is not None:
        seen = row["annotated"]
        if not isinstance(seen, dict) or not set(names) <= set(seen):
            raise InputError(f"{place}: 'annotated' needs the keys {names[0]!r} and {names[1]!r}, lists of words")
        sides = [
            tuple(read_word(value, side) for value in _read_list(seen[key], key, place))
            for side, key in enumerate(names)
        ]
        annotated = (sides[0], sides[1])
    return GoldPair(texts[0], texts[1], read_links("links"), read_links("possible"), annotated)


def _read_list(value: object, key: str, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError(f"{place}: {key!r} is no list")
    return value


def _pick(words: Sequence[Span], number: int, place: str) -> Span:
    if not 0 <= number < len(words):
        raise InputError(f"{place}: there is no word {number}; its side has {len(words)}, numbered from 0")
    return words[number]
