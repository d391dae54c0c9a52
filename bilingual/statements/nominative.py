"""Russian descriptions of a speaker put into the nominative: «по мнению эксперта» is said by "эксперт".

Only by endings that leave no doubt in their place: behind «по словам» stands a genitive, behind «в» of a speaking
institution a locative. What no rule knows stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["from_genitive", "from_locative"]

Endings = Sequence[tuple[re.Pattern[str], str, str]]


def _endings(rows: str) -> Endings:
    """Read rows of ``ending nominative gender``; an ending may be a pattern with one group that is kept."""
    return [
        (re.compile(old + "$"), new, gender) for old, new, gender in (row.split() for row in rows.strip().split("\n"))
    ]


_GENITIVE = _endings(
    r"""
    (ств|агентств)а \1о n
    (ени|ани)я \1е n
    (тел|арь?)я \1ь m
    (истр|ист|ерт|ект|ент|ант|нт|навт|мен|ер|ор|ёр|ник|щик|чик|лог|граф|ург|вед|ач|банк|суд|совет|мэр)а \1 m
    (депутат|адвокат|солдат|кандидат|дипломат|пилот)а \1 m
    (главнокоманд|команд|управл)ующего \1ующий m
    (управл|вед)яющего \1яющий m
    ^(очевид)ца \1ец m
    ^(посл)а посол m
    ^(судь)и \1я f
    ^(глав)ы \1а m
    (администраци|компани|полици|комисси|ассоциаци|организаци|мэри|редакци|парти|корпораци|федераци|делегаци)и \1я f
    (служб|прокуратур|дум|палат|групп|газет)ы \1а f
    (ист|ерт|ент|ант|лог|депутат|адвокат|дипломат|солдат)ов \1ы p
    ^(очевид)цев \1цы p
    ^(военн)ых \1ые p
    (ник|щик|чик|итик)ов \1и p
    (ач|тел|власт|люд)ей \1и p
    учёных учёные p
    ученых ученые p
    """
)
_LOCATIVE = _endings(
    r"""
    (ств)е \1о n
    (ени)и \1е n
    (администраци|компани|полици|комисси|ассоциаци|организаци|мэри|редакци|парти|корпораци|федераци|делегаци|нци)и \1я f
    (служб|прокуратур|дум|палат|групп|больниц|школ)е \1а f
    (банк|суд|совет|комитет|центр|институт|университет|департамент|парламент|штаб|клуб|фонд|завод|театр|госдеп)е \1 m
    кремле кремль m
    """
)
_ADJECTIVES = {
    "m": (
        (r"(родс|морс|земс)к(?:ого|ом)$", r"\1кой"),
        (r"(с|ц)к(?:ого|ом)$", r"\1кий"),
        (r"(н|в|м)(?:ого|ом)$", r"\1ый"),
        (r"(ш|щ)(?:его|ем)$", r"\1ий"),
    ),
    "n": ((r"(с|ц|н|в)(к?)(?:ого|ом)$", r"\1\2ое"),),
    "f": ((r"(с|ц|н|в)(к?)ой$", r"\1\2ая"),),
    "p": ((r"(с|ц)ких$", r"\1кие"), (r"(н|в)ых$", r"\1ые")),
}
_LONGEST = 3
"""Adjectives before a noun."""


def from_genitive(phrase: str) -> str:
    """Return a phrase that stands in the genitive in the nominative, or as it is.

    >>> from_genitive("независимого эксперта"), from_genitive("директора музея"), from_genitive("учёных")
    ('независимый эксперт', 'директор музея', 'учёные')
    """
    return _convert(phrase, _GENITIVE)


def from_locative(phrase: str) -> str:
    """Return a phrase that stands in the locative in the nominative, or as it is.

    >>> from_locative("министерстве обороны"), from_locative("Городском суде"), from_locative("порту")
    ('министерство обороны', 'Городской суд', 'порту')
    """
    return _convert(phrase, _LOCATIVE)


def _convert(phrase: str, endings: Endings) -> str:
    words = phrase.split(" ")
    for at, word in enumerate(words[: _LONGEST + 1]):
        for pattern, new, gender in endings:
            if not pattern.search(word.lower()):
                continue
            head = _replaced(word, pattern, new)
            before = [_adjective(item, gender) for item in words[:at]]
            if any(item is None for item in before):
                return phrase
            return " ".join([*(item for item in before if item), head, *words[at + 1 :]])
    return phrase


def _adjective(word: str, gender: str) -> str | None:
    for old, new in _ADJECTIVES[gender]:
        if re.search(old, word.lower()):
            return _replaced(word, re.compile(old), new)
    return None


def _replaced(word: str, pattern: re.Pattern[str], new: str) -> str:
    """Return a word with its ending replaced and its capital kept."""
    low = pattern.sub(new, word.lower())
    return low.upper() if word.isupper() else low[:1].upper() + low[1:] if word[:1].isupper() else low
