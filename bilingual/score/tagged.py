"""From the scorer's word probabilities to the stretches a reader would mark, and what speaks for each."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Side
from bilingual.score.coverage import content_words
from bilingual.words import fold

__all__ = ["FEATURES", "SEED", "Tagged", "find_tagged", "log_odds"]

FEATURES = ("mean", "length", "pair")
"""What the confidence of a stretch is fitted on: the mean log-odds of its content words, log2 of how many they are, and
the log-odds that the pair lacks anything of the kind."""

SEED = 0.4
"""Probability from which a word begins a stretch; no stretch below is ever reported."""

_GONE = 0.5
"""Probability from which a word that may belong to a stretch went with it."""

_JOINED = 0.25
"""Probability from which a neighbour belongs to the stretch of a surer word."""

_CLAUSE = 0.7
"""Share of a clause's content words, three at least, that are gone, from which the clause went as a whole."""

_CLAUSE_WORDS = 3

_FOCUS = frozenset({"только", "лишь", "only"})
"""Function words whose loss changes what is said."""

_SENTENCE_END = re.compile(r"[.!?…](?!\w)")
_MOST_ODDS = 6.0


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch that the other side lacks: ``span`` in the side's text, ``n_words`` content words.

    ``chance`` is the probability of its surest word, ``features`` are :data:`FEATURES`, ``is_edge`` tells whether it
    begins or ends the side.
    """

    span: Span
    n_words: int
    chance: float
    features: tuple[float, ...]
    is_edge: bool


def find_tagged(side: Side, gone: Vectors, accounted: Sequence[Span], pair: float) -> list[Tagged]:
    """Return the stretches of ``side`` that the other side lacks, in order.

    ``gone`` (n words,) are probabilities, and so is ``pair``, that the pair lacks anything of this kind. Words in an
    ``accounted`` span are another check's matter. A stretch lies in one sentence and is never made of function words
    alone; those at its edges, and words that carry little («в ближайшее время»), are part of it if they went with it,
    as far as no punctuation parts them.
    """
    content = _marked_words(side)
    chances = {i: 0.0 if any(span.overlaps(side.words[i]) for span in accounted) else float(gone[i]) for i in content}
    _fill_clauses(side, chances)
    found: list[Tagged] = []
    first = 0
    while first < len(content):
        last = first
        if chances[content[first]] < _JOINED:
            first += 1
            continue
        while (
            last + 1 < len(content)
            and chances[content[last + 1]] >= _JOINED
            and not _SENTENCE_END.search(_between(side, content[last], content[last + 1]))
        ):
            last += 1
        own = [chances[i] for i in content[first : last + 1]]
        if max(own) >= SEED:
            odds = [log_odds(chance) for chance in own]
            features = (sum(odds) / len(odds), math.log2(len(own)), log_odds(pair))
            start, stop = _widen(side, content[first], content[last], gone, chances)
            span = Span(side.words[start].start, side.words[stop].stop)
            is_edge = first == 0 or last == len(content) - 1
            found.append(Tagged(span, len(own), max(own), features, is_edge))
        first = last + 1
    return found


def log_odds(chance: float) -> float:
    """Return the log-odds of a probability, within ±6: beyond, the scorer is only more of the same mind."""
    edge = 1 / (1 + math.exp(_MOST_ODDS))
    chance = min(1 - edge, max(edge, chance))
    return math.log(chance / (1 - chance))


def _marked_words(side: Side) -> list[int]:
    """Return the indices of the words that may be marked: content, and what limits it; not the unit of «78-летняя»."""
    content = set(content_words(side))
    content |= {i for i, word in enumerate(side.words) if fold(word.of(side.text)) in _FOCUS}
    return [
        i
        for i in sorted(content)
        if not (i and side.text[side.words[i - 1].start].isdigit() and side.text[side.words[i].start - 1] in "-‑")
    ]


def _fill_clauses(side: Side, chances: dict[int, float]) -> None:
    """Close the gaps in a clause that went as a whole, from the first to the last of its words that are gone.

    Words there get at least the mean of the clause's probabilities; what is said at its edges stays said.
    """
    for clause in cut_clauses(side.text, side.words):
        own = [i for i in clause if i in chances]
        if len(own) < _CLAUSE_WORDS or sum(chances[i] >= _GONE for i in own) < _CLAUSE * len(own):
            continue
        mean = float(np.mean([chances[i] for i in own]))
        gone = [i for i in own if chances[i] >= _JOINED]
        chances.update({i: max(chances[i], mean) for i in own if gone[0] <= i <= gone[-1]})


def _widen(side: Side, first: int, last: int, gone: Vectors, marked: Container[int]) -> tuple[int, int]:
    """Return first and last word of a stretch with those at its edges that went with it and are not ``marked``."""

    def went(i: int) -> bool:
        return bool(gone[i] >= _GONE) and i not in marked

    while first and went(first - 1) and not _between(side, first - 1, first).strip():
        first -= 1
    while last + 1 < len(side.words) and went(last + 1) and not _between(side, last, last + 1).strip():
        last += 1
    while first and _between(side, first - 1, first) == "-":
        first -= 1  # пресс-секретарь is one word to a reader
    while last + 1 < len(side.words) and _between(side, last, last + 1) == "-":
        last += 1
    return first, last


def _between(side: Side, i: int, j: int) -> str:
    """Return the text from word i to word j, without the two."""
    return side.text[side.words[i].stop : side.words[j].start]
