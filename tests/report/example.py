"""The report of the worked example (``seeds/000_e8c37c1693dfbc87.txt``), built by hand with real spans.

What it says is what ``acceptance`` asks of the whole program; here it is only something true to print.
"""

from __future__ import annotations

import re
from pathlib import Path

from bilingual.datatypes import (
    Block,
    Document,
    Finding,
    Language,
    Link,
    Location,
    Relation,
    Report,
    Segment,
    SegmentKind,
    Signature,
    Span,
    Speaker,
    Statement,
    Summary,
)

__all__ = ["SEED", "make_report"]

SEED = Path(__file__).parents[2] / "seeds" / "000_e8c37c1693dfbc87.txt"
ROGOZIN = Speaker("РОГОЗИН", "@Rogozin")

EUROPE = "Европы?"
INDIA = "Еще есть вариант падения 500-тонной конструкции на Индию и Китай."
GENTLEMEN = "Господа, вы когда санкции планируете, проверяйте тех, кто их генерирует, на предмет болезни"

PAIRS: list[tuple[str, str, Relation, float, float, float]] = [
    (EUROPE, "and from falling into the United States and Europe.", "partial", 0.61, 1.0, 1.0),
    (
        INDIA,
        "there is another chance of dropping a 500-tonne structure on India or China",
        "translation",
        0.9,
        1.0,
        0.95,
    ),
    (
        "Вы хотите им угрожать такой перспективой?",
        "Do you want to threaten them with such a prospect?",
        "translation",
        0.93,
        1.0,
        1.0,
    ),
    (
        "Над Россией МКС не летает, поэтому все риски - ваши.",
        "The ISS does not fly over Russia, so all the risks are yours.",
        "translation",
        0.91234567,
        1.0,
        1.0,
    ),
    ("А вы к ним готовы?", "Are you ready for them?", "translation", 0.92, 1.0, 1.0),
]
SENTENCE = re.compile(r"""[^\s].*?(?:[.?!]["”]?(?=\s)|(?=\s—\sР)|$)""", re.MULTILINE)


def make_report() -> Report:
    """Return the report; every call builds the same one."""
    text = SEED.read_text(encoding="utf-8")
    document = Document(
        text=text,
        blocks=tuple(Block(Span(*match.span())) for match in re.finditer(r"\S.*", text)),
        path="seeds/000_e8c37c1693dfbc87.txt",
    )
    segments = _segments(text)

    def at(piece: str) -> Span:
        start = text.index(piece)
        return Span(start, start + len(piece))

    def place(piece: str) -> Location:
        return Location("d1", at(piece))

    def ids(*spans: Span) -> tuple[str, ...]:
        return tuple(item.id for item in segments if any(span.overlaps(item.span) for span in spans))

    def say(number: int, role: str, form: str, status: str, *pieces: str, **more: object) -> Statement:
        spans = tuple(at(piece) for piece in pieces)
        language = "ru" if re.search("[а-я]{3}", pieces[0]) else "en"
        return Statement(
            id=f"d1.q{number}",
            document="d1",
            language=language,  # type: ignore[arg-type]
            role=role,  # type: ignore[arg-type]
            form=form,  # type: ignore[arg-type]
            content=spans,
            segments=ids(*spans),
            status=status,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )

    rogozin = Speaker("Rogozin")
    tweet = text[text.index(EUROPE) : text.index("готовы?") + len("готовы?")]
    statements = (
        say(1, "report", "direct", "partially-sourced", text[text.index("If you block") : text.index("Adding") - 3],
            speaker=rogozin, cue="said"),
        say(2, "report", "mixed", "sourced", PAIRS[1][1], text[text.index("Do you want") : text.index('"\n\nЕв')],
            speaker=rogozin, cue="said"),
        say(3, "original", "tweet", "translated", tweet, speaker=ROGOZIN, date="2022-02-24", truncated="start"),
        say(4, "original", "tweet", "untranslated", GENTLEMEN, speaker=ROGOZIN, date="2022-02-24"),
        say(5, "unknown", "direct", "not-applicable", text[text.index("NASA continues") : text.index("\n\nFollowing")],
            speaker=Speaker("NASA"), cue="said"),
        say(6, "report", "direct", "unsourced", text[text.index("As diplomats") : text.index('"\n\nImage')],
            speaker=rogozin, cue="said"),
    )  # fmt: skip
    links = tuple(
        Link(f"l{number}", ids(at(source)), ids(at(target)), (place(source),), (place(target),), relation,
             similarity, coverage, fidelity, 0.97)
        for number, (source, target, relation, similarity, coverage, fidelity) in enumerate(PAIRS, start=1)
    )  # fmt: skip
    india, china = text.index(" и Китай"), text.index(" or China")
    findings = (
        Finding(
            "f1", "l2", "accuracy/mistranslation", "connective", "minor",
            (Location("d1", Span(india + 1, india + 2)),), (Location("d1", Span(china + 1, china + 3)),),
            "“и” (and) became “or”", 0.9,
        ),
        Finding(
            "f2", None, "accuracy/untranslated", None, "minor", (), (place("#МКС"),),
            "“#МКС” is left in Russian", 0.8,
        ),
    )  # fmt: skip
    return Report(
        signature=Signature("0.1.0", "example 1", {"model": "default", "original": "auto", "read": {"max_bytes": 20}}),
        documents=(document,),
        segments=segments,
        statements=statements,
        links=links,
        findings=findings,
        unlinked_source=ids(at(GENTLEMEN)),
        unlinked_target=statements[5].segments,
        summary=Summary(
            2, 1, 0, 1, 3, 1, 1, {"accuracy/mistranslation": 1, "accuracy/untranslated": 1}, fidelity=0.98765432
        ),
    )


def _segments(text: str) -> tuple[Segment, ...]:
    found = []
    for number, match in enumerate(SENTENCE.finditer(text), start=1):
        piece = match[0]
        language: Language = "ru" if re.search("[а-я]{3}", piece) else "en"
        kind: SegmentKind = (
            "tweet" if language == "ru" or piece.startswith("—") else
            "caption" if piece.startswith("Image") else "heading" if piece.startswith("NASA refutes") else "body"
        )  # fmt: skip
        found.append(Segment(f"d1.s{number}", "d1", Span(*match.span()), piece, language, kind))
    return tuple(found)
