"""Turns a chosen candidate into a match: exact spans on both sides, and in what relation they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bilingual.align.assignment import Candidate
from bilingual.align.evidence import Evidence
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
    link: Candidate,
    evidence: Evidence,
    confidence: float,
    others: Sequence[Candidate],
    settings: AlignSettings,
) -> Match:
    """Return the match of ``link``, whose spans leave alone what ``others`` claim."""
    source, target = evidence.sources[link.source], evidence.targets[link.target]
    taken = {k for other in others if other is not link and other.target == link.target for k in other.clauses}
    clauses, whole_target = _widened(target, link, taken)
    source_clauses, whole_source = _reported(link, evidence)
    similarity = evidence.similarity(link.source, link.target, link.clauses)
    partial = link.stump is not None or not (whole_target and whole_source)
    relation: Relation = "partial" if partial else "translation"
    if not partial and similarity < settings.paraphrase_below:
        relation = "paraphrase"
    return Match(
        source=(source.segment.id,),
        target=(target.segment.id,),
        source_spans=_locations(source, source_clauses),
        target_spans=_locations(target, clauses),
        relation=relation,
        similarity=similarity,
        confidence=confidence,
    )


def _widened(target: Unit, link: Candidate, taken: set[int]) -> tuple[list[int], bool]:
    """Return the clauses of a link with the free rest of what was said around them, and whether that is all of it."""
    clauses = set(link.clauses)
    parts = {target.clauses[k].part for k in link.clauses}
    whole = True
    for part in parts:
        same = [k for k, clause in enumerate(target.clauses) if clause.part == part]
        linked = sorted(clauses.intersection(same))
        share = _n_words(target, linked) / _n_words(target, same)
        if link.stump is None and share >= (MOSTLY_SAID if part else MOSTLY_UNATTRIBUTED):
            # Up to the next clause that another link claims.
            low = max((k for k in taken.intersection(same) if k < linked[0]), default=-1)
            high = min((k for k in taken.intersection(same) if k > linked[-1]), default=len(target.clauses))
            clauses |= {k for k in same if low < k < high and k not in taken}
        whole = whole and (part is None or clauses | taken >= set(same))
    return sorted(clauses), whole


def _reported(link: Candidate, evidence: Evidence) -> tuple[list[int], bool]:
    """Return the clauses of the source that the target's clauses report, and whether that is all of it."""
    source = evidence.sources[link.source]
    everything = list(range(len(source.clauses)))
    gains = evidence.source_clause_gains(link.source, link.target, link.clauses)
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
