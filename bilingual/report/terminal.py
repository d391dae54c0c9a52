"""A report on the terminal: original and report side by side, or one above the other where it is narrow.

A mark never relies on colour alone: what got lost is ``[-struck through-]`` on the original, what was added
``{+underlined+}`` on the report, what was changed stands ‹between angles› on both sides. The text of the user is shown,
never obeyed: terminal escapes, overrides of the reading direction and rich's own markup come out as plain signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from bilingual.datatypes import Finding, Report, Severity, Status
from bilingual.report.controls import show_controls
from bilingual.report.page import Page
from bilingual.report.phrases import phrase
from bilingual.report.view import Aside, Card, Mark, Piece, Row, View, arrange
from bilingual.report.wording import (
    describe_direction,
    describe_finding,
    describe_note,
    describe_statement,
    describe_status,
    summarise,
)

__all__ = ["render_report", "render_summary"]

SIDE_BY_SIDE = 100
"""Narrowest terminal with two columns: each holds some 45 characters, a newspaper column."""

_FEW = 3
"""So many faithful sentences of a pair in a row are shown in one line."""

_MARKS: Mapping[Mark, tuple[str, str, str]] = {
    # mark: opening sign, closing sign, style
    "omission": ("[-", "-]", "strike bold red"),
    "addition": ("{+", "+}", "underline bold green"),
    "change": ("‹", "›", "bold yellow"),
}
_LEGEND: Mapping[Mark, str] = {"omission": "lost", "addition": "added", "change": "changed"}
_STATUS_STYLES: Mapping[Status, str] = {
    "translated": "green",
    "partial": "bold yellow",
    "untranslated": "bold white on red",
}
_FAITHFUL, _CHANGED, _MISSING = ("✓", "green"), ("≠", "bold yellow"), ("✗", "bold red")
_QUOTED = 60
"""Longest piece of a side quoted in the list of findings."""
_SEVERITY_STYLES: Mapping[Severity, str] = {"minor": "yellow", "major": "red", "critical": "bold red"}


def render_report(report: Report, width: int = SIDE_BY_SIDE, color: bool = False, *, verbose: bool = False) -> str:
    """Return the report as text for a terminal of ``width`` columns, plain without ``color``.

    ``verbose`` shows every faithful sentence of a pair, and the figures of every link.
    """
    view = arrange(report)
    page = Page(width, color)
    _print_header(page, report, view)
    for card in view.cards:
        _print_card(page, card, verbose=verbose)
    if view.rows:
        page.heading("Elsewhere" if view.cards else "Side by side")
        _print_rows(page, view.rows, fold=len(report.documents) > 1 and not verbose, verbose=verbose)
    if view.asides:
        page.heading("Reports without an original")
        for aside in view.asides:
            _print_aside(page, aside)
    if view.findings:
        page.heading("Findings")
        texts = {item.id: item.text for item in report.documents}
        for finding in view.findings:
            _print_finding(page, finding, texts)
        page.line()
    _print_legend(page, view)
    return str(page)


def render_summary(report: Report) -> str:
    """Return the one line that ``--quiet`` leaves of a report."""
    return (describe_note(arrange(report)) or summarise(report)) + "\n"


def _print_header(page: Page, report: Report, view: View) -> None:
    names = [item.path or item.title or "text" for item in report.documents]
    page.line(show_controls(" + ".join(names)), "bold")
    facts = [describe_direction(view), f"model {report.signature.model}" if report.links else ""]
    if any(facts):
        page.line(show_controls(" · ".join(filter(None, facts))), "dim")
    page.line()
    page.line(describe_note(view) or summarise(report), "bold")
    page.line()


def _print_card(page: Page, card: Card, *, verbose: bool) -> None:
    status = card.statement.status
    label = describe_status(status).upper() if status == "untranslated" else describe_status(status)
    who = (show_controls(describe_statement(card.statement)), "bold")
    page.heading(Text.assemble(who, " · ", (label, _STATUS_STYLES.get(status, ""))))
    _print_rows(page, card.rows, fold=False, verbose=verbose)


def _print_rows(page: Page, rows: Sequence[Row], *, fold: bool, verbose: bool) -> None:
    """Print rows; with ``fold`` long runs of faithful ones become one line."""
    for faithful, group in groupby(rows, key=lambda row: row.is_faithful):
        run = list(group)
        if fold and faithful and len(run) > _FEW:
            page.line(f"⋮ {len(run):,} links without a finding", "dim")
            page.line()
            continue
        for row in run:
            _print_row(page, row, verbose=verbose)


def _print_row(page: Page, row: Row, *, verbose: bool) -> None:
    source = _paint(row.source) if row.source else Text(f"— {phrase('no original', 'en')} —", "bold red")
    target = _paint(row.target) if row.target else Text(f"— {phrase('not reported', 'en')} —", "bold red")
    sign = Text(*(_FAITHFUL if row.is_faithful else _CHANGED if row.link else _MISSING))
    if page.width >= SIDE_BY_SIDE:
        page.columns(sign, source, target)
    else:
        page.hang(sign, source)
        page.hang(Text(), target)
    if row.link and verbose:
        link = row.link
        figures = f"similarity {link.similarity:.2f} · coverage {link.coverage:.2f} · fidelity {link.fidelity:.2f}"
        line = f"{link.id} · {link.relation} · {figures} · confidence {link.confidence:.2f}"
        page.hang(Text(), Text(show_controls(line), "dim"))
    _print_evidence(page, row.findings)
    page.line()


def _print_aside(page: Page, aside: Aside) -> None:
    reason = phrase("no original" if aside.statement.status == "unsourced" else "no original for this part", "en")
    page.hang(Text("?", "bold yellow"), _paint(aside.pieces))
    page.hang(Text(), Text(f"{show_controls(describe_statement(aside.statement))} · {reason}", "dim"))
    _print_evidence(page, aside.findings)
    page.line()


def _print_evidence(page: Page, findings: Iterable[Finding]) -> None:
    for finding in findings:
        kind = (describe_finding(finding), _SEVERITY_STYLES[finding.severity])
        reason = f": {show_controls(finding.evidence)}" if finding.evidence else ""
        page.hang(Text(), Text.assemble(("↳ ", "dim"), kind, (reason, "dim")))


def _print_finding(page: Page, finding: Finding, texts: Mapping[str, str]) -> None:
    sides = [
        " … ".join(_shorten(show_controls(place.span.of(texts[place.document]))) for place in places)
        for places in (finding.source_spans, finding.target_spans)
        if places
    ]
    first = min((*finding.source_spans, *finding.target_spans))
    place = f"{first.document}:{first.span.start}–{first.span.stop}"
    style = _SEVERITY_STYLES[finding.severity]
    line = Text.assemble(
        (describe_finding(finding), style), f"  {' → '.join(sides)}", (f"  {show_controls(place)}", "dim")
    )
    page.hang(Text("•", style), line)


def _shorten(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"


def _print_legend(page: Page, view: View) -> None:
    rows = [*view.rows, *(row for card in view.cards for row in card.rows)]
    pieces = [piece for row in rows for piece in (*row.source, *row.target)]
    pieces += [piece for aside in view.asides for piece in aside.pieces]
    used = {piece.mark for piece in pieces}
    marks = [_paint([Piece(meaning, mark)]) for mark, meaning in _LEGEND.items() if mark in used]
    if marks:
        page.line(Text.assemble(("Marks: ", "dim"), Text("  ").join(marks)))


def _paint(pieces: Iterable[Piece]) -> Text:
    painted = Text()
    for piece in pieces:
        opening, closing, style = _MARKS[piece.mark] if piece.mark else ("", "", "")
        painted.append(f"{opening}{show_controls(piece.text)}{closing}", style)
    return painted
