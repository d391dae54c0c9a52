"""One judgement from all checks: each fact gets one voice, rules before coverage.

The checks run in the order of :data:`CHECKS`. What one of them accounts for, found equal or found changed, is not
looked for again; what no check and no similar word accounts for is an omission on the source, an addition on the
target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual.datatypes import Severity, Span
from bilingual.score import Check, Context, Difference, Judgement, Side
from bilingual.score.calibration import load_calibration
from bilingual.score.connectives import check_connectives
from bilingual.score.coverage import Stretch, content_words, cover, find_uncovered, share_covered
from bilingual.score.mqm import fidelity
from bilingual.score.names import check_names
from bilingual.score.negation import check_negation
from bilingual.score.numbers import check_numbers
from bilingual.score.surface import check_questions, check_untranslated

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

MAJOR_STRETCH = 3
"""Content words in a row that make a lost stretch a lost phrase, and the finding major."""

_STRETCH_CONFIDENCE = {1: 0.5, 2: 0.6, 3: 0.8}
"""By words in a row (3: three or more), from recall and false alarms at these lengths (benchmarks/scoring.py)."""


def judge(source: Side, target: Side, context: Context | None = None) -> Judgement:
    """Return what got lost, added or changed between an original and its report, both given with their word vectors.

    Spans are relative to ``source.text`` and ``target.text``; differences are in order of their first span.
    """
    context = context or Context()
    calibration = load_calibration()
    is_part = context.partial or context.truncated is not None
    checks = [check(source, target) for check in (CHECKS if is_part else WHOLE_CHECKS)]
    differences = [found for check in checks for found in check.differences]
    in_source = [span for check in checks for span in check.source]
    in_target = [span for check in checks for span in check.target]
    in_source += [span for found in differences for span in found.source]
    in_target += [span for found in differences for span in found.target]
    covered = cover(source, target, in_source)
    lost = find_uncovered(source, covered, calibration)
    added = find_uncovered(target, cover(target, source, in_target), calibration)
    differences += [_omission(source, stretch) for stretch in lost if not (context.partial and stretch.is_edge)]
    differences += [_addition(target, stretch) for stretch in added if not _is_expected(stretch, context)]
    return Judgement(
        coverage=share_covered(source, covered, calibration),
        fidelity=fidelity(differences, len(content_words(source))),
        differences=tuple(sorted(differences, key=_place)),
    )


def _place(found: Difference) -> tuple[Sequence[Span], Sequence[Span]]:
    return found.source or found.target, found.target


def _is_expected(stretch: Stretch, context: Context) -> bool:
    """Tell whether a surplus is explained by what the document does not show of the original."""
    return context.truncated is not None or (context.partial and stretch.is_edge)


def _severity(stretch: Stretch) -> Severity:
    return "major" if stretch.n_words >= MAJOR_STRETCH else "minor"


def _omission(source: Side, stretch: Stretch) -> Difference:
    evidence = f"nothing in the report says “{stretch.span.of(source.text)}”"
    confidence = _STRETCH_CONFIDENCE[min(stretch.n_words, 3)]
    return Difference("accuracy/omission", None, _severity(stretch), (stretch.span,), (), evidence, confidence)


def _addition(target: Side, stretch: Stretch) -> Difference:
    evidence = f"nothing in the original says “{stretch.span.of(target.text)}”"
    confidence = _STRETCH_CONFIDENCE[min(stretch.n_words, 3)]
    return Difference("accuracy/addition", None, _severity(stretch), (), (stretch.span,), evidence, confidence)
