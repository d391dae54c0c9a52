"""Denials that the trained scorer sees gone or put in, where the rule of :mod:`bilingual.score.negation` is not sure.

The rule leaves a negator alone as soon as any word far around its counterpart may deny. The scorer reads both clauses
whole, and of a negator that the other side lacks it is as sure as of nothing else. So what it misses is a finding as
well, of negators that no idiom explains and that negate something the other side says, unless a word close by denies
there ("gone" for «не было», a prefix).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Difference, Side
from bilingual.score.alignment import align_words
from bilingual.score.denied import Denied, read_denials
from bilingual.score.fitted import load_fitted
from bilingual.score.negation import deny
from bilingual.score.negators import DENIERS, LEXICAL, NEGATORS
from bilingual.score.tagged import log_odds
from bilingual.score.tagger import Tags
from bilingual.words import fold

__all__ = ["add_denials", "find_denial", "miss_negator"]

_MISSED = 0.5
"""How surely the scorer must miss a negator for it to be looked at at all."""

_LEFT_OUT = 0.3
"""Probability that the negated word is missing from which its whole clause may be, and the negator with it."""

_SURE = 0.95
"""Of both, from which no word close by is asked."""

_TURNED = 0.3
"""Probability that the counterpart says something else: where the denial is only said otherwise, nothing is turned."""

_SAYS_NOT = re.compile(r"отриц\w+|опроверг\w*|den(?:y|ies|ied|ying)")
"""Verbs of saying that it is not so: any negator says it as well ("he said he had never met them")."""

_BEFORE, _AFTER = 4, 3
"""Words around a counterpart in which a word that may deny answers for it."""


def add_denials(found: Sequence[Difference], source: Side, target: Side, tags: Tags) -> list[Difference]:
    """Return ``found`` with the denial that the scorer misses, if no rule found one; its confidence is settled."""
    denial = None if any(item.subtype == "negation" for item in found) else find_denial(source, target, tags)
    if denial is None:
        return [*found]
    lost, missed = denial
    confidence = load_fitted().rules["denial"].probability([log_odds(missed)])
    return [*found, replace(lost, confidence=confidence, is_settled=True)]


def find_denial(source: Side, target: Side, tags: Tags) -> tuple[Difference, float] | None:
    """Return the denial of one side that the scorer misses on the other, and how surely.

    None where each side has one: then the denial only moved.
    """
    if {source.language, target.language} != {"ru", "en"}:
        return None
    left = miss_negator(source, tags.source_changed, tags.source)
    right = miss_negator(target, tags.target_changed, tags.target)
    if not (left or right):
        return None
    one, other = read_denials(align_words(source, target), source.language, target.language)
    lost = _find_lost(one, other, left, tags.source, tags.source_changed, tags.target_changed)
    added = _find_lost(other, one, right, tags.target, tags.target_changed, tags.source_changed)
    if lost and not added:
        negator, negated, answer = lost
        return deny(one, other, one.stretch(negator, negated), answer), left[negator]
    if added and not lost:
        negator, negated, answer = added
        return deny(one, other, answer, other.stretch(negator, negated), is_added=True), right[negator]
    return None


def miss_negator(side: Side, changed: Vectors, gone: Vectors) -> dict[int, float]:
    """Return the negators of ``side`` that the scorer misses, by index, with how surely.

    It calls a lost negator changed or gone without a difference: «не» the one, "never" the other.
    """
    found = {}
    for i, word in enumerate(side.words):
        missed = min(1.0, float(changed[i]) + float(gone[i]))
        if missed >= _MISSED:
            written = fold(word.of(side.text))
            if any(table[side.language].fullmatch(written) for table in (NEGATORS, DENIERS, LEXICAL)):
                found[i] = missed
    return found


def _find_lost(
    side: Denied, other: Denied, missed: dict[int, float], gone: Vectors, changed: Vectors, answered: Vectors
) -> tuple[int, int, Span] | None:
    """Return the surest of the negators that nothing close by answers, what it negates, and that word's counterpart."""
    for i in sorted(missed, key=lambda i: (-missed[i], i)):
        says_so = _SAYS_NOT.fullmatch(side.folded[i]) is not None and other.n_negators > 0
        k = None if says_so or i in side.idiomatic else side.find_negated(i, changed)
        if k is None or gone[k] >= _LEFT_OUT:
            continue
        j = int(side.words.partner[k])
        if min(missed[i], answered[j]) >= _SURE or (
            answered[j] >= _TURNED and not other.answers_near(j, side, _BEFORE, _AFTER)
        ):
            return i, k, other.words.spans[j]
    return None
