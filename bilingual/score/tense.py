"""A promise that became a deed, or the reverse: «построим» or "plans to build" against "has built".

Only verbs that stand for each other are compared, and only forms that leave no doubt: in English "will", "going to" or
a promise with the verb behind it, against a past form; in Russian «будет» or a promise with the infinitive behind it,
against a past form. Narrative presents, conditionals and what was future in the past are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.datatypes import Language
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Alignment, align_words
from bilingual.words import fold

__all__ = ["check_tense"]

_CONFIDENCE = 0.6
"""Share of right findings among those on DEMETR-ru's tenses and on human translations, read by eye, rounded down."""

_CLOSE = 0.42
"""Cosine from which two verbs are counterparts."""

_REACH = 3
"""Words between a promise and its verb."""

_PROMISES = {
    "en": re.compile(r"will|shall|\w+'ll|won't"),
    "ru": re.compile(r"буд(?:у|ет|ем|ут|ете|ешь)"),
}
_INTENTIONS = {
    "en": re.compile(
        r"plan|plans|planned|planning|promis\w+|vow\w*|pledg\w+|intend\w*|going|set|due|expected|threaten\w*|prepar\w+"
        r"|agreed?|want\w*|ready|about"
    ),
    "ru": re.compile(
        r"(?:по)?обеща\w+|планир\w+|намер\w+|собира\w+|хо(?:чет|тят|тим|чу)|готов\w*|грози\w+|обязал\w+|обязу\w+"
        r"|предстоит|должн?\w*|договорил\w+"
    ),
}
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

_INFINITIVE = re.compile(r"\w{2,}(?:ть|ти|чь)(?:ся|сь)?")
_UNREAL = {
    "ru": re.compile(r"(?<!\w)(?:бы|чтобы|чтоб|б|если)(?!\w)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:would|could|should|if|unless|(?-i:might|may))(?!\w)|'d(?!\w)", re.IGNORECASE),
}
_BEFORE_VERB = re.compile(
    r"to|not|also|now|soon|never|no|longer|finally|officially|then|be|have|been|again|once|only|even|still"
)
_NO_PAST_AFTER = re.compile(
    r"will|would|shall|should|can|could|may|might|must|to|'ll|\w+'ll|be|is|are|am|being|of|the|a|an|not|\w+n't"
)


def check_tense(source: Side, target: Side) -> Check:
    """Find a verb that is promised on one side and done on the other."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    if any(_UNREAL[side.language].search(side.text) for side in (source, target)):
        return Check(())
    folded = [[fold(word.of(side.text)) for word in side.words] for side in (source, target)]
    promised = [
        list(_find_promised(words, side.language)) for words, side in zip(folded, (source, target), strict=True)
    ]
    if bool(promised[0]) == bool(promised[1]):
        return Check(())  # nothing is promised, or something on both sides
    alignment = align_words(source, target)
    for is_source in (True, False):
        mine, other = (0, 1) if is_source else (1, 0)
        for verb in promised[mine]:
            done = _counterpart(alignment, verb, is_source=is_source)
            if done is None or not _is_done(folded[other], done, (source, target)[other].language):
                continue
            i, j = (verb, done) if is_source else (done, verb)
            a, b = source.words[i], target.words[j]
            what = "what was promised is done" if is_source else "what was done is promised"
            evidence = f"{what}: “{a.of(source.text)}” became “{b.of(target.text)}”"
            return Check((Difference("accuracy/mistranslation", "other", "major", (a,), (b,), evidence, _CONFIDENCE),))
    return Check(())


def _find_promised(words: list[str], language: Language) -> Iterator[int]:
    """Yield the verbs behind "will", "plans to", «будет», «обещает»."""
    for i, word in enumerate(words):
        if language == "ru" and _PERFECTIVES.fullmatch(word) and not _PRESENT.fullmatch(word):
            yield i
            continue
        certain = _PROMISES[language].fullmatch(word) is not None
        if not certain and not _INTENTIONS[language].fullmatch(word):
            continue
        for k in range(i + 1, min(i + 2 + _REACH, len(words))):
            if language == "ru":
                if _INFINITIVE.fullmatch(words[k]):
                    yield k
                    break
            elif not _BEFORE_VERB.fullmatch(words[k]):
                if certain or words[i + 1] == "to":
                    yield k
                break


def _is_done(words: list[str], i: int, language: Language) -> bool:
    """Tell whether word i is a past form that nothing before it makes a future."""
    word = words[i]
    if language == "ru":
        return _RUSSIAN_PAST.fullmatch(word) is not None and not _RUSSIAN_NOUNS.fullmatch(word)
    before = next((words[k] for k in range(i - 1, -1, -1) if not words[k].endswith("ly")), "")
    if _NO_PAST_AFTER.fullmatch(before):
        return False
    return word in _IRREGULAR or (word.endswith("ed") and word not in _NOT_PAST)


def _counterpart(alignment: Alignment, i: int, *, is_source: bool) -> int | None:
    """Return the word that stands for word i, if it is the closest of both and close enough."""
    one, other = (alignment.source, alignment.target) if is_source else (alignment.target, alignment.source)
    j = int(one.partner[i])
    return j if one.best[i] >= _CLOSE and int(other.partner[j]) == i else None
