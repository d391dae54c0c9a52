"""Sentences that greet, address or thank («Дорогие друзья!», "Good evening."): their loss distorts nothing."""

from __future__ import annotations

import re

from bilingual.words import find_words, fold

__all__ = ["is_salutation"]

LONGEST = 7
"""Words of such a sentence."""

_TABLE = """
дорогие дорогой дорогая уважаемые уважаемый уважаемая друзья коллеги товарищи господа дамы граждане соотечественники
братья сестры сограждане здравствуйте привет приветствую добрый доброе доброго день утро вечер дня вечера ночи спокойной
спасибо благодарю вас всех всем вам за внимание большое и мои наши мой господин госпожа президент министр премьер
премьер-министр рад рада рады видеть приветствовать добро пожаловать
dear friends colleagues comrades ladies gentlemen citizens fellow countrymen brothers sisters hello hi hey good morning
afternoon evening day night thank you thanks all everyone everybody very much for your attention and my our so mr
mrs madam sir president minister prime glad pleased delighted see meet welcome i am we are to again
"""
_WORDS = frozenset(_TABLE.split())
_SIGNAL = re.compile(
    r"дорог|уважаем|друзья|коллеги|товарищ|господа|граждан|соотечественник|здравствуйте|привет|добр|спокойной|спасибо|благодарю"
    r"|пожаловать|\bрад[аы]?\b.+видеть"
    r"|dear|friends|colleagues|comrades|ladies|gentlemen|citizens|hello|\bhi\b|\bhey\b|good|thank|welcome"
    r"|(?:glad|pleased|delighted) to (?:see|meet)",
    re.IGNORECASE,
)


_LABEL = re.compile(r"\A[^:!?\n]{1,40}:\s+")
"""Who speaks, in front of a turn: «В.Путин: Спасибо.»"""


def is_salutation(text: str) -> bool:
    """Tell whether a sentence only greets, addresses or thanks.

    >>> is_salutation("Дорогие друзья!"), is_salutation("Thank you for the planes.")
    (True, False)
    """
    text = _LABEL.sub("", text, count=1)
    words = [fold(span.of(text)) for span in find_words(text)]
    return 0 < len(words) <= LONGEST and bool(_SIGNAL.search(text)) and all(word in _WORDS for word in words)
