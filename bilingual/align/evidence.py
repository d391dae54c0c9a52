"""What speaks for a source sentence being reported in a run of clauses, as numbers.

Screening compares every source with every report sentence by its words and keeps a few; for those the best runs of
clauses are found and described by :data:`FEATURES`. Which weights the features deserve is in
:mod:`bilingual.align.coefficients`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import Stack, best_matches, stack
from bilingual.align.units import Unit
from bilingual.datatypes import Truncation
from bilingual.encode import Vectors

__all__ = ["FEATURES", "Evidence", "Run", "screen"]

FEATURES = (
    "source-evidence",  # mean worth of the source's words in the clauses
    "source-share",  # share of the source's words that are worth something
    "sentence-margin",  # cosine of the whole sentences above that of the source's nearest neighbours
    "length-ratio",  # absolute log of the lengths
    "lead-over-reports",  # source evidence above that of the best other report sentence
    "lead-over-sources",  # evidence of the clauses' words above that of the best other source
)

SCREENED = 8
"""Report sentences looked at in detail for each source: the right one is among them in 99 % (benchmarks/linking.py)."""

RUNS = 3
"""Runs of clauses kept of each report sentence, for the case that another source takes the best."""

CHUNK = 64
"""Source sentences screened at a time, which bounds memory."""

LONGEST_RUN = 16
"""Clauses a run may have, which bounds the time on sentences that never end."""

PRIOR = 0.40
COUNT = 8.0
SHARE = 0.5
THETA = 0.25
NEIGHBOURS = 4
EVEN = -0.25
"""Evidence of a competitor where there is none."""


Numbers = Sequence[tuple[int, str]]
"""The words of a unit that are figures: their index and their digits."""


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses of one report sentence that may report one source, and how much they speak for it.

    ``source`` and ``target`` index the units given to :func:`screen`; ``features`` has shape (len(FEATURES),).
    ``other_numbers``: the source has numbers in figures and the clauses have none of them.
    ``fragment``: only those clauses of the source were looked at that are reported here.
    """

    source: int
    target: int
    clauses: tuple[int, ...]
    features: Vectors
    other_numbers: bool
    fragment: bool
    stump: Truncation | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A run before it is described: the words that count and the best cosine of each source word among them."""

    gain: float
    clauses: tuple[int, ...]
    best: Vectors
    words: NDArray[np.int64] | None  # None: all words of the clauses
    stump: Truncation | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The screened table of a document; (n,) sources, (m,) targets."""

    sources: Sequence[Unit]
    targets: Sequence[Unit]
    source_words: Stack
    target_words: Stack
    source_cost: Vectors
    target_cost: Vectors
    from_sources: Vectors  # (n, target words): best cosine of each target word in each source
    in_targets: Vectors  # (source words, m): best cosine of each source word in each report sentence
    quick: Vectors  # (n, m): mean evidence of the source's words in the whole report sentence
    margins: Vectors  # (n, m)
    source_numbers: Sequence[Numbers]
    target_numbers: Sequence[Numbers]
    source_lengths: NDArray[np.int64]  # (source words,): characters
    target_lengths: NDArray[np.int64]

    def runs(self, i: int, extra: Iterable[int] = ()) -> list[Run]:
        """Return the best runs for source ``i`` in the screened sentences and in those of ``extra``."""
        order = np.argsort(-self.quick[i], kind="stable")[:SCREENED]
        chosen = sorted({*map(int, order), *extra})
        return [run for j in chosen for run in self._runs_in(i, j)]

    def _runs_in(self, i: int, j: int) -> list[Run]:
        source, target = self.sources[i], self.targets[j]
        s = slice(self.source_words.starts[i], self.source_words.starts[i + 1])
        t = slice(self.target_words.starts[j], self.target_words.starts[j + 1])
        cosines = self.source_words.vectors[s] @ self.target_words.vectors[t].T
        starts = [clause.words.start for clause in target.clauses]
        by_clause = np.maximum.reduceat(cosines, starts, axis=1)
        weights_s, weights_t = self.source_words.weights[s], self.target_words.weights[t]
        value_t = (cosines.max(axis=0) - self.target_cost[t]) * weights_t
        gain_t = np.add.reduceat(value_t, starts)
        found: list[_Found] = []
        for family in _families(target):
            for first in range(len(family)):
                some = family[first : first + LONGEST_RUN]
                bests = np.maximum.accumulate(by_clause[:, some], axis=1)
                gains = np.cumsum(gain_t[some])
                worth = weights_s @ (bests - self.source_cost[s, None])
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
            part = _reported_words(source, (item.best - self.source_cost[s]) * weights_s)
            runs.append(self._describe(i, j, item, value_t, whole))
            # Somebody's words may be a part of what was said; a sentence of plain text that looks so does by chance.
            # Only the best run may leave out some of the source, or a pair of clauses would beat two of them.
            if rank == 0 and len(part) < len(whole) and target.clauses[item.clauses[0]].statement:
                runs.append(self._describe(i, j, item, value_t, part))
        return runs

    def source_clause_gains(self, i: int, j: int, clauses: Sequence[int]) -> Vectors:
        """Return what each clause of source ``i`` is worth in some clauses of target ``j``."""
        words = self.targets[j].words_of(clauses)
        s = slice(self.source_words.starts[i], self.source_words.starts[i + 1])
        cosines = self.source_words.vectors[s] @ self.target_words.vectors[self.target_words.starts[j] + words].T
        value = (cosines.max(axis=1) - self.source_cost[s]) * self.source_words.weights[s]
        return np.add.reduceat(value, [clause.words.start for clause in self.sources[i].clauses])

    def similarity(self, i: int, j: int, clauses: Sequence[int]) -> float:
        """Return the cosine of the pooled words of source ``i`` and of some clauses of target ``j``."""
        words = self.target_words.starts[j] + self.targets[j].words_of(clauses)
        s = slice(self.source_words.starts[i], self.source_words.starts[i + 1])
        pooled_s = self.source_words.weights[s] @ self.source_words.vectors[s]
        pooled_t = self.target_words.weights[words] @ self.target_words.vectors[words]
        scale = float(np.linalg.norm(pooled_s) * np.linalg.norm(pooled_t))
        return max(-1.0, min(1.0, float(pooled_s @ pooled_t) / scale)) if scale else 0.0

    def _describe(self, i: int, j: int, found: _Found, value_t: Vectors, part: range) -> Run:
        source, target = self.sources[i], self.targets[j]
        start = int(self.source_words.starts[i])
        s = slice(start + part.start, start + part.stop)
        first = int(self.target_words.starts[j])
        inside = target.words_of(found.clauses) if found.words is None else found.words
        weights_s, weights_t = self.source_words.weights[s], self.target_words.weights[first + inside]
        value_s = found.best[part.start : part.stop] - self.source_cost[s]
        total_s, total_t = float(weights_s.sum()) or 1.0, float(weights_t.sum()) or 1.0
        source_evidence = float(value_s @ weights_s) / total_s
        target_evidence = float(value_t[inside].sum()) / total_t
        others = (self.from_sources[:, first + inside] - self.target_cost[first + inside]) @ weights_t / total_t
        others[i] = EVEN
        others_s = weights_s @ (self.in_targets[s] - self.source_cost[s, None]) / total_s
        others_s[j] = EVEN
        numbers_s = {number for k, number in self.source_numbers[i] if k in part}
        numbers_t = {number for k, number in self.target_numbers[j] if k in inside}
        length_s = self.source_lengths[s].sum()
        length_t = self.target_lengths[first + inside].sum()
        features = np.array(
            [
                source_evidence,
                float((value_s > 0) @ weights_s) / total_s,
                self.margins[i, j],
                abs(np.log((length_t + 10) / (length_s + 10))),
                source_evidence - max(EVEN, float(others_s.max())),
                target_evidence - max(EVEN, float(others.max())),
            ],
            dtype=np.float32,
        )
        other_numbers = bool(numbers_s) and not numbers_s & numbers_t
        return Run(i, j, found.clauses, features, other_numbers, len(part) < len(source.words), found.stump)


