"""The quotes of an article that are looked for in an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bilingual.datatypes import Document, Span
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.trace.phrases import FEWEST_WORDS
from bilingual.words import find_words

__all__ = ["find_queries"]

_QUOTED = ("direct", "mixed")
_IN_MARKS = re.compile(r"[“«„\"]([^“”«»„\"]+)[”»“\"]")


def find_queries(document: Document, original: Literal["auto", "ru", "en"] = "auto") -> list[tuple[str, Span]]:
    """Return the quotations of a document that are reported, with their spans; parts of one are joined by a space.

    Of indirect speech only what stands in quotation marks in it was quoted.
    """
    queries = []
    for found in find_quotations(document, segment(document), original):
        said = found.statement
        if said.role not in ("report", "unknown"):
            continue
        if said.form in _QUOTED:
            queries.append((" ".join(part.of(document.text) for part in said.content), said.span))
        elif said.form == "indirect":
            inner = [span for part in said.content for span in _marked(document.text, part)]
            queries += [(span.of(document.text), span) for span in inner]
    return queries


def _marked(text: str, part: Span) -> Iterator[Span]:
    for match in _IN_MARKS.finditer(text, part.start, part.stop):
        if len(find_words(match[1])) >= FEWEST_WORDS:
            yield Span(*match.span(1))
