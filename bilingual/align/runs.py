"""Where in the report a source may stand: runs of clauses of a sentence, or two whole neighbours, as features.

Which weights the features deserve is in the model's calibration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bilingual.align.evidence import Evidence
from bilingual.align.speakers import same_speaker
from bilingual.align.units import Unit
from bilingual.align.windows import best_window
from bilingual.datatypes import Truncation
from bilingual.encode import Vectors

__all__ = ["FEATURES", "LEAST_FRAGMENT", "Run", "find_runs", "runs_in"]

_OF_ANY = (
    "source-evidence",  # mean worth of the source's words in the clauses
    "source-share",  # share of the source's words that are worth something
    "sentence-margin",  # cosine of the whole sentences above that of the source's nearest neighbours
    "length-ratio",  # absolute log of the lengths
    "lead-over-reports",  # source evidence above that of the best other report sentence
    "lead-over-sources",  # evidence of the clauses' words above that of the best other source
    "target-evidence",  # mean worth of the clauses' words in the source
    "evidence-sum",  # of the source's words, in tens: many words prove more than few
    "mutual-share",  # share of the source's words that are, with their best word, each other's best
    "window-cosine",  # of the pooled words of both
    "size",  # log of the source's words
    "numbers-shared",  # figures that both have, at most MOST_NUMBERS
    "numbers-other",  # where both have figures and share none, those beyond the first: one may be the reporter's error
    "cosine",  # of the whole sentences
    "cosine-lead",  # that above the best with another sentence, of either
)

_OF_ONE = (
    *_OF_ANY,
    "whole",  # share of the report sentence's words that are in the run
    "whole-cosine",  # cosine and lead as far as the run is the whole sentence
    "whole-lead",
)

_OF_TWO = (
    *_OF_ANY,
    "bias",  # 1, beside that of all runs
    "weaker-gain",  # what the weaker of the two sentences adds to the evidence of the source's words
    "weaker-evidence",  # and the mean worth of its words in the source
)

FEATURES = (*_OF_ONE, *(f"two-{name}" for name in _OF_TWO))
"""Of a run in one report sentence, then of one in two; those of the other kind are 0."""

RUNS = 3
"""Runs of clauses kept of each report sentence, for the case that another source takes the best."""

LONGEST_RUN = 16
"""Clauses a run may have, which bounds the time on sentences that never end."""

LEAST_FRAGMENT = 2.0
"""Content words of a source that can be reported without the rest of it; one word is somewhere in any text."""

MOSTLY_TAKEN = 0.5
"""Share of the words of a brief quotation that the source must have: with less, two common words make one."""

MOST_NUMBERS = 2

MOST_BETWEEN = 3
"""Sentences of an embedded post that may stand between the two that report a source."""

EVEN = -0.25
"""Evidence of a competitor where there is none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses that may report one source, and how much they speak for it.

    ``source`` and ``target`` index the units of the evidence; ``clauses`` are of that target, and ``second`` is whether
    those of the same speaker in the next target belong to the run as well. ``features`` has shape (len(FEATURES),).
    ``other_numbers``: the source has numbers in figures and the clauses have none of them.
    ``fragment``: only those clauses of the source were looked at that are reported here.
    """

    source: int
    target: int
    clauses: tuple[int, ...]
    features: Vectors
    other_numbers: bool
    fragment: bool = False
    stump: Truncation | None = None
    second: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A run before it is described: the words that count and the best cosine of each source word among them."""

    gain: float
    clauses: tuple[int, ...]
    best: Vectors
    words: NDArray[np.int64] | None  # None: all words of the clauses
    stump: Truncation | None


def find_runs(evidence: Evidence, i: int, extra: Iterable[int] = ()) -> list[Run]:
    """Return the best runs for source ``i`` in the screened targets and in those of ``extra``, by target."""
    order = evidence.order[i]
    chosen = sorted({*map(int, order), *extra})
    return [run for j in chosen for run in (*runs_in(evidence, i, j), *_runs_over(evidence, i, j, chosen))]


