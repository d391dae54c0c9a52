"""What can be found without a model: segments, statements, and the two sides that may be linked.

In one document the originals are the embedded statements in the other language, or, where there are none and the user
knows the language of the originals, its running text. Their reports are looked for anywhere in the text. In a pair the
whole of one document is the original of the whole of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from bilingual.datatypes import Document, Language, Role, Segment, Statement
from bilingual.errors import InputError
from bilingual.read import read_path, read_text
from bilingual.segment import segment
from bilingual.settings import Settings
from bilingual.statements import attribute

__all__ = ["OTHER_SIDE", "Found", "Source", "find"]

Source = str | Path | Document
"""A str is text, a Path is a file, a Document is taken as it is."""

OTHER_SIDE: Mapping[Language, Language] = {"ru": "en", "en": "ru"}

UNNAMED = "d1"
"""Id of a document that nobody named, which is that of the first of a report."""

_ORIGINAL: Mapping[Language, Literal["ru", "en"]] = {"ru": "ru", "en": "en"}
_NAMES: Mapping[Language, str] = {"ru": "Russian", "en": "English"}


@dataclass(frozen=True, slots=True)
class Found:
    """One or two documents with their segments and statements, in document order.

    ``source`` and ``target`` are the segments that may be linked: the original's side and the report's. ``names`` are
    what the user calls the documents: their paths, else the ids they came with.
    """

    documents: tuple[Document, ...]
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    names: tuple[str, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Tell whether one document is to be compared with another."""
        return len(self.documents) > 1

    @property
    def can_link(self) -> bool:
        """Tell whether there is something on both sides."""
        return bool(self.source and self.target)


def find(document: Source, other: Source | None, settings: Settings) -> Found:
    """Return what is found in one mixed document, or in a pair.

    Raises InputError for what cannot be read, and for a pair that is not one of Russian and English.
    """
    first = _read(document, UNNAMED, settings)
    if other is None:
        return _find_mixed(first, settings)
    second = _read(other, "d2", settings)
    names = (_name_of(document, first), _name_of(other, second))
    return replace(_find_pair(first, second, settings), names=names)


def _read(source: Source, identifier: str, settings: Settings) -> Document:
    if isinstance(source, Document):
        return replace(source, id=identifier)
    if isinstance(source, Path):
        return read_path(source, settings.read, id=identifier)
    return read_text(source, id=identifier)


def _name_of(source: Source, document: Document) -> str:
    given = source.id if isinstance(source, Document) else UNNAMED
    return document.path or (f"document {document.id}" if given == UNNAMED else given)


def _find_mixed(document: Document, settings: Settings) -> Found:
    segments = segment(document)
    statements = attribute(document, segments, settings.original)
    told = None if settings.original == "auto" else settings.original
    original = next((item.language for item in statements if item.role == "original"), told)
    report = OTHER_SIDE.get(original) if original else None
    return Found((document,), segments, statements, _in_language(segments, original), _in_language(segments, report))


def _find_pair(first: Document, second: Document, settings: Settings) -> Found:
    documents = (first, second)
    parts = [segment(document) for document in documents]
    languages = [_main_language(document, part) for document, part in zip(documents, parts, strict=True)]
    if languages[0] == languages[1]:
        raise InputError(
            f"{first.path or 'the first document'} and {second.path or 'the second'} are both in "
            f"{_NAMES[languages[0]]}; a pair needs one in Russian and one in English"
        )
    original = languages[0] if settings.original == "auto" else settings.original
    statements: list[Statement] = []
    sides: dict[Language, tuple[Segment, ...]] = {}
    for document, part, language in zip(documents, parts, languages, strict=True):
        sides[language] = _in_language(part, language)
        role: Role = "original" if language == original else "report"
        found = attribute(document, part, _ORIGINAL[original])
        statements += [replace(item, role=role) for item in found if item.language == language]
    return Found(documents, (*parts[0], *parts[1]), tuple(statements), sides[original], sides[OTHER_SIDE[original]])


def _in_language(segments: Iterable[Segment], language: Language | None) -> tuple[Segment, ...]:
    return tuple(item for item in segments if item.language == language)


def _main_language(document: Document, segments: Iterable[Segment]) -> Language:
    """Return the language, Russian or English, in which most characters of the document are.

    Raises InputError when there is neither.
    """
    lengths = Counter[Language]()
    for item in segments:
        lengths[item.language] += len(item.span)
    del lengths["other"]
    if not lengths:
        raise InputError(f"{document.path or 'the document'}: no Russian or English text found; nothing to compare")
    return lengths.most_common(1)[0][0]