def screen(sources: Sequence[Unit], targets: Sequence[Unit]) -> Evidence:
    """Compare every source with every target by their words. Both need at least one unit with words."""
    source_words, target_words = _stack(sources), _stack(targets)
    in_targets, from_sources = [], []
    for first in range(0, len(sources), CHUNK):
        some = source_words.part(range(first, min(first + CHUNK, len(sources))))
        rows, columns = best_matches(some, target_words)
        in_targets.append(rows)
        from_sources.append(columns)
    rows, columns = np.concatenate(in_targets), np.concatenate(from_sources)
    source_cost = SHARE * _background(rows, axis=1) + THETA
    target_cost = SHARE * _background(columns, axis=0) + THETA
    value = (rows - source_cost[:, None]) * source_words.weights[:, None]
    totals = np.add.reduceat(source_words.weights, source_words.starts[:-1])
    quick = np.add.reduceat(value, source_words.starts[:-1], axis=0) / np.maximum(totals, 1e-6)[:, None]
    sentences_s, sentences_t = np.stack([u.sentence for u in sources]), np.stack([u.sentence for u in targets])
    cosines = sentences_s @ sentences_t.T
    k = min(NEIGHBOURS, len(targets))
    margins = cosines - np.partition(cosines, -k, axis=1)[:, -k:].mean(axis=1, keepdims=True)
    return Evidence(
        sources,
        targets,
        source_words,
        target_words,
        source_cost,
        target_cost,
        columns,
        rows,
        quick.astype(np.float32),
        margins,
        [_numbers(unit) for unit in sources],
        [_numbers(unit) for unit in targets],
        _lengths(sources),
        _lengths(targets),
    )


def _stack(units: Sequence[Unit]) -> Stack:
    texts = [unit.text for unit in units]
    return stack(texts, [unit.relative_words() for unit in units], [unit.vectors for unit in units])


def _lengths(units: Sequence[Unit]) -> NDArray[np.int64]:
    return np.array([len(word) for unit in units for word in unit.words], dtype=np.int64)


def _background(best: Vectors, axis: int) -> Vectors:
    """Return what a word reaches against any unit: the mean, drawn to the prior where units are few."""
    return np.asarray((best.sum(axis=axis) + COUNT * PRIOR) / (best.shape[axis] + COUNT), dtype=np.float32)


def _families(target: Unit) -> list[list[int]]:
    """Return the clauses that may form runs together: what was said, and what frames it."""
    said = [k for k, clause in enumerate(target.clauses) if clause.statement]
    frame = [k for k, clause in enumerate(target.clauses) if not clause.statement]
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


def _numbers(unit: Unit) -> Numbers:
    words = ((k, unit.word(k)) for k in range(len(unit.words)))
    return tuple((k, word.replace(",", "").replace(".", "")) for k, word in words if word[0].isdigit())
