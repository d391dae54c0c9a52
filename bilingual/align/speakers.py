"""Whether two statements have one speaker, by names and handles."""

from __future__ import annotations

from functools import lru_cache

from bilingual.datatypes import Speaker
from bilingual.transliteration import same_name

__all__ = ["same_speaker"]


def same_speaker(one: Speaker | None, other: Speaker | None) -> bool | None:
    """Tell whether two speakers, in either language, are one; None when that is not known.

    A description ("a senior official", «представитель министерства») may stand for anybody.
    """
    if one is None or other is None:
        return None
    ours = [name for name in (one.name, one.handle) if name]
    theirs = [name for name in (other.name, other.handle) if name]
    if any(_is_same(name, another) for name in ours for another in theirs):
        return True
    return None if _is_described(one) or _is_described(other) else False


def _is_described(speaker: Speaker) -> bool:
    words = (speaker.name or "").split()
    return speaker.handle is None and bool(words) and (words[0][0].islower() or words[-1][0].islower())


@lru_cache(maxsize=4096)
def _is_same(one: str, other: str) -> bool:
    return same_name(one, other)
