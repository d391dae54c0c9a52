"""What it says that a report stands right beside its original: as much as the article puts them there.

Blogs translate a post in the paragraph before or after it. Where the surest links of an article are elsewhere, a
sentence beside a post is one of many, and what it shares with the post is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np

from bilingual.align.assignment import Candidate
from bilingual.align.units import Unit
from bilingual.datatypes import Document

__all__ = ["find_bracketed", "find_near", "weigh_brackets", "weigh_nearness"]

BESIDE = 1.0
"""Log-odds of a report beside its original in an article that puts them there; judged by hand."""

BRACKETED = 3.0
"""Log-odds of the sentence before its original in brackets: he would wait “personally” («Я буду ждать его. Лично»).
Judged by hand: true links lack up to 2 without it, and others have -8."""

CERTAIN = 2.0
"""Log-odds, without nearness, from which a link shows where the article puts reports: p = .88."""

_REACH = 30
_OPENED = re.compile(r"\((?:[^()«“„\"\n]{0,25})[«“„\"]?\Z")
"""What stands before the words of an original in brackets, up to so many characters: (в оригинале: “."""

UNSEEN = 0.5
"""Reports beside their original that every article is taken to have: where nothing is shown, nearness counts in full,
and after one report elsewhere a third."""


def find_near(groups: Sequence[Sequence[int]], sources: Sequence[Unit], targets: Sequence[Unit]) -> list[set[int]]:
    """Return for each source the targets in the report text right before and after its statement (its group).

    As many sentences on either side as the statement has, for a translation is about as long as its original.
    """
    places = np.array([unit.place for unit in targets])
    found: list[set[int]] = []
    for group in groups:
        first = int(np.searchsorted(places, sources[group[0]].place))
        last = int(np.searchsorted(places, sources[group[-1]].place, side="right"))
        near = set(range(max(0, first - len(group)), first)) | set(range(last, min(len(targets), last + len(group))))
        found += [near] * len(group)
    return found


def weigh_nearness(
    candidates: Mapping[int, Sequence[Candidate]], near: Sequence[AbstractSet[int]]
) -> dict[int, list[Candidate]]:
    """Return the candidates of each source with log-odds for those in its targets of ``near``.

    The full :data:`BESIDE` times the share of the surest links of all other sources that are beside theirs.
    """
    best = {i: max(some, key=lambda item: item.log_odds) for i, some in candidates.items() if some}
    certain = {i: link.target in near[i] for i, link in best.items() if link.log_odds >= CERTAIN}
    n_beside, n_certain = sum(certain.values()), len(certain)
    weighed = {}
    for i, some in candidates.items():
        beside, others = n_beside - certain.get(i, False), n_certain - (i in certain)
        bonus = BESIDE * (beside + UNSEEN) / (others + UNSEEN)
        weighed[i] = [
            replace(item, log_odds=item.log_odds + bonus) if item.target in near[i] else item for item in some
        ]
    return weighed


def find_bracketed(
    groups: Sequence[Sequence[int]], sources: Sequence[Unit], targets: Sequence[Unit], documents: Sequence[Document]
) -> dict[int, set[int]]:
    """Return for the sources of each statement in brackets the targets right before it, as many as it has sentences."""
    texts = {document.id: document.text for document in documents}
    places = np.array([unit.place for unit in targets])
    found: dict[int, set[int]] = {}
    for group in groups:
        unit = sources[group[0]]
        before = texts[unit.segment.document][max(0, unit.span.start - _REACH) : unit.span.start]
        if _OPENED.search(before):
            first = int(np.searchsorted(places, unit.place))
            found |= {i: set(range(max(0, first - len(group)), first)) for i in group}
    return found


def weigh_brackets(
    candidates: Mapping[int, Sequence[Candidate]], bracketed: Mapping[int, AbstractSet[int]]
) -> dict[int, list[Candidate]]:
    """Return the candidates of each source with :data:`BRACKETED` for those in its targets of ``bracketed``."""
    return {
        i: [
            replace(item, log_odds=item.log_odds + BRACKETED) if item.target in bracketed.get(i, ()) else item
            for item in some
        ]
        for i, some in candidates.items()
    }
