"""Names with an apposition between them and their verb: "Jan Novak, head of the firm, said"."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.statements.clauses import LONGEST_PHRASE, is_boundary
from bilingual.statements.mentions import DETERMINERS, PREPOSITIONS, Mention, describe, name_at, named
from bilingual.statements.names import Name
from bilingual.statements.partners import DASHES
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic

__all__ = ["before_apposition"]

_RELATIVES = word_set("who which written seen led held made known")
"""What opens a clause about the phrase before it: the report, "written" by engineers, says."""

_JOINING = word_set("and but or nor so yet и а но")


def _apposed_name(tokens: Sequence[Token], comma: int, names: Sequence[Name]) -> Mention | None:
    """Return the name between commas behind its description: "the firm's head, Jan Novak, said", or None.

    The mention begins with the description, so that no one takes that for something said.
    """
    name = name_at(tokens, comma - 1, names)
    opening = name.first - 1 if name else 0
    while opening > 1 and tokens[opening].is_capitalised:
        opening -= 1  # the firm's head, Mr. Novak, said
    if name is None or opening < 1 or tokens[opening].text != ",":
        return None
    first = opening
    while first > 0 and opening - first < LONGEST_PHRASE and not is_boundary(tokens[first - 1]):
        first -= 1
    described = tokens[first:opening]
    if not described or (described[0].low not in DETERMINERS and not described[0].is_capitalised):
        return None
    return Mention(name.text, name.span, "name", first, name.last)


def before_apposition(tokens: Sequence[Token], comma: int, names: Sequence[Name]) -> Mention | None:
    """Return the name before an apposition that ends at ``comma``: "Jan Novak, head of the firm, said"."""
    if tokens[comma].text == "," and (apposed := _apposed_name(tokens, comma, names)):
        return apposed
    if tokens[comma].text in DASHES:
        return _before_dashes(tokens, comma, names)
    opening = comma - 1
    thing: Mention | None = None  # Novak, attorney general of Oklahoma, one of the states, said
    while opening >= 0 and comma - opening < 2 * LONGEST_PHRASE:
        if (tokens[opening].kind == "quote" and not tokens[opening].is_outlet) or tokens[opening].text in ";:?!":
            break
        if tokens[opening].text in ",(—–-":
            if tokens[opening + 1].low in _JOINING:
                return thing  # …, and the meeting went on, said Novak
            name = next((item for item in names if item.last == opening - 1), None)
            if name and name.is_person and name.is_certain:
                return named(name)
            thing = thing or (named(name) if name else None)
            if tokens[opening].text != ",":
                break
        opening -= 1
    return thing or _described_first(tokens, opening + 1, comma)


def _before_dashes(tokens: Sequence[Token], closing: int, names: Sequence[Name]) -> Mention | None:
    """Return the name before an apposition between dashes: Jan Novak — the head of the firm — said."""
    at = closing - 1
    if tokens[at].text == tokens[closing].text:
        at -= 1  # two hyphens typed for a dash
    while at > 0 and closing - at < 2 * LONGEST_PHRASE and tokens[at].text not in DASHES:
        if tokens[at].kind == "quote" or tokens[at].text in ";:?!":
            return None
        at -= 1
    if tokens[at].text not in DASHES:
        return None
    return name_at(tokens, at - 1 - (tokens[at - 1].text == tokens[at].text), names)


def _described_first(tokens: Sequence[Token], first: int, comma: int) -> Mention | None:
    """Return who opens a clause before a relative clause: "one of the protesters", who lives here, said."""
    stop = next((at for at in range(first, comma) if tokens[at].text == ","), comma)
    if (
        stop not in (comma, first)
        and is_cyrillic(tokens[first].text)
        and not has_finite_verb(tokens[first:comma], "ru")
    ):
        return None if tokens[first].low in PREPOSITIONS else describe(tokens, first, stop - 1)
    opens = tokens[stop + 1].low if stop + 1 < len(tokens) else ""
    if stop in (comma, first) or not (opens in _RELATIVES or opens.endswith("ed")) or tokens[first].low in PREPOSITIONS:
        return None
    return None if has_finite_verb(tokens[first:stop], "en") else describe(tokens, first, stop - 1)
