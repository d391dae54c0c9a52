"""What speaks for one sentence reporting another: their words' best cosines above what any sentence reaches.

Screening compares every source with every report sentence; :mod:`bilingual.align.runs` looks for the runs of clauses in
the best of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bilingual.align.coverage import FUNCTION_WORD_WEIGHT, Stack, best_matches, stack
from bilingual.align.units import Unit
from bilingual.align.word_map import map_words
from bilingual.calibration import Calibration
from bilingual.encode import Vectors
from bilingual.words import fold

__all__ = ["Evidence", "Part", "screen"]

SCREENED = 6
"""Report sentences looked at in detail for each source: the right one is among them in 99 % (benchmarks/linking.py)."""

UNITS, WORDS = 16, 512
"""Sentences, or words, of a long document summed up at a time: a table of all of them is written to memory and back."""

DIMENSIONS = 192
"""Of the map's 384 for words: half."""

SAMPLE = 32
"""Sentences of the other side, evenly spaced, that tell what a function word reaches in any."""

PRIOR = 0.40
COUNT = 8.0
SHARE = 0.5
THETA = 0.25
NEIGHBOURS = 4

Part = tuple[int, Sequence[int]]
"""A target's index and some of its clauses."""

Numbers = Sequence[tuple[int, str]]
"""The words of a unit that are figures: their index and their digits."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The screened table of a document; (n,) sources, (m,) targets."""

    sources: Sequence[Unit]
    targets: Sequence[Unit]
    source_words: Stack
    target_words: Stack
    source_cost: Vectors
    target_cost: Vectors
    source_telling: NDArray[np.int64]  # (source words,): place among those with content, or -1
    target_telling: NDArray[np.int64]
    from_sources: Vectors  # (telling target words, n): best cosine of each in each source
    in_targets: Vectors  # (telling source words, m): best cosine of each in each report sentence
    quick: Vectors  # (n, m): mean evidence of the source's words in the whole report sentence
    order: NDArray[np.int64]  # (n, at most SCREENED): the report sentences with most of it, the best first
    cosines: Vectors  # (n, m): of whole sentences
    nearest: Vectors  # (n,): mean cosine of the source's nearest report sentences
    source_numbers: Sequence[Numbers]
    target_numbers: Sequence[Numbers]
    source_lengths: NDArray[np.int64]  # (source words,): characters
    target_lengths: NDArray[np.int64]
    target_weights: Sequence[float]  # (m,): summed weights of each target's words
    twins: Sequence[Sequence[int]]  # of each source: those with the same words, itself among them

    def source_clause_gains(self, i: int, parts: Sequence[Part]) -> Vectors:
        """Return what each clause of source ``i`` is worth in some clauses of targets."""
        s, t = self.source_rows(i), np.concatenate([self.target_rows(*part) for part in parts])
        value = (self.best_in(s, t) - self.source_cost[s]) * self.source_words.weights[s]
        return np.add.reduceat(value, [clause.words.start for clause in self.sources[i].clauses])

    def gain_of_source(self, i: int, linked: int, known: Part) -> float:
        """Return what source ``i`` brings to the link of source ``linked`` with ``known``: summed evidence of words.

        Its own words count in full, those of the clauses as far as they are better accounted for than before.
        """
        s, t = self.source_rows(i), self.target_rows(*known)
        explained = (self.best_in(s, t) - self.source_cost[s]) @ self.source_words.weights[s]
        t = t[self.target_telling[t] >= 0]
        cosines = self.from_sources[self.target_telling[t], linked], self.from_sources[self.target_telling[t], i]
        return _lift(cosines, self.target_cost[t], self.target_words.weights[t]) + float(explained)

    def worth_elsewhere(self, s: NDArray[np.int64]) -> Vectors:
        """Return what each report sentence is for some words of a source: (m,), mean evidence."""
        s = s[self.source_telling[s] >= 0]
        weights = self.source_words.weights[s]
        value = self.in_targets[self.source_telling[s]] - self.source_cost[s, None]
        return np.asarray(weights @ value / max(float(weights.sum()), 1e-6))

    def worth_in_sources(self, t: NDArray[np.int64]) -> Vectors:
        """Return what each source is for some words of targets: (n,), mean evidence."""
        t = t[self.target_telling[t] >= 0]
        weights = self.target_words.weights[t]
        value = self.from_sources[self.target_telling[t]] - self.target_cost[t, None]
        return np.asarray(weights @ value / max(float(weights.sum()), 1e-6))

    def similarity(self, sources: Sequence[int], parts: Sequence[Part]) -> float:
        """Return the cosine of the pooled words of some sources and of some clauses of targets."""
        s = np.concatenate([self.source_rows(i) for i in sources])
        t = np.concatenate([self.target_rows(*part) for part in parts])
        pooled_s = self.source_words.weights[s] @ self.source_words.vectors[s]
        pooled_t = self.target_words.weights[t] @ self.target_words.vectors[t]
        scale = float(np.linalg.norm(pooled_s) * np.linalg.norm(pooled_t))
        return max(-1.0, min(1.0, float(pooled_s @ pooled_t) / scale)) if scale else 0.0

    def margin(self, i: int, targets: Sequence[int]) -> float:
        """Return the cosine of source ``i`` and some whole targets above that of its nearest report sentences."""
        return self.cosine(i, targets) - float(self.nearest[i])

    def cosine(self, i: int, targets: Sequence[int]) -> float:
        """Return the cosine of source ``i`` and some whole targets together."""
        if len(targets) == 1:
            return float(self.cosines[i, targets[0]])
        length = float(np.linalg.norm(np.sum([self.targets[j].sentence for j in targets], axis=0)))
        return float(self.cosines[i, targets].sum()) / max(length, 1e-6)

    def cosine_lead(self, i: int, targets: Sequence[int]) -> float:
        """Return by how much that cosine is above the best of the source elsewhere, and of the targets with another."""
        row = self.cosines[i].copy()
        row[list(targets)] = 0.0
        columns = self.cosines[:, list(targets)].copy()
        columns[self.twins[i]] = 0.0
        return self.cosine(i, targets) - max(0.0, float(row.max()), float(columns.max()))

    def source_rows(self, i: int) -> NDArray[np.int64]:
        """Return the rows of ``source_words`` that are the words of source ``i``."""
        return np.arange(self.source_words.starts[i], self.source_words.starts[i + 1])

    def target_rows(self, j: int, clauses: Sequence[int]) -> NDArray[np.int64]:
        """Return the rows of ``target_words`` that are the words of some clauses of target ``j``."""
        return np.asarray(self.target_words.starts[j] + self.targets[j].words_of(clauses))

    def best_in(self, s: NDArray[np.int64], t: NDArray[np.int64]) -> Vectors:
        """Return the best cosine of each of the source's words ``s`` among the targets' words ``t``."""
        return np.asarray(self.source_words.compare(s, self.target_words, t).max(axis=1))


