"""Segments, statements and the rules that found them, as lists for the terminal (``bilingual segment``)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from bilingual.datatypes import Decision, Document, Segment, Span, Statement
from bilingual.report.controls import show_controls
from bilingual.report.page import Page
from bilingual.report.wording import describe_statement

__all__ = ["render_segments", "render_table"]

_START = 40
"""Characters quoted of what a rule decided about."""

_TEXT_WIDTH = 30
"""Narrowest column of running text; with less room the text goes under its row."""


def render_segments(
    document: Document,
    segments: Sequence[Segment],
    statements: Sequence[Statement],
    decisions: Sequence[Decision] = (),
    width: int = 80,
    color: bool = False,
) -> str:
    """Return segments and statements of ``document`` as text; ``decisions``, when given, are the rules behind them."""
    page = Page(width, color)
    said = {name: item.id for item in reversed(statements) for name in item.segments}
    page.heading("Segments")
    _print_table(
        page,
        ("id", "span", "language", "kind", "statement", "text"),
        [(item.id, _range(item.span), item.language, item.kind, said.get(item.id, ""), item.text) for item in segments],
    )
    if statements:
        page.line()
        page.heading("Statements")
        _print_table(
            page,
            ("id", "span", "language", "role", "who and what"),
            [
                (
                    item.id,
                    _range(item.span),
                    item.language,
                    item.role,
                    f"{describe_statement(item)}: {_said(item, document)}",
                )
                for item in statements
            ],
        )
    if decisions:
        page.line()
        page.heading("Rules that fired")
        _print_table(
            page,
            ("rule", "span", "outcome"),
            [(item.rule, _range(item.span), f"{item.outcome}: {_start(item.span, document)}") for item in decisions],
        )
    return str(page)


def render_table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int = 80, color: bool = False) -> str:
    """Return a table whose last column is running text."""
    page = Page(width, color)
    _print_table(page, header, rows)
    return str(page)


def _print_table(page: Page, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    cells = [[show_controls(cell) for cell in row] for row in rows]
    widths = [max(len(row[index]) for row in [header, *cells]) for index in range(len(header) - 1)]
    indent = sum(width + 2 for width in widths)
    styles = ("bold", "dim", *[""] * len(header))
    beside = page.width - indent >= _TEXT_WIDTH
    for number, row in enumerate([header, *cells]):
        head = Text()
        for index, width in enumerate(widths):
            head.append(row[index].ljust(width) + "  ", "dim" if number == 0 else styles[index])
        text = Text(row[-1], "dim" if number == 0 else "")
        if beside:
            page.hang(head, text, indent)
        else:
            page.line(head)
            page.hang(Text(), text)


def _range(span: Span) -> str:
    return f"{span.start}–{span.stop}"


def _said(statement: Statement, document: Document) -> str:
    return " … ".join(span.of(document.text) for span in statement.content)


def _start(span: Span, document: Document) -> str:
    text = span.of(document.text)
    return text if len(text) <= _START else text[: _START - 1].rstrip() + "…"
