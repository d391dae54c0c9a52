"""Whether a statement and its translation are both affirmed or both denied.

What denies on either side, and what answers it, is read in :mod:`bilingual.score.denied`. An unanswered negator on one
side is a finding unless the other side has an unanswered one too: then the denial only moved ("I don't think he came"
is «думаю, он не пришёл»). "No", "without", "refused", «без» are denials as well, but are asked for only where the other
side denies nothing at all.
"""

from __future__ import annotations

import re

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import align_words
from bilingual.score.denied import Denied, read_denials
from bilingual.score.negators import CARRIERS, DOUBTS
from bilingual.words import fold

__all__ = ["check_negation", "deny", "is_negative"]

_CONFIDENCE = 0.75
"""Share of right findings among those on DEMETR-ru and on human references together; on the latter alone few are right
(docs/checks.md)."""

_WITHOUT = re.compile(r"(?:без|without)\s", re.IGNORECASE)


def check_negation(source: Side, target: Side) -> Check:
    """Report a negator of one side that nothing on the other side answers."""
    if {source.language, target.language} != {"ru", "en"}:
        return Check(())
    alignment = align_words(source, target)
    one, other = read_denials(alignment, source.language, target.language)
    lost, added = one.unanswered(other), other.unanswered(one)
    if bool(lost) == bool(added):
        return Check(())
    if lost:
        return Check((deny(one, other, *lost[0]),))
    negator, answer = added[0]
    return Check((deny(one, other, answer, negator, is_added=True),))


def is_negative(text: str, language: Language) -> bool:
    """Tell whether any word of ``text`` may negate; the "than" of "more than" does not."""
    carriers = CARRIERS.get(language)
    return carriers is not None and any(carriers.fullmatch(word) for word in fold(text).split() if word != "than")


def deny(one: Denied, other: Denied, source: Span, target: Span, *, is_added: bool = False) -> Difference:
    """Return the finding that a denial, within ``source`` or, put in, within ``target``, stands on one side only.

    It is settled, whatever the trained scorer sees: "with" for «без», what both sides hold "until" something while only
    one says "not", and a doubt («вряд ли») where the other side denies nothing. What is otherwise said word by word is
    believed even if the scorer is not sure.
    """
    side, answering, negator, answer = (other, one, target, source) if is_added else (one, other, source, target)
    said = negator.of(side.words.text)
    is_with = _WITHOUT.match(said) is not None and answering.has_with(answer)
    is_doubt = any(
        negator.contains(side.words.spans[i]) and DOUBTS[side.language].fullmatch(side.folded[i]) for i in side.deniers
    )
    is_lone = not answering.denies(side)
    is_until = bool(side.until) and any(negator.contains(side.words.spans[i]) for i in side.plain)
    return Difference(
        "accuracy/mistranslation",
        "negation",
        "major",
        (source,),
        (target,),
        f"the negation “{said}” {'was added' if is_added else 'is gone'}",
        _CONFIDENCE,
        is_with or is_until or (is_doubt and is_lone),
        _CONFIDENCE if is_lone and side.is_echoed(negator, answering) else 0.0,
    )
