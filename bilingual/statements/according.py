"""Prepositions that name who said what stands beside them: "according to X", «по словам X», «по её словам»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import ACCORDING
from bilingual.statements.frame import Frame
from bilingual.statements.mentions import OWNERS, Mention, mention_in, named
from bilingual.statements.names import Name
from bilingual.statements.nominative import from_genitive
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["read_according"]


_OPENS_ACCORDING = {key: frozenset(phrase.split()[0] for phrase in phrases) for key, phrases in ACCORDING.items()}


_POSSESSIVES = word_set("его ее их")


_OBJECTS = word_set("him her them")


_HIS_WORDS = word_set("словам мнению данным информации версии утверждению оценке оценкам подсчетам")


_VIEWS = word_set("view opinion words telling estimation")

_LONGEST_APPOSITION = 10


def _by_his_words(tokens: Sequence[Token], index: int) -> Frame | None:
    """Read «по её словам»."""
    group = tokens[index : index + 3]
    if len(group) < 3 or group[0].low != "по" or group[1].low not in _POSSESSIVES or group[2].low not in _HIS_WORDS:
        return None
    subject = Mention(group[1].text, Span(group[1].start, group[1].stop), "pronoun", index + 1, index + 1)
    text = " ".join(token.text.lower() for token in group)
    return Frame("according", index, index, index + 3, "act", subject, text=text)


def _in_his_view(tokens: Sequence[Token], index: int, names: Sequence[Name]) -> Frame | None:
    """Read "in his view", "in Novak's opinion"."""
    if tokens[index].low != "in" or index + 2 >= len(tokens):
        return None
    last = next((at for at in range(index + 2, min(index + 6, len(tokens))) if tokens[at].low in _VIEWS), None)
    owner = tokens[last - 1] if last else None
    if last is None or owner is None:
        return None
    text = tokens[last].low
    if owner.low in OWNERS and last == index + 2:
        span = Span(owner.start, owner.stop)
        subject = Mention(OWNERS[owner.low], span, "pronoun", last - 1, last - 1)
        return Frame("according", last, index, last + 1, "act", subject, text=text, phrase=span)
    name = next((item for item in names if item.last == last - 1 and item.first > index), None)
    if name is None or not owner.low.endswith(("'s", "s'")):
        return None
    span = Span(tokens[index + 1].start, name.stop)
    return Frame("according", last, index, last + 1, "act", named(name), text=text, phrase=span)


def read_according(tokens: Sequence[Token], index: int, names: Sequence[Name], language: Language) -> Frame | None:
    """Read "according to X" and «по словам X»: the frame reaches to the next comma or the end."""
    if tokens[index].low not in _OPENS_ACCORDING[language]:
        return None
    if language == "ru" and (frame := _by_his_words(tokens, index)):
        return frame
    if language == "en" and (frame := _in_his_view(tokens, index, names)):
        return frame
    for phrase in ACCORDING[language]:
        words = phrase.split()
        if [token.low for token in tokens[index : index + len(words)]] != words:
            continue
        first = index + len(words)
        if first < len(tokens) and tokens[first].low.startswith("котор"):
            return None  # a paragraph according to which
        last = first
        while last < len(tokens) and tokens[last].text not in ",;:.—–" and tokens[last].kind != "quote":
            if tokens[last].low in ("quoting", "citing"):
                break  # according to the agency, quoting his words
            last += 1
        if last == first:
            return None
        subject = mention_in(tokens, first, last - 1, names, language)
        if last - first == 1 and tokens[first].low in _OBJECTS:
            span = Span(tokens[first].start, tokens[first].stop)
            subject = Mention(tokens[first].text, span, "pronoun", first, first)
        if subject and subject.kind == "description" and language == "ru" and phrase != "согласно":
            subject = replace(subject, text=from_genitive(subject.text))
        if subject and subject.kind == "name":
            last = _past_apposition(tokens, last, language)
        return Frame("according", index, index, last, "act", subject, text=phrase)
    return None


def _past_apposition(tokens: Sequence[Token], comma: int, language: Language) -> int:
    """Return the comma behind an apposition that begins at ``comma``, else ``comma``: X, head of the firm,."""
    for index in range(comma + 1, min(comma + 2 + _LONGEST_APPOSITION, len(tokens))):
        ends = language == "en" and tokens[index].text in ".!?" and index + 1 == len(tokens)
        if tokens[index].text == "," or ends:
            is_relative = tokens[comma + 1].low.startswith(("котор", "who"))
            return comma if has_finite_verb(tokens[comma:index], language) and not is_relative else index
        if tokens[index].kind not in ("word", "number"):
            break
    return comma
