"""What a person changed in a machine translation, as damage that nobody made up.

The edited translation is taken for the faithful one, the draft before it for its variant. Words that only stand
elsewhere or are said otherwise are kept: an editor changes wording far more often than meaning, and how far a word's
vector is from every word of the other version tells the two apart. Between the two nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import numpy as np
from draft import Fate, Variant
from numpy.typing import NDArray

from bilingual.words import find_words, fold, is_content_word

__all__ = ["read_draft"]

_SAME, _OTHER = 0.72, 0.5
"""Cosine to the nearest word of the other version from which a word only says it otherwise, and below which it does
not say it."""


_MOST_CHANGED = 0.5
"""Share of words not kept up to which a draft is used: beyond it, an editor has written a proverb for a proverb."""


def read_draft(edited: str, draft: str, vectors: NDArray[np.float32], of_draft: NDArray[np.float32]) -> Variant | None:
    """Return ``draft`` as a variant of ``edited``, from the vectors of their words (n, d) and (m, d).

    None when the two have little in common.
    """
    written = [[span.of(text) for span in find_words(text)] for text in (edited, draft)]
    after, before = ([fold(word) for word in words] for words in written)
    cosines = vectors @ of_draft.T
    own = np.full(len(before), Fate.KEPT)
    fates = np.full(len(after), Fate.KEPT)
    origins = np.full(len(before), -1)
    matcher = SequenceMatcher(None, after, before, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    for _, start, stop, first, last in matcher.get_opcodes():
        if stop - start == last - first and after[start:stop] == before[first:last]:
            origins[first:last] = range(start, stop)
    loose = {word for _, start, stop, *_ in blocks for word in after[start:stop]}
    loose &= {word for *_, first, last in blocks for word in before[first:last]}
    for _, start, stop, first, last in blocks:
        is_replaced = [_has_content(written[0][start:stop]), _has_content(written[1][first:last])]
        for i in range(start, stop):
            fates[i] = _judge(written[0][i], after[i] in loose, cosines[i], is_replaced[1])
        for j in range(first, last):
            own[j] = _judge(written[1][j], before[j] in loose, cosines[:, j], is_replaced[0])
    if max(np.mean(own != Fate.KEPT), np.mean(fates != Fate.KEPT)) > _MOST_CHANGED:
        return None
    return Variant(draft, tuple(map(int, origins)), tuple(map(Fate, own)), tuple(map(Fate, fates)))


def _has_content(words: Iterable[str]) -> bool:
    return any(map(is_content_word, words))


def _judge(word: str, is_elsewhere: bool, cosines: Sequence[float] | NDArray[np.float32], is_replaced: bool) -> Fate:
    best = float(np.max(cosines))
    if is_elsewhere or best >= _SAME:
        return Fate.KEPT
    if best >= _OTHER or not is_content_word(word):
        return Fate.UNSURE
    return Fate.CHANGED if is_replaced else Fate.GONE
