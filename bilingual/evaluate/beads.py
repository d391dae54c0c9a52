"""Document pairs with a gold alignment, and what other methods make of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, log, sqrt

import numpy as np
from numpy.typing import NDArray

from bilingual.align.lattice import best_path
from bilingual.align.pieces import Kind
from bilingual.datatypes import Language
from bilingual.encode import Vectors
from bilingual.errors import InputError
from bilingual.evaluate.lines import parse_object, split_lines
from bilingual.fit.damaged import Damage, damage_beads

__all__ = [
    "Beads",
    "GoldDocument",
    "align_greedily",
    "align_lengths",
    "join",
    "lengthen",
    "read_documents",
    "swap",
    "vary",
]

Beads = frozenset[tuple[tuple[int, ...], tuple[int, ...]]]
"""Source and target sentences of each bead; nulls one sentence at a time."""

SIDES = (("src", "tgt"), ("source", "target"), ("ru", "en"), ("en", "ru"))

_LANGUAGES: dict[str, Language] = {"ru": "ru", "en": "en"}

GREEDY_MARGIN = 0.15
"""Cosine above the mean of both sentences' nearest neighbours that links them; the best of .05 steps on wmt22."""

# Gale and Church (1993), for characters.
_VARIANCE = 6.8
_PRIORS = {(1, 1): 0.89, (2, 1): 0.089 / 2, (1, 2): 0.089 / 2, (2, 2): 0.011}
_NULL_PRIOR = 0.0099 / 2


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The sentences of two documents, and which belong together."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: Beads
    languages: tuple[Language | None, Language | None] = (None, None)


def read_documents(data: bytes, name: str) -> list[GoldDocument]:
    """Read JSON lines: ``src`` and ``tgt`` (or other :data:`SIDES`) are lists of sentences, ``gold`` lists beads.

    A bead is ``[[source numbers], [target numbers]]``, from 0; one with an empty side is a null for each sentence of
    the other, and a sentence in no bead is a null. Raises InputError for anything else.
    """
    return [_read(line, place) for place, line in split_lines(data, name)]


def _read(line: str, place: str) -> GoldDocument:
    row = parse_object(line, place)
    sides = next((sides for sides in SIDES if all(isinstance(row.get(side), list) for side in sides)), None)
    if sides is None or not isinstance(row.get("gold"), list):
        raise InputError(f"{place}: needs two lists of sentences, src and tgt, and a list of beads, gold")
    source, target = (tuple(map(str, row[side])) for side in sides)
    beads = set()
    try:
        for some, others in row["gold"]:
            if some and others:
                beads.add((tuple(map(int, some)), tuple(map(int, others))))
    except (TypeError, ValueError) as error:
        raise InputError(f"{place}: a bead of gold is [[source numbers], [target numbers]] ({error})") from error
    rows, columns = [i for some, _ in beads for i in some], [j for _, others in beads for j in others]
    if len(set(rows)) < len(rows) or len(set(columns)) < len(columns):
        raise InputError(f"{place}: a sentence is in two beads of gold; join them to one")
    if not (set(rows) <= set(range(len(source))) and set(columns) <= set(range(len(target)))):
        raise InputError(f"{place}: gold numbers a sentence that is not there; numbers start at 0")
    languages = _LANGUAGES.get(sides[0]), _LANGUAGES.get(sides[1])
    return GoldDocument(source, target, _with_nulls(beads, len(source), len(target)), languages)


def _with_nulls(beads: set[tuple[tuple[int, ...], tuple[int, ...]]], n: int, m: int) -> Beads:
    rows, columns = {i for some, _ in beads for i in some}, {j for _, others in beads for j in others}
    nulls = {((i,), ()) for i in range(n) if i not in rows} | {((), (j,)) for j in range(m) if j not in columns}
    return frozenset(beads | nulls)


def join(documents: Sequence[GoldDocument]) -> GoldDocument:
    """Return documents one after the other as a long one; at least one."""
    n = m = 0
    beads = []
    for document in documents:
        beads += [(tuple(i + n for i in some), tuple(j + m for j in others)) for some, others in document.gold]
        n, m = n + len(document.source), m + len(document.target)
    return GoldDocument(
        tuple(text for document in documents for text in document.source),
        tuple(text for document in documents for text in document.target),
        frozenset(beads),
        documents[0].languages,
    )


