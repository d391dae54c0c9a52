"""Which word of one text stands for which word of the other.

Words are compared by their vectors in the space of :mod:`bilingual.align.word_map`, with a small preference for the
same place in the sentence. From these similarities one of three methods chooses links, all symmetric:

- ``argmax``: two words that are each other's best. Precise; one word is linked once.
- ``itermax``: rounds of argmax, the later ones among what is still free (Jalili Sabet et al., 2020, SimAlign).
- ``transport``: each word has a mass of 1 to send to its counterparts or to nothing; entropic optimal transport
  (Cuturi, 2013) with a null finds how much goes where. It links one word to several, and leaves alone what has no
  counterpart.

The numbers were fitted on one half of the PUD word alignments and are measured on the other (benchmarks/words.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from bilingual.align.word_map import map_words
from bilingual.datatypes import Span
from bilingual.encode import Encoder, Vectors, load_encoder
from bilingual.errors import InputError

__all__ = ["Method", "WordLink", "align_words", "compare_words", "find_links"]

Method = Literal["argmax", "itermax", "transport"]

DISTORTION = 0.1
"""Similarity lost from one end of a sentence to the other: tells repeated words apart, and hardly more."""

ROUNDS = 2
"""Of ``itermax``; SimAlign's choice, too."""

HALF_FREE = 0.75
"""Factor, in ``itermax``, on the similarity of two words of which one is linked already."""

TEMPERATURE = 0.12
"""Entropy of the transport: the smaller, the more of a word's mass goes to its best counterpart alone."""

NULL = 0.2
"""Similarity at which a word's mass rather goes to nothing."""

STEPS = 10
"""Sinkhorn steps. Links no longer change after half as many."""

LEAST_MASS = 0.2
"""Share of both words' mass from which a pair is a link ..."""

LEAST_OF_BEST = 0.7
"""... when it is also this share of what goes to the best counterpart of either."""

MOST_CELLS = 4_000_000
"""Largest table of words by words, 2,000 by 2,000: what is aligned are sentences."""


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that stand for each other; ``source`` and ``target`` are spans of the two texts.

    ``score`` in [0, 1]: for ``transport`` the share of the words' mass that goes from one to the other, near 1 for two
    words that are only each other's, .5 where one word stands for two; for the others the cosine.
    """

    source: Span
    target: Span
    score: float


def align_words(
    source: str, target: str, *, encoder: Encoder | None = None, method: Method = "transport"
) -> tuple[WordLink, ...]:
    """Return the links between the words of two texts that belong together, in order.

    The texts are one in Russian and one in English, or any two languages of the ``encoder``, which defaults to the
    embedded one (load it once for many pairs). Words are those of :func:`bilingual.words.find_words`; a word may be in
    several links or in none. Swapping the texts swaps the sides of every link and changes nothing else. Raises
    InputError when the texts are far longer than sentences, ValueError for an unknown method.

    >>> import bilingual
    >>> source, target = "Над Россией МКС не летает.", "The ISS does not fly over Russia."
    >>> for link in bilingual.align_words(source, target):
    ...     print(link.source.of(source), "=", link.target.of(target))
    Над = over
    Россией = Russia
    МКС = ISS
    не = not
    летает = fly
    """
    _check_method(method)
    encoder = encoder or load_encoder()
    is_swapped = target < source  # one order, so that no rounding tells the directions apart
    first, second = encoder.embed(sorted((source, target)))
    if len(first.words) * len(second.words) > MOST_CELLS:
        raise InputError(
            f"texts of {len(first.words):,} and {len(second.words):,} words are too long to align word by word; "
            "split them into sentences"
        )
    scores = find_links(compare_words(first.vectors, second.vectors, encoder.name), method)
    links = [
        WordLink(*((second.words[j], first.words[i]) if is_swapped else (first.words[i], second.words[j])), score)
        for i, j, score in zip(*np.nonzero(scores), scores[np.nonzero(scores)].tolist(), strict=True)
    ]
    return tuple(sorted(links, key=lambda link: (link.source, link.target)))


def compare_words(source: Vectors, target: Vectors, encoder: str) -> Vectors:
    """Return the similarity of all words of two texts: float32 (n, m), in [-1, 1].

    ``source`` (n, w) and ``target`` (m, w) are word vectors of :class:`~bilingual.encode.Embedding` by the encoder of
    that name.
    """
    cosines: Vectors = map_words(source, encoder) @ map_words(target, encoder).T
    return np.clip(cosines, -1.0, 1.0)


def find_links(similarity: Vectors, method: Method = "transport") -> Vectors:
    """Return the score of each link between n and m words: float32 (n, m) in [0, 1], 0 where there is no link.

    ``similarity`` (n, m) is that of :func:`compare_words`. Raises ValueError for an unknown method.
    """
    _check_method(method)
    n, m = similarity.shape
    if not n or not m:
        return np.zeros((n, m), dtype=np.float32)
    placed = similarity.astype(np.float64) - DISTORTION * _distances(n, m)
    if method == "transport":
        return _transport(placed)
    linked = _best_of_both(placed) if method == "argmax" else _iterate(placed)
    return np.where(linked & (similarity > 0), similarity, 0.0).astype(np.float32)


def _check_method(method: str) -> None:
    if method not in get_args(Method):
        raise ValueError(f"method is {method!r}; it must be one of {', '.join(get_args(Method))}")


def _distances(n: int, m: int) -> NDArray[np.float64]:
    """Return how far apart each word of n and of m stand, as shares of their sentences: (n, m) in [0, 1)."""
    rows, columns = (np.arange(n) + 0.5) / n, (np.arange(m) + 0.5) / m
    return np.abs(rows[:, None] - columns[None, :])


def _best_of_both(similarity: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return where a cell is the first largest of both its row and its column."""
    n, m = similarity.shape
    forward, back = similarity.argmax(axis=1), similarity.argmax(axis=0)
    is_both: NDArray[np.bool_] = (forward[:, None] == np.arange(m)) & (back[None, :] == np.arange(n)[:, None])
    return is_both


def _iterate(similarity: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return the links of all rounds: after the first, words that are linked count less, two of them nothing."""
    shares = (similarity + 1) / 2
    linked = _best_of_both(shares)
    for _ in range(ROUNDS - 1):
        rows, columns = linked.any(axis=1, keepdims=True), linked.any(axis=0, keepdims=True)
        free = shares * np.where(rows & columns, 0.0, np.where(rows | columns, HALF_FREE, 1.0))
        linked |= _best_of_both(free) & (free > 0)
    return linked


def _transport(similarity: NDArray[np.float64]) -> Vectors:
    """Return how much of the words' mass goes from one to the other, where that is enough for a link.

    The plan is ``rows * kernel * columns`` whose rows and columns sum to 1 together with what goes to nothing. Both
    scalings move at once, by the geometric mean of old and new, so that neither side comes first.
    """
    kernel, nothing = np.exp(similarity / TEMPERATURE), np.exp(NULL / TEMPERATURE)
    rows, columns = np.ones(len(kernel)), np.ones(len(kernel.T))
    for _ in range(STEPS):
        rows, columns = (
            np.sqrt(rows / (kernel @ columns + nothing)),
            np.sqrt(columns / (kernel.T @ rows + nothing)),
        )
    plan = rows[:, None] * kernel * columns
    best = np.maximum(plan.max(axis=1, keepdims=True), plan.max(axis=0, keepdims=True))
    is_link = (plan >= LEAST_MASS) & (plan >= LEAST_OF_BEST * best)
    return np.where(is_link, np.minimum(plan, 1.0), 0.0).astype(np.float32)
