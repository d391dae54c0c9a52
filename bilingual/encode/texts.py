"""The encoder itself: from texts to windows, through a network, to the vectors of sentences and words.

What differs between backends is the :class:`Network`; everything that makes a vector comparable with another is here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Embedding, Vectors
from bilingual.encode.centring import Centres, choose_centre
from bilingual.encode.pooling import normalise, pool_words
from bilingual.encode.windows import Window, Windows
from bilingual.words import find_words

__all__ = ["Network", "Output", "TextEncoder"]

_TEXTS_PER_ROUND = 256
"""Bounds the memory of hidden states between the network and their pooling to words: 12 MB of sentences at 384."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a network says of one window: a sentence vector (d,), and the states of the text's own pieces (n, w)."""

    sentence: Vectors
    states: Vectors


class Network(Protocol):
    """A loaded model."""

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""

    def run(self, windows: Sequence[Window]) -> list[Output]:
        """Return one output for each window, in order."""


class TextEncoder:
    """The Encoder that a network, its way to cut texts and its centres make together."""

    def __init__(self, name: str, network: Network, windows: Windows, sentences: Centres, words: Centres) -> None:
        self._name = name
        self._network = network
        self._windows = windows
        self._sentence_centres = sentences
        self._word_centres = words

    @property
    def name(self) -> str:
        """Name and version for the report's signature."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        return self._network.dimensions

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised.

        ``language`` is that of all texts, used for centring; None lets the encoder tell by script. Any string has a
        vector, the empty one too. A text beyond the position limit is read in windows, whose vectors are averaged by
        their number of pieces.
        """
        vectors = {
            text: self._sentence(text, windows, outputs, language) for text, windows, outputs in self._read(texts)
        }
        return np.array([vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), self.dimensions)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text, both from one run of the network.

        A word's vector is the mean state of the pieces that touch it (see :func:`~bilingual.encode.pooling.pool_words`
        for words that the tokenizer drops).
        """
        embeddings = {}
        for text, windows, outputs in self._read(texts):
            words = tuple(find_words(text))
            offsets = [offset for window in windows for offset in window.offsets]
            pooled = pool_words(words, offsets, np.concatenate([output.states for output in outputs]))
            embeddings[text] = Embedding(
                sentence=self._sentence(text, windows, outputs, language),
                words=words,
                vectors=self._word_centres.centre(normalise(pooled), choose_centre(text, language)),
            )
        return [embeddings[text] for text in texts]

    def _read(self, texts: Sequence[str]) -> Iterator[tuple[str, list[Window], list[Output]]]:
        """Yield each distinct text with its windows and what the network says of them."""
        distinct = list(dict.fromkeys(texts))
        for start in range(0, len(distinct), _TEXTS_PER_ROUND):
            some = distinct[start : start + _TEXTS_PER_ROUND]
            cut = self._windows.of(some)
            outputs = iter(self._network.run([window for windows in cut for window in windows]))
            for text, windows in zip(some, cut, strict=True):
                yield text, windows, [next(outputs) for _ in windows]

    def _sentence(
        self, text: str, windows: Sequence[Window], outputs: Sequence[Output], language: Language | None
    ) -> Vectors:
        """Return the vector of a text (d,) from those of its windows."""
        weights = [len(window.ids) for window in windows]
        whole = np.average(np.stack([output.sentence for output in outputs]), axis=0, weights=weights)
        return self._sentence_centres.centre(whole, choose_centre(text, language))
