"""From a document to its segments: language runs first, then the sentences inside each run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilingual.datatypes import Block, Decision, Document, Explain, Language, Segment, SegmentKind, Span
from bilingual.language import recognise, recognise_inside, script_of
from bilingual.posts import find_signed_posts
from bilingual.segment.runs import find_runs
from bilingual.segment.sentences import split_sentences

__all__ = ["segment"]


_HINTED: dict[Language, Language] = {"ru": "ru", "en": "en", "other": "ru"}
"""The script that a hint about a block's language is taken for: "other" is Ukrainian and its like."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a block in one script; ``language`` is None while only the runs around it can tell."""

    span: Span
    kind: SegmentKind
    script: Language
    language: Language | None
    is_byline: bool = False


def segment(document: Document, explain: Explain | None = None) -> tuple[Segment, ...]:
    """Return the segments of ``document`` in order.

    They are trimmed of white space, do not overlap, and every other character of the text lies in exactly one. None
    is longer than :data:`~bilingual.segment.sentences.LONGEST_SENTENCE`, except a byline. ``explain`` is called once
    for every rule that fires.

    >>> from bilingual.read import read_text
    >>> [(s.language, s.text) for s in segment(read_text("А вы готовы? Я — да. Are you ready?"))]
    [('ru', 'А вы готовы?'), ('ru', 'Я — да.'), ('en', 'Are you ready?')]
    """
    text = document.text
    runs = [run for block in document.blocks for run in _block_runs(text, block, explain)]
    segments: list[Segment] = []
    for run, language in zip(runs, _settle(runs), strict=True):
        sentences = [run.span] if run.is_byline else _sentences(text, run, explain)
        for span in sentences:
            own = language if run.is_byline else recognise_inside(span.of(text), language, run.script)
            if explain and own != language:
                explain(Decision("sentence_language", span, f"{own}, inside {language}"))
            identity = f"{document.id}.s{len(segments) + 1}"
            segments.append(Segment(identity, document.id, span, span.of(text), own, run.kind))
    return tuple(segments)


def _block_runs(text: str, block: Block, explain: Explain | None) -> Iterator[_Run]:
    """Yield the runs of a block; the signature of a tweet, above or below it, is one of its own."""
    start = block.span.start
    posts = find_signed_posts(block.span.of(text)) if block.kind == "tweet" else ()
    for span in (part.shifted(block.span.start) for post in posts for part in post.signature):
        yield from _piece_runs(text, Span(start, span.start), block, explain)
        if explain:
            explain(Decision("byline", span, "a segment of its own"))
        yield _Run(span, block.kind, script_of(span.of(text)), None, is_byline=True)
        start = span.stop
    yield from _piece_runs(text, Span(start, block.span.stop), block, explain)


def _piece_runs(text: str, piece: Span, block: Block, explain: Explain | None) -> Iterator[_Run]:
    for run in find_runs(piece.of(text), _moved(explain, piece.start)):
        span = run.shifted(piece.start)
        script = script_of(span.of(text))
        language = recognise(span.of(text))
        hint = block.language if block.language and script == _HINTED[block.language] else None
        if hint and (language is None or hint == "other"):
            language = hint
            if explain:
                explain(Decision("language_of_format", span, f"{hint}, says the page or export"))
        yield _Run(span, block.kind, script, language)


def _sentences(text: str, run: _Run, explain: Explain | None) -> list[Span]:
    return [
        span.shifted(run.span.start) for span in split_sentences(run.span.of(text), _moved(explain, run.span.start))
    ]


def _settle(runs: Sequence[_Run]) -> list[Language]:
    """Return the language of every run: its own, else that of the nearest known one in the same script.

    The text before is asked first, then the text behind. A byline, and a run without letters, take the language of
    what stands before them, whatever its script.
    """
    known: dict[Language, Language] = {}
    forwards: list[Language | None] = []
    before: Language | None = None
    for run in runs:
        follows = run.is_byline or (run.script == "other" and run.language is None)
        language = before if follows else run.language or known.get(run.script)
        if not follows and run.language:
            known[run.script] = run.language
        before = language or before
        forwards.append(language)
    return _settle_backwards(runs, forwards)


def _settle_backwards(runs: Sequence[_Run], forwards: Sequence[Language | None]) -> list[Language]:
    """Give the runs that nothing before them could settle the language of what follows, or of their script."""
    behind: dict[Language, Language] = {}
    last: Language | None = None
    languages: list[Language] = []
    for run, language in zip(reversed(runs), reversed(forwards), strict=True):
        is_scriptless = run.script == "other"
        settled: Language = language or (last if is_scriptless else behind.get(run.script)) or run.script
        if not run.is_byline and not is_scriptless:
            behind[run.script] = settled
        last = settled
        languages.append(settled)
    return languages[::-1]


def _moved(explain: Explain | None, offset: int) -> Explain | None:
    """Return an ``explain`` for decisions about a piece of the text that begins at ``offset``."""
    if explain is None:
        return None

    def note(decision: Decision) -> None:
        explain(Decision(decision.rule, decision.span.shifted(offset), decision.outcome))

    return note
