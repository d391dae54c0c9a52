"""Expectations written into the text: ⟦what was said⟧ and ⟨the cue⟩."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual.datatypes import Document, Statement
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import attribute


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and what stood in them, in order."""

    text: str
    said: list[str]
    cues: list[str]


def read_marks(marked: str) -> Marked:
    """Take the marks out of a text."""
    plain = re.sub("[⟦⟧⟨⟩]", "", marked)
    said = [re.sub("[⟨⟩]", "", piece) for piece in re.findall("⟦(.*?)⟧", marked, re.DOTALL)]
    cues = [re.sub("[⟦⟧]", "", piece) for piece in re.findall("⟨(.*?)⟩", marked)]
    return Marked(plain, said, cues)


def statements_of(text: str) -> tuple[Document, tuple[Statement, ...]]:
    """Read, segment and attribute a text."""
    document = read_text(text)
    return document, attribute(document, segment(document))


def said_in(document: Document, statement: Statement) -> list[str]:
    """Return the pieces of what was said."""
    return [span.of(document.text) for span in statement.content]
