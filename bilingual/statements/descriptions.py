"""What a document says of someone beside his name, as stems: "space agency" NASA, Novak, "head of the firm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bilingual.statements.addressees import ADDRESSING
from bilingual.statements.cues import CUES
from bilingual.statements.mentions import PREPOSITIONS
from bilingual.statements.names import Name
from bilingual.statements.sentences import Sentence
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set
from bilingual.words import fold, is_content_word

__all__ = ["STEM", "THINGS", "Described", "describing_stems", "fold_stems", "head_of"]

_DEFINITE = word_set("the a an its his her their our")

STEM = 6
"""Letters by which two words of a description are compared; Russian endings lie behind them."""

_SHORT_FORM = 2
"""Content words of a description that is an institution's name made short."""


def _stem_set(words: str) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in word_set(words))


THINGS = _stem_set(
    """
    company maker firm contractor newspaper paper daily weekly magazine broadcaster agency bank group club website
    outlet operator developer startup charity компания газета издание журнал телеканал портал агентство фирма
    """
)
"""Stems of what a firm or a paper is called beside its name."""


_COUNTERPARTS = _stem_set("counterpart коллега")
_OFFICES = _stem_set(
    """
    foreign defence defense prime minister president leader premier chancellor secretary diplomat
    министр глава президент премьер канцлер секретарь дипломат мид минобороны
    """
)
"""Stems of what a counterpart may be called: "his Hungarian counterpart X" is "the Hungarian minister"."""


@dataclass(slots=True)
class Described:
    """What the document says of someone: stems of content words; ``own`` are those of an institution's own name.

    ``heads`` are the stems of the nouns that say what it is: "head" of the space agency, but space "agency" NASA.
    """

    name: str
    stems: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    own: frozenset[str] = frozenset()

    def fits(self, stems: set[str]) -> float:
        """Return the share of a description's stems that are known; "the bank" is short for a bank's name."""
        if len(stems) <= _SHORT_FORM and stems <= self.own:
            return 1.0
        known = self.stems | _OFFICES if self.heads & _COUNTERPARTS else self.stems
        return len(stems & known) / len(stems)

    def may_be(self, phrase: str) -> bool:
        """Tell whether this may be what an English phrase calls by its head: the harbour union is no harbour pilot."""
        head = head_of(phrase.lower().split())
        return head is None or fold(head)[:STEM] in self.heads | self.own


def head_of(words: Sequence[str]) -> str | None:
    """Return the noun that an English phrase is built on: the last word before its first preposition."""
    stop = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    return words[stop - 1] if stop else None


def fold_stems(text: str) -> set[str]:
    """Return the stems of the content words of a description."""
    return {fold(word)[:STEM] for word in text.split() if is_content_word(word)}


def _words_before(sentence: Sentence, name: Name) -> range:
    """Return the token indices of the words right before a name: "space agency" NASA."""
    tokens = sentence.tokens
    stop = name.first
    if stop > 1 and tokens[stop - 1].text == "," and _ends_at_mark(tokens, name.last + 1):
        stop -= 1  # its director, Helen Marsh, said
    start = stop
    while start > 0 and stop - start < 6 and tokens[start - 1].kind == "word":
        if tokens[start - 1].low in CUES[sentence.language] or tokens[start - 1].low in ADDRESSING:
            break  # the mayor told CNN, президент в интервью Карлсону
        start -= 1
    if stop < name.first:
        opening = [at for at in range(start, stop) if tokens[at].low in _DEFINITE]
        return range(opening[-1] if opening else name.first, stop)
    return range(start, stop)


def _ends_at_mark(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind in ("mark", "quote")


def _words_behind(sentence: Sentence, name: Name) -> range:
    """Return the token indices of an apposition behind a name: Dmitry Rogozin, "the head of the agency",."""
    tokens = sentence.tokens
    first = name.last + 1
    if first >= len(tokens) or tokens[first].text != ",":
        return range(0)
    stop = first + 1
    while stop < len(tokens) and stop - first < 14 and tokens[stop].kind in ("word", "number"):
        if tokens[stop].low in ("who", "which", "whose") and stop > first + 1:
            break  # what he does, not what he is
        stop += 1
    closed = stop >= len(tokens) or tokens[stop].text in ",.)—" or tokens[stop].low in ("who", "which", "whose")
    verb = any(token.low in CUES[sentence.language] for token in tokens[first + 1 : stop])
    return range(first + 1, stop) if closed and not verb else range(0)


def describing_stems(sentence: Sentence, name: Name) -> tuple[set[str], set[str]]:
    """Return the stems of the words before and behind a name that say who it is, and of the nouns among them."""
    before, behind = _words_before(sentence, name), _words_behind(sentence, name)
    found = (_head(sentence, before, name), _head(sentence, behind, name))
    heads = {head for head in found if head and is_content_word(head)}
    return _stems(sentence, before) | _stems(sentence, behind), {fold(head)[:STEM] for head in heads}


def _head(sentence: Sentence, indices: range, name: Name) -> str | None:
    if not indices:
        return None
    if indices.stop == name.first:
        return sentence.tokens[name.first - 1].low
    return head_of([sentence.tokens[at].low for at in indices])


def _stems(sentence: Sentence, indices: Sequence[int]) -> set[str]:
    words = (sentence.tokens[index].low for index in indices)
    return {fold(word)[:STEM] for word in words if is_content_word(word)}
