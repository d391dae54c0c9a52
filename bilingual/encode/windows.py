"""Turns a text into what one run of a network can take: piece ids within its position limit, nothing truncated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bilingual.encode.spelling import as_read

__all__ = ["Offsets", "Window", "Windows", "cut_windows"]

Offsets = tuple[int, int]
"""Half-open character offsets of one piece in its text."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network: ``ids`` with the model's beginning, prefix and end around the text's own pieces.

    ``offsets`` are those of the own pieces alone, in order; ``ids[before : before + len(offsets)]`` are their ids.
    """

    ids: tuple[int, ...]
    before: int
    offsets: tuple[Offsets, ...]

    @property
    def own(self) -> slice:
        """Where the text's own pieces stand among all."""
        return slice(self.before, self.before + len(self.offsets))


class Windows:
    """Cuts texts into windows with a ``tokenizers.Tokenizer``.

    ``prefix`` is what the model wants before every text, ``positions`` the most pieces it can take at once.
    """

    def __init__(self, tokenizer: Any, prefix: str, positions: int) -> None:  # noqa: ANN401
        self._tokenizer = tokenizer
        self._prefix = prefix
        self._positions = positions
        frame = tokenizer.encode("a")  # any text will do: what matters is what the tokenizer puts around it
        first = frame.special_tokens_mask.index(0)
        last = len(frame.ids) - frame.special_tokens_mask[::-1].index(0)
        self._begin, self._end = tuple(frame.ids[:first]), tuple(frame.ids[last:])

    def of(self, texts: Sequence[str]) -> list[list[Window]]:
        """Return the windows of each text, at least one: an empty text has a window without pieces of its own."""
        whole = [self._prefix + as_read(text) for text in texts]
        encodings = self._tokenizer.encode_batch(whole, add_special_tokens=False)
        return [list(self._cut(text, encoding)) for text, encoding in zip(whole, encodings, strict=True)]

    def _cut(self, text: str, encoding: Any) -> Iterator[Window]:  # noqa: ANN401
        ids, offsets = encoding.ids, encoding.offsets
        shift = len(self._prefix)
        n_prefix = next((index for index, (_, stop) in enumerate(offsets) if stop > shift), len(offsets))
        before = (*self._begin, *ids[:n_prefix])
        limit = self._positions - len(before) - len(self._end)
        own = range(n_prefix, len(ids))
        begins_word = [] if len(own) <= limit else [_begins_word(text, offsets[index][0]) for index in own]
        for part in cut_windows(begins_word, limit) if begins_word else [range(len(own))]:
            pieces = own[part.start : part.stop]
            yield Window(
                ids=(*before, *(ids[index] for index in pieces), *self._end),
                before=len(before),
                offsets=tuple((max(offsets[index][0] - shift, 0), offsets[index][1] - shift) for index in pieces),
            )


def _begins_word(text: str, start: int) -> bool:
    """Tell whether a piece that starts there begins a word; some tokenizers count the space before it to the piece."""
    return start == 0 or text[start - 1].isspace() or text[start : start + 1].isspace()


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
