"""Reports about arbitrary text, for property tests: any Unicode, one document or a pair, any links and findings."""

from __future__ import annotations

import re
from typing import get_args

from hypothesis import strategies as st

from bilingual.datatypes import (
    BlockKind,
    Category,
    Document,
    Finding,
    Form,
    Language,
    Link,
    Location,
    Relation,
    Report,
    Role,
    Segment,
    Severity,
    Signature,
    Span,
    Speaker,
    Statement,
    Status,
    Subtype,
    Summary,
    Truncation,
)

__all__ = ["reports", "texts"]

HOSTILE = st.sampled_from(
    [
        "\x1b[31m",
        "\x9b2J",
        "\u202e",
        "\ud800 ",
        "\x00",
        "[bold]",
        "<script>",
        "{{ 1 }}",
        "🧑‍🚀",
        "е\u0308",
        "\r",
        "漢字",
        ":cat:",
    ]
)
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def texts() -> st.SearchStrategy[str]:
    """Words, terminal escapes, markup, lone surrogates; no surrogate pairs, which no JSON can tell from a character."""
    anything = st.text(st.characters(), max_size=12)
    parts = st.lists(st.one_of(st.sampled_from(["слово", "word", "2,5", " ", "\n\n"]), HOSTILE, anything), max_size=8)
    return parts.map("".join).filter(lambda text: not SURROGATE_PAIR.search(text))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    documents, segments = [], []
    for name in draw(st.sampled_from([("d1",), ("d1", "d2")])):
        text = draw(texts())
        found = [
            Segment(
                f"{name}.s{number}", name, Span(*match.span()), match[0], draw(_one(Language)), draw(_one(BlockKind))
            )
            for number, match in enumerate(re.finditer(r"\S+(?:[^\S\n]+\S+)?", text), start=1)
        ]
        documents.append(Document(text, (), name, draw(st.none() | texts()), draw(st.none() | texts())))
        segments += found
    ids = [item.id for item in segments]
    lengths = {item.id: len(item.text) for item in documents}
    share = st.floats(0, 1)

    def places(low: int = 0) -> tuple[Location, ...]:
        count = draw(st.integers(low, 2))
        found = []
        for _ in range(count):
            name = draw(st.sampled_from(sorted(lengths)))
            start = draw(st.integers(0, lengths[name]))
            found.append(Location(name, Span(start, draw(st.integers(start, lengths[name])))))
        return tuple(sorted(found))

    def some_ids(low: int = 0) -> tuple[str, ...]:
        return tuple(sorted(draw(st.lists(st.sampled_from(ids), min_size=low, max_size=3, unique=True)), key=ids.index))

    def statement(number: int) -> Statement:
        segment = draw(st.sampled_from(segments))
        return Statement(
            id=f"q{number}", document=segment.document, language=segment.language, role=draw(_one(Role)),
            form=draw(_one(Form)), content=(segment.span,), segments=(segment.id,),
            speaker=draw(st.none() | st.builds(Speaker, texts().filter(bool), st.none() | texts())),
            date=draw(st.none() | st.just("2022-02-24")), cue=draw(st.none() | texts()),
            truncated=draw(st.none() | _one(Truncation)), status=draw(_one(Status)),
        )  # fmt: skip

    def link(number: int) -> Link:
        return Link(
            f"l{number}", some_ids(1), some_ids(1), places(1), places(1), draw(_one(Relation)),
            draw(st.floats(-1, 1)), draw(share), draw(share), draw(share),
        )  # fmt: skip

    def finding(number: int) -> Finding:
        source = places()
        return Finding(
            f"f{number}", draw(st.sampled_from([None, *(item.id for item in links)])), draw(_one(Category)),
            draw(st.none() | _one(Subtype)), draw(_one(Severity)), source, places(0 if source else 1),
            draw(texts()), draw(share),
        )  # fmt: skip

    count = st.integers(0, 3) if segments else st.just(0)
    statements = tuple(statement(number) for number in range(draw(count)))
    links = tuple(link(number) for number in range(draw(count)))
    return Report(
        signature=Signature("0.1.0", draw(texts()), {"original": "auto", "align": {"floor": draw(share)}}),
        documents=tuple(documents),
        segments=tuple(segments),
        statements=statements,
        links=links,
        findings=tuple(finding(number) for number in range(draw(st.integers(0, 3)))),
        unlinked_source=some_ids() if ids else (),
        unlinked_target=some_ids() if ids else (),
        summary=Summary(1, 0, 0, 1, 2, 1, 1, {"accuracy/omission": 2}, draw(share)),
    )


def _one(literal: object) -> st.SearchStrategy:
    return st.sampled_from(get_args(literal))
