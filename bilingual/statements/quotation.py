"""A statement with all that its text says about the saying: more than a report keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Span, Statement

__all__ = ["Manner", "Quotation"]

Manner = Literal["direct", "indirect", "mixed", "tweet", "transcript", "headline", "self", "stance"]
"""The forms of a statement, and three more: a headline («Песков: мы останемся»), an author's own words ("I said"), and
what someone thinks of something or means to do ("opposes the deal")."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement, and where the text says who spoke (``source``) and that he did (``cue``).

    ``source`` is the whole phrase, title and apposition included ("Jan Novak, head of the firm,"); either is None where
    the text has no such words. ``relay`` are those that say who passed it on ("the ministry" quoted him as saying).
    ``person`` is the speaker's fullest name in the document, in whichever of the two scripts; ``title`` and
    ``organisation`` are what it says of him anywhere. ``date`` (ISO 8601) also counts "on Thursday" back from the
    document's own date. ``rule`` is the rule that found it.
    """

    statement: Statement
    source: Span | None
    cue: Span | None
    rule: str
    manner: Manner
    relay: Span | None = None
    person: str | None = None
    title: str | None = None
    organisation: str | None = None
    date: str | None = None
