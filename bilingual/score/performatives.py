"""What a speaker says that he is doing («прошу», "we urge"): the cue of indirect speech says it, asked them to wait."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilingual.datatypes import Language, Span

__all__ = ["find_performatives"]

_PERFORMATIVES: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"\b(?:прошу|просим|требую|требуем|призываю|призываем|обещаю|обещаем|предлагаю|предлагаем|предупреждаю"
        r"|предупреждаем|советую|советуем|рекомендую|рекомендуем|напоминаю|напоминаем|подтверждаю|подтверждаем"
        r"|заявляю|заявляем|считаю|считаем|думаю|думаем|полагаю|полагаем|надеюсь|надеемся|убежд[её]н|убеждена)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:I|we)(?:['’](?:m|re)| am| are)? (?:ask|asking|urge|urging|demand|demanding|promise|call on|calling on"
        r"|propose|suggest|warn|advise|recommend|remind|confirm|declare|believe|think|hope)\b",
        re.IGNORECASE,
    ),
}


def find_performatives(text: str, language: Language) -> list[Span]:
    """Return where a speaker says what he does in saying it, in order.

    >>> text = "We urge everyone to wait."
    >>> [span.of(text) for span in find_performatives(text, "en")]
    ['We urge']
    """
    pattern = _PERFORMATIVES.get(language)
    return [Span(*match.span()) for match in pattern.finditer(text)] if pattern else []
