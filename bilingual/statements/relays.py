"""Who passed on what someone said: "the ministry quoted him as saying", «…, заявил он, передаёт ТАСС»."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.statements.frame import Frame
from bilingual.statements.mentions import Mention, mention_in
from bilingual.statements.names import Name
from bilingual.statements.subjects import find_subject_before
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["read_quoted_as_saying"]

_BE = word_set("is are was were be been being")
_OBJECTS = word_set("him her them")


_LONGEST_RELAY = 14
"""Tokens from "quoted" to "as saying", with whom and by whom."""


def read_quoted_as_saying(
    tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language
) -> Frame | None:
    """Read "the ministry quoted him as saying", "Novak was cited as saying": he speaks, they pass it on."""
    if index < 2 or tokens[index].low not in ("saying", "telling") or tokens[index - 1].low != "as":
        return None
    for at in range(index - 2, max(-1, index - _LONGEST_RELAY), -1):
        if tokens[at].low not in ("quoted", "cited", "quotes", "cites", "quoting", "citing"):
            continue
        if at > 0 and tokens[at - 1].low in _BE:
            subject = find_subject_before(tokens, at, names, language)
        elif tokens[at + 1].low in _OBJECTS:
            token = tokens[at + 1]
            subject = Mention(token.text, Span(token.start, token.stop), "pronoun", at + 1, at + 1)
        else:
            subject = mention_in(tokens, at + 1, index - 2, names, language)
        return Frame("verb", index, index - 1, index + 1, "say", subject, text=tokens[index].text)
    return None
