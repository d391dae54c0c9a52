"""Turns a text into what one run of a network can take: piece ids within its position limit, nothing truncated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Offsets", "Window", "Windows", "cut_windows"]

Offsets = tuple[int, int]
"""Half-open character offsets of one piece in its text."""

_SPACE = "▁"  # what a piece that begins a word begins with, in SentencePiece vocabularies
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network: ``ids`` with the model's prefix and end around those of the text's own pieces.

    ``offsets`` are those of the own pieces alone, in order; ``ids[before : before + len(offsets)]`` are their ids.
    """

    ids: tuple[int, ...]
    before: int
    offsets: tuple[Offsets, ...]


class Windows:
    """Cuts texts into windows with a tokenizer of the ``tokenizers`` package.

    ``prefix`` is what the model wants before every text, ``positions`` the most pieces it can take at once.
    """

    def __init__(self, tokenizer: Any, prefix: str, positions: int) -> None:  # noqa: ANN401
        self._tokenizer = tokenizer
        *before, end = tokenizer.encode(prefix.strip()).ids
        self._before = tuple(before)
        self._after = (end,)
        self._limit = positions - len(before) - 1

    def of(self, texts: Sequence[str]) -> list[list[Window]]:
        """Return the windows of each text, at least one: an empty text has a window without pieces of its own."""
        # Lone surrogates are no characters to a tokenizer; one character stands for one, so offsets stay true.
        clean = [_SURROGATE.sub("\ufffd", text) for text in texts]
        return [self._cut(encoding) for encoding in self._tokenizer.encode_batch(clean, add_special_tokens=False)]

    def _cut(self, encoding: Any) -> list[Window]:  # noqa: ANN401
        ids, offsets = encoding.ids, encoding.offsets
        if len(ids) <= self._limit:
            ranges = [range(len(ids))]
        else:
            ranges = cut_windows([piece.startswith(_SPACE) for piece in encoding.tokens], self._limit)
        return [
            Window(
                ids=(*self._before, *ids[part.start : part.stop], *self._after),
                before=len(self._before),
                offsets=tuple(offsets[part.start : part.stop]),
            )
            for part in ranges
        ]


def cut_windows(begins_word: Sequence[bool], limit: int) -> list[range]:
    """Return ranges of pieces that partition them, each at most ``limit`` long and of about equal length.

    ``begins_word[i]`` tells whether piece i begins a word; a window begins at one, unless a single word is longer than
    a window. Without any piece there is one empty window.

    >>> cut_windows([True, False, True, True, False], 3)
    [range(0, 3), range(3, 5)]
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}; a window holds at least one piece")
    n_pieces = len(begins_word)
    windows: list[range] = []
    start = 0
    while n_pieces - start > limit:
        n_windows = -(-(n_pieces - start) // limit)
        # The remaining pieces shared evenly; the border moves left to a word's beginning, or right when there is none.
        aim = start + -(-(n_pieces - start) // n_windows)
        borders = (*range(aim, start, -1), *range(aim + 1, start + limit + 1))
        stop = next((border for border in borders if begins_word[border]), aim)
        windows.append(range(start, stop))
        start = stop
    return [*windows, range(start, n_pieces)]
