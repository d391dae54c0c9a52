"""What is missing on a side as plain coverage tells it, where no trained scorer reads the vectors."""

from __future__ import annotations

from collections.abc import Mapping

from bilingual.calibration import Calibration
from bilingual.datatypes import Language, Severity, Span
from bilingual.score import Context, Difference, Side
from bilingual.score.coverage import Covered, Stretch, find_uncovered

__all__ = ["is_expected", "state", "uncovered"]

MAJOR_STRETCH = 2
"""Content words from which a lost stretch is a phrase and its loss may be major; one word is a modifier, and minor."""

_CONFIDENCE: Mapping[Severity, float] = {"minor": 0.5, "major": 0.75, "critical": 0.75}
"""A third of the alarms on human references, read by eye, are real losses; so is nearly all that DEMETR-ru cut out."""


def uncovered(
    source: Side, target: Side, covered: Covered, answered: Covered, context: Context, calibration: Calibration
) -> list[Difference]:
    """Return what the cosines of words tell: ``covered`` is how well the source is, ``answered`` the target."""
    found: list[Difference] = []
    for side, is_source, stretches in (
        (source, True, find_uncovered(source, covered, target, answered)),
        (target, False, find_uncovered(target, answered, source, covered)),
    ):
        for stretch in stretches:
            severity = _grade(stretch, side.language, calibration)
            if severity and not is_expected(stretch.is_edge, context, of_source=is_source):
                found.append(
                    state(side, stretch.span, severity, _CONFIDENCE[severity], of_source=is_source, is_sure=True)
                )
    return found


def is_expected(is_edge: bool, context: Context, *, of_source: bool) -> bool:
    """Tell whether a gap is explained by what the document does not show, or by what linking found out already."""
    return (context.partial and is_edge) or (not of_source and context.truncated is not None)


def state(
    side: Side, span: Span, severity: Severity, confidence: float, *, of_source: bool, is_sure: bool
) -> Difference:
    """Return the finding that ``span`` of the source is missing in the target, or was added there, in words."""
    said = f"“{span.of(side.text)}”"
    if of_source:
        evidence = f"nothing in the report says {said}" if is_sure else f"check: {said} may be missing"
        return Difference("accuracy/omission", None, severity, (span,), (), evidence, confidence)
    evidence = f"nothing in the original says {said}" if is_sure else f"check: {said} may be added"
    return Difference("accuracy/addition", None, severity, (), (span,), evidence, confidence)


def _grade(stretch: Stretch, language: Language, calibration: Calibration) -> Severity | None:
    """Return how grave the loss of ``stretch`` is; None when it falls too little short to be reported."""
    minor, major = calibration.lost[language]
    if stretch.shortfall < minor:
        return None
    return "major" if stretch.shortfall >= major and stretch.n_words >= MAJOR_STRETCH else "minor"
