"""Forms of verbs that say a thing is promised, or done, as tables for both languages; written for this project.

All are matched against whole folded words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilingual.datatypes import Language

__all__ = ["INFINITIVE", "INTENTIONS", "PROMISES", "is_past", "is_perfective_future"]

PROMISES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"will|shall|\w+'ll|won't"),
    "ru": re.compile(r"буд(?:у|ет|ем|ут|ете|ешь)"),
}
"""Words whose verb is in the future."""
INTENTIONS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"plan|plans|planned|planning|promis\w+|vow\w*|pledg\w+|intend\w*|going|set|due|expected|threaten\w*|prepar\w+"
        r"|agreed?|want\w*|ready|about"
    ),
    "ru": re.compile(
        r"(?:по)?обеща\w+|планир\w+|намер\w+|собира\w+|хо(?:чет|тят|тим|чу)|готов\w*|грози\w+|обязал\w+|обязу\w+"
        r"|предстоит|должн?\w*|договорил\w+"
    ),
}
"""Words that promise the infinitive behind them."""
_IRREGULAR = frozenset(
    """
    built sold bought sent won lost took gave made went came began held met paid said told left led found kept got put
    brought taught caught fought sought thought became broke chose drew drove fell flew froze grew knew rose ran saw
    spoke stole struck swam threw wore wrote shot spent withdrew overtook sank sprang shut cut hit set quit
    taken given gone begun broken chosen drawn driven fallen flown frozen grown known risen seen spoken
    stolen struck thrown worn written withdrawn sunk
    """.split()  # noqa: SIM905
)
_NOT_PAST = frozenset("need speed feed seed proceed succeed exceed indeed hundred red bed".split())  # noqa: SIM905
_RUSSIAN_PAST = re.compile(r"\w{3,}(?:[аяиеыоу]л|шел|л[аои])(?:ся|сь)?")
_RUSSIAN_NOUNS = re.compile(
    r"""если|или|дела|тела|был[аои]?|числ\w*|сил\w*|школ\w*|земл\w|недел\w|\w*дел[аио]|цел[иь]|рубл[иь]|мил[ияо]|мало|около
    |село|тыл\w?|генерал|материал|апрел[яиь]|предел|отдел|канал|финал|потенциал|сигнал|скандал|персонал|журнал|вокзал
    |капитал|металл|кремл\w""",
    re.VERBOSE,
)
"""What looks like a past form."""

_PERFECTIVES = re.compile(
    r"""(?:постро|откро|закро|перекро|повыс|сниз|увелич|сократ|запуст|допуст|выпуст|отпуст|пропуст|получ|куп|нач|законч|заверш|посет|назнач
    |увол|вступ|покин|отправ|достав|постав|предостав|представ|выдел|выплат|заплат|встрет|обсуд|объяв|победи|уничтож|захват|освобод
    |запрет|разреш|отмен|отлож|одобр|отклон|реш|ответ|предлож|обеспеч|подпиш|верн|провед|введ|вывед|привед|перевед|отвед
    |прибуд|приед|уед|уйд|выйд|войд|придет|пройд|найд|прим|возьм|займ|отним|сним|поднимет|нанес|перенес|внес|вынес|спас|созда[дс]
    |прода[дс]|отда[дс]|переда[дс]|сда[дс]|выберет|изберет|выберут|изберут|накаж|покаж|отмет|помож|смен|замен|измен|потер|сдела|проигра|выигра
    |расшир|улучш|ухудш|ускор|замедл|прекрат|останов|восстанов|установ|подготов|поддерж|задерж|арест|утверд|подтверд|опровергн|достигн
    |сверн|разверн|отступ|выступ|поступ|приговор|оправда|оштраф|сократ|состо|случ)
    (?:у|ю|[еёи]т|[еи]м|ут|ют|ат|ят|ст|адут)(?:ся|сь)?""",
    re.VERBOSE,
)
"""The future of verbs of the news that have no present."""
_PRESENT = re.compile(
    r"верит|состоит|реш[еу]т?|нач[уи]\w*|случ[аеу]\w*|прим[аеу]|верну\w?|куп[уеа]|ответ[уе]?|реш[уи]м?|состо[яю]\w*"
)
"""What looks like such a future."""

INFINITIVE = re.compile(r"\w{2,}(?:ть|ти|чь)(?:ся|сь)?")
"""A Russian infinitive."""


def is_perfective_future(word: str) -> bool:
    """Tell whether a folded Russian word is the future of a verb without a present.

    >>> is_perfective_future("построят"), is_perfective_future("строят")
    (True, False)
    """
    return _PERFECTIVES.fullmatch(word) is not None and not _PRESENT.fullmatch(word)


def is_past(word: str, language: Language) -> bool:
    """Tell whether a folded word is a past form, in English perhaps a participle.

    >>> is_past("построили", "ru"), is_past("апрель", "ru"), is_past("built", "en"), is_past("need", "en")
    (True, False, True, False)
    """
    if language == "ru":
        return _RUSSIAN_PAST.fullmatch(word) is not None and not _RUSSIAN_NOUNS.fullmatch(word)
    return word in _IRREGULAR or (word.endswith("ed") and word not in _NOT_PAST)
