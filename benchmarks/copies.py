"""Which rows of an archive say the very words of a quote's original: the same joint statement printed in two articles.

No search can tell the two apart, and "not in this archive" would be false while one of them is left. A row is a copy of
a span when, within a stretch of at most :data:`LONGER` times its words, it has :data:`SHARE` of the span's content
words in their order (the longest common subsequence); a span of fewer than :data:`FEWEST` of these has to be there word
for word. A second translation in other words is no copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil

from bilingual.words import find_words, fold, is_content_word

__all__ = ["find_copies", "says"]

SHARE = 0.8
LONGER = 1.5
FEWEST = 3


def says(text: str, span: str) -> bool:
    """Tell whether ``text`` says the words of ``span``.

    >>> says("The ministers noted: talks will go on in Geneva next week", "Talks will go on in Geneva")
    True
    >>> says("Geneva will see that talks go on", "Talks will go on in Geneva")
    False
    """
    return _says(_words(text), _words(span))


def _words(text: str) -> list[str]:
    return [fold(word.of(text)) for word in find_words(text)]


def _telling(words: Sequence[str]) -> list[str]:
    """Return the content words of a span; all its words where these are too few to tell it from others."""
    content = [word for word in words if is_content_word(word)]
    return content if len(content) >= FEWEST else list(words)


def _says(row: Sequence[str], span: Sequence[str]) -> bool:
    telling = _telling(span)
    if len([word for word in span if is_content_word(word)]) < FEWEST:
        return any(list(row[start : start + len(span)]) == telling for start in range(len(row) - len(span) + 1))
    wanted, longest = ceil(SHARE * len(telling)), round(LONGER * len(span))
    first = set(telling)
    return any(
        _common(telling, row[start : start + longest]) >= wanted for start, word in enumerate(row) if word in first
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    best = [0] * (len(one) + 1)
    for word in other:
        before = 0
        for place, mine in enumerate(one, start=1):
            before, best[place] = best[place], before + 1 if mine == word else max(best[place], best[place - 1])
    return best[-1]


def find_copies(spans: Sequence[str], texts: Sequence[str]) -> list[set[int]]:
    """Return for each span the places of the texts that say its words."""
    split = [_words(text) for text in texts]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(split):
        for word in set(words):
            holding[word].append(place)
    copies = []
    for span in map(_words, spans):
        telling = Counter(_telling(span))
        shared: Counter[int] = Counter()
        for word, count in telling.items():
            for place in holding[word]:
                shared[place] += count
        wanted = SHARE * telling.total()
        copies.append({place for place, count in shared.items() if count >= wanted and _says(split[place], span)})
    return copies
