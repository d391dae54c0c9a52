"""Whether a stretch of words holds a verb that makes it a clause, told by form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Language
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["has_finite_verb", "is_infinitive"]

_ENGLISH = word_set(
    """
    is are was were am has have had do does did will would can could shall should may might must isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't
    he's she's it's they're we're i'm you're that's there's i've we've they've you've i'll we'll they'll he'll she'll
    it'll you'll he'd
    she'd they'd who's what's went came made took got gave saw knew found left felt became began kept held
    brought led lost met paid ran sent sold told thought won wrote said stood spoke fell grew rose chose broke
    drove flew hung hit let put set read cut shut wants needs makes takes gets gives goes comes knows means
    seems looks feels remains continues says
    """
)
"""Auxiliaries, and the past and present forms of frequent verbs that no ending gives away."""

_RUSSIAN = re.compile(
    r"(?:[аеиоуыя]л(?:а|о|и)?(?:с[ья])?|[аеяюиу][тм](?:ся)?|ешь|ишь|[аеяы]н[аоы]?)$"
    r"|^(?:нет|есть|нужно|можно|надо|нельзя|должн[аоы]?|должен|готов[аоы]?)$"
)
_INFINITIVE = re.compile(r"(?:ть|ти|чь)(?:ся|сь)?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SINGULAR_PRONOUNS = word_set("he she it who which everyone nobody everybody someone")
_OPENS_OBJECT = word_set(
    "the a an his her its their our my your this that these those him them it us me to no not more less too"
)
"""What stands behind a verb and not behind a plural noun."""

_SHORTEST_PAST = 4
"""Letters of an English word in -ed that is a verb: "used", not "red"."""


def has_finite_verb(tokens: Sequence[Token], language: Language) -> bool:
    """Tell whether ``tokens`` look like a clause; a Russian quotation may be one."""
    if language == "en":
        return any(
            _is_english_verb(token) or _is_third_person(tokens, index) if token.kind == "word" else _has_verb(token)
            for index, token in enumerate(tokens)
        )
    return any(
        token.kind == "quote"
        or (token.kind == "word" and not token.is_capitalised and bool(_RUSSIAN.search(token.low)))
        for token in tokens
    )


def _is_english_verb(token: Token) -> bool:
    low = token.low
    is_past = low.endswith("ed") and len(low) >= _SHORTEST_PAST and not token.is_capitalised  # Reed, Ahmed
    return low in _ENGLISH or low.endswith("n't") or is_past


def _has_verb(token: Token) -> bool:
    """Tell whether a quotation holds a verb: the plan “is dead”."""
    return token.kind == "quote" and any(word in _ENGLISH for word in _WORD.findall(token.text.lower()))


def _is_third_person(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word in -s has a singular subject and an object: "Novak represents the", not "two plans"."""
    token = tokens[index]
    if index == 0 or token.is_capitalised or not token.low.endswith("s") or token.low.endswith(("ss", "us", "'s")):
        return False
    before = tokens[index - 1]
    if before.low in _SINGULAR_PRONOUNS or before.low.endswith("ly"):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    has_object = following is not None and (following.kind == "quote" or following.low in _OPENS_OBJECT)
    return has_object and before.kind == "word" and (before.is_capitalised or not before.low.endswith("s"))


def is_infinitive(token: Token, language: Language) -> bool:
    """Tell whether an infinitive begins with ``token``."""
    return token.low == "to" if language == "en" else bool(_INFINITIVE.search(token.low))
