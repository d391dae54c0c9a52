"""A statement with the words that attribute it: more than a report keeps, all that a reader of one text wants."""

from __future__ import annotations

from dataclasses import dataclass

from bilingual.datatypes import Span, Statement

__all__ = ["Quotation"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement, and where the text says who spoke (``source``) and that he did (``cue``).

    ``source`` is the whole phrase, title and apposition included ("Jan Novak, head of the firm,"); either is None where
    the text has no such words. ``rule`` is the rule that found the statement.
    """

    statement: Statement
    source: Span | None
    cue: Span | None
    rule: str
