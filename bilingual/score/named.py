"""The names that both sides have, each standing once: «Россию» and "Russia", «Путин» and "Putin"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilingual.datatypes import Language
from bilingual.score import Side
from bilingual.score.exonyms import find_exonyms, is_person
from bilingual.transliteration import SAME_NAME, name_distance
from bilingual.words import fold, is_content_word

__all__ = ["Named", "find_named", "find_runs"]

_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december"
)
_NOUNS_LIKE_ADJECTIVES = frozenset(
    """
    iran pakistan jordan japan sudan bhutan taiwan azerbaijan kazakhstan afghanistan uzbekistan turkmenistan tajikistan
    kyrgyzstan oman haiti mali
    """.split()  # noqa: SIM905
)
_ADJECTIVE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\w+(?:ian|ean|ese|ish|ch|an|i|ic|ans|men)|swiss|greek|turk\w*|czech|dutch|\w+'s?|\w+s'"),
    "ru": re.compile(r"\w+[сцз]к(?:ий|ая|ое|ие|ого|ой|ому|ую|им|их|ом|ими)"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name that both sides have: its words in the Russian and in the English text."""

    russian: range
    english: range
    is_known: bool


def find_named(russian: Side, english: Side, right: Sequence[range]) -> list[Named]:
    """Return the names that stand once on either side."""
    left = find_runs(russian)
    rows = [
        [{row for stretch, row in find_exonyms([side.words[i].of(side.text) for i in run]) if stretch} for run in runs]
        for side, runs in ((russian, left), (english, right))
    ]
    pairs = [
        (i, j, bool(rows[0][i] & rows[1][j]))
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if rows[0][i] & rows[1][j] or _sound_alike(russian, one, english, other)
    ]
    once = [
        (i, j, known)
        for i, j, known in pairs
        if sum(a == i for a, _, _ in pairs) == 1 and sum(b == j for _, b, _ in pairs) == 1
    ]
    return [Named(left[i], right[j], known) for i, j, known in once]


def _sound_alike(russian: Side, one: range, english: Side, other: range) -> bool:
    left, right = (side.words[run.stop - 1].of(side.text) for side, run in ((russian, one), (english, other)))
    return min(len(left), len(right)) > 2 and name_distance(left, right) < SAME_NAME


def find_runs(side: Side) -> list[range]:
    """Return the runs of capitalised words that are no adjectives."""
    runs: list[range] = []
    for i, word in enumerate(side.words):
        written = word.of(side.text)
        if (
            not written[0].isupper()
            or not (is_content_word(written) or written == "US")
            or _DAYS.fullmatch(fold(written))
        ):
            continue
        if runs and runs[-1].stop == i and not side.text[side.words[i - 1].stop : word.start].strip(" -‑"):
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return [run for run in runs if not _is_adjective(side, run)]


def _is_adjective(side: Side, run: range) -> bool:
    last = fold(side.words[run.stop - 1].of(side.text))
    if not _ADJECTIVE[side.language].fullmatch(last) or last in _NOUNS_LIKE_ADJECTIVES:
        return False
    is_place = any(not is_person(row) for _, row in find_exonyms([last.capitalize()]))  # not Macron, Зеленского
    return (is_place and (side.language == "en" or len(run) == 1)) or last.endswith(("'s", "s'"))
