"""How well two readings of the same pairs agree: whether there is an error, on which words, and how bad it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.gold.labels import read_key
from bilingual.evaluate.labelled import ErrorLabel, LabelledPair
from bilingual.words import find_words

__all__ = ["Agreement", "agree", "mark_words", "pair_up"]

CATEGORIES = ("accuracy/omission", "accuracy/addition", "accuracy/mistranslation")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``n`` pairs: Cohen's kappa of has-an-error, word F1 per category, and the share of equal severities.

    ``severity`` is over the ``n_shared`` errors of one category that share a word. A figure without data is None.
    """

    n: int
    kappa: float | None
    word_f1: dict[str, float | None]
    severity: float | None
    n_shared: int


def pair_up(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the numbers of the rows that are about the same pair, in the order of ``second``."""
    places = {read_key(row): number for number, row in enumerate(first)}
    return [(places[read_key(row)], number) for number, row in enumerate(second)]


def agree(pairs: Sequence[tuple[LabelledPair, LabelledPair]]) -> Agreement:
    """Compare two readings of the same texts. Possible errors count as words, not as has-an-error."""
    marks = [(not one.is_clean, not other.is_clean) for one, other in pairs]
    word_f1: dict[str, float | None] = {}
    for category in CATEGORIES:
        n_both = n_all = 0
        for one, other in pairs:
            left, right = (mark_words(pair, category) for pair in (one, other))
            n_both += len(left & right)
            n_all += len(left) + len(right)
        word_f1[category] = 2 * n_both / n_all if n_all else None
    shared = [
        a.severity == b.severity
        for one, other in pairs
        for a in one.errors
        for b in other.errors
        if a.category == b.category and _overlap(a, b)
    ]
    severity = sum(shared) / len(shared) if shared else None
    return Agreement(len(pairs), _kappa(marks), word_f1, severity, len(shared))


def mark_words(pair: LabelledPair, category: str) -> set[tuple[int, int]]:
    """Return the words, as side and number, that errors of ``category`` are on."""
    return {
        (side, number)
        for side, text in enumerate((pair.source, pair.target))
        for number, word in enumerate(find_words(text))
        for error in pair.errors
        if error.category == category
        for span in (error.source, error.target)[side]
        if span.start < word.stop and word.start < span.stop
    }


def _overlap(one: ErrorLabel, other: ErrorLabel) -> bool:
    return any(
        a.start < b.stop and b.start < a.stop
        for left, right in ((one.source, other.source), (one.target, other.target))
        for a in left
        for b in right
    )


def _kappa(marks: Sequence[tuple[bool, bool]]) -> float | None:
    """Return Cohen's kappa (1960) of two yes-or-no readings; None when chance alone would agree.

    >>> _kappa([(True, True), (False, False), (True, False), (False, False)])
    0.5
    """
    if not marks:
        return None
    n = len(marks)
    observed = sum(one == other for one, other in marks) / n
    yes = [sum(mark[side] for mark in marks) / n for side in (0, 1)]
    expected = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return None if expected == 1 else (observed - expected) / (1 - expected)
