"""A frame in its sentence and the stretches of it that may be what was said: what the content rules work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language, Span
from bilingual.statements.frame import Frame
from bilingual.statements.tokens import Token

__all__ = ["GLUE", "LONGEST_GAP", "Part", "Rule", "Scene", "may_be_said", "quoted", "stretch"]

PartKind = Literal["direct", "indirect"]

LONGEST_GAP = 9
"""Words between a verb and what it governs: "told reporters in Moscow on Monday that" has six."""

GLUE = frozenset(",:;—–-")
"""Marks between a frame and what it governs."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what was said, and whether it stood in quotation marks (which are left out)."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Scene:
    """A frame in its sentence; what was said lies between tokens ``left`` and ``right``, before or behind the frame."""

    tokens: Sequence[Token]
    frame: Frame
    left: int
    right: int
    language: Language

    @property
    def after(self) -> Sequence[Token]:
        """Tokens between the frame and the next."""
        return self.tokens[self.frame.stop : self.right]

    @property
    def before(self) -> Sequence[Token]:
        """Tokens between the frame before and this one."""
        return self.tokens[self.left : self.frame.start]


Rule = Callable[[Scene], list[Part] | None]
"""A rule recognises what was said beside a frame, or nothing."""


def may_be_said(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token is a quotation, and no outlet the speaker talked to."""
    token = tokens[index]
    return token.kind == "quote" and not (token.is_outlet and (index == 0 or tokens[index - 1].text not in GLUE))


def quoted(token: Token) -> Part:
    """Return the inside of a quotation."""
    assert token.quote is not None  # noqa: S101  (a token of kind "quote" has one)
    return Part(token.quote.inner, "direct")


def stretch(scene: Scene, first: int, stop: int) -> Part | None:
    """Return the tokens ``first`` to ``stop`` without marks at the edges; a lone quotation gives its inside."""
    tokens = scene.tokens
    while first < stop and tokens[first].text in ",;:—–-…" and tokens[first].kind == "mark":
        first += 1
    while stop > first and tokens[stop - 1].kind == "mark" and tokens[stop - 1].text in ",;:—–-.":
        stop -= 1  # a full stop ends the reporting sentence, not what was said in it
    words = [token for token in tokens[first:stop] if token.kind != "mark"]
    if not words:
        return None
    if len(words) == 1 and words[0].kind == "quote":
        return quoted(words[0])
    return Part(Span(tokens[first].start, tokens[stop - 1].stop), "indirect")
