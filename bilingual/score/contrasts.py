"""Terms that exclude each other, the one in the place of the other: «большинство» and "all", «может» and "must".

The table is ``contrasts.tsv``. A contrast fires only where a side has one of its terms and nothing of the other, the
other side the reverse, and the two words stand for each other: they are each other's closest words, or what follows
them is. Under a negation it is silent («не все» is "some").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from bilingual.datatypes import Language, Severity, Subtype
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Alignment, Words, align_words
from bilingual.score.negators import NEGATORS
from bilingual.words import fold

__all__ = ["check_contrasts"]

_CONFIDENCE = 0.7
"""Share of right findings among those read by eye on human translations and on DEMETR-ru's antonyms, rounded down."""

_CLOSE = 0.4
"""Cosine from which two words are counterparts."""

_TIE = 0.05
"""Cosine by which what follows a term may be less close than its closest word: a sentence may say it twice."""

_REACH = 3
"""Words after a term in which what it belongs to is looked for."""


@dataclass(frozen=True, slots=True)
class _Term:
    """``reported`` words are findings where the other side has the opposite; ``said`` are all that say the term."""

    reported: re.Pattern[str]
    said: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Contrast:
    subtype: Subtype
    severity: Severity
    terms: tuple[Mapping[Language, _Term], Mapping[Language, _Term]]


def check_contrasts(source: Side, target: Side) -> Check:
    """Find terms that became their opposite."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    folded = [[fold(word.of(side.text)) for word in side.words] for side in (source, target)]
    alignment: Alignment | None = None
    differences = []
    for contrast in _load():
        for one, other in (contrast.terms, contrast.terms[::-1]):
            left = _find(folded[0], one[source.language].reported)
            right = _find(folded[1], other[target.language].reported)
            if not (left and right):
                continue
            if _find(folded[0], other[source.language].said) or _find(folded[1], one[target.language].said):
                continue
            alignment = alignment or align_words(source, target)
            pair = next(((i, j) for i in left for j in right if _correspond(alignment, i, j)), None)
            if pair is None or _is_denied(source, pair[0]) or _is_denied(target, pair[1]):
                continue
            a, b = source.words[pair[0]], target.words[pair[1]]
            evidence = f"“{a.of(source.text)}” became “{b.of(target.text)}”"
            differences.append(
                Difference(
                    "accuracy/mistranslation", contrast.subtype, contrast.severity, (a,), (b,), evidence, _CONFIDENCE
                )
            )
    return Check(tuple(differences))


def _find(folded: list[str], pattern: re.Pattern[str]) -> list[int]:
    return [i for i, word in enumerate(folded) if pattern.fullmatch(word)]


def _correspond(alignment: Alignment, i: int, j: int) -> bool:
    """Tell whether two words stand for each other, or what follows each of them does."""
    cosines = alignment.similarity
    if cosines[i, j] >= _CLOSE and cosines[i].argmax() == j and cosines[:, j].argmax() == i:
        return True
    k, m = _head(alignment.source, i), _head(alignment.target, j)
    if k is None or m is None:
        return False
    best = max(_CLOSE, float(cosines[k].max()) - _TIE, float(cosines[:, m].max()) - _TIE)
    return bool(cosines[k, m] >= best)


def _head(words: Words, i: int) -> int | None:
    """Return the first content word behind word i."""
    return next((k for k in range(i + 1, min(i + 1 + _REACH, len(words.spans))) if words.content[k]), None)


def _is_denied(side: Side, i: int) -> bool:
    """Tell whether a negator stands just before word i, or right behind it."""
    near = [*side.words[max(0, i - _REACH) : i], *side.words[i + 1 : i + 2]]
    return any(NEGATORS[side.language].fullmatch(fold(word.of(side.text))) for word in near)


@lru_cache(maxsize=1)
def _load() -> tuple[_Contrast, ...]:
    lines = (files("bilingual.score") / "contrasts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        _Contrast(
            cast("Subtype", subtype),
            cast("Severity", severity),
            ({"ru": _read_term(a), "en": _read_term(b)}, {"ru": _read_term(c), "en": _read_term(d)}),
        )
        for subtype, severity, a, b, c, d in rows
    )


def _read_term(written: str) -> _Term:
    reported, _, also = fold(written).partition("~")
    return _Term(re.compile(reported), re.compile(f"{reported}|{also}" if also else reported))
