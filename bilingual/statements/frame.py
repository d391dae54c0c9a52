"""A reporting frame as a value: the words of a sentence that say who said what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Span
from bilingual.statements.cues import CueKind
from bilingual.statements.mentions import Mention

__all__ = ["Frame", "FrameKind"]


FrameKind = Literal["verb", "according", "as-said"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame in a sentence: tokens ``start`` to ``stop`` (half-open), with the cue at ``cue``.

    ``shared`` means that the verb has no subject of its own and continues the frame before it ("and asked").
    ``inverted`` means that the speaker stands after the verb ("said Novak"), ``is_participle`` that it is a
    form like "saying", ``passive`` that someone else said it ("was told that"). ``relay`` is who passes on what the
    subject said ("the ministry" quoted him as saying), ``phrase`` all the words that name the subject, where the rule
    that read the frame knows them.
    """

    kind: FrameKind
    cue: int
    start: int
    stop: int
    cue_kind: CueKind
    subject: Mention | None
    shared: bool = False
    inverted: bool = False
    text: str = ""
    is_participle: bool = False
    passive: bool = False
    relay: Mention | None = None
    phrase: Span | None = None
