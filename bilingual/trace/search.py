"""From a quote, or the quotes of an article, to the sentences of an archive they may come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Document, Language, Span
from bilingual.encode import Vectors
from bilingual.errors import ConfigError, InputError
from bilingual.language import recognise, script_of
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.trace.rank import Candidate, Traced, Weights, coverages, describe
from bilingual.trace.vectors import ArchiveEncoder, WordRows, unpack_words

__all__ = ["Filters", "Found", "Where", "find_candidates", "find_queries", "trace_quotes"]

Where = Literal["other", "same", "any"]
"""In which language originals are looked for, seen from the quote."""

N_PHRASES = 300
"""Nearest phrases whose sentences are compared word by word; the original is among them or is missed."""

_PROBES = 40
"""Cells of the inverted file that are read."""

_REFINE = 3
"""Times N_PHRASES rows whose distance is computed again from their whole vectors."""

_QUOTED = ("direct", "mixed")
_ORIGIN = [
    "sentence",
    "language",
    "text",
    "document",
    "author",
    "handle",
    "date",
    "url",
    "path",
    "start",
    "stop",
    "words",
]
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

    def condition(self, languages: Sequence[Language]) -> str:
        """Return the condition in SQL for sentences in one of ``languages``."""
        parts = [f"language IN ({', '.join(repr(str(language)) for language in languages)})"]
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


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences that may be the original of a quote: their rows, and figures (n,) by which they are ranked."""

    rows: Sequence[Mapping[str, Any]]
    similarity: NDArray[np.float64]
    coverage: NDArray[np.float64]

    def without(self, is_excluded: Callable[[Mapping[str, Any]], bool]) -> Found:
        """Return the same without some rows."""
        kept = [place for place, row in enumerate(self.rows) if not is_excluded(row)]
        return Found([self.rows[place] for place in kept], self.similarity[kept], self.coverage[kept])


def trace_quotes(
    quotes: Sequence[tuple[str, Span | None]],
    table: Any,  # noqa: ANN401  (lancedb has no types)
    encoder: ArchiveEncoder,
    weights: Weights,
    filters: Filters = Filters(),  # noqa: B008
    n_candidates: int = 5,
    where: Where = "other",
) -> list[Traced]:
    """Return the candidates of each quote, the most probable first.

    ``table`` is that of :func:`~bilingual.trace.store.open_index`. Raises InputError for a quote that is neither
    Russian nor English.
    """
    languages = [_language_of(text) for text, _ in quotes]
    texts = [text for text, _ in quotes]
    words, vectors = encoder.read_words(texts), encoder.read_phrases(texts)
    traced = []
    for (text, span), language, read, vector in zip(quotes, languages, words, vectors, strict=True):
        found = find_candidates(table, read, vector, filters.condition(_languages(language, where)))
        traced.append(Traced(text, span, language, rank(found, read, weights)[:n_candidates]))
    return traced


def _language_of(text: str) -> Language:
    language = recognise(text) or script_of(text)
    if language not in _OTHER:
        raise InputError(f"{text[:40]!r}: is neither Russian nor English; a quote must be")
    return language


def _languages(language: Language, where: Where) -> Sequence[Language]:
    return {"other": [_OTHER[language]], "same": [language], "any": list(_OTHER)}[where]


def find_candidates(table: Any, words: WordRows, vector: Vectors, condition: str) -> Found:  # noqa: ANN401
    """Return the sentences with the phrases nearest to a quote, compared with it word by word.

    ``vector`` is that of the quote, ``words`` are its words, ``condition`` says in SQL which rows may be answers.
    """
    query = table.search(vector).distance_type("cosine").nprobes(_PROBES).refine_factor(_REFINE)
    query = query.where(condition, prefilter=True).limit(N_PHRASES).select(["sentence", "_distance"])
    nearest: dict[int, float] = {}
    for phrase in query.to_arrow().to_pylist():
        cosine = 1.0 - float(phrase["_distance"])
        nearest[phrase["sentence"]] = max(cosine, nearest.get(phrase["sentence"], -1.0))
    if not nearest:
        return Found([], np.zeros(0), np.zeros(0))
    wanted = ", ".join(map(str, nearest))
    rows = table.search().where(f"sentence IN ({wanted}) AND whole").select(_ORIGIN).limit(len(nearest)).to_list()
    rows.sort(key=lambda row: (-nearest[row["sentence"]], row["sentence"]))
    similarity = np.array([nearest[row["sentence"]] for row in rows])
    held, starts = unpack_words([row["words"] for row in rows], words.vectors.shape[1])
    return Found(rows, similarity, coverages(words, held, starts))


def rank(found: Found, words: WordRows, weights: Weights) -> tuple[Candidate, ...]:
    """Return what was found as candidates with their confidence, the most probable first."""
    scores = weights.scores(describe(found.similarity, found.coverage, (weights.similarity, weights.coverage)))
    confidences = weights.confidences(scores, [row["text"] for row in found.rows], float(words.weights.sum()))
    figures = zip(found.rows, found.similarity, found.coverage, scores, confidences, strict=True)
    ranked = sorted(figures, key=lambda item: -item[3])
    return tuple(
        Candidate(
            row["text"], Span(row["start"], row["stop"]), row["language"], row["document"], row["author"],
            row["handle"], row["date"], row["url"], row["path"], float(similarity), float(coverage), confidence,
        )
        for row, similarity, coverage, _, confidence in ranked
    )  # fmt: skip
