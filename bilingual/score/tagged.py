"""From the scorer's word probabilities to the stretches a reader would mark, and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from bilingual.datatypes import Severity, Span
from bilingual.encode import Vectors
from bilingual.score import Side
from bilingual.score.coverage import Stretch, content_words

__all__ = ["SENSITIVITIES", "Sensitivity", "find_tagged", "grade_tagged"]

Sensitivity = Literal["low", "normal", "high"]

SENSITIVITIES: Mapping[Sensitivity, float] = {"low": 0.95, "normal": 0.8, "high": 0.5}
"""Probability from which the surest word of a stretch makes it a finding.

Of DEMETR-ru's omissions (the half not fitted on) .44, .59 and .73 are found at these, and .03, .09 and .18 of the
sentences of human translations have such a word in the original, about as many in the translation; one in ten does lose
something.
"""

_SURE = 0.95
"""From here a lost phrase is major; below, and for a single word, minor."""

_MAJOR_WORDS = 2
_JOINED = 0.5
"""Probability from which a neighbour belongs to the stretch of a surer word."""


def find_tagged(side: Side, gone: Vectors, accounted: Sequence[Span], sensitivity: Sensitivity) -> list[Stretch]:
    """Return the stretches of ``side`` that the other side lacks, in order; ``shortfall`` is the surest word's.

    ``gone`` (n words,) are probabilities. Words in an ``accounted`` span are another check's matter. A stretch begins
    and ends with a content word, and is not made of function words alone.
    """
    content = content_words(side)
    chances = [0.0 if any(span.overlaps(side.words[i]) for span in accounted) else float(gone[i]) for i in content]
    found: list[Stretch] = []
    first = 0
    while first < len(content):
        if chances[first] < _JOINED:
            first += 1
            continue
        last = first
        while last + 1 < len(content) and chances[last + 1] >= _JOINED:
            last += 1
        surest = float(np.max(chances[first : last + 1]))
        if surest >= SENSITIVITIES[sensitivity]:
            span = Span(side.words[content[first]].start, side.words[content[last]].stop)
            is_edge = first == 0 or last == len(content) - 1
            found.append(Stretch(span, last + 1 - first, surest, is_edge))
        first = last + 1
    return found


def grade_tagged(stretch: Stretch) -> Severity:
    """Return how grave the loss of a stretch is."""
    return "major" if stretch.n_words >= _MAJOR_WORDS and stretch.shortfall >= _SURE else "minor"
