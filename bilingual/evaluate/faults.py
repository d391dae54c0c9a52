"""What kind of fault an alignment has, wherever it is not the gold's."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.evaluate.beads import Beads

__all__ = ["FAULTS", "find_faults", "name_fault"]

_Bead = tuple[tuple[int, ...], tuple[int, ...]]
_Sentence = tuple[int, int]

FAULTS = ("linked nulls", "unlinked link", "one too many", "one too few", "joined links", "parted link", "other")
"""Two sentences linked that have no counterpart; a link left as nulls; a sentence more, or fewer, on a side of one;
several links made one; one made several; anything else."""


def find_faults(proposed: Beads, gold: Beads) -> Iterator[tuple[Beads, Beads]]:
    """Yield each stretch where two alignments differ: the proposed beads, and the gold's of the same sentences."""
    wrong, missed = proposed - gold, gold - proposed
    left = sorted((bead, is_gold) for beads, is_gold in ((wrong, False), (missed, True)) for bead in beads)
    while left:
        group, sentences = [], _sentences(left[0][0])
        while touching := [item for item in left if not sentences.isdisjoint(_sentences(item[0]))]:
            left = [item for item in left if item not in touching]
            group += touching
            sentences = sentences.union(*(_sentences(bead) for bead, _ in touching))
        yield (
            frozenset(bead for bead, is_gold in group if not is_gold),
            frozenset(bead for bead, is_gold in group if is_gold),
        )


def name_fault(proposed: Beads, gold: Beads) -> str:
    """Return which of FAULTS a stretch is, as :func:`find_faults` gives it."""
    links, wanted = ([bead for bead in beads if all(bead)] for beads in (proposed, gold))
    if not wanted:
        return "linked nulls"
    if not links:
        return "unlinked link"
    linked, right = (frozenset[_Sentence]().union(*map(_sentences, beads)) for beads in (links, wanted))
    if len(links) == len(wanted) == 1 and linked != right:
        if linked > right:
            return "one too many"
        return "one too few" if linked < right else "other"
    if len(links) == 1 and linked >= right:
        return "joined links"
    return "parted link" if len(wanted) == 1 and linked <= right else "other"


def _sentences(bead: _Bead) -> frozenset[_Sentence]:
    """Return the sides and numbers of a bead's sentences."""
    return frozenset((side, number) for side, numbers in enumerate(bead) for number in numbers)
