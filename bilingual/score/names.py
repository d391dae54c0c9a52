"""Proper names that became another name.

Names meet by sound (:mod:`bilingual.transliteration`), by the table of exonyms and acronyms, or by their vectors; a
capital meets the state that it speaks for ("Moscow" for Russia). A name without any counterpart facing another such
name is a replacement; a name that merely disappears is left to coverage, because a pronoun or a description may stand
for it. Two single words that no table knows may as well be a translated title ("Fatherland", «Отечество»): their
replacement is minor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual.datatypes import Severity, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Alignment, Words, align_words
from bilingual.score.exonyms import are_kin, are_one_power, find_exonyms, is_power
from bilingual.transliteration import SAME_NAME, name_distance
from bilingual.words import fold, is_content_word

__all__ = ["check_names"]

SAME_MEANING = 0.52
"""Cosine from which a name counts as rendered by what sounds nothing like it: a description, a translated name.

Replaced names of DEMETR-ru reach .3 to .65 with whatever took their place, translated ones .6 to .9.
"""

ELSEWHERE = 0.4
"""Cosine from which a name belongs to a word of the other side outside the pair that is compared."""

UNLIKE = 0.35
"""The same for acronyms, which are often spelled out."""

TRANSLATED = 0.45
"""Cosine from which a word of a name met in part is itself translated: «Президент» and "President"."""

_KNOWN, _UNKNOWN = 0.8, 0.7
"""Confidence when the table knows both names, and when it does not and no trained scorer reads the pair.

Shares of right findings on DEMETR-ru's replaced names and on human references, rounded down.
"""

_PATRONYMIC = re.compile(r"(?:[оеё]вич|[оеё]вн|ичн|ovich|evich|ovna|evna)\w{0,2}$")
_WE = frozenset(
    fold(word)
    for word in ("мы", "нас", "нам", "нами", "наш", "наша", "наше", "наши", "нашу", "нашей", "нашего", "нашим", "наших")
) | {"we", "us", "our", "ours"}
_TITLE_CASE = 0.85  # share of capitalised content words from which capitals say nothing: headlines, shouting
_SENTENCE_START = re.compile(r"(?:(?:^|[.!?…:\n])\s*|[\"'«»„“”‘’(\[])[\s\"'«»„“”‘’(\[—–-]*$")
_LOOK_BACK = 8  # characters before a word that show whether it begins a sentence
_MOST_NAMES = 100  # a list of more names is not compared by sound, so that the check stays fast


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words, or what is left of one when its other words were met.

    ``words``: indices. ``rows``: those of the table of exonyms the run begins with, if any. ``is_known``: the table
    has every word of it. ``run``: the whole run.
    """

    words: tuple[int, ...]
    rows: frozenset[int]
    is_known: bool
    is_acronym: bool
    run: tuple[int, ...]

    @property
    def is_part(self) -> bool:
        return self.words != self.run

    def span(self, side: Side) -> Span:
        return Span(side.words[self.words[0]].start, side.words[self.words[-1]].stop)


def check_names(source: Side, target: Side) -> Check:
    """Compare the proper names of two sides."""
    if not (source.words and target.words):
        return Check(())
    alignment = align_words(source, target)
    rows = (
        find_exonyms([word.of(source.text) for word in source.words]),
        find_exonyms([word.of(target.text) for word in target.words]),
    )
    met = _meet_by_table(*rows)
    left, right = _find_names(source, rows[0]), _find_names(target, rows[1])
    _meet_by_sound(source, target, left, right, *met)
    lone_left, lone_right = _lone(left, met[0], alignment.source), _lone(right, met[1], alignment.target)
    _meet_by_power(lone_left, lone_right, *met)
    for side, across, lone, own in ((source, target, lone_right, met[1]), (target, source, lone_left, met[0])):
        if _says_we(side) and not _says_we(across):
            _answer_powers(lone, own)
    differences = []
    for name in lone_left:
        other = _take_place_of(name, lone_right, alignment, met[1])
        if other is None or _take_place_of(other, lone_left, alignment, met[0], mirrored=True) != name:
            continue
        if name.is_part and not _stand_together(name, other, alignment):
            continue
        a, b = name.span(source), other.span(target)
        evidence = f"the name “{a.of(source.text)}” became “{b.of(target.text)}”"
        is_settled = name.is_known and other.is_known
        confidence = _KNOWN if is_settled else _UNKNOWN
        severity: Severity = (
            "major" if name.rows or other.rows or min(len(name.words), len(other.words)) > 1 else "minor"
        )
        differences.append(
            Difference("accuracy/mistranslation", "name", severity, (a,), (b,), evidence, confidence, is_settled)
        )
    return Check(
        tuple(differences),
        tuple(source.words[i] for i in sorted(met[0])),
        tuple(target.words[j] for j in sorted(met[1])),
    )