def screen(sources: Sequence[Unit], targets: Sequence[Unit], calibration: Calibration) -> Evidence:
    """Compare every source with every target by their words, whose vectors are of the model of ``calibration``.

    Both need at least one unit with words.
    """
    source_words, target_words = _stack(sources, calibration), _stack(targets, calibration)
    telling_s, telling_t = _telling(source_words), _telling(target_words)
    few_s, few_t = _keep(source_words, telling_s), _keep(target_words, telling_t)
    in_targets, from_sources = best_matches(few_s, few_t)
    from_sources = np.ascontiguousarray(from_sources.T)
    source_cost = _costs(source_words, target_words, telling_s, in_targets)
    target_cost = _costs(target_words, source_words, telling_t, from_sources)
    quick = _mean_worth(few_s, in_targets, source_cost[telling_s])
    sentences_s, sentences_t = np.stack([u.sentence for u in sources]), np.stack([u.sentence for u in targets])
    cosines = sentences_s @ sentences_t.T
    k = min(NEIGHBOURS, len(targets))
    nearest = np.partition(cosines, -k, axis=1)[:, -k:].mean(axis=1)
    return Evidence(
        sources,
        targets,
        source_words,
        target_words,
        source_cost,
        target_cost,
        _places(telling_s, len(source_cost)),
        _places(telling_t, len(target_cost)),
        from_sources,
        in_targets,
        quick,
        _best(quick, SCREENED),
        cosines,
        nearest,
        [_numbers(unit) for unit in sources],
        [_numbers(unit) for unit in targets],
        _lengths(sources),
        _lengths(targets),
        np.add.reduceat(target_words.weights, target_words.starts[:-1]).tolist(),
        _twins(sources),
    )


