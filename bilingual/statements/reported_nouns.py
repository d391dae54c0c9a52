"""Nouns that report what someone said: "rejected Novak's claim that …", «опроверг слова Новака о том, что …».

Only behind the verb of their sentence: what a subject of this kind says ends nowhere in particular.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import CUES
from bilingual.statements.frame import Frame
from bilingual.statements.mentions import Mention
from bilingual.statements.names import Name
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["is_reported_noun", "read_reported_noun"]

_NOUNS: dict[Language, frozenset[str]] = {
    "en": word_set(
        """
        claim claims assertion assertions statement statements allegation allegations argument belief view warning
        suggestion announcement insistence contention promise pledge conclusion acknowledgment acknowledgement admission
        assurance assurances prediction remark remarks comment comments declaration report reports complaint accusation
        """
    ),
    "ru": word_set(
        """
        слова словам словами заявление заявления заявлению заявлением утверждение утверждения утверждению утверждением
        мнение мнением предположение предположением сообщение сообщения сообщению обещание обещания обещанию
        """
    ),
    "other": frozenset(),
}
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it", "его": "он", "ее": "она", "их": "они"}
_LONGEST_OWNER = 6
"""Tokens of whose claim it is: "the Orford mayor's"."""


def read_reported_noun(tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language) -> Frame | None:
    """Return the frame of a noun with its owner and "that", or None."""
    if tokens[index].low not in _NOUNS[language]:
        return None
    before = tokens[:index]
    if not has_finite_verb(before, language) and not any(token.low in CUES[language] for token in before):
        return None
    return _russian(tokens, index, names) if language == "ru" else _english(tokens, index, names)


def is_reported_noun(low: str, language: Language) -> bool:
    """Tell whether a word is such a noun."""
    return low in _NOUNS[language]


def _english(tokens: Sequence[Token], index: int, names: Sequence[Name]) -> Frame | None:
    if index + 1 >= len(tokens) or tokens[index + 1].low != "that" or index == 0:
        return None
    owner = tokens[index - 1]
    if owner.low in _POSSESSIVES:
        subject = Mention(_POSSESSIVES[owner.low], Span(owner.start, owner.stop), "pronoun", index - 1, index - 1)
        return Frame("verb", index, index - 1, index + 1, "act", subject, text=tokens[index].text)
    if not owner.low.endswith(("'s", "s'")):
        return None
    name = next((item for item in names if item.last == index - 1), None)
    first = name.first if name else index - 1
    while first > 0 and index - first < _LONGEST_OWNER and _describes(tokens[first - 1]):
        first -= 1
    stop = owner.stop - (2 if owner.low.endswith("'s") else 1)
    if name:
        subject = Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)
    else:
        span = Span(tokens[first].start, stop)
        text = " ".join(token.text for token in tokens[first:index])
        subject = Mention(text[: len(text) - (owner.stop - stop)], span, "description", first, index - 1)
    phrase = Span(tokens[first].start, stop)
    return Frame("verb", index, first, index + 1, "act", subject, text=tokens[index].text, phrase=phrase)


def _describes(token: Token) -> bool:
    return token.kind == "word" and (token.is_capitalised or token.low in ("the", "a", "an", "mayor", "company"))


def _russian(tokens: Sequence[Token], index: int, names: Sequence[Name]) -> Frame | None:
    """Read «слова Новака о том, что», «его слова о том, что», «мнение экспертов, что»."""
    stop = index + 1
    limit = min(len(tokens), index + 1 + _LONGEST_OWNER)
    while stop < limit and tokens[stop].kind == "word" and tokens[stop].low != "о":
        stop += 1
    lows = [token.low for token in tokens[stop : stop + 4]]
    if lows[:4] != ["о", "том", ",", "что"] and lows[:2] != [",", "что"]:
        return None
    before = tokens[index - 1] if index else None
    if stop == index + 1:
        if before is None or before.low not in _POSSESSIVES:
            return None
        span = Span(before.start, before.stop)
        subject = Mention(_POSSESSIVES[before.low], span, "pronoun", index - 1, index - 1)
        return Frame("verb", index, index - 1, index + 1, "act", subject, text=tokens[index].text)
    span = Span(tokens[index + 1].start, tokens[stop - 1].stop)
    name = next((item for item in names if index < item.first and item.last == stop - 1), None)
    if name:
        subject = Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)
    else:
        text = " ".join(token.text for token in tokens[index + 1 : stop])
        subject = Mention(text, span, "description", index + 1, stop - 1)
    return Frame("verb", index, index, stop, "act", subject, inverted=True, text=tokens[index].text, phrase=span)