def _find_names(side: Side, rows: list[tuple[range, int]]) -> list[_Name]:
    """Return the runs of capitalised words; one word that begins a sentence or a quotation is no evidence of a name."""
    written = [word.of(side.text) for word in side.words]
    capitals = [i for i, word in enumerate(written) if word[0].isupper() and is_content_word(word)]
    lower = sum(word[0].islower() and is_content_word(word) for word in written)
    if len(capitals) > 2 and len(capitals) >= _TITLE_CASE * (len(capitals) + lower):
        return []
    rows_of: dict[int, set[int]] = {}
    for stretch, row in rows:
        for i in stretch:
            rows_of.setdefault(i, set()).add(row)
    runs: list[list[int]] = []
    for i in capitals:
        if runs and runs[-1][-1] == i - 1 and not side.text[side.words[i - 1].stop : side.words[i].start].strip(" -‑"):
            runs[-1].append(i)
        else:
            runs.append([i])
    names = []
    for run in runs:
        start = side.words[run[0]].start
        begins = _SENTENCE_START.search(side.text, max(0, start - _LOOK_BACK), start) or start == 0
        if begins and run[0] not in rows_of and not written[run[0]].isupper():
            run = run[1:]  # "Yesterday Lavrov": the capital of the first word says nothing
        if not run:
            continue
        known = next((rows_of[i] for i in run if i in rows_of), ())
        acronym = any(len(written[i]) > 1 and written[i].isupper() for i in run)
        names.append(_Name(tuple(run), frozenset(known), rows_of.keys() >= set(run), acronym, tuple(run)))
    return names[:_MOST_NAMES]


def _lone(names: list[_Name], met: set[int], words: Words) -> list[_Name]:
    """Return the names of which no word was met, and of those met in part the longest stretch that says more.

    "Russian President Astrakhan" for «Президент России Владимир Путин»: Russia is met, President translated. A
    patronymic, or what is written in small part otherwise, is no stretch of its own.
    """
    lone = []
    for name in names:
        if met.isdisjoint(name.words):
            lone.append(name)
            continue
        stretch: list[int] = []
        for i in name.words:
            said = i in met or words.best[i] >= TRANSLATED or _PATRONYMIC.search(fold(words.spans[i].of(words.text)))
            stretch = [] if said else [*stretch, i]
        if stretch and stretch[-1] == name.words[-1]:
            lone.append(_Name(tuple(stretch), frozenset(), False, False, name.run))
    return lone


def _stand_together(name: _Name, other: _Name, alignment: Alignment) -> bool:
    """Tell whether two parts stand in runs whose met words are each other's counterparts."""
    rest = [i for i in name.run if i not in name.words]
    return other.is_part and any(int(alignment.source.partner[i]) in other.run for i in rest)


def _meet_by_table(left: list[tuple[range, int]], right: list[tuple[range, int]]) -> tuple[set[int], set[int]]:
    """Return the source and the target words whose stretches stand in one row of the table."""
    shared = {row for _, row in left} & {row for _, row in right}
    return (
        {i for words, row in left if row in shared for i in words},
        {j for words, row in right if row in shared for j in words},
    )


def _meet_by_sound(
    source: Side, target: Side, left: list[_Name], right: list[_Name], met_source: set[int], met_target: set[int]
) -> None:
    """Add to the met words those of a name that sound like any word of the other side."""
    for i in (i for name in left for i in name.words):
        for j in range(len(target.words)):
            if _sounds_like(source, i, target, j):
                met_source.add(i)
                met_target.add(j)
    for j in (j for name in right for j in name.words if j not in met_target):
        for i in range(len(source.words)):
            if _sounds_like(source, i, target, j):
                met_source.add(i)
                met_target.add(j)


def _meet_by_power(left: list[_Name], right: list[_Name], met_source: set[int], met_target: set[int]) -> None:
    """Move a state and its seat of power that face each other from both lists to the met words."""
    for name in list(left):
        for other in right:
            if any(are_one_power(row, one) for row in name.rows for one in other.rows):
                left.remove(name)
                right.remove(other)
                met_source.update(name.words)
                met_target.update(other.words)
                break


def _says_we(side: Side) -> bool:
    return any(fold(word.of(side.text)) in _WE for word in side.words)


def _answer_powers(lone: list[_Name], met: set[int]) -> None:
    """Move the states and seats of power that "we" may have been called: «мы считаем», and "Moscow believes"."""
    for name in [name for name in lone if any(map(is_power, name.rows))]:
        lone.remove(name)
        met.update(name.words)


def _sounds_like(source: Side, i: int, target: Side, j: int) -> bool:
    one, other = source.words[i].of(source.text), target.words[j].of(target.text)
    return min(len(one), len(other)) > 1 and name_distance(one, other) < SAME_NAME


def _take_place_of(
    name: _Name, others: list[_Name], alignment: Alignment, met: set[int], *, mirrored: bool = False
) -> _Name | None:
    """Return the lone name of the other side that stands where ``name`` should, if there is one.

    Two names the table knows as different need no more. Others must be closest to each other, not close enough to be a
    translation, and close to nothing else; ``met`` are the words of the other side that belong to other names.
    """
    cosines = alignment.similarity.T if mirrored else alignment.similarity
    best, best_cosine = None, -1.0
    for other in others:
        cosine = float(cosines[list(name.words)][:, list(other.words)].max())
        if cosine > best_cosine and other.is_part == name.is_part:
            best, best_cosine = other, cosine
    if best is None:
        return None
    if name.rows and best.rows:
        kin = any(are_kin(one, two) for one in name.rows for two in best.rows)
        return None if kin else best  # "the US" may be said for Boston
    elsewhere = [j for j in range(cosines.shape[1]) if j not in best.words and j not in met]
    belongs = float(cosines[list(name.words)][:, elsewhere].max()) if elsewhere else -1.0
    doubtful = name.is_acronym or best.is_acronym
    if doubtful and max(len(name.words), len(best.words)) > 1:
        return None  # an acronym and what it stands for
    if best_cosine >= (UNLIKE if doubtful else SAME_MEANING) or belongs >= (UNLIKE if doubtful else ELSEWHERE):
        return None
    return best
