"""A number as stated, and what a rule that reads one gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Span
from bilingual.score.quantities.tokens import Token
from bilingual.score.quantities.units import Unit

__all__ = ["Bound", "Kind", "Quantity", "Reading", "Rule", "Strength"]

Kind = Literal[
    "number", "ordinal", "year", "day", "month", "weekday", "time", "label", "century", "fraction", "magnitude",
    "indefinite", "period", "ratio",
]  # fmt: skip
Strength = Literal["firm", "weak", "soft"]
Bound = Literal["below", "above", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated.

     ``values``: its readings, the likeliest first. ``strength``: ``firm`` for digits, ``weak`` for number words,
     ``soft`` for words that hold a number without stating it ("both", "first"), which the other side may leave out.
     ``kind``: an ``ordinal`` is which in a row («пятый», 12th), a ``century`` is counted («XX век»), a ``fraction`` is
     in words («две трети»), a ``magnitude`` only says how many zeros («сотни»), an ``indefinite`` one only its unit
    («несколько недель»), a ``period`` its unit and where it lies («на прошлой неделе»), a ``ratio`` is how many times
    as much («вдвое больше»). ``bound``: whether the text
    calls it a lower or upper bound or a guess, and ``start`` where that begins.
    """

    span: Span
    values: tuple[float, ...]
    kind: Kind
    strength: Strength
    unit: Unit | None = None
    bound: Bound | None = None
    start: int | None = None

    @property
    def limited(self) -> Span:
        """The span together with the word that limits it: *more than 200*."""
        return self.span if self.start is None else Span(self.start, self.span.stop)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read from some tokens: quantities, and the index of the first token it left."""

    found: tuple[Quantity, ...]
    stop: int


Rule = Callable[[Sequence[Token], int, str], "Reading | None"]
