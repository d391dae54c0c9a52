"""How many times as much: «вдвое больше» is "twice as much", not "half as much", which is «вдвое меньше»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilingual.score.quantities.quantity import Quantity, Reading
from bilingual.score.quantities.tokens import Token

__all__ = ["read_ratio"]

_TIMES: Mapping[str, float] = {"вдвое": 2.0, "втрое": 3.0, "вчетверо": 4.0, "впятеро": 5.0, "вдесятеро": 10.0}
_MORE_TABLE = """
больше более выше чаще дороже дольше быстрее сильнее длиннее крупнее тяжелее старше шире громче мощнее
"""
_MORE = frozenset(_MORE_TABLE.split())
_LESS_TABLE = """
меньше менее ниже реже дешевле короче медленнее слабее мельче легче моложе младше
"""
_LESS = frozenset(_LESS_TABLE.split())
_AS: Mapping[str, float] = {"half": 0.5, "twice": 2.0}


def read_ratio(tokens: Sequence[Token], i: int, text: str) -> Reading | None:
    """Twice as much, вдвое меньше: they answer each other, and nothing asks for them."""
    del text
    token, after = tokens[i], tokens[i + 1].text if i + 1 < len(tokens) else ""
    if token.text in _TIMES and after in _MORE | _LESS:
        times = _TIMES[token.text]
        values = (times,) if after in _MORE else (1 / times, times)  # "two times less" says it with the same number
    elif token.text in _AS and after == "as":
        values = (_AS[token.text],)
    else:
        return None
    return Reading((Quantity(token.span, values, "ratio", "soft"),), i + 1)
