"""Brings a model's cosines to the common scale: the straight line through what two situations are worth on both.

The situations are translation and no relation. The mean cosine of a sentence with its translation, and with a
translation of another, are measured on the same pairs with the model and with the embedded one, whose scale it is; so
are those of a content word with the most similar word on the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bilingual.calibration import Scale
from bilingual.encode import Embedding
from bilingual.errors import ModelError
from bilingual.fit.embedder import Embedder
from bilingual.read.parallel import Pair
from bilingual.words import is_content_word

__all__ = ["fit_scales"]

_LEAST = 0.02
"""Distance between translations and unrelated sentences below which a model cannot tell them apart at all."""

Anchors = tuple[float, float]
"""Mean cosines: of what is unrelated, of translations."""


def fit_scales(pairs: Sequence[Pair], ours: Embedder, common: Embedder) -> tuple[Scale, Scale]:
    """Return the scales of words and of sentences of ``ours``, for which ``common`` is the embedded model.

    Raises ModelError when the model does not tell translations from unrelated sentences.
    """
    words, sentences = (
        _line(mine, theirs, what)
        for mine, theirs, what in zip(_anchors(pairs, ours), _anchors(pairs, common), ("word", "sentence"), strict=True)
    )
    return words, sentences


def _line(ours: Anchors, common: Anchors, what: str) -> Scale:
    if ours[1] - ours[0] < _LEAST:
        raise ModelError(
            f"its {what} vectors do not tell translations (mean cosine {ours[1]:.2f}) from unrelated sentences "
            f"({ours[0]:.2f}); use another model, or other pairs"
        )
    slope = round((common[1] - common[0]) / (ours[1] - ours[0]), 4)
    return Scale(slope, round(common[0] - slope * ours[0], 4))


def _anchors(pairs: Sequence[Pair], embed: Embedder) -> tuple[Anchors, Anchors]:
    """Return the anchors of words and of sentences."""
    russian = embed([pair.ru for pair in pairs], "ru")
    english = embed([pair.en for pair in pairs], "en")
    ru_texts, en_texts = [pair.ru for pair in pairs], [pair.en for pair in pairs]
    words, sentences = [], []
    for step in (len(pairs) // 2, 0):  # the pair half the list away, which is another story, and the pair itself
        best: list[float] = []
        for k, embedding in enumerate(russian):
            other = (k + step) % len(pairs)
            best += _best(embedding, ru_texts[k], english[other]) + _best(english[other], en_texts[other], embedding)
        words.append(float(np.mean(best)) if best else 0.0)
        cosines = [russian[k].sentence @ english[(k + step) % len(pairs)].sentence for k in range(len(pairs))]
        sentences.append(float(np.mean(cosines)))
    return (words[0], words[1]), (sentences[0], sentences[1])


def _best(side: Embedding, text: str, other: Embedding) -> list[float]:
    """Return the best cosine of each content word of ``side`` on the other side."""
    content = [k for k, word in enumerate(side.words) if is_content_word(word.of(text))]
    if not content or not other.words:
        return []
    found: list[float] = (side.vectors[content] @ other.vectors.T).max(axis=1).tolist()
    return found
