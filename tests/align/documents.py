"""Mixed documents written as tables, for the tests of linking."""

from __future__ import annotations

from dataclasses import dataclass

from bilingual.align.statements import link_statements
from bilingual.datatypes import Block, Document, Match, Segment, Span, Speaker, Statement
from bilingual.encode import Encoder
from bilingual.settings import AlignSettings


@dataclass(frozen=True)
class Line:
    """A paragraph: its sentences, and who says it. ``role`` None is plain text; ``said`` is the part in quotes."""

    language: str
    sentences: tuple[str, ...]
    role: str | None = None
    speaker: str | None = None
    truncated: str | None = None


def tweet(language, *sentences, speaker=None, truncated=None):
    return Line(language, sentences, "original", speaker, truncated)


def text(language, *sentences):
    return Line(language, sentences)


def quote(language, *sentences, speaker=None):
    """A paragraph in which what stands in “…” is said by ``speaker``."""
    return Line(language, sentences, "report", speaker)


def build(*lines: Line) -> tuple[Document, list[Segment], list[Statement]]:
    whole, blocks, segments, statements = "", [], [], []
    for line in lines:
        start, content, ids = len(whole), [], []
        for sentence in line.sentences:
            begin = len(whole)
            whole += sentence
            span = Span(begin, len(whole))
            kind = "tweet" if line.role == "original" else "body"
            segments.append(Segment(f"d1.s{len(segments) + 1}", "d1", span, sentence, line.language, kind))
            ids.append(segments[-1].id)
            if line.role == "report":
                content.append(Span(begin + sentence.index("“") + 1, begin + sentence.index("”")))
            else:
                content.append(span)
            whole += " "
        if line.role:
            speaker = Speaker(line.speaker) if line.speaker else None
            form = "tweet" if line.role == "original" else "direct"
            identifier = f"d1.q{len(statements) + 1}"
            statements.append(
                Statement(
                    identifier, "d1", line.language, line.role, form, tuple(content), tuple(ids), speaker,
                    truncated=line.truncated,
                )
            )  # fmt: skip
        blocks.append(Block(Span(start, len(whole) - 1)))
        whole = whole[:-1] + "\n\n"
    return Document(whole, tuple(blocks)), segments, statements


def link(encoder: Encoder, *lines: Line) -> list[Match]:
    document, segments, statements = build(*lines)
    embeddings = {item.id: encoder.embed([item.text], item.language)[0] for item in segments}
    return link_statements((document,), segments, statements, embeddings, AlignSettings())


def linked(encoder: Encoder, *lines: Line) -> list[tuple[str, str]]:
    """Return the linked texts, source and target, pieces joined by " … "."""
    document = build(*lines)[0]
    return [
        tuple(
            " … ".join(place.span.of(document.text) for place in side)
            for side in (match.source_spans, match.target_spans)
        )
        for match in link(encoder, *lines)
    ]
