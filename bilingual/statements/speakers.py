"""Who a mention stands for: names in full, pronouns and descriptions by what the document said before.

Nearest-antecedent rules in the spirit of Hobbs (Resolving Pronoun References, 1978) and of centering: the last subject
who fits comes first, and the speaker of the last statement counts as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bilingual.datatypes import Span, Speaker
from bilingual.statements.draft import Draft
from bilingual.statements.names import Name, NameIndex
from bilingual.statements.sentences import Sentence
from bilingual.statements.subjects import Mention
from bilingual.statements.wordlist import word_set
from bilingual.words import fold, is_content_word

__all__ = ["Resolver", "Spoken"]

_SUBJECTS = {"его": "он", "ее": "она", "их": "они", "him": "he", "her": "she", "them": "they", "та": "она", "тот": "он"}
"""Pronouns in the case that "according to" and «по … словам» ask for."""

_PERSONAL = word_set("he she он она")
_FEMININE = word_set("she она")
_THING = word_set("it they оно они")
_RELATIVE = word_set("who кто который которая которые")
_DOCUMENTS = re.compile(
    r"\b(?:tweets?|posts?|statements?|letter|message|report|speech|твит\w*|пост\w?|заявлени\w+|письм\w+|сообщени\w+)\b",
    re.IGNORECASE,
)
"""What "it" may stand for when it says something: the words of the speaker before."""

_JOINED = re.compile(r"\s(?:and|и)\s")
"""Two people who speak together."""

_INDEFINITE = word_set("a an one another some many several few two three most other others")
_FAR = 1500
"""Characters back to which a pronoun reaches: two or three paragraphs of news."""

_WOMANS_SURNAME = re.compile(r"(?:[оеё]ва|[иы]на|ская|цкая|[aeo]va|ina|skaya)$", re.IGNORECASE)
_MANS_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|[eo]v|in|sk[iy]y?)$", re.IGNORECASE)
_STEM = 6
"""Letters by which two words of a description are compared; Russian endings lie behind them."""

_SAME_DESCRIPTION = 0.5
"""Share of a description's content words that must be known of someone."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker with every way the document names him; ``names`` are empty for an unknown one."""

    speaker: Speaker | None
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Described:
    """What the document says of someone: stems of content words."""

    name: str
    stems: set[str] = field(default_factory=set)


