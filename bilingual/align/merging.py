"""Joins to a link the neighbour that its report carries as well: two sentences of an original told in one.

A link is between one source sentence and clauses of the report. The sentence before or after it in the same statement,
when it has no link, joins in if it brings more than it costs, as a merged neighbour in the alignment of pairs does
(:data:`bilingual.align.pairs.MERGE_COST`): the evidence of its own words, and of those that only it accounts for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilingual.align.assignment import Candidate
from bilingual.align.evidence import Evidence
from bilingual.align.units import Unit
from bilingual.transliteration import same_name
from bilingual.words import is_content_word

__all__ = ["Group", "merge_neighbours"]

Group = tuple[Candidate, ...]
"""Candidates that make one link: neighbouring sources with the same clauses of the report."""

MERGE_COST = 1.5
"""Summed evidence of words, each up to about .5, that a neighbour must bring. A third less joins every third neighbour
more where two are told in one, and a false one to a link in two hundred (wmt22, `merged` in benchmarks/linking.py)."""


MOST_REPEATED = 3
"""Content words of a neighbour that joins because the report has every one of them in its own script ..."""

LEAST_LETTERS = 6
"""... and the fewest letters of each: "productive" in «продуктивной»; shorter words resemble each other by chance."""


def merge_neighbours(
    chosen: Sequence[tuple[Candidate, float]], groups: Sequence[Sequence[int]], evidence: Evidence
) -> list[tuple[Group, float]]:
    """Return the chosen links, in order, with the free neighbours that join them; ``groups`` are as for ``assign``.

    A neighbour joins the one link that it brings most to. A link's log-odds stay what they were.
    """
    joined: set[int] = set()
    members: dict[int, Group] = {k: (link,) for k, (link, _) in enumerate(chosen)}
    for _, k, i in sorted(_offers(chosen, groups, evidence), key=lambda offer: (-offer[0], offer[1:])):
        # One neighbour a link: three sentences in one are rare.
        if i not in joined and len(members[k]) == 1:
            joined.add(i)
            (link,) = members[k]
            members[k] = tuple(sorted((link, replace(link, source=i)), key=lambda item: item.source))
    return [(members[k], log_odds) for k, (_, log_odds) in enumerate(chosen)]


def _offers(
    chosen: Sequence[tuple[Candidate, float]], groups: Sequence[Sequence[int]], evidence: Evidence
) -> Iterator[tuple[float, int, int]]:
    """Yield what a neighbour brings above its cost, the number of the link, and the neighbour."""
    linked = {link.source for link, _ in chosen}
    beside = {i: (*group[max(0, k - 1) : k], *group[k + 1 : k + 2]) for group in groups for k, i in enumerate(group)}
    for k, (link, _) in enumerate(chosen):
        for i in beside[link.source]:
            if i in linked or link.stump or link.second or evidence.sources[i].cut:
                continue
            gain = evidence.gain_of_source(i, link.source, (link.target, link.clauses)) - MERGE_COST
            if gain > 0:
                yield gain, k, i
            elif _is_repeated(evidence.sources[i], evidence.targets[link.target], link.clauses):
                yield 0.0, k, i


def _is_repeated(source: Unit, target: Unit, clauses: Sequence[int]) -> bool:
    """Tell whether each content word of a few is among a target's as one word written in two scripts."""
    ours = _content_words(source, range(len(source.words)))
    if not 0 < len(ours) <= MOST_REPEATED or min(map(len, ours)) < LEAST_LETTERS:
        return False
    theirs = _content_words(target, [k for clause in clauses for k in target.clauses[clause].words])
    return all(any(len(word) >= LEAST_LETTERS and same_name(one, word) for word in theirs) for one in ours)


def _content_words(unit: Unit, words: Iterable[int]) -> list[str]:
    return [word.lower() for word in map(unit.word, words) if is_content_word(word)]
