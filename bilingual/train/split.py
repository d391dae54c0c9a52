"""Holds pairs out of training, so that what is measured on them was not learnt from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bilingual.errors import InputError
from bilingual.read.parallel import Pair
from bilingual.words import fold

__all__ = ["FEWEST", "Split", "split_pairs"]

FEWEST = 40
"""Pairs below which nothing sensible can be learnt and measured."""

SHARE = 0.1
MOST_HELD_OUT = 1000
"""Held-out sentences: enough for a figure within two points, few enough to be read twice by a slow model."""


@dataclass(frozen=True, slots=True)
class Split:
    """``train`` and ``held_out`` have no sentence of either language in common; ``n_dropped`` pairs linked the two."""

    train: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    n_dropped: int


def split_pairs(pairs: Sequence[Pair], seed: int) -> Split:
    """Hold out a tenth of the distinct Russian sentences, at most :data:`MOST_HELD_OUT`, with one translation each.

    Which ones depends on ``seed`` and on each sentence alone, so a memory that grows keeps most of its held-out part.
    Raises InputError when there are fewer than :data:`FEWEST` distinct sentences.
    """
    sources = sorted({fold(pair.ru) for pair in pairs}, key=lambda text: sha256(f"{seed}\0{text}".encode()).digest())
    if len(sources) < FEWEST:
        raise InputError(f"{len(sources)} distinct Russian sentences are too few; {FEWEST} are the least to learn from")
    chosen = set(sources[: min(MOST_HELD_OUT, round(len(sources) * SHARE))])
    held_out: dict[str, Pair] = {}
    targets: set[str] = set()
    for pair in pairs:
        if fold(pair.ru) in chosen:
            targets.add(fold(pair.en))
            held_out.setdefault(fold(pair.ru), pair)
    rest = [pair for pair in pairs if fold(pair.ru) not in chosen]
    train = tuple(pair for pair in rest if fold(pair.en) not in targets)
    return Split(train, tuple(held_out.values()), len(rest) - len(train))
