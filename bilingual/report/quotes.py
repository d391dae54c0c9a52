"""Who said what in one document: a table for the terminal, JSON, CSV (``bilingual quotes``)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from bilingual.datatypes import Document
from bilingual.report.listing import render_table
from bilingual.statements import Quotation
from bilingual.version import __version__

__all__ = ["COLUMNS", "SCHEMA", "render_quotes", "to_csv", "to_json"]

SCHEMA = "bilingual.quotes/1"

COLUMNS = (
    "id", "speaker", "person", "handle", "title", "organisation", "date", "form", "language", "cue", "text",
    "start", "stop", "source_text", "relay", "rule",
)  # fmt: skip
"""The columns of the CSV, in order; JSON has spans in place of start and stop."""


def to_json(document: Document, quotations: Sequence[Quotation]) -> str:
    """Return the quotations as JSON, with a line break at the end.

    ``content`` are the spans of what was said, ``source`` and ``cue_span`` those of the words that say who spoke and
    that he did: half-open offsets into the document's text.
    """
    rows = []
    for item in quotations:
        row = _row(document, item)
        spans = [[span.start, span.stop] for span in item.statement.content]
        row |= {
            "content": spans,
            "source": [item.source.start, item.source.stop] if item.source else None,
            "cue_span": [item.cue.start, item.cue.stop] if item.cue else None,
        }
        rows.append({key: value for key, value in row.items() if key not in ("start", "stop")})
    value = {
        "schema": SCHEMA,
        "version": __version__,
        "document": {"path": document.path, "title": document.title, "sha256": document.sha256},
        "quotes": rows,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def to_csv(document: Document, quotations: Sequence[Quotation]) -> str:
    """Return the quotations as CSV with a header, lines ended as RFC 4180 says; an unknown cell is empty."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows(_row(document, item) for item in quotations)
    return stream.getvalue()


def render_quotes(document: Document, quotations: Sequence[Quotation], width: int = 80, color: bool = False) -> str:
    """Return a table for the terminal: who, when, how, in which language, what."""
    if not quotations:
        return "nobody says anything here\n"
    rows = []
    for item in quotations:
        row = _row(document, item)
        who = row["speaker"] or row["handle"] or "?"
        rows.append(
            (
                f"{who}, {row['title']}" if row["title"] and len(row["title"]) <= _LONGEST_TITLE else who,
                row["date"] or "",
                row["form"],
                row["language"],
                " ".join(row["text"].split()),
            )
        )
    return render_table(("who", "when", "form", "lang", "said"), rows, width, color)


_LONGEST_TITLE = 24
"""Characters of a title that has room beside the name."""


def _row(document: Document, item: Quotation) -> dict[str, Any]:
    statement, text = item.statement, document.text
    return {
        "id": statement.id,
        "speaker": statement.speaker.name if statement.speaker else None,
        "person": item.person,
        "handle": statement.speaker.handle if statement.speaker else None,
        "title": item.title,
        "organisation": item.organisation,
        "date": item.date,
        "form": item.manner,
        "language": statement.language,
        "cue": statement.cue,
        "text": " … ".join(span.of(text) for span in statement.content),
        "start": statement.span.start,
        "stop": statement.span.stop,
        "source_text": item.source.of(text) if item.source else None,
        "relay": item.relay.of(text) if item.relay else None,
        "rule": item.rule,
    }