def _mean_worth(words: Stack, best: Vectors, costs: Vectors) -> Vectors:
    """Return the mean evidence of the words of each unit, (units, others), from their ``best`` cosines there."""
    worth = np.empty((len(words), best.shape[1]), dtype=np.float32)
    totals = np.maximum(np.add.reduceat(words.weights, words.starts[:-1]), 1e-6)
    for first in range(0, len(words), UNITS):
        last = min(first + UNITS, len(words))
        own = slice(words.starts[first], words.starts[last])
        value = best[own] - costs[own, None]
        value *= words.weights[own, None]
        sums = np.add.reduceat(value, words.starts[first:last] - own.start, axis=0)
        np.divide(sums, totals[first:last, None], out=worth[first:last])
    return worth


def _twins(units: Sequence[Unit]) -> list[list[int]]:
    same: dict[tuple[str, ...], list[int]] = {}
    for k, unit in enumerate(units):
        same.setdefault(tuple(fold(unit.word(w)) for w in range(len(unit.words))), []).append(k)
    return [same[tuple(fold(unit.word(w)) for w in range(len(unit.words)))] for unit in units]


def _lift(cosines: tuple[Vectors, Vectors], cost: Vectors, weights: Vectors) -> float:
    """Return by how much words are better accounted for by both than by the first alone, above their background."""
    before, after = np.maximum(cosines[0], cost), np.maximum(np.maximum(*cosines), cost)
    return float((after - before) @ weights)


def _stack(units: Sequence[Unit], calibration: Calibration) -> Stack:
    texts = [unit.text for unit in units]
    words = [unit.relative_words for unit in units]
    vectors = [unit.vectors for unit in units]
    return stack(texts, words, vectors, calibration.words, lambda some: map_words(some, calibration.model, DIMENSIONS))


def _telling(words: Stack) -> NDArray[np.int64]:
    """Return the rows of the words with content, and all of a unit without any."""
    has_content = words.weights > FUNCTION_WORD_WEIGHT
    lengths = np.diff(words.starts)
    without = np.add.reduceat(has_content.astype(np.int64), words.starts[:-1]) == 0
    return np.flatnonzero(has_content | np.repeat(without, lengths))


def _places(telling: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return the place of each of ``n`` words among the telling ones, -1 for the others."""
    places = np.full(n, -1, dtype=np.int64)
    places[telling] = np.arange(len(telling))
    return places


def _keep(words: Stack, rows: NDArray[np.int64]) -> Stack:
    """Return the stack with some rows only, at least one of each unit."""
    return replace(
        words, vectors=words.vectors[rows], weights=words.weights[rows], starts=np.searchsorted(rows, words.starts)
    )


def _costs(words: Stack, others: Stack, telling: NDArray[np.int64], best: Vectors) -> Vectors:
    """Return what words must exceed to prove anything; ``best`` (telling, others) is what the telling ones reach."""
    costs = np.empty(len(words.weights), dtype=np.float32)
    costs[telling] = _background(best)
    rest = np.setdiff1d(np.arange(len(costs)), telling, assume_unique=True)
    some = np.unique(np.linspace(0, len(others) - 1, SAMPLE).astype(np.int64))
    lengths = np.diff(others.starts)
    sample = _keep(others, np.flatnonzero(np.isin(np.repeat(np.arange(len(others)), lengths), some)))
    starts = np.concatenate([[0], np.cumsum(lengths[some])[:-1]])
    for first in range(0, len(rest), WORDS):
        rows = rest[first : first + WORDS]
        costs[rows] = _background(np.maximum.reduceat(words.compare(rows, sample, slice(None)), starts, axis=1))
    return SHARE * costs + THETA


def _lengths(units: Sequence[Unit]) -> NDArray[np.int64]:
    return np.array([len(word) for unit in units for word in unit.words], dtype=np.int64)


def _best(table: Vectors, most: int) -> NDArray[np.int64]:
    """Return for each row the columns of its ``most`` largest values, the largest first, equal ones in order."""
    kept = min(most, table.shape[1])
    least = np.partition(table, -kept, axis=1)[:, -kept]
    rows = (np.flatnonzero(row >= least[k]) for k, row in enumerate(table))
    return np.array([some[np.argsort(-table[k, some], kind="stable")[:kept]] for k, some in enumerate(rows)])


def _background(best: Vectors) -> Vectors:
    """Return what words (rows) reach against any unit: the mean, drawn to the prior where units are few."""
    return np.asarray((best.sum(axis=1) + COUNT * PRIOR) / (best.shape[1] + COUNT), dtype=np.float32)


def _numbers(unit: Unit) -> Numbers:
    words = ((k, unit.word(k)) for k in range(len(unit.words)))
    return tuple((k, word.replace(",", "").replace(".", "")) for k, word in words if word[0].isdigit())
