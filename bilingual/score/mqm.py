"""From findings to fidelity: the weights of Multidimensional Quality Metrics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bilingual.datatypes import Severity
from bilingual.score import Difference

__all__ = ["WEIGHTS", "fidelity"]

WEIGHTS: Mapping[Severity, float] = {"minor": 1.0, "major": 5.0, "critical": 25.0}
"""Penalty points per error.

Minor 1 and major 5 as in Freitag et al. 2021 ("Experts, Errors, and Context", TACL 9, table 2) and in MQM 2.0; critical
25 is MQM 2.0's, where Freitag et al. give 25 to a non-translation. Their 0.1 for minor punctuation has no counterpart
here: punctuation is not judged.
"""

MAJOR = WEIGHTS["major"]


def fidelity(differences: Iterable[Difference], n_content_words: int) -> float:
    """Return 1 minus the penalty per source content word, in units of a major error, floored at 0.

    ``fidelity = max(0, 1 - sum(weight) / (5 * max(1, n)))``: a text in which every content word is a major error has
    fidelity 0, one minor error in a sentence of ten content words leaves 0.98. The normalisation by length is that of
    MQM 2.0's "overall normed penalty total", whose reference unit is one word here.

    >>> fidelity((), 7)
    1.0
    """
    penalty = sum(WEIGHTS[item.severity] for item in differences)
    return max(0.0, 1.0 - penalty / (MAJOR * max(1, n_content_words)))
