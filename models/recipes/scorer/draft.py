"""A sentence being damaged, word by word, and what has become of each of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from bilingual.words import find_words

__all__ = ["Draft", "Fate", "Token", "Variant"]

_MARKS = re.compile(r"[,.;:!?—–-]")


class Fate(IntEnum):
    """What became of a word; also the classes of the scorer, where GONE is a word that the other side lacks."""

    KEPT = 0
    GONE = 1
    CHANGED = 2
    UNSURE = 3
    """Nothing is claimed of the word; no class of the scorer."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word and the ``gap`` before it; ``origin`` is its index in the sentence, -1 when it was put in."""

    gap: str
    word: str
    origin: int
    fate: Fate = Fate.KEPT


@dataclass(frozen=True, slots=True)
class Variant:
    """A damaged sentence.

    ``origins`` and ``own`` have one value for each of its words: the index in the undamaged sentence, -1 when it was
    put in, and KEPT, GONE when the other side cannot have it, or CHANGED. ``fates`` has one for each undamaged word.
    """

    text: str
    origins: tuple[int, ...]
    own: tuple[Fate, ...]
    fates: tuple[Fate, ...]


class Draft:
    """The tokens of a sentence, to be edited in place; ``tail`` is the text after the last."""

    def __init__(self, text: str) -> None:
        spans = find_words(text)
        stops = [0, *(span.stop for span in spans)]
        self.tokens = [
            Token(text[stop : span.start], span.of(text), index)
            for index, (stop, span) in enumerate(zip(stops[:-1], spans, strict=True))
        ]
        self.tail = text[stops[-1] :]
        self.fates = [Fate.KEPT] * len(spans)

    def __len__(self) -> int:
        return len(self.tokens)

    def gap_after(self, index: int) -> str:
        """Return the text between a token and the next."""
        return self.tokens[index + 1].gap if index + 1 < len(self.tokens) else self.tail

    def delete(self, start: int, stop: int, fate: Fate = Fate.GONE) -> None:
        """Take out tokens, and of the gaps around them the one that says more."""
        for token in self.tokens[start:stop]:
            if token.origin >= 0:
                self.fates[token.origin] = fate
        before, after = self.tokens[start].gap, self.gap_after(stop - 1)
        del self.tokens[start:stop]
        if start == len(self.tokens):
            self.tail = after
        elif start == 0:
            self.tokens[0] = replace(self.tokens[0], gap=before)
        else:
            gap = after if len(_MARKS.findall(after)) >= len(_MARKS.findall(before)) else before
            self.tokens[start] = replace(self.tokens[start], gap=gap)

    def insert(self, index: int, words: list[tuple[str, str]], fate: Fate = Fate.GONE) -> None:
        """Put (gap, word) pairs before a token; the gap that was there comes before the first of them."""
        new = [Token(gap, word, -1, fate) for gap, word in words]
        if index < len(self.tokens):
            new[0] = replace(new[0], gap=self.tokens[index].gap)
            self.tokens[index] = replace(self.tokens[index], gap=" ")
        self.tokens[index:index] = new

    def replace(self, index: int, word: str) -> None:
        """Write another word in the place of a token."""
        token = self.tokens[index]
        self.tokens[index] = replace(token, word=word, fate=Fate.CHANGED)
        self.mark(index)

    def mark(self, index: int) -> None:
        """Say that a token now means something else, though it is written as before."""
        token = self.tokens[index]
        if token.fate == Fate.KEPT:
            self.tokens[index] = replace(token, fate=Fate.CHANGED)
        if token.origin >= 0:
            self.fates[token.origin] = Fate.CHANGED

    def is_intact(self, start: int, stop: int) -> bool:
        """Tell whether no edit has touched these tokens yet."""
        return all(token.origin >= 0 and token.fate == Fate.KEPT for token in self.tokens[start:stop])

    def finish(self) -> Variant | None:
        """Return the variant, or None when its words are not those that were written."""
        text = "".join(token.gap + token.word for token in self.tokens) + self.tail
        if not self.tokens or [span.of(text) for span in find_words(text)] != [token.word for token in self.tokens]:
            return None
        return Variant(
            text,
            tuple(token.origin for token in self.tokens),
            tuple(token.fate for token in self.tokens),
            tuple(self.fates),
        )
