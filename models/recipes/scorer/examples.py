"""Training examples: any Russian variant of a pair against any of its English ones, and what each word then is."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from correspondence import label
from damage import untouched
from draft import Fate, Variant
from numpy.typing import NDArray
from pool import LANGUAGES, Pool, Round
from stages import Stage

from bilingual.datatypes import Language
from bilingual.encode import Vectors
from bilingual.score.marks import compare_marks, own_marks
from bilingual.words import find_words, is_content_word

__all__ = ["Example", "draw", "draw_batches"]

_JOINED = 0.12
"""Share of examples that are two neighbouring pairs in one, as reported quotes are."""

_DROPPED = 0.45
"""Share of the joined ones of which one side lacks one of its sentences."""

_LONGEST = 110
"""Words of an example."""

_REMEMBERED = 1 << 18
"""Texts whose words and marks are kept, about a kilobyte each."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """Words of both sides, Russian first.

    ``vectors`` (n, 384), ``side`` (n,), ``marks`` (n, N_MARKS), ``classes`` and ``weights`` (n,); ``pair`` and
    ``pair_weights`` (3,): whether something is gone from the English, from the Russian, or changed.
    """

    vectors: NDArray[np.float16]
    side: NDArray[np.int64]
    marks: NDArray[np.float32]
    classes: NDArray[np.int64]
    weights: NDArray[np.float32]
    pair: NDArray[np.float32]
    pair_weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    text: str
    vectors: NDArray[np.float16]
    classes: NDArray[np.int64]
    weights: NDArray[np.float32]
    content: NDArray[np.bool_]

    def __add__(self, other: _Side) -> _Side:
        arrays = [
            np.concatenate([getattr(self, name), getattr(other, name)])
            for name in ("vectors", "classes", "weights", "content")
        ]
        return _Side(f"{self.text} {other.text}", *arrays)

    def all_gone(self) -> _Side:
        """Return the side with nothing of it on the other one."""
        weights = np.where(self.content, 1.0, 0.3).astype(np.float32)
        return replace(self, classes=np.full_like(self.classes, Fate.GONE), weights=weights)


def draw(pool: Pool, rounds: Sequence[Round], stage: Stage, dice: random.Random) -> Example:
    """Return an example."""
    is_draft = stage.drafts > 0 and dice.random() < stage.drafts
    index = dice.choice([*pool.edited]) if is_draft else dice.randrange(len(pool.pairs) - 1)
    sides = _draw_sides(pool, rounds, stage, index, dice, is_draft=is_draft)
    if dice.random() < _JOINED:
        others = _draw_sides(pool, rounds, stage, index + 1, dice)
        if sum(len(side.classes) for side in (*sides, *others)) <= _LONGEST:
            sides = _join(sides, others, dice)
    trust = pool.pairs[index].trust
    return _finish(sides, trust)


def _join(first: list[_Side], second: list[_Side], dice: random.Random) -> list[_Side]:
    if dice.random() >= _DROPPED:
        return [one + other for one, other in zip(first, second, strict=True)]
    kept, dropped = (first, second) if dice.random() < 0.5 else (second, first)
    where = dice.randrange(2)
    lost = dropped[where].all_gone()
    pair = [kept[0], kept[1]]
    pair[where] = kept[where] + lost if kept is first else lost + kept[where]
    return pair


def _draw_sides(
    pool: Pool, rounds: Sequence[Round], stage: Stage, index: int, dice: random.Random, *, is_draft: bool = False
) -> list[_Side]:
    kinds = {kind: stage.kinds[kind] for kind in ("untouched", "ru")} if is_draft else stage.kinds
    kind = dice.choices([*kinds], [*kinds.values()])[0]
    if kind == "strangers":
        stranger = dice.randrange(len(pool.pairs))
        return [_whole(pool, own, where).all_gone() for own, where in zip(LANGUAGES, (index, stranger), strict=True)]
    variants: dict[Language, Variant] = {}
    vectors: dict[Language, NDArray[np.float16]] = {}
    for own in LANGUAGES:
        text = pool.pairs[index].ru if own == "ru" else pool.pairs[index].en
        variants[own], vectors[own] = untouched(text), pool.whole[own].of(index)
        if kind in (own, "both"):
            source = dice.choice(rounds)
            variant = source.variants[own][index]
            if variant is not None:
                variants[own], vectors[own] = variant, source.states[own].of(index)
    if is_draft:
        variants["en"], vectors["en"] = pool.edited[index], pool.drafts.of(index)
    match = pool.correspond(index)
    sides = []
    for own, other, counterparts, sure in (
        ("ru", "en", match.forth, match.sure_ru),
        ("en", "ru", match.back, match.sure_en),
    ):
        variant = variants[own]
        content = _content(variant.text)
        labels = label(variant, variants[other], counterparts, sure, content, stage.least)
        sides.append(_Side(variant.text, vectors[own], labels.classes, labels.weights, content))
    return sides


def _whole(pool: Pool, language: Language, index: int) -> _Side:
    text = pool.pairs[index].ru if language == "ru" else pool.pairs[index].en
    vectors = pool.whole[language].of(index)
    classes = np.zeros(len(vectors), np.int64)
    return _Side(text, vectors, classes, np.ones(len(vectors), np.float32), _content(text))


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> tuple[tuple[str, ...], NDArray[np.bool_], Vectors]:
    """Return the words of a text, which of them carry content, and their own marks."""
    words = tuple(span.of(text) for span in find_words(text))
    return words, np.array([is_content_word(word) for word in words], dtype=np.bool_), own_marks(text)


def _content(text: str) -> NDArray[np.bool_]:
    return _read(text)[1]


def _finish(sides: Sequence[_Side], trust: float) -> Example:
    read = [_read(side.text) for side in sides]
    marks = [
        np.concatenate([own[2], compare_marks(own[0], other[0])], axis=1)
        for own, other in zip(read, read[::-1], strict=True)
    ]
    pair, pair_weights = np.zeros(3, np.float32), np.zeros(3, np.float32)
    touched = any((side.classes != Fate.KEPT).any() for side in sides)
    counted = [(sides[0], Fate.GONE), (sides[1], Fate.GONE), (sides[0] + sides[1], Fate.CHANGED)]
    for place, (side, fate) in enumerate(counted):
        sure = (side.classes == fate) & (side.weights >= 0.45) & (side.content | (fate == Fate.CHANGED))
        unsure = (side.classes == fate) & (side.weights > 0) | (side.weights == 0) & side.content
        pair[place] = sure.any()
        pair_weights[place] = 1.0 if sure.any() else 0.2 if unsure.any() else 1.0 if touched else trust
    weights = np.concatenate([side.weights for side in sides])
    classes = np.concatenate([side.classes for side in sides])
    return Example(
        np.concatenate([side.vectors for side in sides]),
        np.repeat(np.arange(2), [len(side.classes) for side in sides]),
        np.concatenate(marks),
        classes,
        np.where(classes == Fate.KEPT, weights * (0.5 + 0.5 * trust), weights).astype(np.float32),
        pair,
        pair_weights,
    )


def draw_batches(
    pool: Pool, rounds: Sequence[Round], stage: Stage, seed: str, n_batches: int, size: int
) -> Iterator[list[Example]]:
    """Yield batches of ``size`` examples of about one length, in random order."""
    dice = random.Random(seed)
    drawn = (draw(pool, rounds, stage, dice) for _ in range(n_batches * size))
    examples = sorted(drawn, key=lambda item: len(item.side))
    batches = [examples[start : start + size] for start in range(0, len(examples), size)]
    dice.shuffle(batches)
    yield from batches
