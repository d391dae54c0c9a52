"""The candidates of linking: sentences of originals, and report sentences with their clauses.

A unit is a sentence or, where a statement begins or ends inside one, the part of it that was said. It knows its words'
vectors, which come from the one pass of the encoder over whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Language, Segment, Span, Statement, Truncation
from bilingual.encode import Embedding, Vectors
from bilingual.words import is_content_word

__all__ = ["Clause", "Unit", "original_units", "report_units"]

_STRAIGHT = re.compile(r'(?<=\s)(?="\w)|(?<=\S)"(?=[\s,.;:])')
"""Where a quotation in straight marks begins or ends; the rules for clauses know those of other forms."""

_LEFT_MARKS = "#@$€£№(["
_RIGHT_MARKS = ".!?…%)]"

_GOES_ON = re.compile(r"[,.»”\"]?\s*(?:[—–-]\s|[^\W\d_A-ZА-ЯЁ])")
"""How the rest of a sentence begins."""

_RUNNING = ("body", "quote")

_LEAST_UNTOLD = 4
"""Content words; "the head of the federation" has two."""

_NO_REPORT = ("caption",)
"""Kinds of segment that never report a statement."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a unit: its words, as a range of the unit's, and whose words they are.

    Inside a statement ``part`` is the stretch of this sentence that belongs to it, in document offsets; else both are
    None.
    """

    words: range
    part: Span | None = None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or the part of it that was said.

    ``words`` are spans in the document, ``vectors`` (words, w) theirs; ``clauses`` are in order and hold every word
    once. ``place`` counts the document's segments, so that neighbours differ by one. ``statement`` is that of an
    original, ``cut`` where it is cut off within this unit; a report's statements are in its clauses.
    ``relative_words`` are the spans of the words in :attr:`text`.
    """

    segment: Segment
    span: Span
    words: tuple[Span, ...]
    relative_words: tuple[Span, ...]
    vectors: Vectors
    sentence: Vectors
    clauses: tuple[Clause, ...]
    place: int
    statement: Statement | None = None
    cut: Truncation | None = None

    @property
    def text(self) -> str:
        """The characters of the unit."""
        return self.span.shifted(-self.segment.span.start).of(self.segment.text)

    def word(self, index: int) -> str:
        """Return one word as written."""
        word, offset = self.words[index], self.segment.span.start
        return self.segment.text[word.start - offset : word.stop - offset]

    def words_of(self, clauses: Sequence[int]) -> NDArray[np.int64]:
        """Return the indices of the words of some clauses, in their order."""
        return np.array([k for c in clauses for k in self.clauses[c].words], dtype=np.int64)

    def extent(self, first: int, last: int) -> Span:
        """Return the characters from clause ``first`` to clause ``last``, both included, with the marks they end in."""
        opening, closing = self.clauses[first], self.clauses[last]
        before, after = self.clauses[max(0, first - 1) : first], self.clauses[last + 1 : last + 2]
        # An edge of what was said, or of the sentence, is known exactly; between clauses only the words are.
        if not before and not opening.part:
            start = self.span.start
        elif opening.part and (not before or before[0].part != opening.part):
            start = opening.part.start
        else:
            start = self._with_marks(self.words[opening.words.start].start, _LEFT_MARKS, -1)
        if not after and not closing.part:
            stop = self.span.stop
        elif closing.part and (not after or after[0].part != closing.part):
            stop = closing.part.stop
        else:
            stop = self._with_marks(self.words[closing.words[-1]].stop, _RIGHT_MARKS, 1)
        return Span(start, stop)

    def _with_marks(self, edge: int, marks: str, step: int) -> int:
        """Return ``edge`` moved over the marks that belong to the word beside it."""
        offset = self.segment.span.start + (step < 0)
        while self.span.start <= edge - (step < 0) < self.span.stop and self.segment.text[edge - offset] in marks:
            edge += step
        return edge


def original_units(
    statements: Sequence[Statement],
    segments: Sequence[Segment],
    embeddings: Mapping[str, Embedding],
    language: Language,
) -> list[Unit]:
    """Return what each of the ``statements`` says, sentence by sentence, then the running text that is in none of them.

    A document may be bilingual throughout, such as an interview with its translation. Wordless parts drop out, and so
    does what is left of the sentence around a quotation: «…», — сказал он.
    """
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        for identifier in statement.segments:
            said.setdefault(identifier, []).append(statement)
    quoted = {statement.segments[-1] for statement in statements if statement.form == "direct" and statement.segments}
    loose = []
    for place, segment in enumerate(segments):
        if segment.language != language or segment.kind not in _RUNNING or segment.id not in embeddings:
            continue
        if segment.id not in said and place and segments[place - 1].id in quoted and _GOES_ON.match(segment.text):
            continue
        whole = _unit(segment, embeddings[segment.id], place, segment.span, (), None)
        parts = _untold(whole, said[segment.id]) if segment.id in said else [whole.span]
        loose += [_unit(segment, embeddings[segment.id], place, part, (), None) for part in parts]
    return [*_statement_units(statements, segments, embeddings), *(unit for unit in loose if unit.words)]


