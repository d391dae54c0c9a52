"""Turns a chosen candidate into a match: exact spans on both sides, and in what relation they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bilingual.align.assignment import Candidate
from bilingual.align.evidence import Evidence, Part
from bilingual.align.merging import Group
from bilingual.align.units import Unit
from bilingual.datatypes import Location, Match, Relation
from bilingual.settings import AlignSettings

__all__ = ["build_match"]

MOSTLY_SAID = 0.5
"""Share of a quotation's words in this sentence from which a link takes all of it: the rest is then an addition."""

MOSTLY_UNATTRIBUTED = 0.7
"""The same for a sentence that nobody is known to have said, where the rest may be the reporter's frame."""

MOSTLY_REPORTED = 0.5
"""Share of a source's words from which a link takes all of it: the rest is then an omission. Below it, a fragment."""


def build_match(
    group: Group,
    evidence: Evidence,
    confidence: float,
    others: Sequence[Candidate],
    settings: AlignSettings,
) -> Match:
    """Return the match of a group of candidates, whose spans leave alone what ``others`` claim."""
    sources, targets = evidence.sources, evidence.targets
    parts = sorted({part for link in group for part in link.parts})
    reported = {link.source: _reported(link.source, parts, evidence) for link in group}
    said = []
    stump = any(link.stump for link in group)
    near = {target - k for target, _ in parts for k in (0, 1)}  # where whatever claims their clauses begins
    rivals = [other for other in others if other.target in near and other not in group]
    for target, clauses in parts:
        taken = {k for other in rivals for claimed, claim in other.parts if claimed == target for k in claim}
        said.append((targets[target], *_widened(targets[target], clauses, taken, widen=not stump)))
    similarity = evidence.similarity(list(reported), parts)
    partial = stump or not all([*(whole for _, whole in reported.values()), *(whole for _, _, whole in said)])
    relation: Relation = "partial" if partial else "translation"
    if not partial and evidence.source_words.scale(similarity) < settings.paraphrase_below:
        relation = "paraphrase"
    return Match(
        source=tuple(dict.fromkeys(sources[i].segment.id for i in reported)),
        target=tuple(dict.fromkeys(target.segment.id for target, _, _ in said)),
        source_spans=tuple(place for i, (clauses, _) in reported.items() for place in _locations(sources[i], clauses)),
        target_spans=tuple(place for target, clauses, _ in said for place in _locations(target, clauses)),
        relation=relation,
        similarity=similarity,
        confidence=confidence,
    )


def _widened(target: Unit, linked: Sequence[int], taken: set[int], *, widen: bool) -> tuple[list[int], bool]:
    """Return the linked clauses with the free rest of what was said around them, and whether that is all of it."""
    clauses = set(linked)
    parts = {target.clauses[k].part for k in linked}
    whole = True
    for part in parts:
        same = [k for k, clause in enumerate(target.clauses) if clause.part == part]
        linked = sorted(clauses.intersection(same))
        share = _n_words(target, linked) / _n_words(target, same)
        if widen and share >= (MOSTLY_SAID if part else MOSTLY_UNATTRIBUTED):
            # Up to the next clause that another link claims.
            low = max((k for k in taken.intersection(same) if k < linked[0]), default=-1)
            high = min((k for k in taken.intersection(same) if k > linked[-1]), default=len(target.clauses))
            clauses |= {k for k in same if low < k < high and k not in taken}
        whole = whole and (part is None or clauses | taken >= set(same))
    return sorted(clauses), whole


def _reported(i: int, parts: Sequence[Part], evidence: Evidence) -> tuple[list[int], bool]:
    """Return the clauses of source ``i`` that the targets' clauses report, and whether that is all of it."""
    source = evidence.sources[i]
    everything = list(range(len(source.clauses)))
    gains = evidence.source_clause_gains(i, parts)
    covered = [k for k in everything if gains[k] > 0]
    if not covered:
        return everything, True
    run = list(range(covered[0], covered[-1] + 1))
    if _n_words(source, run) >= MOSTLY_REPORTED * len(source.words):
        return everything, True
    return run, False


def _n_words(unit: Unit, clauses: Sequence[int]) -> int:
    return sum(len(unit.clauses[k].words) for k in clauses)


def _locations(unit: Unit, clauses: Sequence[int]) -> tuple[Location, ...]:
    """Return one location for each run of neighbouring clauses."""
    places = []
    for _, run in groupby(enumerate(clauses), lambda item: item[1] - item[0]):
        numbers = [k for _, k in run]
        places.append(Location(unit.segment.document, unit.extent(numbers[0], numbers[-1])))
    return tuple(places)
