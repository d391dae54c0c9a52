"""A report on the terminal: original and report side by side, or one above the other where it is narrow.

A mark never relies on colour alone: what got lost is ``[-struck through-]`` on the original, what was added
``{+underlined+}`` on the report, what was changed stands ‹between angles› on both sides. The text of the user is shown,
never obeyed: terminal escapes, overrides of the reading direction and rich's own markup come out as plain signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from rich.text import Text

from bilingual.datatypes import Finding, Interface, Location, Report, Severity, Status
from bilingual.report.controls import show_controls
from bilingual.report.page import Page
from bilingual.report.phrases import count, phrase, plural
from bilingual.report.view import Aside, Card, Mark, Piece, Row, View, arrange
from bilingual.report.wording import (
    count_originals,
    count_reports,
    describe_circumstances,
    describe_direction,
    describe_finding,
    describe_note,
    describe_status,
    explain_finding,
    name_speaker,
    percent,
    summarise,
)

__all__ = ["render_report", "render_summary"]

SIDE_BY_SIDE = 100
"""Narrowest terminal with two columns: each holds some 45 characters, a newspaper column."""

WIDEST = 140
"""Widest page: beyond some 66 characters a column the eye loses its line (Bringhurst, The Elements of Typographic
Style, 2.1.2), so a wider terminal keeps its margin."""

_FEW = 3
"""So many faithful sentences of a pair in a row are shown in one line."""

_MARKS: Mapping[Mark, tuple[str, str, str, str]] = {
    # mark: opening sign, closing sign, style, phrase of the legend
    "omission": ("[-", "-]", "strike bold red", "lost"),
    "addition": ("{+", "+}", "underline bold green", "added"),
    "change": ("‹", "›", "bold yellow", "changed"),
}
_STATUSES: Mapping[Status, tuple[str, str]] = {
    # status: sign, style
    "translated": ("✓", "green"),
    "sourced": ("✓", "green"),
    "partial": ("◐", "bold yellow"),
    "partially-sourced": ("◐", "bold yellow"),
    "unsourced": ("?", "bold yellow"),
    "untranslated": ("✗", "bold white on red"),
    "not-applicable": ("", ""),
}
_FAITHFUL, _CHANGED, _MISSING = ("✓", "green"), ("≠", "bold yellow"), ("✗", "bold red")
_SEVERITY_STYLES: Mapping[Severity, str] = {"minor": "yellow", "major": "red", "critical": "bold white on red"}


def render_report(
    report: Report,
    width: int = SIDE_BY_SIDE,
    color: bool = False,
    *,
    verbose: bool = False,
    lang: Interface = "en",
) -> str:
    """Return the report as text for a terminal of ``width`` columns, plain without ``color``, speaking ``lang``.

    ``verbose`` shows every faithful sentence of a pair, the figures of every link and the place of every finding.
    """
    view = arrange(report)
    screen = _Screen(Page(min(width, WIDEST), color), {item.id: item.text for item in report.documents}, lang, verbose)
    screen.header(report, view)
    for card in view.cards:
        screen.card(card)
    if view.rows:
        screen.head(Text(phrase("elsewhere" if view.cards else "side by side", lang), "bold"))
        screen.rows(view.rows, fold=len(report.documents) > 1 and not verbose)
    if view.asides:
        screen.head(Text(phrase("asides", lang), "bold"))
        for aside in view.asides:
            screen.aside(aside)
    screen.legend(view)
    return str(screen.page)


def render_summary(report: Report, lang: Interface = "en") -> str:
    """Return the one line that ``--quiet`` leaves of a report."""
    return (describe_note(arrange(report), lang) or summarise(report, lang)) + "\n"


@dataclass(frozen=True, slots=True)
class _Screen:
    """A page that is written from top to bottom, with what every part of it needs to know."""

    page: Page
    texts: Mapping[str, str]
    lang: Interface
    verbose: bool

    def header(self, report: Report, view: View) -> None:
        """Say what was compared, and how it went, a line for each kind of thing that was counted."""
        titles = [item.title or item.path or "text" for item in report.documents]
        self.page.line(show_controls(" + ".join(titles)), "bold")
        facts = [item.path or "" for item in report.documents if item.title]
        facts.append(describe_direction(view, self.lang))
        facts.append(phrase("model", self.lang, report.signature.model) if report.links else "")
        if any(facts):
            self.page.line(show_controls(" · ".join(filter(None, facts))), "dim")
        self.page.line()
        if view.note:
            self.page.line(describe_note(view, self.lang), "bold")
            return
        rows = self._counts(report)
        margin = 2 + max(len(head) for head, _ in rows) + 3
        for head, text in rows:
            self.page.hang(Text(f"  {head}", "bold"), text, margin)
        self.page.line()

    def _counts(self, report: Report) -> list[tuple[str, Text]]:
        """Return a heading and its details for everything that is counted."""
        rows = []
        if len(report.documents) > 1:
            rows.append((count("link", len(report.links), self.lang), Text()))
            for ids, what in ((report.unlinked_source, "left out"), (report.unlinked_target, "added")):
                if ids:
                    sentences = count("sentence", len(ids), self.lang)
                    rows.append((sentences, Text(phrase(what, self.lang), "bold red")))
        else:
            counts = report.summary
            rows.append((count("original", counts.originals, self.lang), self._shares(count_originals(report))))
            rows.append((count("report", counts.reports, self.lang), self._shares(count_reports(report))))
        by_severity = Counter(item.severity for item in report.findings)
        worst = [item for item in reversed(get_args(Severity)) if by_severity[item]]
        details = [
            Text(
                phrase("share", self.lang, count=by_severity[item], what=phrase(f"filter {item}", self.lang)),
                _SEVERITY_STYLES[item],
            )
            for item in worst
        ]
        number = len(report.findings)
        head = count("findings", number, self.lang) if number else phrase("no findings", self.lang)
        rows.append((head, Text(" · ").join(details)))
        if report.links:
            rows.append((phrase("fidelity row", self.lang), Text(f"{percent(report.summary.fidelity)}%")))
        return rows

    def _shares(self, by_status: Mapping[Status, int]) -> Text:
        shares = [
            Text(
                phrase("share", self.lang, count=number, what=describe_status(status, self.lang)),
                _STATUSES[status][1],
            )
            for status, number in by_status.items()
            if number
        ]
        return Text(" · ").join(shares)

    def head(self, left: Text, right: Text | None = None) -> None:
        """Open a part of the report: a rule with a name on its left and a verdict at its right end."""
        self.page.rule(left, right or Text())
        self.page.line()

    def card(self, card: Card) -> None:
        """Print an original with everything that reports it."""
        status = card.statement.status
        sign, style = _STATUSES[status]
        label = describe_status(status, self.lang)
        label = label.upper() if status == "untranslated" else label
        who = Text(show_controls(name_speaker(card.statement, self.lang)), "bold")
        how = Text(show_controls(f" · {describe_circumstances(card.statement, self.lang)}"), "dim")
        self.head(Text.assemble(who, how), Text(f" {sign} {label} " if "on" in style else f"{sign} {label}", style))
        self.rows(card.rows, fold=False)

    def rows(self, rows: Sequence[Row], *, fold: bool) -> None:
        """Print rows; with ``fold`` long runs of faithful ones become one line."""
        for faithful, group in groupby(rows, key=lambda row: row.is_faithful):
            run = list(group)
            if fold and faithful and len(run) > _FEW:
                self.page.line(f"⋮ {len(run):,} {plural('faithful links', len(run), self.lang)}", "dim")
                self.page.line()
                continue
            for row in run:
                self.row(row)

    def row(self, row: Row) -> None:
        """Print the two sides of a link, or one side alone, and what was found between them."""
        source = _paint(row.source) if row.source else Text(f"— {phrase('no original', self.lang)} —", "bold red")
        target = _paint(row.target) if row.target else Text(f"— {phrase('not reported', self.lang)} —", "bold red")
        sign = Text(*(_FAITHFUL if row.is_faithful else _CHANGED if row.link else _MISSING))
        if self.page.width >= SIDE_BY_SIDE:
            self.page.columns(sign, source, target)
        else:
            self.page.hang(sign, source)
            self.page.hang(Text("→", "dim"), target)
        if row.link and self.verbose:
            shares = {key: getattr(row.link, key) for key in ("similarity", "coverage", "fidelity", "confidence")}
            relation = phrase(f"relation {row.link.relation}", self.lang)
            line = phrase("link figures", self.lang, id=row.link.id, relation=relation, **shares)
            self.page.hang(Text(), Text(show_controls(line), "dim"))
        self.findings(row.findings)
        self.page.line()

    def aside(self, aside: Aside) -> None:
        """Print a report whose original is not in sight."""
        reason = "no original" if aside.statement.status == "unsourced" else "no original for this part"
        sign, style = _STATUSES[aside.statement.status]
        who = Text(show_controls(name_speaker(aside.statement, self.lang)), "bold")
        how = f" · {describe_circumstances(aside.statement, self.lang)} · {phrase(reason, self.lang)}"
        self.page.hang(Text(sign, style), Text.assemble(who, (show_controls(how), "dim")))
        self.page.hang(Text(), _paint(aside.pieces))
        self.findings(aside.findings)
        self.page.line()

    def findings(self, findings: Iterable[Finding]) -> None:
        """Print what was found, in words."""
        for finding in findings:
            reason = show_controls(explain_finding(finding, self.texts, self.lang))
            places = [*finding.source_spans, *finding.target_spans] if self.verbose else []
            line = Text.assemble(
                (describe_finding(finding, self.lang), _SEVERITY_STYLES[finding.severity]),
                f": {reason}" if reason else "",
                (f"  {' '.join(map(_place, places))}" if places else "", "dim"),
            )
            self.page.hang(Text("↳", "dim"), line, indent=4, margin=2)

    def legend(self, view: View) -> None:
        """Explain the marks that were used."""
        rows = [*view.rows, *(row for card in view.cards for row in card.rows)]
        pieces = [piece for row in rows for piece in (*row.source, *row.target)]
        pieces += [piece for aside in view.asides for piece in aside.pieces]
        used = {piece.mark for piece in pieces}
        meanings = {mark: phrase(meaning, self.lang) for mark, (*_, meaning) in _MARKS.items()}
        marks = [_paint([Piece(meaning, mark)]) for mark, meaning in meanings.items() if mark in used]
        if marks:
            self.page.line(Text.assemble((f"{phrase('legend', self.lang)}: ", "dim"), Text("  ").join(marks)))


def _place(place: Location) -> str:
    return show_controls(f"{place.document}:{place.span.start}–{place.span.stop}")


def _paint(pieces: Iterable[Piece]) -> Text:
    painted = Text()
    for piece in pieces:
        opening, closing, style, _ = _MARKS[piece.mark] if piece.mark else ("", "", "", "")
        painted.append(f"{opening}{show_controls(piece.text)}{closing}", style)
    return painted