def runs_in(evidence: Evidence, i: int, j: int) -> list[Run]:
    """Return the best runs within target ``j``, the best first."""
    source, target = evidence.sources[i], evidence.targets[j]
    s = slice(evidence.source_words.starts[i], evidence.source_words.starts[i + 1])
    t = slice(evidence.target_words.starts[j], evidence.target_words.starts[j + 1])
    cosines = evidence.source_words.compare(s, evidence.target_words, t)
    starts = [clause.words.start for clause in target.clauses]
    by_clause = np.maximum.reduceat(cosines, starts, axis=1)
    weights_s, weights_t = evidence.source_words.weights[s], evidence.target_words.weights[t]
    value_t = (cosines.max(axis=0) - evidence.target_cost[t]) * weights_t
    gain_t = np.add.reduceat(value_t, starts)
    found: list[_Found] = []
    for family in _families(source, target):
        for first in range(len(family)):
            some = family[first : first + LONGEST_RUN]
            bests = np.maximum.accumulate(by_clause[:, some], axis=1)
            gains = np.cumsum(gain_t[some])
            worth = weights_s @ (bests - evidence.source_cost[s, None])
            for length in range(1, len(some) + 1):
                clauses, words, gain = tuple(some[:length]), None, float(gains[length - 1])
                stump = _stump(source.cut, is_head=first == 0, is_tail=first + length == len(family))
                if stump:
                    # What stands before the first word of a stump was said in the part that is cut off.
                    words = _facing(target.words_of(clauses), value_t, stump)
                    gain = float(value_t[words].sum())
                found.append(_Found(gain + float(worth[length - 1]), clauses, bests[:, length - 1], words, stump))
    found.sort(key=lambda item: (-item.gain, len(item.clauses), item.clauses))
    runs = []
    for rank, item in enumerate(found[:RUNS]):
        whole = range(len(weights_s))
        part = _reported_words(source, (item.best - evidence.source_cost[s]) * weights_s)
        runs.append(_describe_run(evidence, i, j, item, whole, cosines))
        # Somebody's words may be a part of what was said; a sentence of plain text that looks so does by chance.
        # Only the best run may leave out some of the source, or a pair of clauses would beat two of them.
        is_enough = float(weights_s[part.start : part.stop].sum()) >= LEAST_FRAGMENT
        if rank == 0 and len(part) < len(whole) and is_enough and _is_quoted(target, item):
            runs.append(_describe_run(evidence, i, j, item, part, cosines))
    own = next((item for item in found if _is_quoted(target, item) and _says_source(source, target, item)), None)
    if own:
        taken = _quoted_words(evidence, i, j, cosines, target.words_of(own.clauses))
        if taken and float(weights_s[taken.start : taken.stop].sum()) >= LEAST_FRAGMENT:
            runs.append(_describe_run(evidence, i, j, own, taken, cosines))
    return runs


def _is_quoted(target: Unit, found: _Found) -> bool:
    statement = target.clauses[found.clauses[0]].statement
    return statement is not None and statement.form != "transcript"


def _says_source(source: Unit, target: Unit, found: _Found) -> bool:
    """Tell whether a run is in the words of the source's speaker."""
    statement = target.clauses[found.clauses[0]].statement
    return bool(source.statement and statement and same_speaker(source.statement.speaker, statement.speaker))


def _quoted_words(evidence: Evidence, i: int, j: int, cosines: Vectors, words: NDArray[np.int64]) -> range | None:
    """Return the stretch of source ``i`` that ``words`` of target ``j`` report best; None when it lacks most of them.

    A speaker may be quoted with two words of thirty, which are less than a clause. Those of others are met by chance.
    """
    s, t = evidence.source_rows(i), np.asarray(evidence.target_words.starts[j] + words)
    best = cosines[:, words] - evidence.target_cost[t]
    weights = evidence.target_words.weights[t]
    if float(weights[best.max(axis=0) > 0].sum()) <= MOSTLY_TAKEN * float(weights.sum()):
        return None
    gains = np.maximum(best.T, 0) * weights[:, None]
    worth = (cosines[:, words].max(axis=1) - evidence.source_cost[s]) * evidence.source_words.weights[s]
    return best_window(gains, worth)


