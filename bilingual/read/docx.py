"""Word documents: paragraphs with the kinds their styles say, tables cell by cell, in the order of the body.

What is read is the document as it stands with all changes accepted: insertions are text, deletions are not; comments,
headers, footers and notes are no part of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from bilingual.datatypes import BlockKind, Document
from bilingual.errors import InputError
from bilingual.read.archives import check_zip, open_zip
from bilingual.read.extras import missing_extra
from bilingual.read.parts import Part, assemble
from bilingual.settings import ReadSettings

if TYPE_CHECKING:
    from docx.document import Document as Word

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNPACKED = 20
"""A document may unpack to so many times ``read.max_bytes``; the pictures in it are packed already."""

_NO_TEXT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}txbxContent",
                      "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})  # fmt: skip
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_KINDS: tuple[tuple[str, BlockKind], ...] = (
    ("heading", "heading"),
    ("title", "heading"),
    ("subtitle", "heading"),
    ("заголовок", "heading"),
    ("caption", "caption"),
    ("название объекта", "caption"),
    ("quote", "quote"),
    ("intense quote", "quote"),
    ("цитата", "quote"),
    ("block text", "quote"),
)
"""How the names of styles begin, in English and Russian Word, and what they make of a paragraph."""


def read_docx(data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the document. Raises InputError when it is damaged, locked, a bomb, or holds no text."""
    try:
        import docx
        from lxml import etree
    except ImportError as error:
        raise missing_extra("Word documents", "python-docx", "docx") from error
    with open_zip(io.BytesIO(data), name) as archive:
        _check(archive, name, settings)
    try:
        word = docx.Document(io.BytesIO(data))
        styles = _kinds_of_styles(word)
        parts = list(_parts(word, styles))
        properties = _properties(word)
    except (etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, OSError) as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise InputError(f"{name}: is a damaged Word document ({reason}); save it again") from error
    except docx.exceptions.PythonDocxError as error:
        raise InputError(f"{name}: is no Word document that can be read; save it as .docx again") from error
    document = assemble(parts, properties.pop("title", None), properties)
    if not document.blocks:
        raise InputError(f"{name}: is empty; there is no text in it")
    return document


def _check(archive: ZipFile, name: str, settings: ReadSettings) -> None:
    check_zip(archive, name, _UNPACKED * settings.max_bytes)
    if "[Content_Types].xml" not in archive.namelist():
        raise InputError(f"{name}: is a damaged Word document (its contents are not listed); save it again")


def _kinds_of_styles(word: Word) -> dict[str, BlockKind]:
    """Return the kind of each style that has one, by its id; a style based on such a one is of its kind."""
    kinds: dict[str, BlockKind] = {}
    for element in word.styles.element.iter(f"{_W}style"):
        identity = element.get(f"{_W}styleId") or ""
        name = element.find(f"{_W}name")
        base = element.find(f"{_W}basedOn")
        label = (name.get(f"{_W}val") or "").lower() if name is not None else ""
        kind = next((kind for start, kind in _KINDS if label.startswith(start)), None)
        kind = kind or (kinds.get(base.get(f"{_W}val") or "") if base is not None else None)
        if kind:
            kinds[identity] = kind
    return kinds


def _parts(word: Word, styles: dict[str, BlockKind]) -> Iterator[Part]:
    for paragraph in word.element.body.iter(f"{_W}p"):
        if any(above.tag in _NO_TEXT and not above.tag.endswith("txbxContent") for above in paragraph.iterancestors()):
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        kind = styles.get(style.get(f"{_W}val") or "") if style is not None else None
        level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        if kind is None and level is not None and level.get(f"{_W}val") in "012345":
            kind = "heading"
        text, bold = _text(paragraph)
        for piece in text.split("\n\n"):
            yield Part(piece, kind, bold)


def _text(paragraph: Any) -> tuple[str, bool]:  # noqa: ANN401  (an lxml element)
    """Return the text of a paragraph with changes accepted, and whether all of it is bold."""
    pieces: list[str] = []
    n_plain = 0
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}t":
            text = element.text or ""
            pieces.append(text)
            n_plain += len(text.strip()) if not _is_bold(element.getparent()) else 0
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in _NO_TEXT:
            stack.append(iter(element))
    return "".join(pieces), not n_plain


def _is_bold(run: Any) -> bool:  # noqa: ANN401
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")


def _properties(word: Word) -> dict[str, str]:
    """Return title, author and date as the file's properties have them; templates leave names of programs there."""
    properties = word.core_properties
    date = properties.created.date().isoformat() if properties.created else ""
    values = {"title": properties.title, "author": properties.author, "date": date, "language": properties.language}
    return {key: value for key, value in values.items() if value and value not in ("python-docx", "Word Document")}
