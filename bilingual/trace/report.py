"""The answer of ``trace`` as text and as JSON (``bilingual.trace/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bilingual.trace.rank import PROBABLE, Candidate, Traced

__all__ = ["render", "to_json"]

_SCHEMA = "bilingual.trace/1"
_DIGITS = 4


def to_json(traced: Sequence[Traced]) -> str:
    """Return the answer as one JSON object and a line break."""
    queries = [
        {
            "text": one.text,
            "span": [one.span.start, one.span.stop] if one.span else None,
            "found": one.found,
            "candidates": [_candidate(candidate) for candidate in one.candidates],
        }
        for one in traced
    ]
    return json.dumps({"schema": _SCHEMA, "queries": queries}, ensure_ascii=False, indent=2) + "\n"


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "text": one.text,
        "span": [one.span.start, one.span.stop],
        "language": one.language,
        "author": one.author,
        "handle": one.handle,
        "date": one.date,
        "url": one.url,
        "document": one.document,
        "path": one.path,
        "similarity": round(one.similarity, _DIGITS),
        "coverage": round(one.coverage, _DIGITS),
        "confidence": round(one.confidence, _DIGITS),
    }


def render(traced: Sequence[Traced]) -> str:
    """Return the answer as text: each quote, then its candidates or that it is not in this archive."""
    return "\n".join(line for one in traced for line in _lines(one))


def _lines(one: Traced) -> Iterable[str]:
    yield f"“{' '.join(one.text.split())}”"
    if not one.found:
        yield "  not in this archive" + ("; the nearest:" if one.candidates else "")
    for candidate in one.candidates:
        origin = " · ".join(filter(None, (candidate.author or candidate.handle, candidate.date, candidate.url)))
        mark = "→" if candidate.confidence >= PROBABLE else " "
        yield f"  {mark} {candidate.confidence:4.2f}  {origin or candidate.path or candidate.document}"
        yield f"          {' '.join(candidate.text.split())}"
    yield ""
