"""Whether a name is a woman's or a man's, as far as its form tells: which pronouns may stand for it.

Russian names say it by their endings (Русская грамматика, 1980, § 1130 ff.; Unbegaun, Russian Surnames, 1972). English
ones do not: a table of the most frequent given names (US Social Security lists) and the ending -a, which nearly all
names with it that the lists call a woman's have.
"""

from __future__ import annotations

import re
from typing import Literal

from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic

__all__ = ["guess_gender"]

_WOMAN = word_set(
    """
    mary jennifer elizabeth susan margaret sarah karen nancy betty helen sharon kathleen amy hillary ashley kimberly
    emily michelle carol dorothy deborah ruth anne ann janet joan alice jane rose grace judy beverly denise marilyn
    amber heather diane evelyn jean cheryl katherine catherine christine doris rachel carolyn janice julie joyce kelly
    lauren megan agnes ingrid astrid sigrid ellen karin birgit ingeborg kari claire irene eleanor edith gail jill
    robyn kristen kirsten lillian phyllis abigail madison chloe zoe sophie charlotte caroline louise beth kate katie
    anneliese marie yvonne simone nicole danielle michele gisele brigitte monique elise iris doreen maureen eileen
    colleen kathy tracy stacy wendy mandy cindy nikki haley miriam judith ruby hazel pearl ivy lily daisy lucy penny
    frances vivian jessie bonnie connie annie julia любовь нинель эсфирь элизабет маргарет хелен энн мэри кейт джейн
    """
)
_MAN = word_set(
    """
    joshua luca noah ezra elijah jonah micah isaiah jeremiah nikita ilya nikola andrea sasha kofi joseph james john
    robert michael william david richard charles thomas daniel matthew anthony mark donald steven paul andrew kenneth
    kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
    scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry bill joe mike jim tom bob
    steve ted tim ben dan barack boris emmanuel vladimir dmitry dmitri sergei sergey alexei alexey ivan mikhail andrei
    andrey igor oleg yuri viktor pavel volodymyr jens elon martin peter simon rolf erik anders owen omar yusuf leo sam
    jon ed carl karl hans lars olaf henrik fred harry oscar max oliver adam alan albert arthur ralph roy russell bruce
    louis philip phillip roger gerald walter harold douglas henry gabriel logan wayne randy howard eugene carlos vincent
    bobby johnny bradley victor luis jose juan pedro diego miguel ahmed ali hassan ibrahim mohammed muhammad abdullah
    илья никита фома лука данила кузьма савва гаврила миша саша юсуф джошуа
    """
)
_WOMANS_SURNAME = re.compile(r"(?:[оеё]ва|[иы]на|ская|цкая|[aeo]va|[^m]ina|skaya)$", re.IGNORECASE)
_MANS_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|[eo]v|sk[iy]y)$", re.IGNORECASE)
_MANS_PATRONYMIC = re.compile(r"(?:[оеё]вич|ич)$")
_WOMANS_PATRONYMIC = re.compile(r"(?:овна|евна|ична)$")

Gender = Literal["f", "m"]


def guess_gender(name: str) -> Gender | None:
    """Return ``f`` or ``m`` where the form of a personal name tells, else None.

    >>> guess_gender("Мария Захарова"), guess_gender("Helen Marsh"), guess_gender("Novak")
    ('f', 'f', None)
    """
    words = name.lower().replace("ё", "е").split()
    if not words:
        return None
    if len(words) > 1 and (given := _of_given(words[0], full_russian=is_cyrillic(name))):
        return given
    for word in words[1:-1]:
        if _MANS_PATRONYMIC.search(word) or _WOMANS_PATRONYMIC.search(word):
            return "m" if _MANS_PATRONYMIC.search(word) else "f"
    if _WOMANS_SURNAME.search(words[-1]):
        return "f"
    return "m" if _MANS_SURNAME.search(words[-1]) else None


def _of_given(word: str, *, full_russian: bool) -> Gender | None:
    if word in _MAN:
        return "m"
    if word in _WOMAN or word.endswith(("a", "а", "я")):
        return "f"
    return "m" if full_russian and word[-1] in "бвгдйклмнпрстфхчш" else None
