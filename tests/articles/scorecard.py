"""What a score is made of, and how places in a text are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bilingual.datatypes import Span
from tests.articles.gold import Article

Report = Mapping[str, Any]
"""A report as :meth:`bilingual.datatypes.Report.to_dict` gives it."""

Letters = frozenset[int]
"""Positions of letters and digits in a text."""

Sides = tuple[Letters, Letters]
"""Source side and target side."""

HALF = 0.5
FIGURES = (
    "kind",
    "language",
    "link precision",
    "link recall",
    "relation",
    "statement",
    "speaker",
    "form",
    "date",
    "truncated",
    "status",
    "untranslated, unsourced",
    "unlinked precision",
    "unlinked recall",
    "finding precision",
    "finding recall",
)


@dataclass(frozen=True, slots=True)
class Count:
    """``right`` of ``total``; an empty count is perfect."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.total + other.total)

    @property
    def share(self) -> float:
        """Return the share that is right, in [0, 1]."""
        return self.right / self.total if self.total else 1.0


@dataclass(slots=True)
class Score:
    """Counts by figure, findings above minor on faithful links, and in words what was wrong."""

    counts: dict[str, Count] = field(default_factory=lambda: dict.fromkeys(FIGURES, Count()))
    false_alarms: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def link_f1(self) -> float:
        """Return the harmonic mean of link precision and recall, in [0, 1]."""
        precision, recall = self.counts["link precision"].share, self.counts["link recall"].share
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def note(self, figure: str, right: bool, complaint: str) -> None:
        """Count one thing under ``figure`` and keep the complaint when it is wrong."""
        self.counts[figure] += Count(int(right), 1)
        if not right:
            self.complaints.append(f"{figure}: {complaint}")


def add_up(scores: Iterable[Score]) -> Score:
    """Return the sum of ``scores``."""
    total = Score()
    for score in scores:
        for figure, count in score.counts.items():
            total.counts[figure] += count
        total.false_alarms += score.false_alarms
        total.complaints += score.complaints
    return total


def letters_in(text: str, spans: Iterable[Span]) -> Letters:
    return frozenset(i for span in spans for i in range(span.start, span.stop) if text[i].isalnum())


def spans_of(locations: Iterable[Sequence[Any]]) -> list[Span]:
    return [Span(start, stop) for _document, start, stop in locations]


def share(part: Letters, whole: Letters) -> float:
    return len(part & whole) / len(whole) if whole else 0.0


def dice(a: Letters, b: Letters) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def quote(article: Article, spans: Iterable[Span]) -> str:
    return " + ".join(_short(span.of(article.text)) for span in spans) or "—"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat}”" if len(flat) <= 60 else f"“{flat[:40]} … {flat[-17:]}”"
