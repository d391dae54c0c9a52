"""Several who speak together: "RT and its defenders say", «Новак и его помощники заявили»."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.statements.mentions import PREPOSITIONS, PRONOUNS, Mention, describe, mention_in, name_at
from bilingual.statements.names import Name
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["DASHES", "before_companion", "with_others"]

DASHES = frozenset("—–-")
_AND = word_set("and и")
_RUSSIAN_PLURALS = ("ли", "лись", "ют", "ят", "ут", "ат", "ются", "ятся")
_TOGETHER = frozenset({"вместе с", "вместе со", "совместно с", "наряду с", "вслед за", "together with", "along with"})
_LONGEST = 8
"""Words before "and" that name the first of two: "a former prime minister of Norway"."""


def before_companion(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return the last token of the subject in ``start`` to ``at``: "Новак" вместе с мэром Рыбой заявил."""
    pairs = range(start + 1, at - 1)
    return next((k - 1 for k in pairs if f"{tokens[k].low} {tokens[k + 1].low}" in _TOGETHER), at)


def with_others(
    mention: Mention, tokens: Sequence[Token], cue: int, names: Sequence[Name], language: Language
) -> Mention:
    """Return the subject of ``tokens[cue]`` with those that "and" joins to it, or ``mention`` where it joins clauses.

    Of a verb in the singular only one phrase is the subject: "the Center at Reed and Moss estimates".
    """
    first = mention.first
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1  # Mr. King and Mr. Moss
    if first < 2 or tokens[first - 1].low not in _AND:
        return mention
    start = stop = first - 1
    while start > 0 and stop - start <= _LONGEST and tokens[start - 1].kind in ("word", "number"):
        start -= 1
    others = tokens[start:stop]
    if not others:
        return mention
    partner = name_at(tokens, stop - 1, names)
    if len(others) > _LONGEST or others[0].low in PREPOSITIONS or has_finite_verb(others, language):
        return _together(partner, mention, tokens) if partner and mention.kind == "name" else mention
    inside = any(token.low in PREPOSITIONS for token in others)
    if inside and language == "en" and mention.kind == "name":
        head = mention_in(tokens, start, stop - 1, names, language)
        span = Span(tokens[start].start, mention.span.stop)
        return Mention(head.text, span, head.kind, start, mention.last) if head else mention
    if partner and mention.kind == "name" and partner.first - start <= 2:
        return _together(partner, mention, tokens)
    if not _is_plural(tokens[cue].low, language) or any(token.low in PRONOUNS for token in others):
        return mention
    return describe(tokens, start, mention.last) or mention


def _together(partner: Mention, mention: Mention, tokens: Sequence[Token]) -> Mention:
    """Return two names as one mention."""
    joint = next(token.text for token in tokens[partner.last + 1 :] if token.low in _AND)
    text = f"{partner.text} {joint} {mention.text}"
    return Mention(text, Span(partner.span.start, mention.span.stop), "name", partner.first, mention.last)


def _is_plural(low: str, language: Language) -> bool:
    return low.endswith(_RUSSIAN_PLURALS) if language == "ru" else not low.endswith("s")
