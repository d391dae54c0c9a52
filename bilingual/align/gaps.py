"""Links the short sentences whose words prove nothing, where only one place is left for them.

"Not at all." and «Нисколько.» share no word that a vector knows. Between two linked neighbours, or at the edge of a
statement whose other sentences are linked, with exactly one free sentence of the report at the same place, they belong
together. Longer sentences have words to speak for themselves, so a sentence dropped here and another invented there
stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bilingual.align.assignment import Candidate
from bilingual.align.units import Unit
from bilingual.datatypes import Statement
from bilingual.words import is_content_word

__all__ = ["fill_gaps", "link_rests"]

SHORT = 2
"""Most content words of a sentence that is linked by its place alone."""

BY_PLACE = 1.0
"""Log-odds of such a link."""


REST = 6.5
"""Log-odds that two rests facing each other gain, judged by hand: somebody who quotes half a post seldom makes up the
other half. True rests in few words were seen from -5.2 on, invented ones (tests/align/test_rests.py) below -8.4."""


def fill_gaps(
    groups: Sequence[Sequence[int]],
    chosen: Mapping[int, tuple[Candidate, float]],
    sources: Sequence[Unit],
    targets: Sequence[Unit],
) -> list[tuple[Candidate, float]]:
    """Return links for unlinked short sources of each statement's units (``groups``) by their neighbours' links."""
    taken = {target for link, _ in chosen.values() for target, _ in link.parts}
    found = []
    for group in groups:
        for place, source in enumerate(group):
            if source in chosen or not _is_short(sources[source], range(len(sources[source].words))):
                continue
            before = chosen.get(group[place - 1]) if place else None
            after = chosen.get(group[place + 1]) if place + 1 < len(group) else None
            free = _place_between(before, after, targets, at_start=not place, at_end=place + 1 == len(group))
            if free is None or free in taken:
                continue
            clauses = _said_like(targets[free], _statement(before or after, targets))
            if clauses and _is_short(targets[free], [k for c in clauses for k in targets[free].clauses[c].words]):
                taken.add(free)
                found.append((Candidate(source, free, clauses, BY_PLACE), BY_PLACE))
    return found


def link_rests(
    groups: Sequence[Sequence[int]],
    chosen: Mapping[int, tuple[Candidate, float]],
    candidates: Mapping[int, Sequence[Candidate]],
    targets: Sequence[Unit],
) -> list[tuple[Candidate, float]]:
    """Return links for unlinked sources of a statement with the rest of their linked neighbour's quotation.

    ``candidates`` are by source. The rest is what stands in the neighbour's sentence behind, or before, the neighbour's
    clauses, or the one further sentence; of a quotation that goes on longer it could be anything.
    """
    taken = {(target, clause) for link, _ in chosen.values() for target, clauses in link.parts for clause in clauses}
    found: dict[int, tuple[Candidate, float]] = {}
    for group in groups:
        pairs = [(later, source, True) for source, later in pairwise(group)]
        pairs += [(source, later, False) for source, later in pairwise(group)]
        for source, neighbour, is_end in pairs:
            if source in chosen or source in found or neighbour not in chosen:
                continue
            rest = _rest(chosen[neighbour][0], targets, is_end=is_end)
            if rest is None or not taken.isdisjoint((rest[0], clause) for clause in rest[1]):
                continue
            for candidate in candidates.get(source, ()):
                if (candidate.target, candidate.clauses) == rest and not candidate.second:
                    taken |= {(candidate.target, clause) for clause in candidate.clauses}
                    found[source] = candidate, candidate.log_odds + REST
                    break
    return list(found.values())


def _rest(link: Candidate, targets: Sequence[Unit], *, is_end: bool) -> tuple[int, tuple[int, ...]] | None:
    """Return the target and the clauses that are left of a link's quotation behind, or before, those of the link.

    They are the rest of its sentence, or the whole next one when that is the last of the quotation; else None.
    """
    statement = targets[link.target].clauses[link.clauses[0]].statement
    if link.second or statement is None:
        return None
    step = 1 if is_end else -1
    own, *beyond = (
        _said_like(targets[place], statement) if 0 <= place < len(targets) else ()
        for place in range(link.target, link.target + 3 * step, step)
    )
    rest = tuple(k for k in own if (k > link.clauses[-1] if is_end else k < link.clauses[0]))
    if rest:
        return None if beyond[0] else (link.target, rest)
    return (link.target + step, beyond[0]) if beyond[0] and not beyond[1] else None


def _place_between(
    before: tuple[Candidate, float] | None,
    after: tuple[Candidate, float] | None,
    targets: Sequence[Unit],
    *,
    at_start: bool,
    at_end: bool,
) -> int | None:
    """Return the one target between two links, or at the open side of the one there is, or None."""
    if before and after:
        return before[0].target + 1 if after[0].target - before[0].target == 2 else None
    if before and at_end and before[0].target + 1 < len(targets):
        return before[0].target + 1
    if after and at_start and after[0].target > 0:
        return after[0].target - 1
    return None


def _statement(link: tuple[Candidate, float] | None, targets: Sequence[Unit]) -> Statement | None:
    return targets[link[0].target].clauses[link[0].clauses[0]].statement if link else None


def _said_like(target: Unit, statement: Statement | None) -> tuple[int, ...]:
    """Return the clauses of ``target`` that belong to the same statement as its neighbour's."""
    return tuple(k for k, clause in enumerate(target.clauses) if clause.statement is statement)


def _is_short(unit: Unit, words: Sequence[int]) -> bool:
    return sum(is_content_word(unit.word(k)) for k in words) <= SHORT
