"""From a quote, or the quotes of an article, to the sentences of an archive they may come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bilingual.datatypes import Document, Language, Span
from bilingual.encode import Embedding, Encoder, Vectors
from bilingual.errors import ConfigError, InputError
from bilingual.language import recognise, script_of
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.trace.rank import Candidate, Traced, Weights, coverages, margins

__all__ = ["N_RESCORED", "Filters", "find_queries", "nearest", "trace_quotes"]

N_FOUND = 50
"""Nearest sentences that are looked at."""

N_RESCORED = 20
"""Of these, how many are compared word by word, and so can be answers: each needs a run of the network."""

_QUOTED = ("direct", "mixed")
_OTHER: Mapping[Language, Language] = {"ru": "en", "en": "ru"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which sentences may be answers: ``since`` and ``until`` are days (YYYY-MM-DD, both included).

    ``author`` is a part of a name or handle, whatever its case. A sentence without the date or author asked for is no
    answer.
    """

    since: str | None = None
    until: str | None = None
    author: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            day = getattr(self, name)
            if day is not None and not _DAY.fullmatch(day):
                raise ConfigError(f"--{name} {day!r}: is no day; write it as 2022-02-24")

    def condition(self, language: Language) -> str:
        """Return the condition in SQL for sentences in ``language``."""
        parts = [f"language = '{language}'"]
        if self.since:
            parts.append(f"day >= '{self.since}'")
        if self.until:
            parts.append(f"day <= '{self.until}'")
        if self.author:
            wanted = self.author.casefold().replace("'", "''")
            parts.append(f"strpos(who, '{wanted}') > 0")
        return " AND ".join(parts)


def find_queries(document: Document, original: Literal["auto", "ru", "en"] = "auto") -> list[tuple[str, Span]]:
    """Return the quotations of a document that are reported, with their spans; parts of one are joined by a space."""
    queries = []
    for found in find_quotations(document, segment(document), original):
        said = found.statement
        if said.role in ("report", "unknown") and said.form in _QUOTED:
            queries.append((" ".join(part.of(document.text) for part in said.content), said.span))
    return queries


def trace_quotes(
    quotes: Sequence[tuple[str, Span | None]],
    table: Any,  # noqa: ANN401  (lancedb has no types)
    encoder: Encoder,
    weights: Weights,
    filters: Filters = Filters(),  # noqa: B008
    n_candidates: int = 5,
) -> list[Traced]:
    """Return the candidates of each quote in the other language, the most probable first.

    ``table`` is that of :func:`~bilingual.trace.store.open_index`; ``n_candidates`` is at most N_RESCORED. Raises
    InputError for a quote that is neither Russian nor English.
    """
    embeddings = encoder.embed([text for text, _ in quotes])
    return [
        Traced(text, span, _rank(text, embedded, table, encoder, weights, filters)[:n_candidates])
        for (text, span), embedded in zip(quotes, embeddings, strict=True)
    ]


def nearest(table: Any, vector: Vectors, condition: str, limit: int = N_FOUND) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the nearest rows with their cosine as ``similarity``, the nearest first; exact: every row is compared."""
    found = table.search(vector).distance_type("cosine").where(condition, prefilter=True).limit(limit).to_list()
    rows = [{**row, "similarity": 1.0 - float(row["_distance"])} for row in found]
    return sorted(rows, key=lambda row: (-row["similarity"], row["id"]))


def _rank(
    text: str,
    embedded: Embedding,
    table: Any,  # noqa: ANN401
    encoder: Encoder,
    weights: Weights,
    filters: Filters,
) -> tuple[Candidate, ...]:
    language = recognise(text) or script_of(text)
    if language not in _OTHER:
        raise InputError(f"{text[:40]!r}: is neither Russian nor English; a quote must be")
    rows = nearest(table, embedded.sentence, filters.condition(_OTHER[language]))
    above = margins([row["similarity"] for row in rows], weights.background)
    rows = rows[:N_RESCORED]
    texts = [row["text"] for row in rows]
    covered = coverages(text, embedded, texts, encoder.embed(texts) if texts else [])
    candidates = [
        Candidate(
            row["text"], Span(row["start"], row["stop"]), row["language"], row["document"], row["author"],
            row["handle"], row["date"], row["url"], row["path"], row["similarity"], coverage,
            weights.confidence(row["similarity"], margin, coverage),
        )
        for row, margin, coverage in zip(rows, above, covered, strict=False)
    ]  # fmt: skip
    return tuple(sorted(candidates, key=lambda candidate: -candidate.confidence))