def _untold(unit: Unit, statements: Sequence[Statement]) -> list[Span]:
    """Return the stretches of a sentence that nobody in it said and that do not say who did: «…; порт закрыли».

    Those of fewer than :data:`_LEAST_UNTOLD` content words are taken for frames.
    """
    content = [span for statement in statements for span in statement.content]
    cues = {statement.cue.casefold() for statement in statements if statement.cue}
    if not cues:
        return []
    relative = unit.relative_words
    borders = [edge - unit.span.start for span in content for edge in (span.start, span.stop)]
    stretches: list[list[int]] = []
    last = -2
    for k, clause in enumerate(cut_clauses(unit.text, relative, borders)):
        extent = Span(unit.words[clause[0]].start, unit.words[clause[-1]].stop)
        folded = extent.shifted(-unit.span.start).of(unit.text).casefold()
        if any(extent.overlaps(span) for span in content) or any(cue in folded for cue in cues):
            continue
        if k == last + 1:
            stretches[-1] += clause
        else:
            stretches.append(list(clause))
        last = k
    return [
        Span(unit.words[some[0]].start, unit.words[some[-1]].stop)
        for some in stretches
        if sum(is_content_word(unit.word(w)) for w in some) >= _LEAST_UNTOLD
    ]


def _statement_units(
    statements: Sequence[Statement], segments: Sequence[Segment], embeddings: Mapping[str, Embedding]
) -> list[Unit]:
    places = {segment.id: place for place, segment in enumerate(segments)}
    units = []
    for statement in statements:
        for identifier in statement.segments:
            place = places[identifier]
            if identifier not in embeddings:
                continue
            segment, embedding = segments[place], embeddings[identifier]
            parts = [content for content in statement.content if content.overlaps(segment.span)]
            units += [_unit(segment, embedding, place, part, (), statement) for part in parts]
    return [replace(unit, cut=_cut(units, k)) for k, unit in enumerate(units) if unit.words]


def _cut(units: Sequence[Unit], k: int) -> Truncation | None:
    """Tell where unit ``k`` is cut off: only the first of its statement can be at the start, the last at the end."""
    statement = units[k].statement
    truncated = statement.truncated if statement else None
    if truncated in ("start", "both") and k and units[k - 1].statement is statement:
        truncated = "end" if truncated == "both" else None
    if truncated in ("end", "both") and k + 1 < len(units) and units[k + 1].statement is statement:
        truncated = "start" if truncated == "both" else None
    return truncated


def report_units(
    statements: Sequence[Statement],
    segments: Sequence[Segment],
    embeddings: Mapping[str, Embedding],
    language: Language,
) -> list[Unit]:
    """Return every sentence of ``language`` that can be a report, cut where ``statements`` begin and end."""
    said: dict[str, list[tuple[Span, Statement]]] = {}
    for statement in statements:
        for identifier in statement.segments:
            said.setdefault(identifier, []).extend((content, statement) for content in statement.content)
    units = [
        _unit(segment, embeddings[segment.id], place, segment.span, said.get(segment.id, ()), None)
        for place, segment in enumerate(segments)
        if segment.language == language and segment.kind not in _NO_REPORT and segment.id in embeddings
    ]
    return [unit for unit in units if unit.words]


def _unit(
    segment: Segment,
    embedding: Embedding,
    place: int,
    content: Span,
    said: Sequence[tuple[Span, Statement]],
    statement: Statement | None,
) -> Unit:
    """Cut the part ``content`` out of a segment, with the clauses ``said`` in it."""
    offset = segment.span.start
    span = Span(max(content.start, offset), min(content.stop, segment.span.stop))
    text = span.shifted(-offset).of(segment.text)
    words = tuple(word.shifted(offset) for word in embedding.words)
    relative, vectors = embedding.words, embedding.vectors
    if span != segment.span:
        inside = [k for k, word in enumerate(words) if content.contains(word)]
        words = tuple(words[k] for k in inside)
        relative = tuple(word.shifted(-span.start) for word in words)
        vectors = vectors[inside] if inside else vectors[:0]
    borders = [edge - span.start for part, _ in said for edge in (part.start, part.stop)]
    borders += [match.end() for match in _STRAIGHT.finditer(text)]
    clauses = []
    for clause in cut_clauses(text, relative, borders):
        part, who = next((item for item in said if item[0].contains(words[clause.start])), (None, None))
        inner = Span(max(part.start, span.start), min(part.stop, span.stop)) if part else None
        clauses.append(Clause(clause, inner, who))
    return Unit(segment, span, words, relative, vectors, embedding.sentence, tuple(clauses), place, statement)
