"""Places where a report is broken because a word went: "signed a with the company", «ждут в на рассвете».

An article asks for a noun, a preposition for what it governs. Where neither follows, a word was left out there, and the
word of the original that the trained scorer misses most is it, though the scorer, which sees no grammar, need not be
sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bilingual.datatypes import Language, Span
from bilingual.encode import Vectors
from bilingual.score import Side
from bilingual.score.coverage import content_words

__all__ = ["CONFIDENCE", "find_holes", "find_left_out"]

CONFIDENCE = 0.6
"""That the word which is missed most fell out of a hole; judged by hand on DEMETR-ru's odd sentences."""

_LEAST = 0.05
"""Probability that a word is missing from which it may have stood in the hole; words that only changed places do not
reach it."""

_STOP = r"(?=\s*[,;!?)]|\s*\.(?!\.|\w))"

_HOLES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"""(?<![\w'’./-])(?:
            (?:[Tt]he|[Aa]n|a|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our)\s+(?:of|with|from|into|at|for|between|among|during|against|without|through
            |towards?|upon|since|until|despite|because|in|on|to|by|and|or|than|which|who|whom|is|was|were|are|has|have|had
            |would|should|could)(?![\w'’-])
          | (?:the|an|its|their|our|my|your){_STOP}
          | (?:has|have|had)\s+than\s+\d
          | between\s+and(?![\w'’-])
          | (?<!sort\s)(?<!kind\s)of\s+(?:was|were|is|has|have|will|would)(?![\w'’-])
          | the\s+(?:\w+\s+)?\w+\s+of{_STOP}
          | ex[-‑](?=[.,;!?)])
          | \w+(?<!pass)(?<!stopp)(?<!dropp)(?<!liv)(?<!abid)(?<!roll)(?<!walk)(?<!pull)(?<!tick)ed\s+by{_STOP}
        )""",
        re.VERBOSE,
    ),
    "ru": re.compile(
        rf"""(?<![\w./-])(?<!т\.\s)(?:
            (?:в|во|на|ко|об|от|из|для|под|над|при|через|между){_STOP}(?!,\s*(?:например|скажем|так))
          | (?:в|во|на|к|ко|о|об|от|из|для|при|через|между)\s+(?:в|во|на|к|ко|от|из|для|при|через|между)(?![\w-])
        )""",
        re.VERBOSE,
    ),
}
"""A word before what cannot follow it; a capital A is a label: "Plan A." and "in the in-house lab" are whole."""


def find_left_out(source: Side, target: Side, gone: Vectors, accounted: Sequence[Span]) -> int | None:
    """Return the index of the source's word that a hole of the target had, None where the target has none.

    ``gone`` (n words,) are the probabilities that the source's words are missing; one in an ``accounted`` span is not.
    """
    if not find_holes(target.text, target.language):
        return None
    free = [i for i in content_words(source) if not any(span.overlaps(source.words[i]) for span in accounted)]
    missed = max(free, key=lambda i: float(gone[i]), default=None)
    return missed if missed is not None and gone[missed] >= _LEAST else None


def find_holes(text: str, language: Language) -> list[Span]:
    """Return the places of ``text`` where a word is missing, each as the words around it; a stutter is no hole.

    >>> text = "He held a with them in the in the evening."
    >>> [hole.of(text) for hole in find_holes(text, "en")]
    ['a with']
    """
    pattern = _HOLES.get(language)
    found = [Span(*match.span()) for match in pattern.finditer(text)] if pattern else []
    return [hole for hole in found if not _is_stutter(text, hole)]


def _is_stutter(text: str, hole: Span) -> bool:
    """Tell whether a word of a hole is said again beside its like: "of the of the", «в в»."""
    own = hole.of(text).split()
    before, after = text[: hole.start].split()[-1:], text[hole.stop :].split()[:1]
    return len(own) > 1 and (before == own[-1:] or after == own[:1] or own[0] == own[1])
