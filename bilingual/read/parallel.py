"""Parallel sentences: a translation memory in TMX, or pairs as JSON Lines or tab-separated text.

::

    {"ru": "Кошка пьёт молоко.", "en": "A cat drinks milk."}      a line of .jsonl; other keys are left alone
    Кошка пьёт молоко.<TAB>A cat drinks milk.                     a line of .tsv, either language first

A memory comes from anywhere, so its XML is read as it streams by, no entity of its own is ever expanded, and what is
longer than :data:`LONGEST` is no sentence and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from bilingual.errors import InputError

__all__ = ["LONGEST", "Pair", "read_pairs"]

LONGEST = 5_000
"""Characters of the longest sentence that is taken: ten times the longest of the news sets, headers and all."""

_LANGUAGES = ("ru", "en")
_BLOCK = 1 << 16

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""TMX elements inside a segment that hold formatting codes, not text (TMX 1.4b, content markup)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A Russian and an English sentence that say the same."""

    ru: str
    en: str


def read_pairs(path: Path) -> list[Pair]:
    """Return the distinct pairs of a file in the order they first come, without those that lack a side.

    The ending tells the form: ``.tmx``, ``.tsv``, or JSON Lines. Raises InputError for a file that cannot be read, is
    not in its form or holds no pair.
    """
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".tmx":
                found = list(_read_tmx(stream, path))
            else:
                lines = _read_lines(stream, path)
                found = _read_tsv(lines, path) if path.suffix.lower() == ".tsv" else list(_read_jsonl(lines, path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; name a .tmx, .jsonl or .tsv file") from error
    clean = (Pair(" ".join(pair.ru.split()), " ".join(pair.en.split())) for pair in found)
    kept = list(
        dict.fromkeys(pair for pair in clean if pair.ru and pair.en and max(map(len, (pair.ru, pair.en))) <= LONGEST)
    )
    if not kept:
        raise InputError(f"{path}: holds no pair of a Russian and an English sentence")
    return kept


def _read_lines(stream: BinaryIO, path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(stream, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise InputError(f"{path}:{number}: not UTF-8; save the file as UTF-8") from error
        if text.strip():
            yield number, text.rstrip("\r\n")


def _read_jsonl(lines: Iterable[tuple[int, str]], path: Path) -> Iterator[Pair]:
    for number, line in lines:
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f'{path}:{number}: not JSON; a line is {{"ru": …, "en": …}}') from error
        if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in _LANGUAGES):
            raise InputError(f'{path}:{number}: lacks ru or en; a line is {{"ru": …, "en": …}}')
        yield Pair(row["ru"], row["en"])


def _read_tsv(lines: Iterable[tuple[int, str]], path: Path) -> list[Pair]:
    """Return the first two columns; which is Russian is told by the Cyrillic letters of all rows together."""
    rows: list[tuple[str, str]] = []
    for number, line in lines:
        columns = line.split("\t")
        if len(columns) < 2:
            raise InputError(f"{path}:{number}: has no tab; a line is a sentence, a tab, and its translation")
        rows.append((columns[0], columns[1]))
    if rows and {column.strip().lower() for column in rows[0]} == set(_LANGUAGES):
        del rows[0]
    first, second = (sum(_count_cyrillic(row[column]) for row in rows) for column in (0, 1))
    return [Pair(*row) if first >= second else Pair(*reversed(row)) for row in rows]


def _count_cyrillic(text: str) -> int:
    return sum("\u0400" <= letter <= "\u04ff" for letter in text)


@dataclass(slots=True)
class _Memory:
    """What is known at one place of a TMX file: the pairs that are complete, and the unit that is not."""

    pairs: list[Pair] = field(default_factory=list)
    unit: dict[str, str] = field(default_factory=dict)
    language: str = ""
    text: list[str] | None = None
    n_codes: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "tu":
            self.unit = {}
        elif tag == "tuv":
            named = attributes.get("xml:lang") or attributes.get("lang") or ""
            self.language = named.replace("_", "-").split("-")[0].lower()
        elif tag == "seg":
            self.text, self.n_codes = [], 0
        elif tag in _CODES:
            self.n_codes += 1

    def end(self, tag: str) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "tu" and all(language in self.unit for language in _LANGUAGES):
            self.pairs.append(Pair(self.unit["ru"], self.unit["en"]))
        elif tag == "seg" and self.text is not None:
            self.unit.setdefault(self.language, "".join(self.text))
            self.text = None
        elif tag in _CODES:
            self.n_codes -= 1

    def read(self, text: str) -> None:
        # Beyond the longest sentence nothing more is kept than makes it too long.
        if self.text is not None and not self.n_codes and len(self.text) <= LONGEST:
            self.text.append(text)


def _read_tmx(stream: BinaryIO, path: Path) -> Iterator[Pair]:
    memory = _Memory()
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(name: str, *_: object) -> None:
        raise InputError(
            f"{path}:{parser.CurrentLineNumber}: declares the entity {name!r}; a memory needs none, so it is not read"
        )

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = memory.start
    parser.EndElementHandler = memory.end
    parser.CharacterDataHandler = memory.read
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)
            yield from memory.pairs
            memory.pairs.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(
            f"{path}:{error.lineno}: not XML ({expat.errors.messages[error.code]}); export the memory again"
        ) from error
    yield from memory.pairs
