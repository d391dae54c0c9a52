"""Cuts report sentences where the words of a source begin and end in them: a quotation need not be a clause.

A reporter puts six words of a post into a sentence of thirty. Compared with the sentence, or with a long clause of it,
they drown; so each source looks for the window of words that it accounts for best, in the sentences it matches best,
and the clauses are cut at the window's ends. As with all cuts, linking decides which neighbours belong together.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from bilingual.align.evidence import Evidence
from bilingual.align.units import Clause, Unit
from bilingual.encode import Vectors

__all__ = ["best_window", "cut_windows"]

SENTENCES = 3
"""Report sentences of each source that are cut: its place is among them in 97 of 100 cases."""

LONGER = 2.0
SPARE = 6
"""A window has at most ``LONGER`` times the source's words and :data:`SPARE` more: languages differ in small words."""

LEAST_LEFT_OUT = 2
"""Content words a window must leave out on a side to be worth a cut there."""


def cut_windows(evidence: Evidence) -> Evidence:
    """Return the evidence with targets cut at the ends of the best windows of all sources."""
    cuts: dict[int, set[int]] = {}
    for i, some in enumerate(evidence.order[:, :SENTENCES]):
        for j in map(int, some):
            window = best_window(*_values(evidence, i, j))
            if window is not None:
                cuts.setdefault(j, set()).update(_worth_a_cut(evidence, j, window))
    targets = [_cut(unit, cuts.get(j, set())) for j, unit in enumerate(evidence.targets)]
    return replace(evidence, targets=targets)


def _values(evidence: Evidence, i: int, j: int) -> tuple[Vectors, Vectors]:
    """Return what each source word gains from each target word (s, t), and what each target word is worth (t,)."""
    s = slice(evidence.source_words.starts[i], evidence.source_words.starts[i + 1])
    t = slice(evidence.target_words.starts[j], evidence.target_words.starts[j + 1])
    cosines = evidence.source_words.compare(s, evidence.target_words, t)
    gains = np.maximum(cosines - evidence.source_cost[s, None], 0) * evidence.source_words.weights[s, None]
    worth = (cosines.max(axis=0) - evidence.target_cost[t]) * evidence.target_words.weights[t]
    return gains, worth


def best_window(gains: Vectors, worth: Vectors) -> range | None:
    """Return the window of target words that accounts for most of a source, or None when none accounts for anything.

    Each source word brings its best gain within the window, each target word its own worth, which may be negative.
    ``gains`` has shape (s, t), ``worth`` (t,).
    """
    n, m = gains.shape
    longest = min(m, int(LONGER * n) + SPARE)
    padded = np.pad(gains, ((0, 0), (0, longest - 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, longest, axis=1)  # (s, t, longest)
    covered = np.maximum.accumulate(windows, axis=2).sum(axis=0)
    sums = np.concatenate([[0.0], np.cumsum(worth), np.full(longest, -np.inf)])
    starts = np.arange(m)[:, None]
    totals = covered + sums[starts + 1 + np.arange(longest)] - sums[starts]
    best = int(totals.argmax())
    start, extra = divmod(best, longest)
    return range(start, start + extra + 1) if totals[start, extra] > 0 else None


def _worth_a_cut(evidence: Evidence, j: int, window: range) -> list[int]:
    """Return the ends of a window of target ``j`` beyond which its clause has words enough."""
    is_content = (
        evidence.target_words.weights[evidence.target_words.starts[j] : evidence.target_words.starts[j + 1]] == 1
    )
    ends = []
    for clause in evidence.targets[j].clauses:
        first, last = clause.words.start, clause.words.stop
        if window.start in clause.words and is_content[first : window.start].sum() >= LEAST_LEFT_OUT:
            ends.append(window.start)
        if window.stop - 1 in clause.words and is_content[window.stop : last].sum() >= LEAST_LEFT_OUT:
            ends.append(window.stop)
    return ends


def _cut(unit: Unit, cuts: set[int]) -> Unit:
    """Return the unit with its clauses cut before the words ``cuts``."""
    if not cuts:
        return unit
    clauses: list[Clause] = []
    for clause in unit.clauses:
        edges = [clause.words.start, *sorted(cuts.intersection(clause.words[1:])), clause.words.stop]
        clauses += [replace(clause, words=range(a, b)) for a, b in pairwise(edges)]
    return replace(unit, clauses=tuple(clauses))