def _runs_over(evidence: Evidence, i: int, j: int, chosen: Sequence[int]) -> Iterator[Run]:
    """Yield the runs over targets ``j`` and ``j + 1``, where a long sentence may have become two."""
    if evidence.sources[i].cut is not None or j + 1 == len(evidence.targets):
        return
    if evidence.targets[j + 1].place - evidence.targets[j].place > MOST_BETWEEN + 1:
        return
    first, second = evidence.targets[j], evidence.targets[j + 1]
    for one, two in _pairs_of_families(first, second):
        rows = [evidence.target_rows(j, one), evidence.target_rows(j + 1, two)]
        words = np.concatenate(rows)
        cosines = evidence.source_words.compare(evidence.source_rows(i), evidence.target_words, words)
        weaker = _weaker_half(cosines, evidence, evidence.source_rows(i), words, len(rows[0]))
        if min(weaker) > 0:  # both bring something
            features, other_numbers = _describe(evidence, i, (j, j + 1), range(len(cosines)), cosines, words, weaker)
            yield Run(i, j, tuple(one), features, other_numbers, second=tuple(two))


def _describe_run(evidence: Evidence, i: int, j: int, found: _Found, part: range, cosines: Vectors) -> Run:
    """Return a run whose features are of the words ``part`` of the source; ``cosines`` are of all words of both."""
    target = evidence.targets[j]
    words = target.words_of(found.clauses) if found.words is None else found.words
    rows = np.asarray(evidence.target_words.starts[j] + words)
    features, other_numbers = _describe(evidence, i, (j,), part, cosines[part.start : part.stop][:, words], rows)
    fragment = len(part) < len(evidence.sources[i].words)
    return Run(i, j, found.clauses, features, other_numbers, fragment, found.stump)


def _describe(
    evidence: Evidence,
    i: int,
    targets: Sequence[int],
    part: range,
    cosines: Vectors,
    rows: NDArray[np.int64],
    weaker: tuple[float, float] | None = None,
) -> tuple[Vectors, bool]:
    """Return the features of a run, and whether it has other numbers than the source.

    ``part`` are the words of source ``i`` that count, ``cosines`` theirs with the ``rows`` of target words; ``weaker``
    is what the weaker of two targets brings.
    """
    best = cosines.max(axis=1)
    s = evidence.source_rows(i)[part.start : part.stop]
    weights_s, weights_t = evidence.source_words.weights[s], evidence.target_words.weights[rows]
    value_s = best - evidence.source_cost[s]
    total_s, total_t = float(weights_s.sum()) or 1.0, float(weights_t.sum()) or 1.0
    source_evidence = float(value_s @ weights_s) / total_s
    target_evidence = float((cosines.max(axis=0) - evidence.target_cost[rows]) @ weights_t) / total_t
    sources = evidence.worth_in_sources(rows)
    twins = evidence.twins[i]
    sources[twins] = EVEN
    is_whole = len(part) == len(evidence.sources[i].words)
    others = evidence.quick[i].copy() if is_whole else evidence.worth_elsewhere(s)
    others[list(targets)] = EVEN
    # What was posted twice may well be reported twice.
    rank = min(len(twins), len(others))
    rival = float(others.max() if rank == 1 else np.partition(others, -rank)[-rank])
    known = {number for k, number in evidence.source_numbers[i] if k in part}
    told = {
        number
        for j in targets
        for k, number in evidence.target_numbers[j]
        if evidence.target_words.starts[j] + k in rows
    }
    length_s, length_t = evidence.source_lengths[s].sum(), evidence.target_lengths[rows].sum()
    mutual = cosines.argmax(axis=0)[cosines.argmax(axis=1)] == np.arange(len(s))
    pooled_s, pooled_t = weights_s @ evidence.source_words.vectors[s], weights_t @ evidence.target_words.vectors[rows]
    norm = sqrt(float(pooled_s @ pooled_s) * float(pooled_t @ pooled_t)) or 1.0
    whole = total_t / (sum(evidence.target_weights[j] for j in targets) or 1.0)
    cosine, lead = evidence.cosine(i, targets), evidence.cosine_lead(i, targets)
    features = np.array(
        [
            source_evidence,
            float((value_s > 0) @ weights_s) / total_s,
            evidence.margin(i, targets),
            abs(log((length_t + 10) / (length_s + 10))),
            source_evidence - max(EVEN, rival),
            target_evidence - max(EVEN, float(sources.max())),
            target_evidence,
            float(value_s @ weights_s) / 10,
            float((mutual & (value_s > 0)) @ weights_s) / total_s,
            float(pooled_s @ pooled_t) / norm,
            log(total_s + 1),
            min(MOST_NUMBERS, len(known & told)),
            min(MOST_NUMBERS, len(known) - 1, len(told) - 1) if known and told and not known & told else 0,
            cosine,
            lead,
            *((1.0, *weaker) if weaker else (whole, whole * cosine, whole * lead)),
        ],
        dtype=np.float32,
    )
    row = np.zeros(len(FEATURES), dtype=np.float32)
    row[len(_OF_ONE) if weaker else 0 :][: len(features)] = features
    return row, bool(known) and not known & told


