"""From a quote to the sentences of an archive they may come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Language, Span
from bilingual.encode import Vectors
from bilingual.errors import ConfigError, InputError
from bilingual.language import recognise, script_of
from bilingual.segment.sentences import split_sentences
from bilingual.trace.phrases import FEWEST_WORDS
from bilingual.trace.rank import EVIDENCE, Candidate, Traced, Weights, compare_words
from bilingual.trace.store import Index
from bilingual.trace.stretches import find_closeness, find_speech, said_stretch
from bilingual.trace.vectors import ArchiveEncoder, WordRows, unpack_words
from bilingual.words import find_words

__all__ = ["Filters", "Found", "Reading", "Where", "rank", "read_quotes", "trace_quotes"]

Where = Literal["other", "same", "any"]
"""In which language originals are looked for, seen from the quote."""

N_PHRASES = 150
"""Nearest phrases whose sentences are compared word by word."""

N_BY_WORDS = 100
"""Sentences that are compared as they have most of the quote's words; the original is among both or is missed."""

_SELECTING = (1.0, 1.0, 0.0, 0.25)
"""What similarity, coverage, agreement and rare words count for, when those to be ranked are selected."""

N_KEPT = 100
"""Sentences that are ranked: the nearest by phrase and words together."""

N_READ = 12
"""Of these, the nearest whose likeliest stretch is read by itself, which takes a millisecond each. Of the tuning half's
quotes of up to seven words, among 16,000 sentences, .74 are first with 5, .78 with 8, .80 with 12."""

_PROBES = 100
"""Cells of the inverted file that are read, a third of those of 400,000 rows: with 160 a quote takes a fifth longer."""

_REFINE = 3
"""Times N_PHRASES rows whose distance is computed again from their whole vectors."""

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


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences that may be the original of a quote: their rows, and the evidence (n, k) by which they are ranked."""

    rows: Sequence[Mapping[str, Any]]
    evidence: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found for a quote, or for one of its sentences, and what its words weigh together."""

    found: Found
    weight: float


def trace_quotes(
    quotes: Sequence[tuple[str, Span | None]],
    index: Index,
    encoder: ArchiveEncoder,
    weights: Weights,
    filters: Filters = Filters(),  # noqa: B008
    n_candidates: int = 5,
    where: Where = "other",
) -> list[Traced]:
    """Return the candidates of each quote, the most probable first.

    Raises InputError for a quote that is neither Russian nor English.
    """
    languages = [_language_of(text) for text, _ in quotes]
    asked = [_languages(language, where) for language in languages]
    readings = read_quotes([text for text, _ in quotes], asked, index, encoder, filters)
    return [
        Traced(text, span, language, rank(own, weights)[:n_candidates])
        for (text, span), language, own in zip(quotes, languages, readings, strict=True)
    ]


def read_quotes(
    texts: Sequence[str],
    languages: Sequence[Sequence[Language]],
    index: Index,
    encoder: ArchiveEncoder,
    filters: Filters = Filters(),  # noqa: B008
) -> Iterator[list[Reading]]:
    """Yield what is found for each quote: for all of it, and for each of its sentences when it has several.

    ``languages`` are those of each quote's originals.
    """
    pieces = [cut_quote(text) for text in texts]
    flat = [piece for some in pieces for piece in some]
    vectors = iter(encoder.read_phrases(flat))
    words = _read_words(flat, encoder)
    for some, own in zip(pieces, languages, strict=True):
        yield [find_candidates(index, words, next(vectors), own, encoder, filters) for _ in some]


def _read_words(texts: Sequence[str], encoder: ArchiveEncoder) -> Iterator[WordRows]:
    """Yield the words of texts, all of which are read when the first is asked for."""
    yield from encoder.read_words(texts)


def cut_quote(text: str) -> list[str]:
    """Return a quote and, when it has several, its sentences: each has an original of its own in the archive.

    >>> cut_quote("It was late. Nobody came to the meeting at all.")
    ['It was late. Nobody came to the meeting at all.', 'It was late.', 'Nobody came to the meeting at all.']
    """
    sentences = [span.of(text) for span in split_sentences(text)]
    long = [sentence for sentence in sentences if len(find_words(sentence)) >= FEWEST_WORDS]
    return [text, *long] if len(sentences) > 1 else [text]


def _language_of(text: str) -> Language:
    language = recognise(text) or script_of(text)
    if language not in _OTHER:
        raise InputError(f"{text[:40]!r}: is neither Russian nor English; a quote must be")
    return language


def _languages(language: Language, where: Where) -> Sequence[Language]:
    return {"other": [_OTHER[language]], "same": [language], "any": list(_OTHER)}[where]


