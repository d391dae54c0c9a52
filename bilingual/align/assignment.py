"""Chooses among candidate links: the best chain inside each statement, nothing claimed twice, nothing by force.

Leaving a source without a link is worth 0, so a candidate must have more for it than against it. Inside one statement
the sentences of a report mostly keep their order, and a sentence between two linked ones is likely to be reported
between them; across statements any order is as good as another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilingual.align.evidence import Part
from bilingual.datatypes import Truncation

__all__ = ["Candidate", "assign"]

FOLLOWS = 1.2
"""Log-odds for a link that comes right after the previous one of its statement: same sentence, or the next."""

NEAR = 0.4
"""Log-odds for one that comes a little later: up to :data:`NEAR_SENTENCES` sentences."""

NEAR_SENTENCES = 3

BACKWARD = -1.0
"""Log-odds for one that comes before it."""

STUMP = 2.0
"""Further log-odds for a cut-off first sentence at the tail of what is reported right before the next one (and the
mirror image): where a stump can only be."""

HOPELESS = BACKWARD - 2 * (FOLLOWS + STUMP)
"""Log-odds below which no chain gains by a candidate, whatever its neighbours say for it."""

LOOK_BACK = 4
"""Sentences of a statement between two links that still see each other's order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Source unit ``source`` reported in some clauses of target unit ``target``, with log-odds for it.

    ``stump`` tells that the source is cut off in the document and the clauses are where its rest must be: at the end of
    a report sentence for a source without its beginning, at the start for one without its end. ``second`` are clauses
    of the next target that report the source as well.
    """

    source: int
    target: int
    clauses: tuple[int, ...]
    log_odds: float
    stump: Truncation | None = None
    second: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The clauses by target."""
        first = (self.target, self.clauses)
        return (first, (self.target + 1, self.second)) if self.second else (first,)

    def overlaps(self, other: Candidate) -> bool:
        """Tell whether both claim the same clause."""
        if abs(self.target - other.target) > 1:
            return False
        return any(
            one == another and not set(clauses).isdisjoint(others)
            for one, clauses in self.parts
            for another, others in other.parts
        )


def assign(
    statements: Sequence[Sequence[int]], candidates: Mapping[int, Sequence[Candidate]]
) -> dict[int, tuple[Candidate, float]]:
    """Return for each linked source its candidate and the log-odds that its neighbours leave it with.

    ``statements`` are the source units of each statement, in order. A clause claimed by two statements goes to the
    stronger claim, and the weaker one chooses again.
    """
    remaining = {
        source: [option for option in options if option.log_odds > HOPELESS] for source, options in candidates.items()
    }
    chains = [_best_chain(sources, remaining) for sources in statements]
    while True:
        chosen = sorted(
            ((log_odds, candidate, k) for k, chain in enumerate(chains) for candidate, log_odds in chain),
            key=lambda item: (-item[0], item[1].source, item[1].target),
        )
        kept: dict[int, list[Candidate]] = {}
        beaten: dict[int, set[Candidate]] = {}
        for _, candidate, k in chosen:
            places = [target for target, _ in candidate.parts]
            if any(candidate.overlaps(rival) for place in places for rival in kept.get(place, ())):
                beaten.setdefault(k, set()).add(candidate)
            else:
                for place in places:
                    kept.setdefault(place, []).append(candidate)
        if not beaten:
            found = {candidate.source: (candidate, log_odds) for log_odds, candidate, _ in chosen}
            return found | _out_of_order(found, candidates)
        for k, losers in beaten.items():
            for loser in losers:
                remaining[loser.source].remove(loser)
            chains[k] = _best_chain(statements[k], remaining)


def _out_of_order(
    found: Mapping[int, tuple[Candidate, float]], candidates: Mapping[int, Sequence[Candidate]]
) -> dict[int, tuple[Candidate, float]]:
    """Return links for sources that no chain has, likely even out of order, in clauses that nobody claims.

    A chain does without a link that would part two neighbours, though both may stand.
    """
    taken = [link for link, _ in found.values()]
    added: dict[int, tuple[Candidate, float]] = {}
    for candidate in sorted(
        (option for options in candidates.values() for option in options if option.source not in found),
        key=lambda option: (-option.log_odds, option.source, option.target),
    ):
        log_odds = candidate.log_odds + BACKWARD
        if log_odds <= 0:
            break
        if candidate.source not in added and not any(candidate.overlaps(link) for link in taken):
            taken.append(candidate)
            added[candidate.source] = candidate, log_odds
    return added


def _best_chain(sources: Sequence[int], candidates: Mapping[int, Sequence[Candidate]]) -> list[tuple[Candidate, float]]:
    """Return the chain of candidates with the most log-odds, at most one for each source (Viterbi)."""
    best: list[
        tuple[float, Candidate, int]
    ] = []  # value of the best chain ending here, its end, index of the one before
    rows: list[range] = []
    for source in sources:
        first = len(best)
        recent = [k for row in rows[-LOOK_BACK:] for k in row]
        # A chain that ended longer ago goes on as the best of them, without a word on order.
        older = max((k for row in rows[:-LOOK_BACK] for k in row), key=lambda k: best[k][0], default=-1)
        for candidate in candidates.get(source, ()):
            value, before = (best[older][0], older) if older >= 0 and best[older][0] > 0 else (0.0, -1)
            for k in recent:
                joined = best[k][0] + (join(best[k][1], candidate) if not best[k][1].overlaps(candidate) else -1e9)
                if joined > value:
                    value, before = joined, k
            best.append((value + candidate.log_odds, candidate, before))
        rows.append(range(first, len(best)))
    end = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    if end < 0 or best[end][0] <= 0:
        return []
    chain = []
    while end >= 0:
        chain.append(best[end][1])
        end = best[end][2]
    chain.reverse()
    joints = [0.0, *(join(one, other) for one, other in pairwise(chain)), 0.0]
    # Each link keeps what both its neighbours say for it.
    return [(link, link.log_odds + joints[k] + joints[k + 1]) for k, link in enumerate(chain)]


def join(one: Candidate, other: Candidate) -> float:
    """Return the log-odds that ``other`` gains by coming after ``one`` in the same statement."""
    distance = other.target - one.parts[-1][0]
    if distance < 0 or (distance == 0 and other.clauses < one.clauses):
        return BACKWARD
    if distance <= 1:
        return FOLLOWS + (STUMP if one.stump in ("start", "both") or other.stump in ("end", "both") else 0.0)
    return NEAR if distance <= NEAR_SENTENCES else 0.0