def _weaker_half(
    cosines: Vectors, evidence: Evidence, s: NDArray[np.int64], rows: NDArray[np.int64], border: int
) -> tuple[float, float]:
    """Return the least that one of two targets adds to the other, and the least mean worth of their words."""
    halves = cosines[:, :border].max(axis=1), cosines[:, border:].max(axis=1)
    cost = evidence.source_cost[s]
    bests = [np.maximum(half, cost) for half in halves]
    weights = evidence.source_words.weights[s]
    gains = [float((np.maximum(*bests) - one) @ weights) for one in bests]
    value = cosines.max(axis=0) - evidence.target_cost[rows]
    weights_t = evidence.target_words.weights[rows]
    worths = [
        float(value[half] @ weights_t[half]) / (float(weights_t[half].sum()) or 1.0)
        for half in (slice(border), slice(border, None))
    ]
    return min(gains) / 10, min(worths)


def _pairs_of_families(first: Unit, second: Unit) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the clauses of two neighbours that may report a source together: what one says to the end, and both whole.

    What is in between must not be left out.
    """
    every = list(range(len(first.clauses))), list(range(len(second.clauses)))
    for statement in dict.fromkeys(clause.statement for clause in first.clauses):
        one, two = ([k for k, c in enumerate(unit.clauses) if c.statement is statement] for unit in (first, second))
        if two and one[-1] == every[0][-1] and two[0] == 0 and (one, two) != every:
            yield one, two
    yield every


def _families(source: Unit, target: Unit) -> list[list[int]]:
    """Return the clauses that may form runs together: what was said, and what frames it.

    A source that is nobody's words may have such a frame itself, and be told with it: then all are one family.
    """
    own = source.statement
    said = [k for k, clause in enumerate(target.clauses) if clause.statement]
    frame = [k for k, clause in enumerate(target.clauses) if not clause.statement]
    if own is None or (own.form == "transcript" and own.speaker is None):
        return [list(range(len(target.clauses)))]
    return [family for family in (said, frame) if family]


def _reported_words(source: Unit, value: Vectors) -> range:
    """Return the words from the first to the last clause whose words' ``value`` (words,) adds up to something."""
    gains = np.add.reduceat(value, [clause.words.start for clause in source.clauses])
    known = np.flatnonzero(gains > 0)
    if not len(known):
        return range(len(source.words))
    return range(source.clauses[known[0]].words.start, source.clauses[known[-1]].words.stop)


def _stump(cut: Truncation | None, *, is_head: bool, is_tail: bool) -> Truncation | None:
    """Tell whether a run lies where the rest of a cut-off source must be."""
    if cut in ("start", "both") and is_tail:
        return "start"
    return "end" if cut in ("end", "both") and is_head else None


def _facing(words: NDArray[np.int64], value: Vectors, stump: Truncation) -> NDArray[np.int64]:
    """Return the words without those before the first (after the last) that the source knows."""
    known = np.flatnonzero(value[words] > 0)
    if not len(known):
        return words
    return words[known[0] :] if stump == "start" else words[: known[-1] + 1]
