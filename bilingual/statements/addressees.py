"""Whom a Russian speaker speaks to, which is not who speaks: «в интервью Такеру Карлсону президент заявил»."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.statements.names import Name
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["ADDRESSING", "find_addressee"]

ADDRESSING = word_set("интервью письме письмо ответе ответ обращении обращение послании послание телеграмме")
"""Nouns that take the person or the paper spoken to in the dative."""

_DATIVE_NOUN = ("у", "ю", "ете", "ице")
"""Endings of what an addressee is: телеканалу, изданию, газете, певице."""

_DATIVE_GIVEN, _DATIVE_LAST = ("у", "ю", "е", "и"), ("у", "ю", "ому", "ему", "ой", "ей", "е")
_DATIVE_ALONE = ("у", "ю", "ому", "ему")
_MOST_NOUNS = 2


def find_addressee(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> tuple[int, int] | None:
    """Return the first and last token of «в интервью …» within ``tokens[first..last]``, or None."""
    for at in range(first, last + 1):
        if tokens[at].low not in ADDRESSING:
            continue
        end = at
        while end - at < _MOST_NOUNS and end < last and _is_dative_noun(tokens[end + 1]):
            end += 1
        name = next((item for item in names if item.first == end + 1 and item.last <= last), None)
        if name is not None and _may_be_spoken_to(tokens, name, described=end > at):
            end = name.last
        elif end < last and tokens[end + 1].kind == "quote":
            end += 1  # газете «Известия»
        if end > at:
            return (at - 1 if at > first and tokens[at - 1].low in ("в", "во") else at), end
    return None


def _is_dative_noun(token: Token) -> bool:
    return token.kind == "word" and not token.is_capitalised and token.low.endswith(_DATIVE_NOUN)


def _may_be_spoken_to(tokens: Sequence[Token], name: Name, *, described: bool) -> bool:
    """Tell whether a name stands in the dative, or has no cases: CNN."""
    given, surname = tokens[name.first].low, tokens[name.last].low
    if tokens[name.last].text.isupper() or tokens[name.last].text.isascii():
        return True
    if name.first == name.last:
        return surname.endswith(_DATIVE_ALONE) or (described and not name.is_person)
    return given.endswith(_DATIVE_GIVEN) and surname.endswith(_DATIVE_LAST)