class Resolver:
    """Resolves mentions in document order; :meth:`speaker_of` remembers who spoke."""

    def __init__(self, text: str, sentences: Iterable[Sentence], index: NameIndex) -> None:
        self._text = text
        self._index = index
        self._places: list[int] = []
        self._named_in: list[tuple[Name, ...]] = []
        self._described: dict[str, _Described] = {}
        for sentence in sentences:
            self._read(sentence)
        self._last: Spoken = Spoken(None)
        self._last_frame = Span(0, 0)

    def _read(self, sentence: Sentence) -> None:
        """Remember who a sentence names and how it describes them."""
        if sentence.names:
            self._places.append(sentence.names[0].start)
            self._named_in.append(sentence.names)
        for name in sentence.names:
            stems = _stems(sentence, _words_before(sentence, name)) | _stems(sentence, _words_behind(sentence, name))
            if stems:
                full = self._index.fullest(name.text)
                self._described.setdefault(full, _Described(full)).stems |= stems

    def speaker_of(self, draft: Draft) -> Spoken:
        """Return who said ``draft``; call in document order."""
        spoken = self._resolve(draft)
        if spoken.speaker is not None:
            self._last, self._last_frame = spoken, draft.frame
        return spoken

    def _resolve(self, draft: Draft) -> Spoken:
        if draft.handle or draft.name:
            names = tuple(item for item in (draft.name, draft.handle) if item)
            return Spoken(Speaker(draft.name, draft.handle), names)
        mention = draft.mention
        if mention is None:
            near = draft.frame.start - self._last_frame.stop < _FAR
            return self._last if draft.continues and near else Spoken(None)
        if mention.kind == "handle":
            return Spoken(Speaker(None, mention.text), (mention.text,))
        if mention.kind == "name":
            return self._named(mention.text)
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        return self._description(mention)

    def _named(self, name: str, described: str | None = None) -> Spoken:
        full = name if _JOINED.search(name) else self._index.fullest(name)
        return Spoken(Speaker(full), (full, described) if described else (full,))

    def _pronoun(self, mention: Mention) -> Spoken:
        low = _SUBJECTS.get(mention.text.lower().replace("ё", "е"), mention.text.lower())
        recent = mention.span.start - self._last_frame.stop < _FAR
        if low in _PERSONAL or low in _RELATIVE:
            return self._person_before(mention.span.start, low) or (self._last if recent else Spoken(None))
        if low in _THING and recent and self._last.speaker:
            name = self._last.speaker.name or ""
            said = self._text[self._last_frame.start : mention.span.start]
            if not self._index.is_person(name) or low in ("they", "они") or _DOCUMENTS.search(said):
                return self._last
        return (low in ("it", "оно") and self._thing_before(mention.span.start)) or Spoken(None)

    def _person_before(self, place: int, low: str) -> Spoken | None:
        """Return the last person before ``place`` whom the pronoun ``low`` fits; the last speaker counts too."""
        at = bisect_left(self._places, place) - 1
        while at >= 0 and place - self._places[at] < _FAR:
            last = self._last.speaker.name if self._last.speaker else None
            is_later = self._last_frame.start > self._places[at]
            if last and is_later and _fits(last, low) and self._index.is_person(last):
                return self._last
            for name in self._named_in[at]:  # the first of a sentence is most often its subject
                if name.start < place and self._is_person(name) and _fits(self._index.fullest(name.text), low):
                    return self._named(name.text)
            at -= 1
        return None

    def _thing_before(self, place: int) -> Spoken | None:
        """Return the last organisation named before ``place`` as what "it" stands for."""
        at = bisect_left(self._places, place) - 1
        while at >= 0 and place - self._places[at] < _FAR:
            for name in self._named_in[at]:
                if name.start < place and not self._is_person(name):
                    return self._named(name.text)
            at -= 1
        return None

    def _is_person(self, name: Name) -> bool:
        return name.is_person or self._index.is_person(name.text)

    def _description(self, mention: Mention) -> Spoken:
        """Return whom a definite description fits best; an indefinite one stands for itself."""
        words = mention.text.split()
        itself = Spoken(Speaker(_without_article(mention.text)), (mention.text,))
        if words[0].lower() in _INDEFINITE:
            return itself
        stems = {fold(word)[:_STEM] for word in words if is_content_word(word)}
        if not stems:
            return itself
        best = max(
            self._described.values(),
            key=lambda item: (len(stems & item.stems) / len(stems), self._index.is_person(item.name)),
            default=None,
        )
        if best is None or len(stems & best.stems) / len(stems) < _SAME_DESCRIPTION:
            return itself
        return self._named(best.name, mention.text)


def _fits(name: str, low: str) -> bool:
    """Tell whether a pronoun may stand for ``name``, as far as a Russian surname tells."""
    surname = name.split()[-1]
    if low in _FEMININE:
        return not _MANS_SURNAME.search(surname)
    if low in ("he", "он"):
        return not _WOMANS_SURNAME.search(surname)
    return True


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def _words_before(sentence: Sentence, name: Name) -> range:
    """Return the token indices of the words right before a name: "space agency" NASA."""
    start = name.first
    while start > 0 and name.first - start < 6 and sentence.tokens[start - 1].kind == "word":
        start -= 1
    return range(start, name.first)


def _words_behind(sentence: Sentence, name: Name) -> range:
    """Return the token indices of an apposition behind a name: Dmitry Rogozin, "the head of the agency",."""
    tokens = sentence.tokens
    first = name.last + 1
    if first >= len(tokens) or tokens[first].text != ",":
        return range(0)
    stop = first + 1
    while stop < len(tokens) and stop - first < 14 and tokens[stop].kind in ("word", "number"):
        stop += 1
    closed = stop >= len(tokens) or tokens[stop].text in ",.)—"
    return range(first + 1, stop) if closed else range(0)


def _stems(sentence: Sentence, indices: Sequence[int]) -> set[str]:
    words = (sentence.tokens[index].low for index in indices)
    return {fold(word)[:_STEM] for word in words if is_content_word(word)}
