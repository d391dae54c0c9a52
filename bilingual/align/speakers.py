"""Whether two statements have one speaker, by names and handles."""

from __future__ import annotations

from functools import lru_cache

from bilingual.datatypes import Speaker
from bilingual.transliteration import same_name

__all__ = ["same_speaker"]


def same_speaker(one: Speaker | None, other: Speaker | None) -> bool | None:
    """Tell whether two speakers, in either language, are one; None when one of them is not known."""
    if one is None or other is None:
        return None
    ours = [name for name in (one.name, one.handle) if name]
    theirs = [name for name in (other.name, other.handle) if name]
    return any(_is_same(name, another) for name in ours for another in theirs)


@lru_cache(maxsize=4096)
def _is_same(one: str, other: str) -> bool:
    return same_name(one, other)