def find_candidates(
    index: Index,
    read: Iterator[WordRows],
    vector: Vectors,
    languages: Sequence[Language],
    encoder: ArchiveEncoder,
    filters: Filters = Filters(),  # noqa: B008
) -> Reading:
    """Return the sentences with the phrases nearest to a quote, or with its words, compared with it word by word.

    ``vector`` is that of the quote, its words are the next that ``read`` gives: the phrases are searched meanwhile.
    """
    condition = filters.condition(languages)
    with ThreadPoolExecutor(1) as beside:
        searched = beside.submit(_nearest_phrases, index, vector, condition)
        words = next(read)
        shared = index.words.find(words, languages)
        nearest = searched.result()
    weight = float(words.weights.sum())
    if not nearest:
        return Reading(Found([], np.zeros((0, len(EVIDENCE)))), weight)
    # The phrases of a sentence that was found by its words alone are no nearer than the last that was found.
    farthest = min(nearest.values())
    nearest |= dict.fromkeys(set(shared.best(N_BY_WORDS)) - set(nearest), farthest)
    rows = _rows_of(index, nearest, None if filters == Filters() else condition)
    rows.sort(key=lambda row: (-nearest[row["sentence"]], row["sentence"]))
    sentences = [row["sentence"] for row in rows]
    similarity = np.array([nearest[sentence] for sentence in sentences])
    held, starts = unpack_words([row["words"] for row in rows], words.vectors.shape[1])
    evidence = np.stack([similarity, *compare_words(words, held, starts), shared.of(sentences)], axis=1)
    kept = np.argsort(-(evidence @ _SELECTING), kind="stable")[:N_KEPT]
    rows, evidence, parts = [rows[place] for place in kept], evidence[kept], np.split(held, starts[1:])
    parts = [parts[place] for place in kept]
    stretches = [said_stretch(row["text"], words, own) for row, own in zip(rows[:N_READ], parts, strict=False)]
    nearer = encoder.read_phrases(stretches) @ vector
    evidence[: len(nearer), 0] = np.maximum(evidence[: len(nearer), 0], nearer)
    # A row with a handle is a post: it is all its author's words.
    speech = [
        find_speech(row["text"], words, own, post=bool(row["handle"])) for row, own in zip(rows, parts, strict=True)
    ]
    closeness = [find_closeness(words, own) for own in parts]
    evidence = np.column_stack([evidence, speech, closeness])
    return Reading(Found(rows, evidence), weight)


def _rows_of(index: Index, sentences: Iterable[int], condition: str | None) -> list[dict[str, Any]]:
    """Return the rows of sentences, of which those found by their words alone may not meet a ``condition``."""
    if condition is None:
        rows = index.phrases.take_row_ids(index.places.of(sentences)).select(_ORIGIN)
    else:
        wanted = list(sentences)
        kept_by = f"sentence IN ({', '.join(map(str, wanted))}) AND whole AND {condition}"
        rows = index.phrases.search().where(kept_by).select(_ORIGIN).limit(len(wanted))
    found: list[dict[str, Any]] = rows.to_list()
    return found


def _nearest_phrases(index: Index, vector: Vectors, condition: str) -> dict[int, float]:
    """Return the sentences with the nearest phrases, each with the cosine of the nearest."""
    query = index.phrases.search(vector).distance_type("cosine").nprobes(_PROBES).refine_factor(_REFINE)
    query = query.where(condition, prefilter=True).limit(N_PHRASES).select(["sentence", "_distance"])
    nearest: dict[int, float] = {}
    for phrase in query.to_arrow().to_pylist():
        cosine = 1.0 - float(phrase["_distance"])
        nearest[phrase["sentence"]] = max(cosine, nearest.get(phrase["sentence"], -1.0))
    return nearest


def rank(readings: Sequence[Reading], weights: Weights) -> tuple[Candidate, ...]:
    """Return what was found as candidates with their confidence, the most probable first.

    A sentence that was found for several sentences of a quote has the best of its confidences.
    """
    best: dict[int, tuple[float, float, int, Found]] = {}
    for reading in readings:
        found = reading.found
        scores = weights.scores(found.evidence)
        confidences = weights.confidences(scores, [row["text"] for row in found.rows], reading.weight)
        for place, (row, score, confidence) in enumerate(zip(found.rows, scores, confidences, strict=True)):
            figures = confidence, float(score), place, found
            if row["sentence"] not in best or figures[:2] > best[row["sentence"]][:2]:
                best[row["sentence"]] = figures
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
    return tuple(_candidate(found, place, confidence) for _, (confidence, _, place, found) in ranked)


def _candidate(found: Found, place: int, confidence: float) -> Candidate:
    row = found.rows[place]
    similarity, coverage = map(float, found.evidence[place, :2])
    return Candidate(
        row["text"], Span(row["start"], row["stop"]), row["language"], row["document"], row["author"], row["handle"],
        row["date"], row["url"], row["path"], similarity, coverage, confidence,
    )  # fmt: skip
