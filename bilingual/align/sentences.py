"""The sentences that the segments of a document hold, and how their beads become beads of the segments.

Whoever brings segments may have cut them otherwise than the other side is cut: a paragraph, two sentences that a
translator joined, a sentence torn in two at "sq.". Sentences are what corresponds, so they are aligned, and what is
linked in a segment links the segment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

from bilingual.datatypes import Bead
from bilingual.segment.sentences import split_sentences

__all__ = ["Sentences", "find_sentences", "join_beads"]

MOST_TORN = 2
"""Torn sentences that any document may have ..."""

MOST_TORN_SHARE = 0.1
"""... and the share of its segments above which a small letter says nothing: it is written so throughout."""


_SMALL_WORD = re.compile(r"[a-zа-яё]+(?![\w@]|\.\w)")  # not iPhone, not bbc.com


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a document in order; ``segments[k]`` are the segments that sentence k stands in."""

    texts: tuple[str, ...]
    segments: tuple[range, ...]

    def around(self, sentences: range) -> range:
        """Return the segments that neighbouring sentences stand in; an empty range for none."""
        return _hull(self.segments[sentences.start], self.segments[sentences.stop - 1]) if sentences else range(0)


def find_sentences(segments: Sequence[str]) -> Sentences:
    """Return the sentences of ``segments``: a segment of several is parted, a sentence that was torn is joined.

    Every segment holds at least a part of a sentence, an empty one an empty sentence.
    """
    torn = {number for number, (before, after) in enumerate(pairwise(segments), start=1) if _goes_on(before, after)}
    if len(torn) > max(MOST_TORN, MOST_TORN_SHARE * len(segments)):
        torn = set()
    texts: list[str] = []
    places: list[range] = []
    for number, segment in enumerate(segments):
        parts = [span.of(segment) for span in split_sentences(segment)] or [segment]
        if number in torn:
            texts[-1] = f"{texts[-1]} {parts.pop(0)}"
            places[-1] = range(places[-1].start, number + 1)
        texts += parts
        places += [range(number, number + 1)] * len(parts)
    return Sentences(tuple(texts), tuple(places))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence is torn: a word in small letters goes on after a stop that ends none."""
    if not before.rstrip().endswith(".") or not _SMALL_WORD.match(after):
        return False
    last = split_sentences(before)[-1].of(before)
    return len(split_sentences(f"{last} {after}")) == len(split_sentences(after))


@dataclass(frozen=True, slots=True)
class _Group:
    """Segments of both sides that belong together, and the numbers of the beads that say so."""

    source: range
    target: range
    beads: tuple[int, ...]


def join_beads(beads: Sequence[Bead], source: Sentences, target: Sentences) -> list[Bead]:
    """Return the beads of segments that the beads of their sentences make, in the same order.

    A bead of segments is as probable as all beads of sentences in it together; its score is the mean of theirs,
    weighed by their sentences. Segments between two of a bead are part of it. A link out of order that would tear a
    segment is left out, the less probable one.
    """
    owners: tuple[dict[int, _Group], dict[int, _Group]] = ({}, {})
    links = [number for number, bead in enumerate(beads) if bead.source and bead.target]
    for number in sorted(links, key=lambda number: (-beads[number].confidence, number)):
        bead = beads[number]
        _insert(_Group(source.around(bead.source), target.around(bead.target), (number,)), owners)
    found: list[Bead] = []
    done: tuple[set[int], set[int]] = (set(), set())
    nothing = range(0)
    for bead in beads:
        group = owners[0].get(source.around(bead.source).start) if bead.source and bead.target else None
        if group and group.source.start not in done[0]:
            found.append(_bead_of(group, [beads[number] for number in group.beads]))
            done[0].update(group.source)
            done[1].update(group.target)
        for i in source.around(bead.source):
            if i not in owners[0] and i not in done[0]:
                found.append(_null_of(bead, range(i, i + 1), nothing))
                done[0].add(i)
        for j in target.around(bead.target):
            if j not in owners[1] and j not in done[1]:
                found.append(_null_of(bead, nothing, range(j, j + 1)))
                done[1].add(j)
    return found


def _insert(link: _Group, owners: tuple[dict[int, _Group], dict[int, _Group]]) -> None:
    """Add a link with the groups that it touches, unless a third would stand between its segments."""
    touched = [owners[0][i] for i in link.source if i in owners[0]]
    touched += [owners[1][j] for j in link.target if j in owners[1]]
    joined = _Group(
        _hull(link.source, *(group.source for group in touched)),
        _hull(link.target, *(group.target for group in touched)),
        tuple(sorted({number for group in (link, *touched) for number in group.beads})),
    )
    sides = tuple(zip((joined.source, joined.target), owners, strict=True))
    if all(own.get(k, joined) in (joined, *touched) for side, own in sides for k in side):
        for side, own in sides:
            own.update(dict.fromkeys(side, joined))


def _bead_of(group: _Group, beads: Sequence[Bead]) -> Bead:
    sizes = [len(bead.source) + len(bead.target) for bead in beads]
    score = sum(bead.score * size for bead, size in zip(beads, sizes, strict=True)) / sum(sizes)
    confidence, linked = prod(bead.confidence for bead in beads), min(bead.linked for bead in beads)
    return Bead(group.source, group.target, score, confidence, linked)


def _null_of(bead: Bead, source: range, target: range) -> Bead:
    """Return the null of a segment of a bead, as sure as that is, or as it is not where it was a link left out."""
    confidence = 1 - bead.confidence if bead.source and bead.target else bead.confidence
    return Bead(source, target, 0.0, confidence, 1 - confidence)


def _hull(*ranges: range) -> range:
    return range(min(some.start for some in ranges), max(some.stop for some in ranges))
