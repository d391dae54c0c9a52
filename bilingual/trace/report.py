"""The answer of ``trace`` as text and as JSON (``bilingual.trace/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bilingual.trace.rank import PROBABLE, Candidate, Traced
from bilingual.words import find_words

__all__ = ["render", "to_json"]

_SCHEMA = "bilingual.trace/1"
_DIGITS = 4

REPORT, QUOTE = "d1", "quote"
"""The document that a span of a quote is in: the article, or the quote that was given by itself."""

MOSTLY_REPORTED = 0.6
"""Words of a quote to words of its original, below which it quotes a part."""


def to_json(traced: Sequence[Traced]) -> str:
    """Return the answer as one JSON object and a line break.

    ``links`` are in the form of those of ``align``: from the original of each quote that was found to the quote. What
    is lost in between is not judged here, so their ``fidelity`` is null.
    """
    queries: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for number, one in enumerate(traced, start=1):
        candidates = [_candidate(f"q{number}c{k}", each) for k, each in enumerate(one.candidates, start=1)]
        queries.append(
            {
                "id": f"q{number}",
                "text": one.text,
                "span": [one.span.start, one.span.stop] if one.span else None,
                "language": one.language,
                "found": one.found,
                "candidates": candidates,
            }
        )
        if one.found:
            links.append(_link(f"l{len(links) + 1}", f"q{number}", one))
    return json.dumps({"schema": _SCHEMA, "queries": queries, "links": links}, ensure_ascii=False, indent=2) + "\n"


def _link(identity: str, query: str, one: Traced) -> dict[str, Any]:
    best = one.candidates[0]
    share = len(find_words(one.text)) / max(1, len(find_words(best.text)))
    target = [REPORT, one.span.start, one.span.stop] if one.span else [QUOTE, 0, len(one.text)]
    return {
        "id": identity,
        "source": [f"{query}c1"],
        "target": [query],
        "source_spans": [[best.document, best.span.start, best.span.stop]],
        "target_spans": [target],
        "relation": "translation" if share >= MOSTLY_REPORTED else "partial",
        "similarity": round(best.similarity, _DIGITS),
        "coverage": round(min(1.0, max(0.0, best.coverage)), _DIGITS),
        "fidelity": None,
        "confidence": round(best.confidence, _DIGITS),
    }


def _candidate(identity: str, one: Candidate) -> dict[str, Any]:
    return {
        "id": identity,
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
