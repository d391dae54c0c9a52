"""«И» that became "or", and "and" that became «или», between the same two things.

Only where both neighbours of the connective on one side are the counterparts of its neighbours on the other, and where
nothing is negated: under a negation the languages trade the two («не ест мясо и рыбу», "doesn't eat meat or fish").
"""

from __future__ import annotations

from collections.abc import Mapping

from bilingual.datatypes import Span
from bilingual.encode import Vectors
from bilingual.score import Check, Difference, Side
from bilingual.score.negation import is_negative
from bilingual.words import fold, is_content_word

__all__ = ["check_connectives"]

_MEANING: Mapping[str, str] = {"и": "and", "and": "and", "или": "or", "либо": "or", "or": "or"}

_MORE = frozenset({"more", "less", "fewer", "so", "about", "более", "больше", "менее", "меньше", "около"})

_NEIGHBOUR = 0.4
"""Least cosine of a connective's neighbours to their counterparts."""

_CONFIDENCE = 0.8
"""Share of right findings among those on human translations, read by eye, rounded down."""


def check_connectives(source: Side, target: Side) -> Check:
    """Compare the connectives of two sides."""
    if is_negative(source.text, source.language) or is_negative(target.text, target.language):
        return Check(())
    if not (source.words and target.words):
        return Check(())
    cosines = source.compare(target)
    differences = []
    pairs = []
    for i in _connectives(source):
        for j in _connectives(target):
            if not _joins_the_same(source, i, target, j, cosines):
                continue
            one, other = source.words[i], target.words[j]
            pairs.append((one, other))
            written = one.of(source.text), other.of(target.text)
            if _MEANING[fold(written[0])] != _MEANING[fold(written[1])]:
                evidence = f"“{written[0]}” ({_MEANING[fold(written[0])]}) became “{written[1]}”"
                if fold(written[0]) == _MEANING[fold(written[0])]:
                    evidence = f"“{written[0]}” became “{written[1]}” ({_MEANING[fold(written[1])]})"
                differences.append(
                    Difference(
                        "accuracy/mistranslation", "connective", "minor", (one,), (other,), evidence, _CONFIDENCE
                    )
                )
    return Check(tuple(differences), tuple(one for one, _ in pairs), tuple(other for _, other in pairs))


def _connectives(side: Side) -> list[int]:
    """Return the indices of the connectives of ``side``, but for "four or more", «четыре и более»."""
    folded = [fold(word.of(side.text)) for word in side.words]
    return [i for i, word in enumerate(folded) if word in _MEANING and _MORE.isdisjoint(folded[i + 1 : i + 2])]


def _neighbours(side: Side, i: int) -> tuple[int | None, int | None]:
    """Return the nearest content words before and after word ``i`` within its clause."""

    def near(indices: range) -> int | None:
        for k in indices:
            between = Span(min(side.words[k].stop, side.words[i].stop), max(side.words[k].start, side.words[i].start))
            if set(between.of(side.text)) & set(".;:!?"):
                return None
            if is_content_word(side.words[k].of(side.text)):
                return k
        return None

    return near(range(i - 1, -1, -1)), near(range(i + 1, len(side.words)))


def _joins_the_same(source: Side, i: int, target: Side, j: int, cosines: Vectors) -> bool:
    """Tell whether the words around connective i are, in either order, the counterparts of those around j."""
    a, b = _neighbours(source, i)
    c, d = _neighbours(target, j)
    if a is None or b is None or c is None or d is None:
        return False
    return any(
        min(cosines[a, x], cosines[b, y]) >= _NEIGHBOUR and cosines[a].argmax() == x and cosines[b].argmax() == y
        for x, y in ((c, d), (d, c))
    )
