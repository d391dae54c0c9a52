"""A statement while it is being put together: no id, no role, its speaker still as the text names him."""

from __future__ import annotations

from dataclasses import dataclass

from bilingual.datatypes import Form, Language, Span
from bilingual.statements.mentions import Mention

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said and how the text says who said it.

    ``continues`` means that the speaker is the one of the statement before. ``rule`` is the rule that found it,
    ``frame`` the characters of the sentence or block that announced it; ``source`` and ``cue_span`` are the words in it
    that say who spoke and that he did, ``relay`` who passed it on ("the ministry" quoted him).
    """

    content: tuple[Span, ...]
    form: Form
    language: Language
    rule: str
    frame: Span
    cue: str | None = None
    mention: Mention | None = None
    name: str | None = None
    handle: str | None = None
    date: str | None = None
    source: Span | None = None
    cue_span: Span | None = None
    continues: bool = False
    relay: Mention | None = None
