"""Whether a number is called a limit or a guess: почти, more than, около."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.score.quantities.quantity import Bound
from bilingual.score.quantities.tokens import Token

__all__ = ["find_bound", "start_of_bound"]

_BOUNDS: dict[Bound, str] = {
    "below": "почти almost nearly менее меньше under below less fewer most максимум up",
    "above": (
        "более больше свыше over above more exceeding exceeded exceeds exceed выше превышает превышал превышала "
        "превышало превышали превысил превысила превысило превысили превысит least минимум"
    ),
    "about": "около примерно приблизительно порядка about around approximately roughly circa some",
}
_BOUND_WORDS: dict[str, Bound] = {word: bound for bound, words in _BOUNDS.items() for word in words.split()}
_BOUND_FILLERS = frozenset({"than", "to", "чем", "the", "a", "на", "до", "$", "€", "£", "₽", "us", "в"})
_NEGATORS = frozenset({"не", "no", "not"})


def find_bound(tokens: Sequence[Token], i: int) -> Bound | None:
    """Return what the words in front of token i call the number: почти, more than, около."""
    j = _bound_word(tokens, i)
    if j is None:
        return None
    bound = _BOUND_WORDS[tokens[j].text]
    negated = j > 0 and tokens[j - 1].text in _NEGATORS
    comparative = bound != "about" and tokens[j].text not in ("почти", "almost", "nearly")
    if negated and comparative:
        return "above" if bound == "below" else "below"
    return bound


def start_of_bound(tokens: Sequence[Token], i: int) -> int:
    """Return where in the text the limit of token i begins; where the token begins when nothing limits it."""
    j = _bound_word(tokens, i)
    return tokens[i if j is None else j].span.start


def _bound_word(tokens: Sequence[Token], i: int) -> int | None:
    j = i - 1
    while j >= max(0, i - 3) and tokens[j].text in _BOUND_FILLERS:
        j -= 1
    return j if j >= 0 and tokens[j].text in _BOUND_WORDS else None
