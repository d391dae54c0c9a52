"""What kind of word a word is, and which others could stand in its place.

Russian kinds are pymorphy's tags. English words get theirs from the Russian words they translate: the part of speech
most of their counterparts have, and their own ending.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np
import opposites
import pymorphy3
from states import States

from bilingual.datatypes import Language
from bilingual.words import find_words, is_content_word

__all__ = ["Lexicon", "inflect_opposite", "russian_kind"]

_FEWEST = 3
"""Occurrences from which a word is offered as a replacement and trusted to have its part of speech."""

_NEIGHBOURS = range(8, 60)
"""Ranks, by vector, of words that are near and yet not the same: closer ones are often synonyms."""

_TOO_CLOSE = 0.72
"""Cosine of two words' mean vectors from which one may be taken for the other's synonym."""

_ENDINGS = ("ing", "ed", "ly", "s")
_SHAPES = ("case", "number", "gender", "tense", "person", "mood", "voice", "aspect")
_MORPHOLOGY = pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1 << 17)
def russian_kind(word: str) -> tuple[str, ...]:
    """Return part of speech, then what else decides the form: ``("NOUN", "gent", "sing", "masc", …)``."""
    tag = _MORPHOLOGY.parse(word)[0].tag
    name = next((mark for mark in ("Name", "Surn", "Patr", "Geox", "Orgn") if mark in tag), "")
    return (str(tag.POS), *(str(getattr(tag, shape)) for shape in _SHAPES), name)


def inflect_opposite(word: str) -> str | None:
    """Return the opposite of a Russian word in the word's own form, None when there is none."""
    parsed = _MORPHOLOGY.parse(word)[0]
    opposite = opposites.RUSSIAN.get(parsed.normal_form) or opposites.RUSSIAN.get(word)
    if opposite is None:
        return None
    marks = {mark for mark in parsed.tag.grammemes if mark in _INFLECTED}
    other = _MORPHOLOGY.parse(opposite)[0]
    if "anim" in parsed.tag.grammemes or "NOUN" in parsed.tag.grammemes:
        marks -= {"masc", "femn", "neut"}
    form = other.inflect(marks) if marks and opposite not in ("все", "некоторые") else None
    return form.word if form else opposite


_INFLECTED_MARKS = "nomn gent datv accs ablt loct sing plur masc femn neut past pres futr 1per 2per 3per impr indc"
_INFLECTED = frozenset(_INFLECTED_MARKS.split())


class Lexicon:
    """The words of all sentences of one language, by kind."""

    def __init__(self, language: Language, texts: Sequence[str], states: States, speech: dict[str, str]) -> None:
        self.language = language
        self._speech = speech
        self._states = states
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        row = 0
        for text in texts:
            for span in find_words(text):
                self._rows[span.of(text)].append(row)
                row += 1
        self.names = [
            word
            for word, rows in self._rows.items()
            if word[0].isupper()
            and word.lower() not in self._rows
            and len(rows) >= 2
            and len(word) > 2
            and is_content_word(word)
        ]
        self.words = [
            word
            for word, rows in self._rows.items()
            if len(rows) >= _FEWEST and word.isalpha() and word.islower() and is_content_word(word)
        ]

    def speech(self, word: str) -> str:
        """Return the part of speech in pymorphy's terms, ``None`` when it is not known."""
        return russian_kind(word.lower())[0] if self.language == "ru" else self._speech.get(word.lower(), "None")

    def kind(self, word: str) -> tuple[str, ...]:
        """Return what two words share that can stand in each other's place."""
        if self.language == "ru":
            return russian_kind(word.lower())
        return (self.speech(word), next((end for end in _ENDINGS if word.endswith(end)), ""))

    @cached_property
    def _by_kind(self) -> dict[tuple[str, ...], list[str]]:
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in self.words:
            found[self.kind(word)].append(word)
        return dict(found)

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """For each word, others of its kind that are near in meaning."""
        near: dict[str, list[str]] = {}
        for members in self._by_kind.values():
            if len(members) < _NEIGHBOURS.stop // 4:
                continue
            means = np.stack(
                [self._states.vectors[self._rows[word][:40]].mean(axis=0, dtype=np.float32) for word in members]
            )
            means /= np.linalg.norm(means, axis=1, keepdims=True)
            for start in range(0, len(members), 512):
                cosines = means[start : start + 512] @ means.T
                for word, row in zip(members[start : start + 512], cosines, strict=True):
                    order = np.argsort(-row, kind="stable")[1 : _NEIGHBOURS.stop]
                    chosen = [members[i] for rank, i in enumerate(order) if rank >= _NEIGHBOURS.start or row[i] < 0.5]
                    near[word] = [other for other in chosen if row[members.index(other)] < _TOO_CLOSE]
        return near

    def of_kind(self, kind: tuple[str, ...], dice: random.Random) -> str | None:
        """Return a word of that kind, None when there is none."""
        members = self._by_kind.get(kind)
        return dice.choice(members) if members else None

    def another(self, word: str, dice: random.Random) -> str | None:
        """Return a word that could stand in the place of ``word``: near in meaning or any of its kind."""
        near = self._near.get(word.lower())
        other = dice.choice(near) if near and dice.random() < 0.6 else self.of_kind(self.kind(word), dice)
        if other is None or _stem(other) == _stem(word):
            return None
        return other.capitalize() if word[0].isupper() else other

    def opposite(self, word: str) -> str | None:
        """Return the opposite of ``word`` in its form, None when it has none."""
        lower = word.lower()
        other = inflect_opposite(lower) if self.language == "ru" else opposites.ENGLISH.get(lower)
        if other is None or other == lower:
            return None
        return other.capitalize() if word[0].isupper() else other


def _stem(word: str) -> str:
    return word.lower()[: max(4, len(word) - 3)]


def project_speech(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the part of speech of English words from (Russian, English) word pairs that translate each other."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for russian, english in pairs:
        votes[english.lower()][russian_kind(russian.lower())[0]] += 1
    return {word: counter.most_common(1)[0][0] for word, counter in votes.items() if sum(counter.values()) >= _FEWEST}
