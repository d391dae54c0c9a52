"""Past forms of Russian verbs spelled out from a stem: «сказа+» stands for сказал, сказала, сказало, сказали."""

from __future__ import annotations

__all__ = ["spell_out"]

_PAST = ("л", "ла", "ло", "ли")
_PAST_REFLEXIVE = ("лся", "лась", "лось", "лись")


def spell_out(item: str) -> list[str]:
    """Return the word forms an item of a table stands for.

    >>> spell_out("опаса+ся"), spell_out("грозит")
    (['опасался', 'опасалась', 'опасалось', 'опасались'], ['грозит'])
    """
    if item.endswith("+"):
        return [item[:-1] + ending for ending in _PAST]
    if item.endswith("+ся"):
        return [item[:-3] + ending for ending in _PAST_REFLEXIVE]
    return [item]
