"""Terms that exclude each other, the one in the place of the other: «большинство» and "all", «может» and "must".

The table is ``contrasts.tsv``. A contrast fires only where a side has one of its terms and nothing of the other, the
other side the reverse, and the two words stand for each other: they are each other's closest words, or what follows
them is. Under a negation it is silent («не все» is "some").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import cast

import numpy as np

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

_MATCHED = 0.3
"""Cosine from which two words are counterparts that are left when closer ones are matched."""

_TIE = 0.05
"""Cosine by which what follows a term may be less close than its closest word: a sentence may say it twice."""

_REACH = 3
"""Words after a term in which what it belongs to is looked for."""


_ALTERNATIVES = re.compile(r"(?:\([^()]*\)|\[[^\]]*\]|[^|()\[\]])+")
"""The parts of a pattern between its |, none of which stands in brackets."""


_PHRASES_BEGIN = frozenset({"prime", "премьер"})
"""First words of the table's terms of two words."""


@dataclass(frozen=True, slots=True)
class _Contrast:
    """Two terms.

    Of each, by language, the patterns that are findings where the other side has the opposite, and those that only say
    the term as well.
    """

    subtype: Subtype
    severity: Severity
    terms: tuple[Mapping[Language, tuple[str, str]], Mapping[Language, tuple[str, str]]]


def check_contrasts(source: Side, target: Side) -> Check:
    """Find terms that became their opposite."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    left, right = _read_terms(source), _read_terms(target)
    alignment: Alignment | None = None
    differences: dict[tuple[int, int], Difference] = {}  # one finding, however many rows of the table have both words
    for (number, term), said in sorted(left.items()):
        facing = right.get((number, 1 - term))
        if not (said.reported and facing and facing.reported) or (number, 1 - term) in left or (number, term) in right:
            continue
        alignment = alignment or align_words(source, target)
        pair = next(((i, j) for i in said.reported for j in facing.reported if _correspond(alignment, i, j)), None)
        if pair is None or _is_denied(source, pair[0]) or _is_denied(target, pair[1]):
            continue
        contrast = _load()[number]
        a, b = source.words[pair[0]], target.words[pair[1]]
        evidence = f"“{a.of(source.text)}” became “{b.of(target.text)}”"
        found = Difference(
            "accuracy/mistranslation", contrast.subtype, contrast.severity, (a,), (b,), evidence, _CONFIDENCE
        )
        differences.setdefault(pair, found)
    return Check(tuple(differences.values()))


@dataclass(slots=True)
class _Said:
    """The words of a side that say a term and are reported; none where only others say it."""

    reported: list[int] = field(default_factory=list)


def _read_terms(side: Side) -> dict[tuple[int, int], _Said]:
    """Return the terms that a side says, by the number of their contrast and 0 or 1 for either of its terms."""
    terms: dict[tuple[int, int], _Said] = {}
    folded = [fold(word.of(side.text)) for word in side.words]
    for i, word in enumerate(folded):
        phrase = f"{folded[i - 1]} {word}" if i and folded[i - 1] in _PHRASES_BEGIN else ""
        for written, said_by in ((phrase, (i - 1, i)), (word, (i,))):
            for number, term, is_reported in _terms_of(written, side.language) if written else ():
                terms.setdefault((number, term), _Said()).reported.extend(said_by if is_reported else ())
    return terms


@lru_cache(maxsize=1 << 15)
def _terms_of(word: str, language: Language) -> tuple[tuple[int, int, bool], ...]:
    """Return contrast, term and whether it is reported for every term that a folded word says."""
    patterns = _by_letter(language)
    found: dict[tuple[int, int], bool] = {}
    for pattern, number, term, is_reported in (*patterns.get(word[:1], ()), *patterns.get("", ())):
        if pattern.fullmatch(word):
            found[number, term] = found.get((number, term), False) or is_reported
    return tuple((number, term, is_reported) for (number, term), is_reported in found.items())


@lru_cache(maxsize=2)
def _by_letter(language: Language) -> Mapping[str, Sequence[tuple[re.Pattern[str], int, int, bool]]]:
    """Return the patterns of all terms by the letter they begin with, "" where that may be any."""
    found: dict[str, list[tuple[re.Pattern[str], int, int, bool]]] = {}
    for number, contrast in enumerate(_load()):
        for term, by_language in enumerate(contrast.terms):
            for written, is_reported in zip(by_language[language], (True, False), strict=True):
                for pattern in _ALTERNATIVES.findall(written):
                    letter = pattern[0] if pattern[0].isalpha() and pattern[1:2] not in ("?", "*") else ""
                    found.setdefault(letter, []).append((re.compile(pattern), number, term, is_reported))
    return found


def _correspond(alignment: Alignment, i: int, j: int) -> bool:
    """Tell whether two words stand for each other, or what follows each of them does."""
    cosines = alignment.similarity
    if cosines[i, j] >= _CLOSE and cosines[i].argmax() == j and cosines[:, j].argmax() == i:
        return True
    if _are_matched(alignment, i, j):
        return True
    k, m = _head(alignment.source, i), _head(alignment.target, j)
    if k is None or m is None:
        return False
    best = max(_CLOSE, float(cosines[k].max()) - _TIE, float(cosines[:, m].max()) - _TIE)
    return bool(cosines[k, m] >= best)


def _are_matched(alignment: Alignment, i: int, j: int) -> bool:
    """Tell whether two words are matched where all content words are, the closest pairs first, or are all that is left.

    What a word is closest to may be another word's counterpart: «профицит бюджета», "the budget deficit".
    """
    left, right = alignment.source.content, alignment.target.content
    if not (left[i] and right[j]):
        return False
    cosines = np.where(left[:, None] & right[None, :], alignment.similarity, -1.0)
    while float(cosines.max()) >= _MATCHED:
        k, m = np.unravel_index(int(cosines.argmax()), cosines.shape)
        if k == i or m == j:
            return bool(k == i and m == j)
        cosines[k, :] = cosines[:, m] = -1.0
    return bool((cosines.max(axis=1) > -1.0).sum() == 1 and (cosines.max(axis=0) > -1.0).sum() == 1)


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


def _read_term(written: str) -> tuple[str, str]:
    reported, _, also = fold(written).partition("~")
    return reported, also
