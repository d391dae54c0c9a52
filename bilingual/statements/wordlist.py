"""Word tables written as text."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    r"""Return the words of a table separated by white space.

    >>> sorted(word_set("he she\n it"))
    ['he', 'it', 'she']
    """
    return frozenset(words.split())
