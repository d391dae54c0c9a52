"""Whether an embedded original was cut off: it begins or ends in the middle of a sentence.

Posts are written carelessly, so a missing full stop or capital is no evidence. What counts is an ellipsis at an edge, a
beginning that no sentence has, and an end that leaves a sentence hanging.
"""

from __future__ import annotations

import re

from bilingual.datatypes import Language, Truncation
from bilingual.statements.wordlist import word_set

__all__ = ["find_truncation"]

_ELLIPSIS_START = re.compile(r"\s*(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*[^\W\dA-ZА-ЯЁ_]")
_ELLIPSIS_END = re.compile(r"(?:\w(?:…|\.\.\.)|[\[(](?:…|\.\.\.)[\])])\s*$")
_SHORTEST_CUT = 60
"""Characters from which a final ellipsis is a cut; a short post trails off on purpose («Ну что ж…»)."""

_LINKING_START = re.compile(r"[,;:)»”](?=\s)|(?:of|than|which|who|чем|который|которая|которые|которого)\b")
_DANGLING_END = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|with|from|by|is|are|и|в|на|с|к|о|у|из|от|для|без|при|по|за|что|или|но|чтобы)|[,;(«“„])$",
    re.IGNORECASE,
)
_LATER_START = re.compile(r"[.!?…]\s+[«“\"(]*([^\W\d_])")
_STUMP = re.compile(r"([А-ЯЁ][а-яё]{3,})[?.]\s+\S")

# Names that often end a sentence in an oblique case; alone before its end they are a stump (Европы?), no sentence.
_PLACES = """
Европ-ы/е/у/ой Росси-и/ю/ей Америк-и/е/у/ой Украин-ы/е/у/ой Германи-и/ю/ей Франци-и/ю/ей Британи-и/ю/ей Инди-и/ю/ей
Кита-я/ю/е Япони-и/ю/ей Турци-и/ю/ей Польш-и/е/у Сири-и/ю/ей Ази-и/ю/ей Африк-и/е/у Израил-я/ю/е Иран-а/у/е Крым-а/у/ом
Донбасс-а/у/е Москв-ы/е/у/ой Киев-а/у/ом Вашингтон-а/у/е Берлин-а/у/е Париж-а/у/е Лондон-а/у/е Брюссел-я/ю/е Кремл-я/ю/е
Белорусси-и/ю/ей Беларус-и/ью Прибалтик-и/е/у Сибир-и/ью Запад-а/у/е Восток-а/у/е Земл-и/е/ю
"""
_OBLIQUE_PLACES = frozenset(
    stem + ending
    for stem, _, endings in (item.partition("-") for item in _PLACES.split())
    for ending in endings.split("/")
    if ending
)
_OBLIQUE_ENDING = re.compile(r"(?:ого|ому|ами|ями|ах|ях)$")
"""Endings no Russian noun or adjective has in the nominative."""

_WHOLE_ALONE = word_set("много немного никому некому кому никого кого всего итого дорого строго долго")


def find_truncation(text: str, language: Language) -> Truncation | None:
    """Return which ends of an original are cut off, or None.

    >>> find_truncation("Европы? Еще есть вариант падения на Индию.", "ru")
    'start'
    >>> find_truncation("проверяйте их на предмет болезни", "ru") is None
    True
    """
    text = text.strip()
    start = bool(_ELLIPSIS_START.match(text) or _LINKING_START.match(text))
    start = start or _begins_small(text) or (language == "ru" and _is_stump(text))
    end = (bool(_DANGLING_END.search(text[-12:])) and not _closes(text)) or (
        len(text) >= _SHORTEST_CUT and bool(_ELLIPSIS_END.search(text[-8:]))
    )
    return "both" if start and end else "start" if start else "end" if end else None


def _closes(text: str) -> bool:
    """Tell whether a final “ closes what „ opened."""
    return text.endswith("“") and text.count("„") == text.count("“")


def _begins_small(text: str) -> bool:
    """Tell whether only the first of several sentences lacks its capital: its beginning is gone."""
    if not text[:1].islower():
        return False
    starts = [match[1] for match in _LATER_START.finditer(text)]
    return bool(starts) and all(letter.isupper() for letter in starts)


def _is_stump(text: str) -> bool:
    """Tell whether the first sentence is one word in an oblique case."""
    match = _STUMP.match(text)
    if match is None:
        return False
    word = match[1]
    return word in _OBLIQUE_PLACES or (_OBLIQUE_ENDING.search(word) is not None and word.lower() not in _WHOLE_ALONE)
