"""Pieces of two documents that are aligned on their own, in batches of about one size.

A piece is small, and what numpy costs for each call is more than the sums it does in one; so pieces are filled up to
the same size and computed together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Batch", "Kind", "Piece", "make_batches"]

Kind = tuple[int, int]
"""Source and target sentences of a bead."""

Piece = tuple[range, range]
"""Neighbouring sentences of the source, and of the target."""

MOST_CELLS = 1 << 15
"""Pairs of sentences in a batch: its tables stay in the processor's cache."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pieces, none empty on either side, filled up to ``n`` source and ``m`` target sentences."""

    pieces: tuple[Piece, ...]

    def __len__(self) -> int:
        return len(self.pieces)

    @property
    def n(self) -> int:
        """Source sentences of the longest piece."""
        return max(len(rows) for rows, _ in self.pieces)

    @property
    def m(self) -> int:
        """Target sentences of the longest piece."""
        return max(len(columns) for _, columns in self.pieces)

    @property
    def sizes(self) -> tuple[Numbers, Numbers]:
        """Sentences of each piece, of the source and of the target: two arrays (pieces,)."""
        return (
            np.array([len(rows) for rows, _ in self.pieces]),
            np.array([len(columns) for _, columns in self.pieces]),
        )

    def places(self) -> tuple[Numbers, Numbers]:
        """Return the numbers of the sentences, (pieces, n) and (pieces, m), filled up with a piece's last one."""
        sides = []
        for side, longest in enumerate((self.n, self.m)):
            starts = np.array([piece[side].start for piece in self.pieces])[:, None]
            stops = np.array([piece[side].stop for piece in self.pieces])[:, None]
            sides.append(np.minimum(starts + np.arange(longest), stops - 1))
        return sides[0], sides[1]

    def holds(self, kind: Kind) -> NDArray[np.bool_]:
        """Tell which beads of a kind (a, b) lie within their piece: (pieces, n + 1 - a, m + 1 - b)."""
        (rows, columns), (a, b) = self.sizes, kind
        in_rows = np.arange(self.n + 1 - a) <= rows[:, None] - a
        in_columns = np.arange(self.m + 1 - b) <= columns[:, None] - b
        return np.asarray(in_rows[:, :, None] & in_columns[:, None, :])


def make_batches(pieces: Iterable[Piece]) -> Iterator[Batch]:
    """Yield the pieces, none empty on either side, in batches of at most MOST_CELLS, smaller ones first."""
    some: list[Piece] = []
    n = m = 0
    for piece in sorted(pieces, key=lambda piece: (max(map(len, piece)), piece[0].start)):
        longest = max(n, len(piece[0])), max(m, len(piece[1]))
        if some and (len(some) + 1) * longest[0] * longest[1] > MOST_CELLS:
            yield Batch(tuple(some))
            some, longest = [], (len(piece[0]), len(piece[1]))
        some.append(piece)
        n, m = longest
    if some:
        yield Batch(tuple(some))
