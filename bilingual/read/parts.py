"""The document of a format that knows its own structure: its parts, in order, become the blocks of one text.

Such a format says what is a heading, a quotation, an embedded post. What it calls a plain paragraph is still looked at
with the rules of plain text, because people paste posts, credits and quotations as paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bilingual.datatypes import Block, BlockKind, Document, Language, Span
from bilingual.read.blocks import part_at_bylines
from bilingual.read.kinds import Piece, name_kinds

__all__ = ["Part", "assemble", "language_of", "tidy"]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|[\ue000-\uf8ff]|[\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens and zero-width marks, letters of icon fonts, and controls: nothing that was said."""

_LANGUAGES: Mapping[str, Language] = {"ru": "ru", "en": "en"}
_CYRILLIC = frozenset(["be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"])

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as a reader found it.

    ``kind`` is None for a plain one; ``bold`` when all of it is set in bold; ``language`` is the format's word for it.
    """

    text: str
    kind: BlockKind | None = None
    bold: bool = False
    language: Language | None = None


def language_of(code: str | None) -> Language | None:
    """Return what a language code of a post is worth: Russian, English, or another language written in Cyrillic.

    Networks guess codes; for Latin script they err too often on a few words to be believed about anything else.

    >>> language_of("ru"), language_of("en-GB"), language_of("uk"), language_of("et"), language_of(None)
    ('ru', 'en', 'other', None, None)
    """
    main = (code or "").replace("_", "-").split("-")[0].lower()
    return _LANGUAGES.get(main) or ("other" if main in _CYRILLIC else None)


def tidy(text: str) -> str:
    r"""Return ``text`` as it is seen: no invisible characters, one space between words, single line breaks.

    >>> tidy(" Он\u00a0 при\u00adшёл \n\n и ушёл")
    'Он пришёл\nи ушёл'
    """
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _BREAKS.sub("\n", _AROUND_BREAK.sub("\n", text)).strip()


def assemble(parts: Iterable[Part], title: str | None = None, metadata: Mapping[str, str] | None = None) -> Document:
    """Return the document whose text is that of the parts, tidied, with a blank line between them.

    A byline in a paragraph of its own signs the part above it; a paragraph that ends in a byline is a tweet. The title
    is the first heading when none is given. Parts without a letter or digit are left out.
    """
    kept = [(text, part) for part in parts if any(map(str.isalnum, text := tidy(part.text)))]
    text = "\n\n".join(item for item, _ in kept)
    spans, start = [], 0
    for item, _ in kept:
        spans.append(Span(start, start + len(item)))
        start += len(item) + 2
    by_start = {span.start: part for span, (_, part) in zip(spans, kept, strict=True)}
    pieces = [_with_part(piece, by_start.get(piece.span.start)) for piece in part_at_bylines(text, spans)]
    kinds = name_kinds(text, pieces)
    languages = {start: part.language for start, part in by_start.items()}
    blocks = tuple(
        Block(piece.span, kind, languages.get(piece.span.start)) for piece, kind in zip(pieces, kinds, strict=True)
    )
    heading = next((block.span.of(text) for block in blocks if block.kind == "heading"), None)
    return Document(text, blocks, title=title or heading, metadata=MappingProxyType(dict(metadata or {})))


def _with_part(piece: Piece, part: Part | None) -> Piece:
    """Return the piece with what its part says of it: a signed one is a post, whatever the format calls it."""
    kind = part.kind if part else None
    fixed = "tweet" if piece.byline and kind else kind
    return replace(piece, fixed=fixed, may_head=part is not None and part.bold)
