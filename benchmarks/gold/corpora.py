"""Where the texts of the labelled pairs stand: ``../shared/data``, by data set, document and segment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from bilingual.datatypes import Language

__all__ = ["DATA", "WRITTEN", "Half", "Key", "find_half", "hash_text", "list_keys", "load_texts"]

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

WRITTEN = "written"
"""The set whose texts stand beside their labels, in the repository."""

SHOWN = 16
"""Hexadecimal digits of a text's sha256 that are kept: enough to notice that the text is another one."""

Half = Literal["calibration", "reporting"]

_BLOCK = 20
"""Rows of a set without documents that go to the same half together: neighbours often come from one article."""


@dataclass(frozen=True, slots=True)
class Key:
    """One pair: a data set, a document and a segment in it, and what the English side is called there.

    ``english`` is ``en``, ``mt``, or ``en.A`` and ``en.B`` for two human references. ``original`` is the language that
    the text was first written in.
    """

    set: str
    doc: str
    segment: str
    english: str = "en"
    original: Language = "ru"

    def __str__(self) -> str:
        return f"{self.set}/{self.doc}/{self.segment}/{self.english}"


def find_half(doc: str) -> Half:
    """Return the half that a document belongs to, by its name alone, so that all sets agree.

    >>> find_half("rus.err.ee.56473")
    'calibration'
    """
    return "reporting" if int(sha256(doc.encode()).hexdigest(), 16) % 2 else "calibration"


def hash_text(text: str) -> str:
    """Return the first digits of the sha256 of ``text`` in UTF-8."""
    return sha256(text.encode()).hexdigest()[:SHOWN]


@cache
def load_texts(name: str) -> Mapping[Key, tuple[str, str]]:
    """Return the Russian and the English text of every pair of a set. Raises OSError when it is not there."""
    return dict(_READERS[name.split("/")[0]](name))


def list_keys(name: str) -> list[Key]:
    """Return the keys of a set in its own order."""
    return list(load_texts(name))


def _read_lines(name: str) -> Iterator[dict[str, Any]]:
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _read_documents(name: str) -> Iterator[tuple[Key, tuple[str, str]]]:
    for document in _read_lines(name):
        for segment in document["segments"]:
            for reference, text in sorted(segment["en"].items()):
                yield Key(name, document["doc_id"], segment["id"], f"en.{reference}"), (segment["ru"], text)


def _read_parallel(name: str) -> Iterator[tuple[Key, tuple[str, str]]]:
    for number, row in enumerate(_read_lines(name)):
        doc = f"{name.split('/')[1]}#{number // _BLOCK}"
        yield Key(name, doc, str(number), "mt"), (row["ru"], row["mt"])


def _read_statements(name: str) -> Iterator[tuple[Key, tuple[str, str]]]:
    for row in _read_lines(name):
        doc = row["doc"] or f"{row['set']}#{int(row['id']) // _BLOCK}"
        original: Language = "en" if row["set"].endswith("en-ru") else "ru"
        yield Key(name, doc, f"{row['set']}:{row['id']}", "en", original), (row["ru"], row["en"])


def _read_mixed(name: str) -> Iterator[tuple[Key, tuple[str, str]]]:
    """Pairs of lines of a mixed document; a segment is the numbers, from 1, of its Russian and its English line."""
    path = DATA / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    for source, target in _MIXED[path.stem]:
        original: Language = "en" if path.stem in _TRANSLATED_INTO_RUSSIAN else "ru"
        key = Key(name, path.stem, f"{source}:{target}", "en", original)
        yield key, (lines[source - 1], lines[target - 1])


_MIXED: Mapping[str, tuple[tuple[int, int], ...]] = {
    "forum_nyt_2015_cheese": ((1, 3), (2, 4)),
    "gv_2014-07-17_mh17_reactions": ((3, 5), (6, 8), (10, 12), (14, 16)),
    "gv_2014-08-28_hashtags": ((3, 5), (7, 9)),
}
"""Lines that tell the same, found by reading."""

_TRANSLATED_INTO_RUSSIAN = {"forum_nyt_2015_cheese"}

_READERS = {
    "documents": _read_documents,
    "parallel": _read_parallel,
    "quotes": _read_statements,
    "real-mixed": _read_mixed,
}
