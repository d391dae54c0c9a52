"""A hand-built report of a pair of documents: two texts side by side, with every kind of finding.

One row a sentence: Russian | English | what is wrong. ``-`` is nothing on that side; ``<…>`` stands around the words a
finding points to.
"""

from __future__ import annotations

import re

from bilingual.datatypes import (
    Block,
    Category,
    Document,
    Finding,
    Link,
    Location,
    Report,
    Segment,
    Severity,
    Signature,
    Span,
    Subtype,
    Summary,
)

__all__ = ["make_long_pair", "make_pair"]

TABLE = """
Мост закрыли в понедельник. | The bridge was closed on Monday. |
Движение пустили в объезд. | Traffic was diverted. |
Автобусы ходят как раньше. | Buses run as before. |
Паром работает до полуночи. | The ferry runs until midnight. |
Ремонт <, увы,> займёт <12> недель. | It will take <21> <short> weeks. | minor omission; major number; minor addition
Жители обиделись. | - | major omission
Мэр обещает скидку на паром. | The mayor promises cheaper ferry fares. |
- | He did not say how much cheaper. | major addition
Он <не> уйдёт. | He will go. | critical negation
"""
KINDS: dict[str, tuple[Category, Subtype | None]] = {
    "omission": ("accuracy/omission", None),
    "addition": ("accuracy/addition", None),
    "number": ("accuracy/mistranslation", "number"),
    "negation": ("accuracy/mistranslation", "negation"),
}
WORDS = re.compile("<(.*?)>")


def make_pair() -> Report:
    """Return the report; every call builds the same one."""
    texts = {"d1": "", "d2": ""}
    segments: dict[str, list[Segment]] = {"d1": [], "d2": []}
    links: list[Link] = []
    findings: list[Finding] = []
    unlinked: dict[str, list[str]] = {"d1": [], "d2": []}

    def add(document: str, cell: str) -> tuple[Segment, list[Location]] | None:
        if cell == "-":
            return None
        start = len(texts[document])
        marked = [
            Location(document, Span(start + match.start() - 2 * number, start + match.end() - 2 * number - 2))
            for number, match in enumerate(WORDS.finditer(cell))
        ]
        text = WORDS.sub(r"\1", cell)
        texts[document] += text + " "
        language = "ru" if document == "d1" else "en"
        name = f"{document}.s{len(segments[document]) + 1}"
        segments[document].append(Segment(name, document, Span(start, start + len(text)), text, language))
        return segments[document][-1], marked

    for row in TABLE.strip().splitlines():
        source_cell, target_cell, wrong = (cell.strip() for cell in row.split("|"))
        source, target = add("d1", source_cell), add("d2", target_cell)
        link = f"l{len(links) + 1}" if source and target else None
        kinds = [item.split() for item in wrong.split("; ") if item]
        if source and target:
            places = [(Location(item.document, item.span),) for item, _ in (source, target)]
            fidelity = 0.6 if kinds else 1.0
            links.append(
                Link(link or "", (source[0].id,), (target[0].id,), *places, "translation", 0.9, 0.9, fidelity, 0.95)
            )
        for side in (source, target):
            if side and not link:
                unlinked[side[0].document].append(side[0].id)
        sources, targets = (list(side[1]) if side else [] for side in (source, target))
        for severity, kind in kinds:
            at = tuple(tuple(spans[:1]) for spans in _take(kind, sources, targets, source, target))
            findings.append(_finding(len(findings) + 1, link, kind, severity, *at))  # type: ignore[arg-type]
    return Report(
        signature=Signature("0.1.0", "example 1", {}),
        documents=(
            Document(texts["d1"], (), "d1", "bridge.ru.txt", "Мост"),
            Document(texts["d2"], (), "d2", "bridge.en.txt", "The bridge"),
        ),
        segments=(*segments["d1"], *segments["d2"]),
        statements=(),
        links=tuple(links),
        findings=tuple(findings),
        unlinked_source=tuple(unlinked["d1"]),
        unlinked_target=tuple(unlinked["d2"]),
        summary=Summary(0, 0, 0, 0, 0, 0, 0, {}, 0.83),
    )


def _take(
    kind: str,
    sources: list[Location],
    targets: list[Location],
    source: tuple[Segment, list[Location]] | None,
    target: tuple[Segment, list[Location]] | None,
) -> tuple[list[Location], list[Location]]:
    """Return the next marked words of the sides that ``kind`` marks; of a lone sentence, all of it."""
    if not (source and target):
        whole = [[Location(side[0].document, side[0].span)] if side else [] for side in (source, target)]
        return whole[0], whole[1]
    on_source = [sources.pop(0)] if kind != "addition" and sources else []
    on_target = [targets.pop(0)] if kind != "omission" and targets else []
    return on_source, on_target


def _finding(
    number: int,
    link: str | None,
    kind: str,
    severity: Severity,
    source: tuple[Location, ...],
    target: tuple[Location, ...],
) -> Finding:
    category, subtype = KINDS[kind]
    return Finding(f"f{number}", link, category, subtype, severity, source, target, f"a test of {kind}", 0.9)


def make_long_pair(n_links: int) -> Report:
    """Return a pair of ``n_links`` sentences, every fifth of which lost its first word."""
    sources = [f"Предложение номер {n} рассказывает о мосте и о пароме через реку." for n in range(n_links)]
    targets = [f"Sentence number {n} tells of the bridge and of the ferry across the river." for n in range(n_links)]
    documents: list[Document] = []
    segments: list[Segment] = []
    for name, language, lines in (("d1", "ru", sources), ("d2", "en", targets)):
        start = 0
        for n, line in enumerate(lines, start=1):
            segments.append(Segment(f"{name}.s{n}", name, Span(start, start + len(line)), line, language))  # type: ignore[arg-type]
            start += len(line) + 1
        blocks = [item.span for item in segments if item.document == name]
        paragraphs = tuple(
            Block(Span(blocks[n].start, blocks[min(n + 5, n_links) - 1].stop)) for n in range(0, n_links, 5)
        )
        documents.append(Document(" ".join(lines), paragraphs, name, f"{name}.txt"))
    places = [(Location(item.document, item.span),) for item in segments]
    links = tuple(
        Link(
            f"l{n + 1}", (f"d1.s{n + 1}",), (f"d2.s{n + 1}",), places[n], places[n_links + n], "translation",
            0.9, 0.9, 0.9, 0.9,
        )
        for n in range(n_links)
    )  # fmt: skip
    lost = [(n, Span(places[n][0].span.start, places[n][0].span.start + 11)) for n in range(0, n_links, 5)]
    findings = tuple(
        Finding(f"f{n}", f"l{n + 1}", "accuracy/omission", None, "major", (Location("d1", at),), (), "lost", 0.9)
        for n, at in lost
    )
    summary = Summary(0, 0, 0, 0, 0, 0, 0, {"accuracy/omission": len(findings)}, 0.9)
    return Report(Signature("0", "m", {}), tuple(documents), tuple(segments), (), links, findings, (), (), summary)
