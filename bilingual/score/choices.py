"""What is chosen and what is ruled out, exchanged: «Москва, а не Киев» and "Kyiv, not Moscow".

Both texts say "A, not B" in one of its forms. The rule fires where the words that one text rules out are the ones that
the other chooses, and the reverse, by far closer than they are to what stands in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import align_words

__all__ = ["check_choices"]

_CONFIDENCE = 0.8
"""Set with the table of the tests; on human translations the rule does not fire (``docs/checks.md``)."""

_CLOSE = 0.45
"""Cosine from which a word of one half is said by the other half across."""

_FARTHER = 0.25
"""Cosine by which the two halves in the same places must be farther, together."""

_CHOSEN_FIRST: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r",?\s+а\s+(?:вовсе\s+|отнюдь\s+|никак\s+|совсем\s+)?не\s+(?!только|то(?!\w)|просто)|\s+вместо\s+",
        re.IGNORECASE,
    ),
    "en": re.compile(r",\s*not\s+(?!only|just)|,?\s+(?:rather\s+than|instead\s+of)\s+", re.IGNORECASE),
}
"""Between what is chosen and what is ruled out."""

_RULED_OUT_FIRST: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(r"(?<!\w)не\s+(?!только|просто)(?P<out>[^,.;:!?—–]{2,60}),\s+а\s+(?!не\s)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)not\s+(?!only|just)(?P<out>[^,.;:!?—–]{2,60}?),?\s+but\s+(?:rather\s+)?", re.IGNORECASE),
}
"""From the negator of what is ruled out up to what is chosen."""

_ENDS = re.compile(r"[.,;:!?()«»“”\"—–]")


@dataclass(frozen=True, slots=True)
class _Choice:
    """The content words, by index, of what is chosen and of what is ruled out that stand next to each other."""

    chosen: int
    ruled_out: int


def check_choices(source: Side, target: Side) -> Check:
    """Find "A, not B" that became "B, not A"."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    places = _find_place(source), _find_place(target)
    if places[0] is None or places[1] is None:
        return Check(())
    alignment = align_words(source, target)
    one = _read(source, places[0], alignment.source.content)
    other = _read(target, places[1], alignment.target.content)
    if one is None or other is None:
        return Check(())
    cosines = alignment.similarity
    crossed = cosines[one.chosen, other.ruled_out], cosines[one.ruled_out, other.chosen]
    straight = cosines[one.chosen, other.chosen], cosines[one.ruled_out, other.ruled_out]
    if min(crossed) < _CLOSE or sum(crossed) < sum(straight) + _FARTHER:
        return Check(())
    left, right = _span(source, one), _span(target, other)
    evidence = f"what is ruled out was exchanged: “{left.of(source.text)}” became “{right.of(target.text)}”"
    return Check(
        (Difference("accuracy/mistranslation", "negation", "critical", (left,), (right,), evidence, _CONFIDENCE, True),)
    )


def _find_place(side: Side) -> tuple[Span, Span] | None:
    """Return the stretches of what is chosen and of what is ruled out, None where a text has no such choice, or two."""
    text = side.text
    first = list(_CHOSEN_FIRST[side.language].finditer(text))
    last = list(_RULED_OUT_FIRST[side.language].finditer(text))
    if len(first) + len(last) != 1:
        return None
    if first:
        start, stop = first[0].span()
        before = max((match.end() for match in _ENDS.finditer(text, 0, start)), default=0)
        return Span(before, start), Span(stop, _end(text, stop))
    return Span(last[0].end(), _end(text, last[0].end())), Span(*last[0].span("out"))


def _end(text: str, start: int) -> int:
    found = _ENDS.search(text, start)
    return found.start() if found else len(text)


def _read(side: Side, place: tuple[Span, Span], content: NDArray[np.bool_]) -> _Choice | None:
    words = [i for i in range(len(side.words)) if content[i]]
    chosen, out = ([i for i in words if span.contains(side.words[i])] for span in place)
    if not (chosen and out):
        return None
    return _Choice(chosen[-1], out[0]) if place[0].start < place[1].start else _Choice(chosen[0], out[-1])


def _span(side: Side, choice: _Choice) -> Span:
    first, last = sorted((side.words[choice.chosen], side.words[choice.ruled_out]), key=lambda span: span.start)
    return Span(first.start, last.stop)
