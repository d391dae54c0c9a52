"""Many words for one: «личный состав» and "staff", «несчастный случай» and "accident", and what goes without saying.

The scorer reads words one by one, and of such a phrase it takes the words that have no counterpart of their own for
lost: the commonest false alarm on human translations. The table is ``set_phrases.tsv``. Where both sides say a thing,
the words of both are accounted for; words that need no answer («отметим», "различных") always are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from bilingual.datatypes import Span
from bilingual.score import Side

__all__ = ["find_set_phrases"]


def find_set_phrases(source: Side, target: Side) -> tuple[list[Span], list[Span]]:
    """Return the spans of both sides that the other side says in a set phrase of another shape."""
    if {source.language, target.language} != {"ru", "en"}:
        return [], []
    is_turned = source.language == "en"
    russian, english = (_fold(side.text) for side in ((target, source) if is_turned else (source, target)))
    in_russian: list[Span] = []
    in_english: list[Span] = []
    for one, other in _load():
        left = _find(one, russian) if one else []
        if one and not left:
            continue
        right = _find(other, english) if other else []
        if other and not right:
            continue
        in_russian += left
        in_english += right
    return (in_english, in_russian) if is_turned else (in_russian, in_english)


def _fold(text: str) -> str:
    """Return ``text`` in lower case, with ё as е; no offset moves."""
    lower = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
    return lower.replace("ё", "е")


def _find(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span(match.lastindex or 0)) for match in pattern.finditer(text)]


@lru_cache(maxsize=1)
def _load() -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    lines = (files("bilingual.score") / "set_phrases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((_read(russian), _read(english)) for russian, english in rows)


def _read(written: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w-])(?:{written})(?!\w)") if written else None
