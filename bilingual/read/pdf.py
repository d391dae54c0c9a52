"""PDF with a text layer: its lines put together again to paragraphs.

A PDF knows where letters stand and nothing of paragraphs, so kinds are told by the rules of plain text. Lines that
return on most pages (page numbers, running titles) are left out, words broken at the end of a line are joined.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bilingual.datatypes import Document
from bilingual.errors import BilingualError, InputError
from bilingual.read.blocks import find_blocks, find_title
from bilingual.read.extras import missing_extra
from bilingual.read.parts import tidy
from bilingual.settings import ReadSettings

if TYPE_CHECKING:
    import pypdf

__all__ = ["read_pdf"]

_MOST_PAGES = 2_000
_MOST_SECONDS = 120
"""Time after which a page is the last: pages made to exhaust a reader take minutes, others hundredths of a second."""

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zа-яё])")
_FULL_LINE = 0.75  # of the widest line; a shorter one ends its paragraph
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_NUMBER = re.compile(r"\d+")


def read_pdf(data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the document. Raises InputError when it is damaged, locked, or has pictures of text but no text."""
    try:
        import pypdf
    except ImportError as error:
        raise missing_extra("PDF", "pypdf", "pdf") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    began = time.monotonic()

    def watch(*_: object) -> None:
        if time.monotonic() - began > _MOST_SECONDS:
            raise InputError(f"{name}: is a PDF that takes over {_MOST_SECONDS} s to read; save its text instead")

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _refuse_locked(reader, name)
        pages = [page.extract_text(visitor_operand_before=watch).splitlines() for page in reader.pages]
        information: dict[str, object] = dict(reader.metadata or {})
        title, author = (str(information.get(key) or "").strip() for key in ("/Title", "/Author"))
    except BilingualError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0][:80] or type(error).__name__
        raise InputError(f"{name}: is a PDF that cannot be read ({reason}); save its text instead") from error
    text = "\n\n".join(_paragraphs([line for page in _without_running_lines(pages) for line in page]))
    if len(text) > settings.max_bytes:
        raise InputError(f"{name}: is larger than {settings.max_bytes:,} characters; split it, or raise read.max_bytes")
    if not any(map(str.isalpha, text)):
        raise InputError(f"{name}: is a PDF without text, only pictures of it; run OCR over it first")
    blocks = find_blocks(text)
    known = {"author": author} if author else {}
    document = Document(text, blocks, title=title or None, metadata=MappingProxyType(known))
    return document if title else replace(document, title=find_title(text, blocks))


def _refuse_locked(reader: pypdf.PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name}: is a PDF locked with a password; save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(f"{name}: is a PDF of over {_MOST_PAGES:,} pages; split it")


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out the first and last lines that most pages share, numbers aside, and bare numbers there."""
    cleaned = [list(map(tidy, page)) for page in pages]
    edges = Counter(line for page in cleaned for line in {_masked(page[index]) for index in (0, -1) if page})
    running = {line for line, count in edges.items() if count > 2 and 2 * count > len(pages)} | {"0"}
    return [
        [line for index, line in enumerate(page) if index not in (0, len(page) - 1) or _masked(line) not in running]
        for page in cleaned
    ]


def _masked(line: str) -> str:
    return _NUMBER.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Join the lines of a paragraph: one ends at an empty line, or at a short line that ends a sentence."""
    lengths = sorted(map(len, filter(None, lines)))
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line:
            paragraphs.append([])
            continue
        paragraphs[-1].append(line)
        if len(line) < _FULL_LINE * width and _SENTENCE_END.search(line):
            paragraphs.append([])
    joined = (_BROKEN_WORD.sub("", "\n".join(lines)).replace("\n", " ") for lines in paragraphs if lines)
    return [text for text in joined if text]
