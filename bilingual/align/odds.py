"""The log-odds of one run by its features, and those of the best run of a source, which is another question.

The weights are fitted on every pair of sentences that look alike. What is linked is the best of several runs, and that
it is right is likelier or less likely than of any: by a line for each kind of run, fitted on the best ones.
"""

from __future__ import annotations

from typing import Literal

from bilingual.align.runs import FEATURES, Run
from bilingual.calibration import COMMON, Linking

__all__ = ["best_log_odds", "find_kind", "pair_log_odds"]

OTHER_NUMBERS = -1.0
"""Translated articles say six times as much, but a reporter who got the number wrong must still be found."""

FRAGMENT = -1.0
"""A report of some clauses of a sentence is rarer than one of the whole, and has more places to match by chance."""

WHOLE = 0.85
"""Share of a report sentence's words from which a run is all of it: what is left is a frame such as "he said"."""

_PLACE_OF_WHOLE = FEATURES.index("whole")


def find_kind(run: Run) -> Literal["whole", "part", "two"]:
    """Tell whether a run is a whole report sentence, a part of one, or in two."""
    if run.second:
        return "two"
    return "whole" if run.features[_PLACE_OF_WHOLE] >= WHOLE else "part"


def pair_log_odds(run: Run, linking: Linking) -> float:
    """Return the log-odds that a run, whichever, reports its source."""
    log_odds = linking.bias + float(linking.vector(FEATURES) @ run.features)
    return log_odds + OTHER_NUMBERS * run.other_numbers + FRAGMENT * run.fragment


def best_log_odds(run: Run, linking: Linking) -> float:
    """Return the log-odds of a run if it is the best of its source."""
    return linking.best.get(find_kind(run), COMMON)(pair_log_odds(run, linking))
