"""One judgement from all checks: each fact gets one voice, rules before coverage.

The checks run in the order of :data:`CHECKS`. What one of them accounts for, found equal or found changed, is not
looked for again; what no check and no similar word accounts for is an omission on the source, an addition on the
target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bilingual.calibration import Calibration
from bilingual.datatypes import Language, Severity, Span
from bilingual.encode.calibrations import default_calibration
from bilingual.score import Check, Context, Difference, Judgement, Side
from bilingual.score.connectives import check_connectives
from bilingual.score.coverage import Stretch, content_words, cover, find_uncovered, share_covered
from bilingual.score.mqm import fidelity
from bilingual.score.names import check_names
from bilingual.score.negation import check_negation
from bilingual.score.numbers import check_numbers
from bilingual.score.surface import check_questions, check_untranslated
from bilingual.score.tagged import SENSITIVITIES, Sensitivity, find_tagged, grade_tagged
from bilingual.score.tagger import Tags

__all__ = ["CHECKS", "WHOLE_CHECKS", "judge"]

CHECKS: tuple[Callable[[Side, Side], Check], ...] = (
    check_numbers,
    check_names,
    check_negation,
    check_connectives,
    check_untranslated,
)

WHOLE_CHECKS = (*CHECKS, check_questions)
"""With those that need the end of both sentences, and so make no sense of a part."""

MAJOR_STRETCH = 2
"""Content words from which a lost stretch is a phrase and its loss may be major; one word is a modifier, and minor."""

_STRETCH_CONFIDENCE: Mapping[Severity, float] = {"minor": 0.5, "major": 0.75, "critical": 0.75}
"""A third of the alarms on human references, read by eye, are real losses; so is nearly all that DEMETR-ru cut out."""


def judge(
    source: Side,
    target: Side,
    context: Context | None = None,
    calibration: Calibration | None = None,
    tags: Tags | None = None,
    sensitivity: Sensitivity = "normal",
) -> Judgement:
    """Return what got lost, added or changed between an original and its report, both given with their word vectors.

    ``calibration`` is that of the vectors' model, the embedded one if not given. Spans are relative to ``source.text``
    and ``target.text``; differences are in order of their first span. ``tags`` are what the trained scorer says of the
    pair; without them coverage alone tells what is lost, and ``sensitivity`` has no say.
    """
    context = context or Context()
    calibration = calibration or default_calibration()
    is_part = context.partial or context.truncated is not None
    checks = [check(source, target) for check in (CHECKS if is_part else WHOLE_CHECKS)]
    differences = [found for check in checks for found in check.differences]
    in_source = [span for check in checks for span in check.source]
    in_target = [span for check in checks for span in check.target]
    in_source += [span for found in differences for span in found.source]
    in_target += [span for found in differences for span in found.target]
    covered = cover(source, target, in_source)
    answered = cover(target, source, in_target)
    if tags is None:
        lost = [
            (stretch, severity)
            for stretch in find_uncovered(source, covered, target, answered)
            if (severity := _grade(stretch, source.language, calibration))
        ]
        added = [
            (stretch, severity)
            for stretch in find_uncovered(target, answered, source, covered)
            if (severity := _grade(stretch, target.language, calibration))
        ]
    else:
        lost, added = (
            [(stretch, grade_tagged(stretch)) for stretch in find_tagged(side, gone, accounted, sensitivity)]
            for side, gone, accounted in ((source, tags.source, in_source), (target, tags.target, in_target))
        )
    differences += [
        _omission(source, stretch, severity, is_tagged=tags is not None)
        for stretch, severity in lost
        if not (context.partial and stretch.is_edge)
    ]
    differences += [
        _addition(target, stretch, severity, is_tagged=tags is not None)
        for stretch, severity in added
        if not _is_expected(stretch, context)
    ]
    return Judgement(
        coverage=share_covered(source, covered),
        fidelity=fidelity(differences, len(content_words(source))),
        differences=tuple(sorted(differences, key=_place)),
    )


def _place(found: Difference) -> tuple[Sequence[Span], Sequence[Span]]:
    return found.source or found.target, found.target


def _is_expected(stretch: Stretch, context: Context) -> bool:
    """Tell whether a surplus is explained by what the document does not show of the original."""
    return context.truncated is not None or (context.partial and stretch.is_edge)


def _grade(stretch: Stretch, language: Language, calibration: Calibration) -> Severity | None:
    """Return how grave the loss of ``stretch`` is; None when it falls too little short to be reported."""
    minor, major = calibration.lost[language]
    if stretch.shortfall < minor:
        return None
    return "major" if stretch.shortfall >= major and stretch.n_words >= MAJOR_STRETCH else "minor"


def _omission(source: Side, stretch: Stretch, severity: Severity, *, is_tagged: bool) -> Difference:
    said = f"“{stretch.span.of(source.text)}”"
    evidence = f"nothing in the report says {said}" if _is_sure(stretch, is_tagged) else f"check: {said} may be missing"
    confidence = _confidence(stretch, severity, is_tagged)
    return Difference("accuracy/omission", None, severity, (stretch.span,), (), evidence, confidence)


def _addition(target: Side, stretch: Stretch, severity: Severity, *, is_tagged: bool) -> Difference:
    said = f"“{stretch.span.of(target.text)}”"
    evidence = f"nothing in the original says {said}" if _is_sure(stretch, is_tagged) else f"check: {said} may be added"
    confidence = _confidence(stretch, severity, is_tagged)
    return Difference("accuracy/addition", None, severity, (), (stretch.span,), evidence, confidence)


def _is_sure(stretch: Stretch, is_tagged: bool) -> bool:
    """Tell whether a loss is stated rather than suspected; coverage has one wording."""
    return not is_tagged or stretch.shortfall >= SENSITIVITIES["low"]


def _confidence(stretch: Stretch, severity: Severity, is_tagged: bool) -> float:
    """Return the confidence of a finding: that of a major one where the scorer is sure."""
    return _STRETCH_CONFIDENCE["major" if _is_sure(stretch, is_tagged) and is_tagged else severity]