def lengthen(documents: Sequence[GoldDocument], length: int, seed: int) -> GoldDocument:
    """Return a long document of at least ``length`` sentences on either side: the documents over and over.

    They come in another order each time, or nothing would tell one round from the next.
    """
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    found: list[GoldDocument] = []
    n = m = 0
    while min(n, m) < length:
        for document in chance.sample(documents, len(documents)):
            if min(n, m) < length:
                found.append(document)
                n, m = n + len(document.source), m + len(document.target)
    return join(found)


def vary(documents: Sequence[GoldDocument], damage: Damage, seed: int) -> list[GoldDocument]:
    """Return the documents' linked sentences, damaged by chance but repeatably."""
    found = []
    for number, document in enumerate(documents):
        links = sorted(bead for bead in document.gold if all(bead))
        beads = [([document.source[i] for i in some], [document.target[j] for j in others]) for some, others in links]
        pair = damage_beads(beads, damage, f"{seed}-{number}", document.languages)
        found.append(GoldDocument(pair.source, pair.target, frozenset(pair.gold), pair.languages))
    return found


def swap(document: GoldDocument) -> GoldDocument:
    """Return the document with its sides exchanged."""
    return GoldDocument(
        document.target,
        document.source,
        frozenset((others, some) for some, others in document.gold),
        document.languages[::-1],
    )


def align_greedily(source: Vectors, target: Vectors) -> Beads:
    """Link sentences one to one, in order, the highest margin first, as long as it is above GREEDY_MARGIN."""
    n, m = len(source), len(target)
    if not n or not m:
        return _with_nulls(set(), n, m)
    cosines = source @ target.T
    by_source = np.partition(cosines, -min(4, m), axis=1)[:, -min(4, m) :].mean(axis=1)
    by_target = np.partition(cosines, -min(4, n), axis=0)[-min(4, n) :].mean(axis=0)
    margins = cosines - (by_source[:, None] + by_target[None, :]) / 2
    links: list[tuple[int, int]] = []
    for flat in np.argsort(-margins, axis=None, kind="stable"):
        i, j = divmod(int(flat), m)
        if margins[i, j] < GREEDY_MARGIN:
            break
        if all((i - a) * (j - b) > 0 for a, b in links):
            links.append((i, j))
    return _with_nulls({((i,), (j,)) for i, j in links}, n, m)


def align_lengths(source: Sequence[str], target: Sequence[str]) -> Beads:
    """Align by lengths alone, as Gale and Church (1993)."""
    n, m = len(source), len(target)
    lengths = [np.array([len(text) for text in texts], dtype=np.float64) for texts in (source, target)]
    ratio = float(lengths[1].sum() / max(1.0, lengths[0].sum()))
    nothing = [
        np.array([_null_cost(length * factor) for length in side])
        for side, factor in zip(lengths, (1.0, 1 / max(ratio, 1e-9)), strict=True)
    ]
    gains: dict[Kind, NDArray[np.float64]] = {}
    for (a, b), prior in _PRIORS.items():
        if a > n or b > m:
            continue
        some, others = _sums(lengths[0], a)[:, None], _sums(lengths[1], b)[None, :]
        deviation = np.abs(others - some * ratio) / np.sqrt((some + others / max(ratio, 1e-9)) / 2 * _VARIANCE)
        cost = -log(prior) - np.log(np.maximum([[erfc(value / sqrt(2)) for value in row] for row in deviation], 1e-300))
        gains[a, b] = _sums(nothing[0], a)[:, None] + _sums(nothing[1], b)[None, :] - cost
    return frozenset((tuple(some), tuple(others)) for some, others in best_path(gains, n, m))


def _null_cost(length: float) -> float:
    deviation = length / sqrt(max(length, 1.0) * _VARIANCE)
    return -log(_NULL_PRIOR) - log(max(erfc(deviation / sqrt(2)), 1e-300))


def _sums(values: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    return np.convolve(values, np.ones(length), "valid")
