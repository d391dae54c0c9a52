"""Text cut into digits, words and signs, the way the rules for numbers need it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Span
from bilingual.words import fold

__all__ = ["HYPHENS", "SPACE", "Token", "read_suffix", "tokenise"]

SPACE = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"""
      (?P<skip>https?://\S+ | [@\#]\w+ | \d[\d.,:]{{18,}}       # addresses, handles and serial numbers state no number
      | (?<![\d/])(?:24/7|7/24)(?![\d/]))                       # nor does "around the clock"
    | (?P<date>(?<![\d/.,])(?:[12]\d{{3}}-[01]\d-[0-3]\d|[0-3]?\d/[0-3]?\d/(?:19|20)?\d\d|9/11
      |(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|(?:0[1-9]|1[0-2])\.(?:19|20)\d\d)(?![\d/]|[.,]\d))
    | (?P<digits>(?<!\d)\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:,\d+)? | \d+(?:[.,:]\d+)* | (?<![^\s$€£])\.\d+)
    | (?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)
    | (?P<sign>[^\s\w])
    """,
    re.VERBOSE,
)
HYPHENS = frozenset("-‐‑‒–—−")


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` as written for digits and signs, folded for words."""

    kind: Literal["digits", "word", "sign"]
    span: Span
    text: str
    glued: bool
    """No space in front of it."""


def tokenise(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order; what the head of the pattern skips states no number and is a sign."""
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        span = Span(*match.span())
        glued = span.start == end
        end = span.stop
        if match["digits"] or match["date"]:
            tokens.append(Token("digits", span, match.group(), glued))
        elif match["word"]:
            tokens.append(Token("word", span, fold(match.group()), glued))
        else:
            tokens.append(Token("sign", span, match.group(), glued))
    return tokens


def read_suffix(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Return the letters glued to a number (with or without a hyphen) and the index after them."""
    j = i
    if j < len(tokens) and tokens[j].glued and (tokens[j].text in HYPHENS or tokens[j].text in "'’"):
        j += 1
    if j < len(tokens) and tokens[j].glued and tokens[j].kind == "word":
        return tokens[j].text, j + 1
    return "", i
