"""What got lost, added or changed between two texts that belong together.

:func:`judge` is the seam: it sees two sides as text with word vectors and answers with differences whose spans are
relative to those texts; the pipeline maps them back into documents. Each kind of check is one file.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilingual.calibration import COMMON, Scale
from bilingual.datatypes import Category, Language, Severity, Span, Subtype, Truncation
from bilingual.encode import Vectors

__all__ = ["Check", "Context", "Difference", "Judgement", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a link: its text and its words, with vectors (n, w) as in :class:`bilingual.encode.Embedding`.

    ``scale`` brings cosines of the vectors to the common scale of the thresholds.
    """

    text: str
    language: Language
    words: tuple[Span, ...]
    vectors: Vectors
    scale: Scale = COMMON

    def compare(self, other: Side) -> Vectors:
        """Return the cosines of all words with those of the other side, (n, m), on the common scale."""
        return self.scale(self.vectors @ other.vectors.T)


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known about the two sides.

    ``truncated``: where the source text is cut off in its document, so that a surplus of the target there is no
    addition. ``partial``: the target reports only a part, or the source translates only a part, so that what is
    missing at the edges was found out by linking already. ``indirect``: the target is indirect speech without the verb
    that reports it. ``speakers``: who says it in the report, by name, so that words of the source that say so too are
    not missing.
    """

    truncated: Truncation | None = None
    partial: bool = False
    indirect: bool = False
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One MQM error with spans relative to the two sides' texts; an empty side is an empty tuple.

    ``is_settled``: what a rule knows by itself, so that the trained scorer is not asked for its word. ``least``: the
    confidence that it keeps unless the scorer sees nothing there.
    """

    category: Category
    subtype: Subtype | None
    severity: Severity
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    evidence: str
    confidence: float
    is_settled: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Coverage and fidelity in [0, 1], and the differences in order of their first span."""

    coverage: float
    fidelity: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What one kind of check found, and the spans of each side it has accounted for, whether they differ or not.

    Words in an accounted span are no longer looked for by the checks that follow: a replaced number is one finding,
    not also an omission and an addition.
    """

    differences: tuple[Difference, ...]
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
