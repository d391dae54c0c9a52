"""The two sides of a match as plain texts, and the way back from their offsets into the documents.

A side may be several pieces of a document (two sentences, a clause here and a clause there). Scoring sees them as one
text, the pieces joined by a space; :meth:`Pieces.locate` maps a span of that text to the places it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bilingual.calibration import COMMON, Scale
from bilingual.datatypes import Location, Segment, Span
from bilingual.encode import Embedding
from bilingual.score import Side

__all__ = ["Pieces", "build_side"]

_JOINT = " "


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where each piece of a joined text begins in it, and where it came from."""

    starts: tuple[int, ...]
    origins: tuple[Location, ...]

    def locate(self, span: Span) -> tuple[Location, ...]:
        """Return the document locations of ``span``, one per piece it touches, in order."""
        found = []
        for start, origin in zip(self.starts, self.origins, strict=True):
            first = max(span.start, start)
            last = min(span.stop, start + len(origin.span))
            if first < last:
                found.append(Location(origin.document, Span(first, last).shifted(origin.span.start - start)))
        return tuple(found)


def build_side(
    places: Sequence[Location],
    segments: Sequence[Segment],
    embeddings: Mapping[str, Embedding],
    scale: Scale = COMMON,
) -> tuple[Side, Pieces]:
    """Join ``places`` to one side, with the word vectors of the ``segments`` they lie in and their ``scale``.

    ``segments`` are those of the match; a word counts when it lies wholly inside a place. Raises ValueError when a
    place lies in none of them.
    """
    texts: list[str] = []
    starts: list[int] = []
    origins: list[Location] = []
    words: list[Span] = []
    vectors = []
    length = 0
    for place in places:
        for segment in segments:
            if segment.document != place.document or not segment.span.overlaps(place.span):
                continue
            inner = Span(max(segment.span.start, place.span.start), min(segment.span.stop, place.span.stop))
            offset = length - inner.start  # from document offsets to offsets in the joined text
            starts.append(length)
            origins.append(Location(place.document, inner))
            texts.append(inner.shifted(-segment.span.start).of(segment.text))
            embedding = embeddings[segment.id]
            for word, vector in zip(embedding.words, embedding.vectors, strict=True):
                if inner.contains(in_document := word.shifted(segment.span.start)):
                    words.append(in_document.shifted(offset))
                    vectors.append(vector)
            length += len(inner) + len(_JOINT)
    if not origins:
        raise ValueError(f"no segment holds {places}")
    width = next(iter(embeddings.values())).vectors.shape[1]
    matrix = np.stack(vectors) if vectors else np.zeros((0, width), np.float32)
    side = Side(_JOINT.join(texts), segments[0].language, tuple(words), matrix, scale)
    return side, Pieces(tuple(starts), tuple(origins))
