"""A claim that became a fact, or the reverse: «якобы», «видимо», "allegedly", "probably" with nothing across.

A hedge is *answered* by any word of the other side that leaves the matter open: another hedge, a modal verb, "if". One
that passes the claim to others («якобы», "reportedly") is also answered by a verb of claiming or a so-called. Verbs of
saying answer nothing: whoever said it said it on both sides. What is hedged must be said on the other side; else the
clause is lost, not the hedge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Words, align_words

__all__ = ["check_certainty"]

_CONFIDENCE = 0.6
"""Share of right findings among those on human translations, read by eye, rounded down."""

_REACH = 5
"""Words after and before a hedge in which what it hedges is looked for."""

_THERE = 0.5
"""Cosine from which a hedged word is said on the other side."""

_SAID = 0.45
"""Cosine to a word of no meaning for us from which the hedge may be said by it: «видимо» and "clearly"."""

_HEDGES: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"""(?<!\w)(?:якобы|видимо|по-видимому|по\s+всей\s+(?:видимости|вероятности)|предположительно|вероятно|наверное
        |по\s+(?:предварительн|неподтвержд[её]нн|неофициальн)\w+\s+(?:данным|информации|сведениям|оценк[еа]м?|подсч[её]там|версии)
        |судя\s+по\s+всему|насколько\s+известно|похоже(?=,)|скорее\s+всего|может\s+быть|не\s+исключено|(?<=,\s)возможно(?=,))(?!\w)|^возможно(?=,)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:allegedly|reportedly|purportedly|supposedly|presumably|apparently|probably|possibly|perhaps|maybe|(?<!you\s)(?<!we\s)(?<!as\s)(?-i:may|might)|(?:believed|thought|understood|feared)\s+to|suspected\s+of|(?<!n't\s)(?:seems|seemed|appears|appeared)\s+to|(?:is|are|was|were)\s+(?:very\s+)?likely\s+to)(?!\w)",
        re.IGNORECASE,
    ),
}
"""Words that leave a claim open and do nothing else; «возможно» only between commas, "may" not where it permits."""

_PASSED_ON = re.compile(r"якобы|allegedly|reportedly|purportedly|supposedly|apparently", re.IGNORECASE)

_OPEN: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"""(?<!\w)(?:якобы|видим\w*|видно|вероят\w+|невероятн\w+|маловероятн\w+|смо[гж]\w*|способ\w+|долж\w+|всего\s+лишь|хоть|предпол\w+|возможн\w*|наверн\w+|может|могут|могл?\w{0,2}|можно|можете?
        |скорее|кажется|кажутся|казал\w+|похоже|вроде|будто|словно|бы|ли|если|шанс\w*|риск\w*|исключ[её]н\w*|исключа\w+|допуст\w+|допуска\w+|сомн\w+
        |потенциальн\w+|гипотез\w+|верси\w+|подозрева(?!ем)\w+|подозрени\w+|думаю|думает|думают|полага\w+|счита\w+|ожида\w+|вдруг|неясно|неизвестно|так\s+называем\w+
        |мнени\w+|впечатлени\w+|слух\w*|оцен\w+|надежд\w+|надеюсь|надеются|судя|пожалуй|авось|навряд|вряд|чудил\w+|мнит\w*|условно|очевидно|явно
        |предварительн\w+|неофициальн\w+|насколько|подозреваем\w+\s+в|опаса\w+|грози\w+|вот-вот|склонн\w+|готов\w+|собира\w+|намерен\w*|планир\w+
        |определенн\w+|по\s+идее|где-то|как-то|то\s+ли|догад\w+|прогноз\w*|(?:неподтвержд\w+|некотор\w+)\s+данны\w+)(?!\w)|\?|…""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"""(?<!\w)(?:alleg\w+|reported\w*|reports?|purport\w*|suppos\w+|presum\w+|apparent\w*|probab\w+|possib\w+|perhaps|maybe|(?-i:may|might)
        |could|would|likel\w+|unlikely|seem\w*|appear\w*|suspected|suspic\w+|believ\w+|think\w*|thought|guess\w*|assum\w+
        |potential\w*|chance\w*|risk\w*|if|whether|expect\w*|evident\w*|obvious\w*|clear\w*|look\w*|sound\w*|feel\w*|felt|hypothe\w+|theor\w+|estimat\w+|rumou?r\w*|said\s+to
        |so-called|doubt\w*|sure|certain\w*|plausib\w+|conceivab\w+|hope\w*|hopefully|impl\w+|suggest\w*|indicat\w+|indication\w*
        |imagin\w+|wonder\w*|predict\w*|forecast\w*|anticipat\w+|speculat\w+|tentativ\w+|provisional\w*|pretend\w*|unclear|uncertain\w*|judging|ostensibl\w+
        |preliminar\w+|initial\w*|unconfirmed|unverified|unofficial\w*|early|so\s+far|as\s+far\s+as|fear\w*|understood|set\s+to|poised|about\s+to|known
        |or\s+so|somehow|kind\s+of|sort\s+of|according|ruled?\s+out|surely|no\s+doubt|figure\w*|reckon\w*|suppose\w*)(?!\w)|\?|…|'d(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    ),
}

