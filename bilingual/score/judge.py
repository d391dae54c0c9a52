"""One judgement from all checks: each fact gets one voice, rules before coverage.

The checks run in the order of :data:`CHECKS`. What one of them accounts for, found equal or found changed, is not
looked for again; what no check and no similar word accounts for is an omission on the source, an addition on the
target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual.calibration import Calibration
from bilingual.datatypes import Span
from bilingual.encode.calibrations import default_calibration
from bilingual.score import Check, Context, Difference, Judgement, Side
from bilingual.score.certainty import check_certainty
from bilingual.score.choices import check_choices
from bilingual.score.connectives import check_connectives
from bilingual.score.contrasts import check_contrasts
from bilingual.score.coverage import content_words, cover, share_covered
from bilingual.score.denials import add_denials
from bilingual.score.fitted import Sensitivity, load_fitted
from bilingual.score.frames import find_frames
from bilingual.score.missing import uncovered
from bilingual.score.mqm import fidelity
from bilingual.score.names import check_names
from bilingual.score.negation import check_negation
from bilingual.score.numbers import check_numbers
from bilingual.score.offices import check_offices
from bilingual.score.performatives import find_performatives
from bilingual.score.reversals import check_reversals
from bilingual.score.roles import check_roles
from bilingual.score.surface import check_questions, check_untranslated
from bilingual.score.tagged import SEED
from bilingual.score.tagger import Tags
from bilingual.score.tense import check_tense
from bilingual.score.weighed import confirm, weigh

__all__ = ["CHECKS", "WHOLE_CHECKS", "judge"]

CHECKS: tuple[Callable[[Side, Side], Check], ...] = (
    check_numbers,
    check_names,
    check_choices,
    check_reversals,
    check_negation,
    check_connectives,
    check_contrasts,
    check_offices,
    check_roles,
    check_certainty,
    check_tense,
    check_untranslated,
)

WHOLE_CHECKS = (*CHECKS, check_questions)
"""With those that need the end of both sentences, and so make no sense of a part."""


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
    by_rule = _each_once([found for check in checks for found in check.differences])
    if tags is not None:
        by_rule = add_denials(by_rule, source, target, tags)
        by_rule = [confirm(found, source, target, tags) for found in by_rule]
        by_rule = [found for found in by_rule if load_fitted().reports(found, sensitivity)]
    if any(found.category == "accuracy/addition" for found in by_rule):
        frames = find_frames(target.text)
        by_rule = [
            found
            for found in by_rule
            if found.category != "accuracy/addition"
            or not any(frame.contains(span) for frame in frames for span in found.target)
        ]
    in_source = [span for check in checks for span in check.source]
    in_target = [span for check in checks for span in check.target]
    in_source += [span for found in by_rule for span in found.source]
    in_target += [span for found in by_rule for span in found.target]
    if context.indirect:
        in_source += find_performatives(source.text, source.language)  # its cue says so: asked
    if context.speakers and tags is not None and tags.source.max(initial=0.0) >= SEED:
        in_source += find_frames(source.text, context.speakers)
    covered = cover(source, target, in_source)
    if tags is None:
        answered = cover(target, source, in_target)
        missing = uncovered(source, target, covered, answered, context, calibration)
    else:
        candidates = weigh(source, target, tags, in_source, in_target, context)
        missing = [found for found in candidates if load_fitted().reports(found, sensitivity)]
    differences = [*by_rule, *missing]
    return Judgement(
        coverage=share_covered(source, covered),
        fidelity=fidelity(differences, len(content_words(source))),
        differences=tuple(sorted(differences, key=_place)),
    )


def _each_once(found: Sequence[Difference]) -> list[Difference]:
    """Return the findings of the rules without those that say of the same words what an earlier rule said."""
    kept: list[Difference] = []
    for item in found:
        if not any(_overlap(item.source, one.source) and _overlap(item.target, one.target) for one in kept):
            kept.append(item)
    return kept


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _place(found: Difference) -> tuple[Sequence[Span], Sequence[Span]]:
    return found.source or found.target, found.target
