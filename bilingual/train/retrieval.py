"""How often a sentence finds its translation among all held-out ones: the figure before and after training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilingual.encode import Encoder, Vectors
from bilingual.read.parallel import Pair

__all__ = ["Retrieval", "measure_retrieval"]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Precision at 1 in [0, 1] of ``n`` sentences, Russian looking for English and the other way round."""

    ru_en: float
    en_ru: float
    n: int

    def __str__(self) -> str:
        return f"P@1 ru-en {self.ru_en:.3f}, en-ru {self.en_ru:.3f} ({self.n} pairs)"


def measure_retrieval(encoder: Encoder, pairs: Sequence[Pair]) -> Retrieval:
    """Return precision at 1 by cosine; a translation that comes twice among ``pairs`` is right wherever it stands."""
    russian = encoder.encode([pair.ru for pair in pairs], "ru")
    english = encoder.encode([pair.en for pair in pairs], "en")
    return Retrieval(
        _share_found(russian, english, [pair.en for pair in pairs]),
        _share_found(english, russian, [pair.ru for pair in pairs]),
        len(pairs),
    )


def _share_found(source: Vectors, target: Vectors, texts: Sequence[str]) -> float:
    best: list[int] = (source @ target.T).argmax(axis=1).tolist()
    return sum(texts[index] == text for index, text in zip(best, texts, strict=True)) / max(1, len(texts))
