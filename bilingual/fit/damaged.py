"""Document pairs with known beads, made from translated articles and damaged as editors damage them.

Neighbouring sentences of one side are joined, sentences of both sides are dropped, a passage moves, the border between
two sentences shifts. Aligners are fitted and measured on what this leaves.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Language
from bilingual.fit.mixed import QuotedPair
from bilingual.segment.sentences import split_sentences
from bilingual.words import find_words

__all__ = ["DAMAGES", "Beads", "Damage", "DamagedPair", "damage_article", "damage_beads", "join_articles", "turn"]

Beads = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
"""Source and target indices of each bead; an empty side is a null, one sentence at a time."""


@dataclass(frozen=True, slots=True)
class DamagedPair:
    """The sentences of two documents, and the beads that are right."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: Beads
    languages: tuple[Language | None, Language | None] = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to an article, as shares of its sentences.

    ``merged``: neighbours joined on one side, with ``spliced`` to one sentence that no splitter parts; ``deleted``:
    dropped on each side; ``shifted``: neighbours whose border is elsewhere on one side; ``moved``: passages that stand
    elsewhere on one side, as a number.
    """

    merged: float = 0.0
    deleted: float = 0.0
    shifted: float = 0.0
    moved: int = 0
    spliced: bool = False


DAMAGES: Mapping[str, Damage] = {
    "base": Damage(),
    "merge10": Damage(merged=0.1),
    "del10": Damage(deleted=0.1),
    "hard": Damage(merged=0.1, deleted=0.1),
    "spliced": Damage(merged=0.1, deleted=0.1, spliced=True),
    "shifted": Damage(shifted=0.1),
    "moved": Damage(moved=1),
}
"""The names of the first four are those of the sets in ``../shared/data/alignment``."""

LEAST_WORDS = 4
"""Words that stay on either side of a border that is shifted."""

MOVED_SENTENCES = (2, 4)
"""Length of a moved passage."""

_CLOSING = '.!?…»”" '

_Texts = tuple[list[str], list[str]]
"""One bead as the sentences of both sides."""


def damage_article(pairs: Sequence[QuotedPair], damage: Damage, seed: str) -> DamagedPair:
    """Return an article, Russian to English, damaged by chance but repeatably."""
    return damage_beads([bead for pair in pairs for bead in _split(pair)], damage, seed)


def damage_beads(
    beads: Sequence[tuple[list[str], list[str]]],
    damage: Damage,
    seed: str,
    languages: tuple[Language | None, Language | None] = ("ru", "en"),
) -> DamagedPair:
    """Return a pair whose ``beads``, each the sentences of both sides, are known, damaged in the same way."""
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    beads = _delete(beads, damage.deleted, chance)
    beads = _merge(beads, damage.merged, chance, _splice if damage.spliced else " ".join)
    beads = _shift(beads, damage.shifted, chance)
    order = list(range(len(beads)))
    for _ in range(damage.moved):
        order = _move(order, chance)
    return _build(beads, order, languages)


def join_articles(articles: Iterable[DamagedPair]) -> DamagedPair:
    """Return articles one after the other as one long pair."""
    source: list[str] = []
    target: list[str] = []
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for article in articles:
        n, m = len(source), len(target)
        gold += [(tuple(i + n for i in some), tuple(j + m for j in others)) for some, others in article.gold]
        source += article.source
        target += article.target
    return DamagedPair(tuple(source), tuple(target), tuple(gold))


def turn(pair: DamagedPair) -> DamagedPair:
    """Return the pair with its sides exchanged."""
    ru, en = pair.languages
    return DamagedPair(pair.target, pair.source, tuple((others, some) for some, others in pair.gold), (en, ru))


def _split(pair: QuotedPair) -> list[_Texts]:
    """Return the sentences of both sides one by one where they are equally many, else as one bead."""
    ru, en = ([span.of(text) for span in split_sentences(text)] for text in (pair.ru, pair.en))
    if len(ru) == len(en):
        return [([one], [other]) for one, other in zip(ru, en, strict=True)]
    return [(ru, en)]


def _is_single(bead: _Texts) -> bool:
    return len(bead[0]) == len(bead[1]) == 1


def _merge(beads: list[_Texts], share: float, chance: random.Random, glue: Callable[[list[str]], str]) -> list[_Texts]:
    """Join neighbours on one side, also where one of them has lost its counterpart: a link that is half right."""
    merged: list[_Texts] = []
    k = 0
    while k < len(beads):
        side = chance.randrange(2)
        if k + 1 < len(beads) and chance.random() < share and len(beads[k][side]) == len(beads[k + 1][side]) == 1:
            both = [*beads[k][0], *beads[k + 1][0]], [*beads[k][1], *beads[k + 1][1]]
            joined = [glue(both[side])]
            merged.append((joined, both[1]) if side == 0 else (both[0], joined))
            k += 2
        else:
            merged.append(beads[k])
            k += 1
    return merged


def _splice(sentences: list[str]) -> str:
    """Make one sentence of two: "It rained. The match was off." becomes "It rained, the match was off."."""
    first, second = sentences
    word = second.partition(" ")[0]
    is_name = word[1:].lower() != word[1:]  # an abbreviation; other names lose their capital
    return f"{first.rstrip(_CLOSING)}, {second if is_name else second[:1].lower() + second[1:]}"


def _shift(beads: list[_Texts], share: float, chance: random.Random) -> list[_Texts]:
    """Give a clause of one sentence to its neighbour on one side: two by two that cannot be parted."""
    shifted: list[_Texts] = []
    k = 0
    while k < len(beads):
        if k + 1 < len(beads) and _is_single(beads[k]) and _is_single(beads[k + 1]) and chance.random() < share:
            side = chance.randrange(2)
            cut = _cut_elsewhere(beads[k][side][0], beads[k + 1][side][0], chance)
            if cut:
                kept = [*beads[k][1 - side], *beads[k + 1][1 - side]]
                shifted.append((list(cut), kept) if side == 0 else (kept, list(cut)))
                k += 2
                continue
        shifted.append(beads[k])
        k += 1
    return shifted


def _cut_elsewhere(one: str, other: str, chance: random.Random) -> tuple[str, str] | None:
    """Return two sentences with the border at a clause of the second, or None where there is none."""
    words = find_words(other)
    starts = [clause.start for clause in cut_clauses(other, words)[1:]]
    starts = [start for start in starts if LEAST_WORDS <= start <= len(words) - LEAST_WORDS]
    if not starts:
        return None
    border = words[chance.choice(starts)].start
    return f"{one} {other[:border].rstrip()}", other[border:]


def _delete(beads: Sequence[_Texts], share: float, chance: random.Random) -> list[_Texts]:
    left: list[_Texts] = []
    for source, target in beads:
        # Half of a bead of several would be half right; such a side goes whole or stays.
        some = source if chance.random() >= share ** len(source) else []
        others = target if chance.random() >= share ** len(target) else []
        if some or others:
            left.append((some, others))
    return left


def _move(order: list[int], chance: random.Random) -> list[int]:
    """Return the order with a passage elsewhere."""
    length = chance.randint(*MOVED_SENTENCES)
    if len(order) < 3 * length:
        return order
    start = chance.randrange(len(order) - length + 1)
    passage, rest = order[start : start + length], [*order[:start], *order[start + length :]]
    places = [place for place in range(len(rest) + 1) if abs(place - start) >= length]
    place = chance.choice(places)
    return [*rest[:place], *passage, *rest[place:]]


def _build(
    beads: Sequence[_Texts], order: Sequence[int], languages: tuple[Language | None, Language | None]
) -> DamagedPair:
    """Lay out the source sides as they are and the target sides in ``order``."""
    source: list[str] = []
    target: list[str] = []
    places: dict[int, tuple[int, ...]] = {}
    for k in order:
        places[k] = tuple(range(len(target), len(target) + len(beads[k][1])))
        target += beads[k][1]
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for k, (some, others) in enumerate(beads):
        rows = tuple(range(len(source), len(source) + len(some)))
        source += some
        if some and others:
            gold.append((rows, places[k]))
        else:
            gold += [((i,), ()) for i in rows] + [((), (j,)) for j in places[k]]
    return DamagedPair(tuple(source), tuple(target), tuple(gold), languages)
