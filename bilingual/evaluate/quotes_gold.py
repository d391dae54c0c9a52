"""Texts in which somebody has marked who said what: brat stand-off files, or the token table of ADAQ.

**brat** (Stenetorp et al., 2012): a folder in which every ``x.ann`` has its text in ``x.txt``, beside it or in a
neighbouring folder ``text``. Events join a ``Content`` with its ``Source`` and its ``Cue``, as PolNeAR has them
(Newell, Margolin and Ruths, 2018).

**ADAQ**: a tab-separated table with a row for each token: ``sentence_num``, ``text`` and ``tags`` (``source``, ``cue``,
``content`` or anything else). The sentences are taken from ``x.sentences.tsv`` (``sentence_id``, ``sentences``) beside
``x.tokens.tsv``, or the tokens are joined by spaces. A sentence is one quotation.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.read.decoding import decode

__all__ = [
    "Annotated",
    "Half",
    "Marked",
    "read_brat",
    "read_brat_folder",
    "read_quotes",
    "read_token_table",
    "take_half",
]

Spans = tuple[Span, ...]
Half = Literal["tune", "check", "all"]
"""Which texts: ``tune`` may be looked at, ``check`` is only measured on."""

_SUFFIX = re.compile(r"_[0-9a-f]{4}$")
"""What PolNeAR adds to the name of a text for the annotator."""

_MOST_FIELDS = 3
"""Tab-separated fields of a brat line: id, type with offsets, text."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated quotation; a part that was not marked is empty."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its quotations."""

    name: str
    text: str
    quotations: tuple[Marked, ...]


def read_quotes(path: Path, read: Callable[[Path], bytes]) -> tuple[list[Annotated], list[bytes]]:
    """Read a folder of brat files or a token table with its sentences; also return the bytes, for a signature.

    ``read`` gives the bytes of a file. Raises InputError for anything else.
    """
    if path.is_dir():
        return read_brat_folder(path, read)
    if path.suffix != ".tsv":
        read(path)  # says when there is no such file
        raise InputError(f"{path}: is no folder of brat files (x.ann, x.txt) and no ADAQ table (x.tokens.tsv)")
    beside = path.with_name(path.name.replace(".tokens.", ".sentences."))
    data = [read(path)] + ([read(beside)] if beside != path and beside.exists() else [])
    tables = [decode(item, "auto", str(path))[0] for item in data]
    return read_token_table(tables[0], tables[1] if len(tables) > 1 else None, str(path)), data


def take_half(texts: Sequence[Annotated], half: Half) -> list[Annotated]:
    """Return every second text (``tune``), the others (``check``), or ``all``.

    A text that several people annotated comes several times; all its copies are in ``tune`` when one of them is.
    """
    seen = {item.text for item in texts[::2]}
    return [item for item in texts if half == "all" or (item.text in seen) == (half == "tune")]


def read_brat_folder(folder: Path, read: Callable[[Path], bytes]) -> tuple[list[Annotated], list[bytes]]:
    """Read every ``.ann`` file under ``folder`` with its text; also return the bytes, for a signature.

    Raises InputError when there is none, when a text is missing, or for the first line that is not in the format.
    """
    paths = sorted(folder.rglob("*.ann"))
    if not paths:
        raise InputError(f"{folder}: holds no .ann file; name a folder of brat files, or an ADAQ table (.tsv)")
    found, data = [], []
    for path in paths:
        raw, marks = read(_find_text(path)), read(path)
        text, _ = decode(raw, "auto", str(path))
        found.append(read_brat(text, decode(marks, "auto", str(path))[0], str(path)))
        data += [raw, marks]
    return found, data


def _find_text(path: Path) -> Path:
    names = dict.fromkeys((f"{path.stem}.txt", f"{_SUFFIX.sub('', path.stem)}.txt"))
    places = [folder / name for folder in (path.parent, path.parent.parent / "text") for name in names]
    text = next((place for place in places if place.exists()), None)
    if text is None:
        raise InputError(f"{path}: no text {path.stem}.txt beside it or in ../text")
    return text


def read_brat(text: str, marks: str, name: str) -> Annotated:
    """Read the events of a brat file about ``text``. Raises InputError that names the line."""
    spans: dict[str, Spans] = {}
    events: list[tuple[str, dict[str, str]]] = []
    for number, line in enumerate(marks.splitlines(), start=1):
        place = f"{name}, line {number}"
        fields = line.split("\t", _MOST_FIELDS - 1)
        if line.startswith("T"):
            spans[fields[0]] = _read_offsets(fields, len(text), place)
        elif line.startswith("E"):
            if len(fields) < 2:
                raise InputError(f"{place}: an event needs a tab and its roles: E1<TAB>Type:T1 Content:T2")
            roles = dict(role.partition(":")[::2] for role in reversed(fields[1].split()))
            events.append((place, roles))
    found = []
    for place, roles in events:
        parts = {role: spans.get(roles[role], None) for role in ("Content", "Source", "Cue") if role in roles}
        if None in parts.values():
            raise InputError(f"{place}: names a mark that is not in the file")
        if content := parts.get("Content"):
            found.append(Marked(content, parts.get("Source") or (), parts.get("Cue") or ()))
    return Annotated(name, text, tuple(found))


def _read_offsets(fields: list[str], length: int, place: str) -> Spans:
    """Return the spans of a mark: ``Content 12 30;35 40``."""
    try:
        pieces = [piece.split() for piece in fields[1].split(" ", 1)[1].split(";")]
        spans = tuple(Span(int(start), int(stop)) for start, stop in pieces)
    except (IndexError, ValueError) as error:
        raise InputError(f"{place}: is no mark of brat; it needs T1<TAB>Content 12 30<TAB>text") from error
    if any(span.stop > length for span in spans):
        raise InputError(f"{place}: reaches beyond the text; is it the right one, with its own line breaks?")
    return spans


def read_token_table(tokens: str, sentences: str | None, name: str) -> list[Annotated]:
    """Read a token table and, when there is one, the table of its sentences. Raises InputError without its columns."""
    rows = _read_rows(tokens, name, ("sentence_num", "text", "tags"))
    words: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        words.setdefault(row["sentence_num"], []).append((row["text"] or "", row["tags"] or ""))
    texts = {number: " ".join(word for word, _ in tagged) for number, tagged in words.items()}
    if sentences is not None:
        texts |= {
            row["sentence_id"]: row["sentences"]
            for row in _read_rows(sentences, f"sentences of {name}", ("sentence_id", "sentences"))
            if row["sentence_id"] in words
        }
    return [Annotated(number, text, _read_tags(text, words[number])) for number, text in texts.items()]


def _read_rows(table: str, name: str, columns: tuple[str, ...]) -> list[Mapping[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(table, newline=""), delimiter="\t")
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{name}: has no column {missing[0]!r}; an ADAQ table has {', '.join(columns)}")
        return list(reader)
    except csv.Error as error:
        raise InputError(f"{name}: is no tab-separated table: {error}") from error


def _read_tags(text: str, tagged: list[tuple[str, str]]) -> tuple[Marked, ...]:
    """Return what the tags of a sentence's tokens mark, as one quotation."""
    spans: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
    at = 0
    for word, tag in tagged:
        start = text.find(word, at)
        if not word or start < 0:
            continue
        at = start + len(word)
        if tag in spans:
            spans[tag].append(Span(start, at))
    if not spans["content"]:
        return ()
    return (Marked(tuple(spans["content"]), tuple(spans["source"]), tuple(spans["cue"])),)
