"""The rows of an index: one for each sentence of the archive, named by what it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from bilingual.datatypes import Document, Language, Span
from bilingual.segment import segment
from bilingual.words import find_words

__all__ = ["Row", "cut_rows", "storable"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of an archive; ``text`` is the slice ``span`` of its document, ``day`` is YYYY-MM-DD or None.

    ``id`` is a number of 63 bits: among a hundred million sentences two are the same once in two thousand archives.
    """

    id: int
    text: str
    span: Span
    language: Language
    document: str
    author: str | None
    handle: str | None
    date: str | None
    day: str | None
    url: str | None
    path: str | None


def cut_rows(document: Document) -> Iterator[Row]:
    """Yield a row for every sentence with a word in it, in order.

    The id is cut from a SHA-256 of author, date, URL, the document's text and the position: the same post read twice,
    from whichever file, is the same row.
    """
    known = document.metadata
    author, date, url = known.get("author"), known.get("date"), known.get("url")
    day = _DAY.match(date or "")
    origin = "\0".join((author or "", date or "", url or "", document.sha256))
    for sentence in segment(document):
        if not find_words(sentence.text):
            continue
        name = f"{origin}\0{sentence.span.start}".encode("utf-8", "surrogatepass")
        number = int.from_bytes(sha256(name).digest()[:8], "big") >> 1
        yield Row(
            number, sentence.text, sentence.span, sentence.language, document.id, author,
            known.get("handle"), date, day.group() if day else None, url, document.path,
        )  # fmt: skip


def storable(text: str) -> str:
    """Arrow holds UTF-8: a lone surrogate becomes U+FFFD, one character for one, so that spans stay."""
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
