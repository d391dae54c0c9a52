"""What the trained scorer says is missing, and how far it bears out what rules have found, each with a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bilingual.calibration import Logistic
from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Context, Difference, Side
from bilingual.score.acronyms import find_unmet_acronyms, may_stand_for
from bilingual.score.cognates import find_cognates
from bilingual.score.denials import miss_negator
from bilingual.score.fitted import Kind, load_fitted
from bilingual.score.frames import find_frames
from bilingual.score.holes import CONFIDENCE, find_left_out
from bilingual.score.missing import is_expected, state
from bilingual.score.set_phrases import find_set_phrases
from bilingual.score.tagged import SEED, Tagged, find_tagged, log_odds
from bilingual.score.tagger import Tags

__all__ = ["confirm", "find_stretches", "weigh"]

SURE = 0.8
"""Confidence from which a loss is stated; below it is for the reader to check."""


_SEEN = 0.3
"""Probability of a change from which the scorer leaves a rule the confidence it has by itself.

Denials of our own test sentences that went while all else is said reach .37 to .63, those that a human translation says
otherwise .01 to .07.
"""


def confirm(found: Difference, source: Side, target: Side, tags: Tags) -> Difference:
    """Return what a rule found with the confidence that was fitted for it, from how surely the scorer sees a change.

    What is settled, and rules of a subtype that nothing was fitted for, keep their own confidence.
    """
    fitted = load_fitted().rules.get(found.subtype or "")
    if fitted is None or found.is_settled:
        return _grave(found)
    return _grave(replace(found, confidence=believe(found, find_change(found, source, target, tags), fitted)))


def believe(found: Difference, change: float, fitted: Logistic) -> float:
    """Return the confidence of what a rule found, by its fit, from the probability that a word is changed."""
    least = found.least if change >= _SEEN else 0.0
    return max(least, fitted.probability([log_odds(change)]))


def _grave(found: Difference) -> Difference:
    """Return a negation that surely went or came as critical: it reverses what was said (``docs/annotation.md``)."""
    is_reversed = found.subtype == "negation" and found.confidence >= SURE
    return replace(found, severity="critical") if is_reversed else found


def find_change(found: Difference, source: Side, target: Side, tags: Tags) -> float:
    """Return the largest probability that a word of a finding says something else on the other side.

    Of a negation its negators alone are asked, where the scorer misses any.
    """
    if found.subtype == "negation":
        missed = [
            chance
            for side, spans, changed, gone in (
                (source, found.source, tags.source_changed, tags.source),
                (target, found.target, tags.target_changed, tags.target),
            )
            for i, chance in miss_negator(side, changed, gone).items()
            if any(span.overlaps(side.words[i]) for span in spans)
        ]
        if missed:
            return max(missed)
    return max(
        (
            float(changed[i])
            for side, spans, changed in (
                (source, found.source, tags.source_changed),
                (target, found.target, tags.target_changed),
            )
            for i, word in enumerate(side.words)
            if any(span.overlaps(word) for span in spans)
        ),
        default=0.0,
    )


def weigh(
    source: Side,
    target: Side,
    tags: Tags,
    in_source: Sequence[Span],
    in_target: Sequence[Span],
    context: Context,
) -> list[Difference]:
    """Return all that may be missing, however unsure; words in ``in_source`` and ``in_target`` are accounted for."""
    fitted = load_fitted()
    found = []
    fallen = None if context.partial or context.truncated else find_left_out(source, target, tags.source, in_source)
    hole = None if fallen is None else source.words[fallen]
    for kind, stretch in find_stretches(source, target, tags, in_source, in_target):
        of_source = kind == "omission"
        if is_expected(stretch.is_edge, context, of_source=of_source):
            continue
        confidence = fitted.confidence(kind, stretch)
        if of_source and hole and hole.overlaps(stretch.span):
            confidence, hole = max(confidence, CONFIDENCE), None
        side = source if of_source else target
        severity = fitted.grade(kind, stretch)
        found.append(state(side, stretch.span, severity, confidence, of_source=of_source, is_sure=confidence >= SURE))
    if hole:
        found.append(state(source, hole, "minor", CONFIDENCE, of_source=True, is_sure=False))
    return found


def find_stretches(
    source: Side,
    target: Side,
    tags: Tags,
    in_source: Sequence[Span],
    in_target: Sequence[Span],
    *,
    with_phrases: bool = True,
) -> list[tuple[Kind, Tagged]]:
    """Return the stretches of both sides that the scorer sees missing on the other: of the source, then of the target.

    Words that only say who is reported are no addition, nor is what an acronym of the other side may stand for.
    ``with_phrases`` leaves out what is said in a set phrase; fitting does without, as the table of phrases was written
    with the fitting half in view.
    """
    if with_phrases:
        said, answered = find_set_phrases(source, target)
        in_source, in_target = [*in_source, *said], [*in_target, *answered]
    added = tags.target
    if added.max(initial=0.0) >= SEED:
        added = _without(added, target, find_frames(target.text))
    lost = find_tagged(source, tags.source, [*in_source, *find_cognates(source, target, tags.source)], tags.omission)
    put_in = find_tagged(target, added, [*in_target, *find_cognates(target, source, added)], tags.addition)
    lost = _without_acronyms(lost, target, source, in_target)
    put_in = _without_acronyms(put_in, source, target, in_source)
    return [*(("omission", stretch) for stretch in lost), *(("addition", stretch) for stretch in put_in)]


def _without(chances: Vectors, side: Side, frames: Sequence[Span]) -> Vectors:
    """Return the probabilities with 0 for the words in ``frames``."""
    inside = [any(frame.overlaps(word) for frame in frames) for word in side.words]
    return np.where(inside, np.float32(0), chances)


def _without_acronyms(stretches: list[Tagged], other: Side, side: Side, accounted: Sequence[Span]) -> list[Tagged]:
    """Return the stretches of ``side`` that no acronym of the other side may stand for."""
    if not any(stretch.n_words > 1 for stretch in stretches):
        return stretches
    acronyms = find_unmet_acronyms(other, side, accounted)
    return [item for item in stretches if not any(may_stand_for(acronym, item.n_words) for acronym in acronyms)]
