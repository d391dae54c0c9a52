"""Lines of text of a fixed width, with hanging indents and columns: what the terminal views are made of."""

from __future__ import annotations

from io import StringIO
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

__all__ = ["Page"]

_NARROWEST = 20
"""Columns below which nothing can be laid out; such a terminal gets lines of this width."""
_GAP = 3
_SEPARATOR = " │ "
"""Stands in the gap between two columns."""


class Page:
    """A growing string of lines that fit into ``width`` columns; without ``color`` it is plain text."""

    def __init__(self, width: int, color: bool) -> None:
        self.width = max(width, _NARROWEST)
        self._buffer = StringIO()
        self._console = Console(
            file=self._buffer,
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def __str__(self) -> str:
        return self._buffer.getvalue()

    def line(self, text: Text | str = "", style: str = "") -> None:
        """Print ``text``, folded where it does not fit, or an empty line."""
        for line in self._wrap(Text(text, style) if isinstance(text, str) else text, self.width) or [Text()]:
            self._print(line)

    def heading(self, text: Text | str) -> None:
        """Print ``text`` as the head of a part, with an empty line after it."""
        self.line(Text.assemble(("── ", "dim"), (text, "bold") if isinstance(text, str) else text))
        self.line()

    def rule(self, left: Text, right: Text) -> None:
        """Print a rule with ``left`` at its start and ``right`` at its end, or under it where both do not fit."""
        room = self.width - left.cell_len - right.cell_len - len("── ") - 2
        if room >= _GAP:
            self._print(Text.assemble(("── ", "dim"), left, (f" {'─' * room} ", "dim"), right))
            return
        for index, line in enumerate(self._wrap(left, self.width - _GAP)):
            self._print(Text.assemble(("── " if index == 0 else "   ", "dim"), line))
        if right:
            self._print(Text.assemble("   ", right))

    def hang(self, head: Text, text: Text, indent: int = 2, margin: int = 0) -> None:
        """Print ``text`` indented, with ``head`` behind ``margin`` spaces in front of its first line."""
        for index, line in enumerate(self._wrap(text, self.width - indent) or [Text()]):
            front = Text.assemble(" " * margin, head) if index == 0 else Text()
            self._print(Text.assemble(_padded(front, indent), line))

    def columns(self, head: Text, left: Text, right: Text, indent: int = 2) -> None:
        """Print ``left`` and ``right`` beside each other, with ``head`` in the margin of the first line."""
        width = (self.width - indent - _GAP) // 2
        lines = zip_longest(self._wrap(left, width), self._wrap(right, width), fillvalue=Text())
        for index, (one, other) in enumerate(lines):
            margin = _padded(head if index == 0 else Text(), indent)
            self._print(Text.assemble(margin, _padded(one, width), (_SEPARATOR, "dim"), other))

    def _wrap(self, text: Text, width: int) -> list[Text]:
        lines = list(text.wrap(self._console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines

    def _print(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _padded(text: Text, width: int) -> Text:
    return Text.assemble(text, " " * max(width - text.cell_len, 0))  # the padding without the style of the text
