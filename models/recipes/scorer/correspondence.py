"""Which words of an undamaged pair stand for which, and what damage to either side makes of each.

Nobody aligned these sentences by hand: a word's counterparts are a distribution over the other side's words, from their
vectors in both directions. A word whose counterparts are partly gone and partly not, or that has none to speak of, gets
little weight or none, so that the scorer is not taught the aligner's mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from draft import Fate, Variant
from numpy.typing import NDArray

__all__ = ["Correspondence", "Labels", "correspond", "label"]

_SHARPNESS = 12.0
"""Of the softmax over cosines: a tenth more similar, three times as likely."""

_CLEAR, _FAINT = 0.6, 0.15
"""Share of a word's counterparts from which it went with them, and up to which it did not."""

_UNKNOWN, _KNOWN = 0.25, 0.5
"""Cosine to the best counterpart below which a word has none for sure, and from which it surely has one."""

_FUNCTION = 0.3
"""Weight of a function word."""


@dataclass(frozen=True, slots=True, eq=False)
class Correspondence:
    """``forth`` (n, m): for each Russian word its distribution over English words; ``back`` (m, n) the other way round.

    ``sure_ru`` (n,) and ``sure_en`` (m,) in [0, 1]: how surely a word has a counterpart at all.
    """

    forth: NDArray[np.float32]
    back: NDArray[np.float32]
    sure_ru: NDArray[np.float32]
    sure_en: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Class and weight of each word of one side, both (n,)."""

    classes: NDArray[np.int64]
    weights: NDArray[np.float32]


def correspond(ru: NDArray[np.float32], en: NDArray[np.float32]) -> Correspondence:
    """Return the correspondence of the words of a faithful pair, from their vectors (n, d) and (m, d)."""
    cosines = ru @ en.T
    likely = np.exp(_SHARPNESS * cosines)
    both = likely * likely / (likely.sum(axis=0, keepdims=True) * likely.sum(axis=1, keepdims=True))
    sharp = np.sqrt(both) * likely / likely.max()
    forth = sharp / sharp.sum(axis=1, keepdims=True)
    back = (sharp / sharp.sum(axis=0, keepdims=True)).T

    def sure(best: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.clip((best - _UNKNOWN) / (_KNOWN - _UNKNOWN), 0.1, 1.0).astype(np.float32)

    return Correspondence(forth, back, sure(cosines.max(axis=1)), sure(cosines.max(axis=0)))


def label(
    own: Variant,
    other: Variant,
    counterparts: NDArray[np.float32],
    sure: NDArray[np.float32],
    content: NDArray[np.bool_],
    least: float,
) -> Labels:
    """Return what each word of ``own`` is in the face of ``other``.

    ``counterparts`` (n, m) and ``sure`` (n,) are those of the undamaged side, ``content`` (k,) is of ``own``'s words.
    ``least`` is the weight of a word that stays although its counterpart is hard to find: most such words are said
    freely, not lost.
    """
    fates = np.array(other.fates)
    gone = counterparts[:, fates == Fate.GONE].sum(axis=1)
    changed = counterparts[:, fates == Fate.CHANGED].sum(axis=1)
    unsure = counterparts[:, fates == Fate.UNSURE].sum(axis=1)
    origins, mine = np.array(own.origins), np.array(own.own)
    gone, changed, unsure, sure = gone[origins], changed[origins], unsure[origins], sure[origins]
    classes = np.full(len(origins), Fate.KEPT, np.int64)
    weights = np.where(gone + changed + unsure > _FAINT, 0.0, np.maximum(sure, least))
    for fate, share in ((Fate.CHANGED, changed), (Fate.GONE, gone)):
        clear = share > _CLEAR
        classes[clear], weights[clear] = fate, sure[clear]
    # What was done to the word itself outweighs what became of its counterpart, unless that is gone as well.
    altered = (mine == Fate.CHANGED) & (gone <= _CLEAR)
    classes[altered], weights[altered] = Fate.CHANGED, 1.0
    put_in = origins < 0
    classes[put_in], weights[put_in] = mine[put_in], 1.0
    nothing_said = put_in & (mine == Fate.UNSURE)
    classes[nothing_said], weights[nothing_said] = Fate.KEPT, 0.0
    return Labels(classes, (weights * np.where(content, 1.0, _FUNCTION)).astype(np.float32))
