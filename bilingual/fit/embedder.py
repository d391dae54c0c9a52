"""Embeds every text once, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bilingual.calibration import COMMON, Scale
from bilingual.datatypes import Language, Segment
from bilingual.encode import Embedding, Encoder
from bilingual.score import Side

__all__ = ["Embedder", "Progress"]

Progress = Callable[[str, int, int], None]
"""Told what is done, how many steps of it, and of how many."""

_BATCH = 64


class Embedder:
    """An encoder that remembers; texts of each language are embedded in batches of :data:`_BATCH`."""

    def __init__(self, encoder: Encoder, progress: Progress = lambda *_: None) -> None:
        self._encoder = encoder
        self._progress = progress
        self._known: dict[tuple[str, Language | None], Embedding] = {}

    def __call__(self, texts: Sequence[str], language: Language | None) -> list[Embedding]:
        """Return the embeddings of ``texts``."""
        new = sorted({text for text in texts if (text, language) not in self._known})
        for start in range(0, len(new), _BATCH):
            some = new[start : start + _BATCH]
            found = self._encoder.embed(some, language)
            self._known.update(zip(((text, language) for text in some), found, strict=True))
            self._progress("embedding", start + len(some), len(new))
        return [self._known[text, language] for text in texts]

    def segments(self, segments: Iterable[Segment]) -> dict[str, Embedding]:
        """Return the embeddings of ``segments`` by id."""
        listed = list(segments)
        found: dict[str, Embedding] = {}
        languages: tuple[Language, ...] = ("ru", "en")
        for language in languages:
            batch = [segment for segment in listed if segment.language == language]
            found.update(zip([item.id for item in batch], self([item.text for item in batch], language), strict=True))
        return found

    def side(self, text: str, language: Language, scale: Scale = COMMON) -> Side:
        """Return a text as one side of a link."""
        (found,) = self([text], language)
        return Side(text, language, found.words, found.vectors, scale)
