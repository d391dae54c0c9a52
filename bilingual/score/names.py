"""Proper names that became another name.

Names meet by sound (:mod:`bilingual.transliteration`), by the table of exonyms and acronyms, or by their vectors. A
name without any counterpart facing another such name is a replacement; a name that merely disappears is left to
coverage, because a pronoun or a description may stand for it.
"""

from __future__ import annotations

import re

from bilingual.score import Check, Difference, Side
from bilingual.score.exonyms import find_exonyms
from bilingual.transliteration import SAME_NAME, name_distance
from bilingual.words import is_content_word

__all__ = ["check_names"]

SAME_MEANING = 0.5
"""Cosine from which a name counts as rendered by a word that sounds nothing like it: a description, a translation."""

_CONFIDENCE = 0.7
"""Share of right findings on DEMETR's replaced names against untouched ones, rounded down (benchmarks/scoring.py)."""

_ENDING = re.compile(r"(?<=\w\w\w)(?:['’]s?|(?:ь|ов|ин)?ск(?:ий|ой|ая|ое|ую|ого|ому|им|ом|ие|их|ими))$")

_TITLE_CASE = 0.6  # share of capitalised words from which capitals say nothing: headlines, shouting
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s*|[\n])[\s\"'«»„“”‘’(\[—–-]*$")


def check_names(source: Side, target: Side) -> Check:
    """Compare the proper names of two sides."""
    paired = _pair_exonyms(source, target)
    left, right = _names(source), _names(target)
    met_source = {i for i, _ in paired}
    met_target = {j for _, j in paired}
    for i in left:
        for j in range(len(target.words)):
            if _sounds_like(source, i, target, j):
                met_source.add(i)
                met_target.add(j)
    for j in right:
        for i in range(len(source.words)):
            if j not in met_target and _sounds_like(source, i, target, j):
                met_source.add(i)
                met_target.add(j)
    cosines = source.vectors @ target.vectors.T if source.words and target.words else None
    lone_source = [i for i in left if i not in met_source and (cosines is None or cosines[i].max() < SAME_MEANING)]
    lone_target = [j for j in right if j not in met_target and (cosines is None or cosines[:, j].max() < SAME_MEANING)]
    differences: tuple[Difference, ...] = ()
    if len(lone_source) == len(lone_target) == 1:
        a, b = source.words[lone_source[0]], target.words[lone_target[0]]
        evidence = f"the name “{a.of(source.text)}” became “{b.of(target.text)}”"
        differences = (Difference("accuracy/mistranslation", "name", "major", (a,), (b,), evidence, _CONFIDENCE),)
        met_source.add(lone_source[0])
        met_target.add(lone_target[0])
    return Check(
        differences,
        tuple(source.words[i] for i in sorted(met_source)),
        tuple(target.words[j] for j in sorted(met_target)),
    )


def _names(side: Side) -> list[int]:
    """Return the indices of capitalised words inside a sentence, and of acronyms anywhere."""
    written = [word.of(side.text) for word in side.words]
    capitals = [i for i, word in enumerate(written) if word[0].isupper() and is_content_word(word)]
    lower = sum(word[0].islower() for word in written)
    if len(capitals) > 2 and len(capitals) >= _TITLE_CASE * (len(capitals) + lower):
        return []
    return [
        i
        for i in capitals
        if (written[i].isupper() and len(written[i]) > 1)
        or (
            not _SENTENCE_START.search(side.text, max(0, side.words[i].start - 8), side.words[i].start)
            and side.words[i].start > 0
        )
    ]


def _pair_exonyms(source: Side, target: Side) -> set[tuple[int, int]]:
    """Return pairs of word indices whose stretches stand in one row of the table."""
    left = find_exonyms([word.of(source.text) for word in source.words])
    right = find_exonyms([word.of(target.text) for word in target.words])
    return {(i, j) for one, row in left for other, same in right if row == same for i in one for j in other}


def _sounds_like(source: Side, i: int, target: Side, j: int) -> bool:
    one, other = source.words[i].of(source.text), target.words[j].of(target.text)
    if min(len(one), len(other)) < 2:
        return False
    return min(name_distance(one, other), name_distance(_bare(one), _bare(other))) < SAME_NAME


def _bare(name: str) -> str:
    """Return a name without the ending that makes it an adjective or a possessive.

    >>> _bare("Волгоградской"), _bare("Navy's"), _bare("Песков")
    ('Волгоград', 'Navy', 'Песков')
    """
    return _ENDING.sub("", name)
