"""A report as one HTML page that holds everything it needs: no network, every character of the document escaped."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from bilingual.datatypes import Document, Finding, Interface, Link, Report, Severity, Statement, Status
from bilingual.errors import ConfigError
from bilingual.report.article import lay_out
from bilingual.report.controls import show_controls
from bilingual.report.json import ORIGIN
from bilingual.report.phrases import phrase
from bilingual.report.view import MARKS, View, arrange
from bilingual.report.wording import (
    describe_certainty,
    describe_circumstances,
    describe_direction,
    describe_note,
    explain_finding,
    name_change,
    name_speaker,
    percent,
)

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["to_frame", "to_html"]

_FRAME_HEIGHT = "44rem"

_SIGNS: Mapping[Status, str] = {
    "translated": "✓",
    "partial": "◐",
    "untranslated": "✗",
    "sourced": "✓",
    "partially-sourced": "◐",
    "unsourced": "?",
    "not-applicable": "",
}
_LINK_STATUSES = ("linked", "left out", "added")
"""What stands for a status where rows belong to no statement: in a pair."""

_UNSURE = 0.8
"""Probability below which a link is said to be uncertain: more than one in five of these is expected to be wrong."""

_SHORTCUTS = (
    (("j", "k"), "key j"),
    (("n", "p"), "key n"),
    (("a",), "key a"),
    (("d",), "key d"),
    (("t",), "key t"),
    (("Esc",), "key escape"),
    (("?",), "key help"),
)


def to_html(report: Report, lang: Interface = "en") -> str:
    """Return the report as a complete HTML document, UTF-8, for any browser, light or dark.

    ``lang`` is the language the page itself speaks. Raises ConfigError for another one than en or ru.
    """
    from markupsafe import Markup

    if lang not in get_args(Interface):
        raise ConfigError(f"lang is {lang!r}; it must be one of {', '.join(get_args(Interface))}")
    style, script = _read("report.css"), _read("report.js")
    view = arrange(report)
    pair = len(report.documents) > 1
    texts = {item.id: item.text for item in report.documents}
    names = _names(report)
    goals = _goals(report, view, names)
    numbers = _number(goals)
    return _template().render(
        lang=lang,
        t=partial(phrase, lang=lang),
        report=report,
        view=view,
        pair=pair,
        title=" + ".join(_name_document(item, lang) for item in report.documents),
        origins=[line for item in report.documents if (line := _origin(item))],
        # Only this style sheet and this script may act on the page: whatever a document smuggles in stays text.
        style=Markup(style),  # noqa: S704  (the package's own file)
        script=Markup(script),  # noqa: S704
        digests={"style": _digest(style), "script": _digest(script)},
        note=describe_note(view, lang),
        direction=describe_direction(view, lang),
        tiles=_tiles(report, lang),
        filters=_filters(view, lang),
        legend=_legend(report),
        names=names,
        numbers=numbers,
        goals=goals,
        signs=_SIGNS,
        severities=_severities,
        speaker=partial(name_speaker, lang=lang),
        circumstances=partial(describe_circumstances, lang=lang),
        chip=lambda item: f"{phrase(_ROLES[item.role], lang)} {numbers[item.id]}: {phrase(item.status, lang)}",
        name_change=partial(name_change, lang=lang),
        explain=partial(explain_finding, texts=texts, lang=lang),
        certainty=partial(describe_certainty, lang=lang),
        remark=partial(_remark, lang=lang),
        figures=partial(_figures, lang=lang),
        lay_out=partial(lay_out, report),
        sides=_sides(report),
        name_document=partial(_name_document, lang=lang),
        digest=lambda item: item.metadata.get("sha256 in report") or item.sha256,
        made_by=phrase("made by", lang, version=report.signature.version, model=report.signature.model),
        shortcuts=_SHORTCUTS,
    )


def to_frame(report: Report, lang: Interface = "en") -> str:
    """Return the page inside a sandboxed frame, for a notebook: its style and its script stay its own."""
    return (
        f'<iframe sandbox="allow-scripts" srcdoc="{escape(to_html(report, lang))}" title="bilingual report" '
        f'style="width:100%;height:{_FRAME_HEIGHT};border:0;resize:vertical"></iframe>'
    )


_ROLES = {"original": "original side", "report": "report side", "unknown": "report side"}


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _name_document(document: Document, lang: Interface) -> str:
    return document.title or document.path or phrase("article", lang)


def _origin(document: Document) -> str:
    """Return where the document is from, as far as its reader knew."""
    known = [document.path if document.title else None]
    known += [document.metadata.get(key) for key in ORIGIN]
    return " · ".join(filter(None, known))


def _names(report: Report) -> dict[str, str]:
    """Return an element id for every statement, link and finding: a report read from a file may hold any ids."""
    groups: Sequence[tuple[str, Sequence[Statement | Link | Finding]]] = (
        ("q", report.statements),
        ("l", report.links),
        ("f", report.findings),
    )
    return {item.id: f"{letter}{n}" for letter, items in groups for n, item in enumerate(items, start=1)}


def _number(goals: Mapping[str, str | None]) -> dict[str, int]:
    """Return the number by which text and cards name a statement that leads somewhere."""
    return {name: n for n, name in enumerate((name for name, goal in goals.items() if goal), start=1)}


def _goals(report: Report, view: View, names: Mapping[str, str]) -> dict[str, str | None]:
    """Return the element id to which a statement in the text leads: its card, or its first link."""
    goals: dict[str, str | None] = {item.id: None for item in report.statements}
    touched: dict[str, list[Link]] = {}
    for link in report.links:
        for segment in (*link.source, *link.target):
            touched.setdefault(segment, []).append(link)
    for item in report.statements:
        links = [link for segment in item.segments for link in touched.get(segment, ())]
        goals[item.id] = next((names[link.id] for link in links if _meets(link, item)), None)
    shown = [item.statement.id for item in view.cards] + [item.statement.id for item in view.asides]
    goals.update({name: names[name] for name in shown})
    return goals


def _meets(link: Link, statement: Statement) -> bool:
    places = (*link.source_spans, *link.target_spans)
    return any(item.document == statement.document and item.span.overlaps(statement.span) for item in places)


def _sides(report: Report) -> list[Document]:
    """Return the documents of a pair, the original first."""
    first = next((link.source_spans[0].document for link in report.links), report.documents[0].id)
    return sorted(report.documents, key=lambda item: item.id != first)


def _severities(findings: Sequence[Finding]) -> str:
    return " ".join(sorted({item.severity for item in findings})) or "none"


def _tiles(report: Report, lang: Interface) -> list[dict[str, Any]]:
    """Return the figures at the top of the page, worst in colour."""
    counts, tiles = report.summary, []

    def tile(what: str, figure: object, detail: str = "", *, alarm: bool = False) -> None:
        tiles.append({"what": phrase(what, lang), "figure": figure, "detail": detail, "alarm": alarm})

    def share(some: int, total: int) -> str:
        return phrase("{} of {}", lang, some, total)

    if len(report.documents) > 1:
        tile("links", len(report.links))
        for number, what in (
            (len(report.unlinked_source), "sentences left out"),
            (len(report.unlinked_target), "sentences added"),
        ):
            tile(what, number, alarm=number > 0)
    else:
        if counts.originals:
            tile("reached", share(counts.translated + counts.partial, counts.originals))
            tile("never reported", counts.untranslated, alarm=counts.untranslated > 0)
        if counts.reports:
            tile("with original", share(counts.reports - counts.unsourced, counts.reports))
    by_severity = Counter(item.severity for item in report.findings)
    worst = [item for item in reversed(get_args(Severity)) if by_severity[item]]
    detail = ", ".join(
        phrase("share", lang, count=by_severity[item], what=phrase(f"filter {item}", lang)) for item in worst
    )
    if len(worst) == 1:
        detail = phrase(f"{'severity' if len(report.findings) == 1 else 'filter'} {worst[0]}", lang)
    tile("findings found", len(report.findings), detail, alarm=bool({"major", "critical"} & {*worst}))
    if report.links:
        tile("fidelity of links", f"{percent(counts.fidelity)}%")
    return tiles


def _filters(view: View, lang: Interface) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the filters that tell some rows from others, each with the number of rows it leaves."""
    rows = [(row.findings, card.statement.status) for card in view.cards for row in card.rows]
    rows += [(row.findings, "linked" if row.link else "left out" if row.source else "added") for row in view.rows]  # type: ignore[misc]
    rows += [(aside.findings, aside.statement.status) for aside in view.asides]
    severities = Counter(name for findings, _ in rows for name in _severities(findings).split())
    statuses = Counter(status for _, status in rows)
    return [
        (
            "by severity",
            [
                {"kind": "severity", "value": item, "n": severities[item], "name": phrase(key, lang)}
                for item in (*reversed(get_args(Severity)), "none")
                if severities[item]
                for key in [item if item == "none" else f"filter {item}"]
            ],
        ),
        (
            "by status",
            [
                {"kind": "status", "value": item, "n": statuses[item], "name": phrase(item, lang)}
                for item in (*get_args(Status), *_LINK_STATUSES)
                if statuses[item]
            ],
        ),
    ]


def _legend(report: Report) -> list[tuple[str, str]]:
    used = {mark for item in report.findings for mark in MARKS[item.category]}
    meanings = (("omission", "lost"), ("addition", "added"), ("change", "changed"))
    return [(mark, meaning) for mark, meaning in meanings if mark in used]


def _remark(link: Link, lang: Interface) -> str:
    """Return what a reader must know about a link that is not a plain translation."""
    remarks = [
        *(["part of the sentence"] if link.relation == "partial" else []),
        *(["a paraphrase"] if link.relation == "paraphrase" else []),
        *(["uncertain link"] if link.confidence < _UNSURE else []),
    ]
    return " · ".join(phrase(item, lang) for item in remarks)


def _figures(link: Link, lang: Interface) -> str:
    shares = {key: percent(max(getattr(link, key), 0)) for key in ("confidence", "similarity", "coverage", "fidelity")}
    return phrase("figures", lang, **shares)


def _read(name: str) -> str:
    return files("bilingual.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["shown"] = show_controls
    return environment.from_string(_read("report.html.j2"))
