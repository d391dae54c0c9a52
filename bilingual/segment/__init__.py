"""From a document to its segments: language runs first, then the sentences inside each run."""

from __future__ import annotations

from bilingual.bylines import find_bylines
from bilingual.datatypes import Block, Decision, Document, Explain, Language, Segment, Span
from bilingual.language import identify, script_of
from bilingual.segment.runs import find_runs
from bilingual.segment.sentences import split_sentences

__all__ = ["segment"]


def segment(document: Document, explain: Explain | None = None) -> tuple[Segment, ...]:
    """Return the segments of ``document`` in order.

    They are trimmed of white space, do not overlap, and every other character of the text lies in exactly one.
    ``explain`` is called once for every rule that fires.

    >>> from bilingual.read import read_text
    >>> [(s.language, s.text) for s in segment(read_text("А вы готовы? Я — да. Are you ready?"))]
    [('ru', 'А вы готовы?'), ('ru', 'Я — да.'), ('en', 'Are you ready?')]
    """
    note = explain or _ignore
    segments: list[Segment] = []
    for block in document.blocks:
        for span, language in _block_segments(document.text, block, note):
            text = span.of(document.text)
            identity = f"{document.id}.s{len(segments) + 1}"
            segments.append(Segment(identity, document.id, span, text, language, block.kind))
    return tuple(segments)


def _ignore(_: Decision) -> None:
    """Explain nothing."""


def _block_segments(text: str, block: Block, note: Explain) -> list[tuple[Span, Language]]:
    """Return the sentences of one block with their languages."""
    found: list[tuple[Span, Language]] = []
    start = block.span.start
    for byline in find_bylines(block.span.of(text)) if block.kind == "tweet" else ():
        span = byline.span.shifted(block.span.start)
        found += _sentences(text, Span(start, span.start), note)
        note(Decision("byline", span, "a segment of its own"))
        found.append((span, found[-1][1] if found else identify(span.of(text))))
        start = span.stop
    return found + _sentences(text, Span(start, block.span.stop), note)


def _sentences(text: str, piece: Span, note: Explain) -> list[tuple[Span, Language]]:
    """Return the sentences of a piece of a block, each in its language."""
    found: list[tuple[Span, Language]] = []
    if not piece.of(text).strip():
        return found
    for run in find_runs(piece.of(text), lambda decision: note(_moved(decision, piece.start))):
        run = run.shifted(piece.start)
        script = script_of(run.of(text))
        for sentence in split_sentences(run.of(text)):
            span = sentence.shifted(run.start)
            language = identify(span.of(text))
            if language == "other" and not any(character.isalpha() for character in span.of(text)):
                language = found[-1][1] if found else script
            found.append((span, language))
    return found


def _moved(decision: Decision, offset: int) -> Decision:
    return Decision(decision.rule, decision.span.shifted(offset), decision.outcome)
