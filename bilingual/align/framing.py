"""Sentences that only say that somebody spoke: «Об этом он написал в Telegram», "He said so on Tuesday".

What was said stands in another sentence, so they report no statement, unless it is such a sentence itself.
"""

from __future__ import annotations

import re

from bilingual.datatypes import Language
from bilingual.statements.cues import CUES

__all__ = ["is_bare_frame"]

LONGEST = 16
"""Words of such a sentence; in a longer one something else is told as well."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SAYS_MORE = re.compile(r"[«»“”„\":;]|\b(?:что|чтобы|whether|how|why|because|потому)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    r"\b(?:я|мы|мне|нам|меня|нас|мной|мо[йяеёиюгмх]\w*|наш\w*|i|we|me|us|my|our)\b", re.IGNORECASE
)

_POINTS_BACK = {
    "ru": re.compile(r"\b(?:об\s+этом|о\s+ч[её]м)\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(\w+)\s+(?:so|this|it|about\s+(?:this|it|that))(?=\s*[.,!]?$|\s*,|\s+(?:on|in|at|to|via|during|after|through|"
        r"yesterday|today|earlier|later|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
        re.IGNORECASE,
    ),
}


def is_bare_frame(text: str, language: Language) -> bool:
    """Tell whether a sentence says that some third person spoke, and nothing of what.

    >>> is_bare_frame("Об этом министр написал в своём Telegram-канале.", "ru")
    True
    >>> is_bare_frame("She said so on Tuesday.", "en"), is_bare_frame("She said so that he would leave.", "en")
    (True, False)
    """
    if language not in _POINTS_BACK or _SAYS_MORE.search(text) or _FIRST_PERSON.search(text):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) > LONGEST:
        return False
    found = _POINTS_BACK[language].search(text)
    if found is None:
        return False
    speaking = [found.group(1).lower()] if language == "en" else words
    return any((cue := CUES[language].get(word)) is not None and cue.kind == "say" and cue.finite for word in speaking)