_CLAIMS: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"(?<!\w)(?:утвержд\w+|уверя\w+|обвин\w+|заявлени\w+|заявля\w+|по\s+словам|говор\w+|говорят|твержд\w+|называ\w+|назва\w+|псевдо\w+|лже\w+"
        r"|мнимы\w+|мол|дескать|жалоб\w+|жалова\w+)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:claim\w*|accus\w+|assert\w*|insist\w*|contend\w*|say|says|said|saying|call\w*|alleg\w+|complain\w*|heard|hear|sources?|pseudo\w*"
        r"|fake\w*|false\w*)(?!\w)",
        re.IGNORECASE,
    ),
}


def check_certainty(source: Side, target: Side) -> Check:
    """Find hedges that nothing on the other side answers."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    lost, added = _unanswered(source, target), _unanswered(target, source)
    if bool(lost) == bool(added):
        return Check(())
    alignment = align_words(source, target)
    for hedge in lost:
        at = _hedged(hedge, alignment.source)
        if at is not None:
            other = target.words[int(alignment.source.partner[at])]
            return Check((_difference(hedge, other, f"“{hedge.of(source.text)}” is gone: a claim became a fact"),))
    for hedge in added:
        at = _hedged(hedge, alignment.target)
        if at is not None:
            other = source.words[int(alignment.target.partner[at])]
            return Check((_difference(other, hedge, f"“{hedge.of(target.text)}” was added: a fact became a claim"),))
    return Check(())


def _unanswered(side: Side, other: Side) -> list[Span]:
    """Return the hedges of ``side`` that no word of the other side answers."""
    hedges = [Span(*match.span()) for match in _HEDGES[side.language].finditer(side.text)]
    if not hedges or _OPEN[other.language].search(other.text):
        return []
    claims = _CLAIMS[other.language].search(other.text) is not None
    quoted = any(mark in other.text for mark in "«“\"„'‘")
    return [hedge for hedge in hedges if not (_PASSED_ON.match(hedge.of(side.text)) and (claims or quoted))]


def _hedged(hedge: Span, words: Words) -> int | None:
    """Return the word nearest to a hedge that the other side surely says, None when the hedge may be said itself."""
    inside = [i for i, span in enumerate(words.spans) if hedge.contains(span)]
    if not inside or any(words.best[i] >= _SAID and words.content[i] for i in inside):
        return None
    after = range(inside[-1] + 1, min(inside[-1] + 1 + _REACH, len(words.spans)))
    before = range(inside[0] - 1, max(-1, inside[0] - 1 - _REACH), -1)
    return next((k for k in (*after, *before) if words.content[k] and words.best[k] >= _THERE), None)


def _difference(source: Span, target: Span, evidence: str) -> Difference:
    return Difference("accuracy/mistranslation", "modality", "major", (source,), (target,), evidence, _CONFIDENCE)
