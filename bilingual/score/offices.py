"""An office that became a higher or a lower one: «заместитель министра» and "minister", «врио губернатора», "governor".

A word that limits an office is looked for only beside the office itself, and asked for only where either side names a
single office: of a minister and his deputy a report may leave one out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.words import fold, is_content_word

__all__ = ["check_offices"]

_CONFIDENCE = 0.7
"""Set with the table of the tests; on human translations the rule hardly fires (``docs/checks.md``)."""

_REACH = 4
"""Words behind one that limits an office in which the office stands: "deputy Russian foreign minister"."""

_OFFICES: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"""(?:зам)?(?:министр|глав[аыуе]$|главой$|директор|губернатор|мэр(?!и)|премьер|председател|командующ|начальник|прокурор|генпрокурор|спикер)\w*
        |(?:вице)?президент\w*|зампред\w*""",
        re.VERBOSE,
    ),
    "en": re.compile(
        r"(?:minister|secretary|director|governor|mayor|premier|chair|commander|prosecutor|speaker|president|head|chief)(?:man|woman|person)?(?:'?s)?"
    ),
}
_LIMITS: Sequence[Mapping[Language, re.Pattern[str]]] = (
    {
        "ru": re.compile(
            r"заместител\w*|зам|зам(?=министр|глав|дирек|губер|мэр|премь|пред|команд|начал|прокур|генпрокур)\w+|вице|вице\w+|помощник\w*"
        ),
        "en": re.compile(r"deputy|vice|deputies|under|undersecretary|assistant|junior|aide\w*|associate"),
    },
    {
        "ru": re.compile(r"исполняющ\w*|врио|ио|временно|временн\w+"),
        "en": re.compile(r"acting|interim|caretaker|provisional|temporary"),
    },
)
"""Words that limit an office; each row says one thing. Of the English ones :data:`_ASKED` alone are findings."""

_ASKED = re.compile(r"заместител\w*|зам\w*|вице\w*|исполняющ\w*|врио|deputy|vice|acting|interim")
_HINT = re.compile(rf"(?<!\w)(?:{_ASKED.pattern})(?!\w)", re.IGNORECASE)
_INITIALS = re.compile(r"(?<!\w)и\.\s?о\.(?=\s)", re.IGNORECASE)


def check_offices(source: Side, target: Side) -> Check:
    """Find a deputy, or who only acts, that became the office itself, and the reverse."""
    if {source.language, target.language} != {"ru", "en"}:
        return Check(())
    if not any(_HINT.search(side.text) for side in (source, target)):
        return Check(())
    left, right = _find_offices(source), _find_offices(target)
    if len(left) != 1 or len(right) != 1:
        return Check(())
    for limits in _LIMITS:
        one, other = (_find_limit(side, limits, at) for side, at in ((source, left[0]), (target, right[0])))
        if one.is_said and not other.is_mentioned:
            lost, kept, is_added = one.span(source, left[0]), target.words[right[0].stop - 1], False
        elif other.is_said and not one.is_mentioned:
            lost, kept, is_added = other.span(target, right[0]), source.words[left[0].stop - 1], True
        else:
            continue
        a, b = (kept, lost) if is_added else (lost, kept)
        evidence = f"the office changed: “{a.of(source.text)}” became “{b.of(target.text)}”"
        return Check((Difference("accuracy/mistranslation", "other", "major", (a,), (b,), evidence, _CONFIDENCE),))
    return Check(())


@dataclass(frozen=True, slots=True)
class _Limit:
    """Where a side limits its office, -1 where it does not; ``is_mentioned`` if any of its words may."""

    at: int
    is_mentioned: bool

    @property
    def is_said(self) -> bool:
        return self.at >= 0

    def span(self, side: Side, office: range) -> Span:
        return Span(side.words[min(self.at, office.start)].start, side.words[office.stop - 1].stop)


def _find_offices(side: Side) -> list[range]:
    """Return the runs of words that name an office: "prime minister" is one."""
    found: list[range] = []
    for i, word in enumerate(side.words):
        if _OFFICES[side.language].fullmatch(fold(word.of(side.text))):
            if found and found[-1].stop == i:
                found[-1] = range(found[-1].start, i + 1)
            else:
                found.append(range(i, i + 1))
    return found


def _find_limit(side: Side, limits: Mapping[Language, re.Pattern[str]], office: range) -> _Limit:
    folded = [fold(word.of(side.text)) for word in side.words]
    said = [i for i, word in enumerate(folded) if limits[side.language].fullmatch(word)]
    before = [
        i
        for i in said
        if office.start - _REACH <= i < office.stop
        and _ASKED.fullmatch(folded[i])
        and all(is_content_word(word) for word in folded[i + 1 : office.start])
    ]
    return _Limit(before[0] if before else -1, bool(said) or _INITIALS.search(side.text) is not None)
