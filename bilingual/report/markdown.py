"""A report as Markdown (GitHub's, with tables): for a ticket, a note, a message to an editor.

What got lost is ~~struck through~~, what was added **{+bold in braces+}**, what was changed *‹in angles›*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bilingual.datatypes import Finding, Interface, Report
from bilingual.report.controls import show_controls
from bilingual.report.phrases import phrase
from bilingual.report.view import Mark, Piece, Row, arrange
from bilingual.report.wording import (
    describe_direction,
    describe_note,
    describe_statement,
    describe_status,
    explain_finding,
    name_change,
    summarise,
)

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&@:/])")
"""Punctuation that means something somewhere in Markdown; a backslash takes the meaning away (CommonMark 0.31, 2.4).

With ``:``, ``/``, ``@`` and ``.`` escaped an address in a quotation does not become a link either."""

_MARKS: Mapping[Mark, tuple[str, str]] = {
    "omission": ("~~", "~~"),
    "addition": (r"**\{+", r"+\}**"),
    "change": ("*‹", "›*"),
}


def to_markdown(report: Report, lang: Interface = "en") -> str:
    """Return the report as Markdown that speaks ``lang``; nothing a document says can mark anything up."""
    view = arrange(report)
    texts = {item.id: item.text for item in report.documents}
    names = [item.title or item.path or "text" for item in report.documents]
    lines = [f"# {_escape(' + '.join(names))}", "", describe_direction(view, lang), "", "", ""]
    lines[4] = f"**{_escape(describe_note(view, lang) or summarise(report, lang))}**"
    for card in view.cards:
        head = f"{describe_statement(card.statement, lang)} · {describe_status(card.statement.status, lang)}"
        lines += [f"## {_escape(head)}", "", *_table(card.rows, texts, lang)]
    if view.rows:
        lines += [f"## {phrase('elsewhere' if view.cards else 'side by side', lang)}", ""]
        lines += _table(view.rows, texts, lang)
    if view.asides:
        lines += [f"## {phrase('asides', lang)}", ""]
        for aside in view.asides:
            head = f"{describe_statement(aside.statement, lang)} · {describe_status(aside.statement.status, lang)}"
            lines += [f"- {_escape(head)}  ", f"  {_paint(aside.pieces)}"]
        lines.append("")
    text = "\n".join(lines).rstrip()
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


def _table(rows: Sequence[Row], texts: Mapping[str, str], lang: Interface) -> list[str]:
    """Return a table of both sides, and under it what was found."""
    lines = [f"| | {phrase('original side', lang)} | {phrase('report side', lang)} |", "|---|---|---|"]
    for row in rows:
        sign = "✓" if row.is_faithful else "≠" if row.link else "✗"
        source = _paint(row.source) or f"— {phrase('no original', lang)} —"
        target = _paint(row.target) or f"— {phrase('not reported', lang)} —"
        lines.append(f"| {sign} | {source} | {target} |")
    notes = [_note(finding, texts, lang) for row in rows for finding in row.findings]
    return [*lines, "", *notes, *([""] if notes else [])]


def _note(finding: Finding, texts: Mapping[str, str], lang: Interface) -> str:
    severity = phrase(f"severity {finding.severity}", lang)
    return f"- **{severity}** · {name_change(finding, lang)}: {_escape(explain_finding(finding, texts, lang))}"


def _paint(pieces: Iterable[Piece]) -> str:
    painted = []
    for piece in pieces:
        text = _escape(piece.text)
        opening, closing = _MARKS[piece.mark] if piece.mark and text.strip() else ("", "")
        inner = text.strip() if opening else text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        painted.append(f"{before}{opening}{inner}{closing}{after}" if opening else text)
    return "".join(painted).strip()


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", show_controls(text))
