"""Who did it to whom: «Россия атаковала Украину» and "Ukraine attacked Russia", from one place to another.

Two names that both sides have stand around one verb. In English their order and the voice tell who acts; in Russian the
case does, where the form leaves no doubt, and the preposition. The rule fires where both sides are sure, the verbs
stand for each other, and the roles are contrary. Verbs that are said from either side (buy and sell, receive, meet) are
left alone, unless both texts say them from the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Alignment, align_words
from bilingual.score.named import Named, find_named, find_runs
from bilingual.transliteration import SAME_NAME, name_distance, transliterate
from bilingual.words import fold, is_content_word

__all__ = ["check_roles"]

_CONFIDENCE = 0.8
"""Set with the table of the tests; on human translations the rule does not fire (``docs/checks.md``)."""

_VERB = 0.3
"""Cosine from which the verbs of two sides stand for each other."""

_NEXT = 2
"""How many names further the other name of a clause is looked for."""

_BREAKS = frozenset('.!?;:,()—–"«»“”…')

_FROM: Mapping[Language, frozenset[str]] = {"ru": frozenset({"из", "с", "со", "от"}), "en": frozenset({"from"})}
_TO: Mapping[Language, frozenset[str]] = {
    "ru": frozenset({"в", "во", "на", "до", "к", "ко"}),
    "en": frozenset({"to", "into"}),
}

_PREPOSITIONS = frozenset(
    "с со к ко у о об от по под за из до для без при про над через перед между против около после на".split()  # noqa: SIM905
)
_AUXILIARIES = re.compile(
    r"has|have|had|will|would|also|again|later|then|now|once|already|never|not|repeatedly|recently|allegedly|reportedly|publicly|today|yesterday|finally|\w+ly"
)
_BE = re.compile(r"is|are|was|were|been|be|being")
_ENGLISH_BEFORE = re.compile(
    r"of|by|from|to|with|in|on|at|for|against|and|or|between|than|as|like|into|over|near|via|about"
)
_LINKS = re.compile(
    r"and|or|but|who|whom|which|that|while|when|as|after|before|because|if|than|what|where|where|to|whose"
)
_VERB_FORM = re.compile(r"\w+(?:л|ла|ло|ли|ет|ит|ут|ют|ат|ят)|нанес|помог|спас|привез|вывез|принес")
_TWO_SIDED = re.compile(
    r"""\w+с[яь]|вход\w+|вош\w+|состав\w+|принадлеж\w+|включ\w+|comprise\w*|includ\w*|contain\w*|consist\w*|belong\w*|встре[тч]\w+|прода\w+|купи\w+|покуп\w+|закуп\w+|получ\w+|приобр\w+|взял\w*|занял\w*|обсу\w+|вел\w*|провел\w*|говор\w+|воева\w+|воюет|воюют|сыгра\w+|играл\w*|игра\w+|проигра\w+|уступ\w+|граничи\w+|имеет|имел\w*
    |met|meets?|sell\w*|sold|b[ou]\w*ght|buys?|purchas\w+|got|gets?|receiv\w+|obtain\w*|borrow\w*|lent|lends?|discuss\w*|negotiat\w+|talk\w*|sp[eo]\w*k\w*|agree\w*|fought|fights?|play\w*|los[te]\w*|border\w*|cooperat\w+|exchang\w+|sign\w*|marr\w+|shar\w+|import\w*|export\w*|face[sd]?|join\w*|follow\w*|suffer\w*|beat\w*|said|says?|told|report\w*|announc\w+|is|are|was|were""",
    re.VERBOSE,
)
_FEMININE = re.compile(
    r"(украин|польш|коре|молдов|молдави|куб|канад|литв|москв|варшав|праг|вен|женев|анкар|европ|америк|африк|одесс|астан|ангол|гаван|софи|ялт|риг|юг[оа]слави)([аяуюыией]|ой|ей)"
)

_SAME_SIDED = tuple(
    (re.compile(russian), re.compile(english))
    for russian, english in (
        (r"(?:за|при)?куп\w+|приобр\w+", r"b[ou]\w*ght|buys?|purchas\w+|acquir\w+"),
        (r"прода\w+", r"sold|sells?"),
        (r"получ\w+", r"got|gets?|receiv\w+|obtain\w*"),
        (r"обыгр\w+|побед\w+", r"beat|beats"),
        (r"догна\w+|пресле\w+", r"follow\w*"),
    )
)
"""Verbs that are said from either side, where both texts say them from the same."""

Role = Literal["nominative", "either", "oblique"]


def check_roles(source: Side, target: Side) -> Check:
    """Find who acts and who is acted upon exchanged, and where something goes from and to."""
    if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
        return Check(())
    is_russian = source.language == "ru"
    russian, english = (source, target) if is_russian else (target, source)
    runs = find_runs(english)
    if len(runs) < 2:
        return Check(())
    asked = [
        (first, last, _read_ways(english, first, last), _read_english(english, first, last))
        for k, first in enumerate(runs)
        for last in runs[k + 1 : k + 1 + _NEXT]
    ]
    asked = [item for item in asked if item[2] is not None or item[3] is not None]
    if not asked:
        return Check(())  # nearly always
    named = {item.english: item for item in find_named(russian, english, runs)}
    alignment: Alignment | None = None
    for first, last, way, clause in asked:
        one, other = named.get(first), named.get(last)
        if one is None or other is None:
            continue
        said_way = _read_ways(russian, one.russian, other.russian)
        if way is not None and said_way is not None and way != said_way:
            return _report("where from and where to", source, target, one, other, is_russian=is_russian)
        if clause is None:
            continue
        verb, is_passive = clause
        agent = other if is_passive else one
        alignment = alignment or align_words(russian, english)
        said = _find_verb(russian, english, alignment, verb, one, other)
        if said is None:
            continue
        acting = _read_russian(russian, english, said, one, other)
        if acting is not None and acting is not agent:
            return _report("who did it to whom", source, target, one, other, is_russian=is_russian)
    return Check(())


def _report(what: str, source: Side, target: Side, one: Named, other: Named, *, is_russian: bool) -> Check:
    spans = []
    for side, in_russian in ((source, is_russian), (target, not is_russian)):
        places = sorted(
            ((item.russian if in_russian else item.english) for item in (one, other)), key=lambda place: place.start
        )
        spans.append(tuple(Span(side.words[place.start].start, side.words[place.stop - 1].stop) for place in places))
    left, right = (
        " … ".join(f"“{span.of(side.text)}”" for span in own) for side, own in zip((source, target), spans, strict=True)
    )
    evidence = f"{what} is exchanged: {left} became {right}"
    return Check(
        (Difference("accuracy/mistranslation", "other", "critical", spans[0], spans[1], evidence, _CONFIDENCE),)
    )


def _word(side: Side, i: int) -> str:
    return fold(side.words[i].of(side.text)) if 0 <= i < len(side.words) else ""


def _breaks(side: Side, first: int, last: int) -> bool:
    """Tell whether punctuation parts two words."""
    return not _BREAKS.isdisjoint(side.text[side.words[first].stop : side.words[last].start])


def _read_ways(side: Side, one: range, other: range) -> bool | None:
    """Return whether something goes from ``one`` to ``other``, False for the reverse, None for neither."""
    first, last = sorted((one, other), key=lambda place: place.start)
    if last.start - first.stop > 2 or _breaks(side, first.stop - 1, last.start):
        return None
    before = [_word(side, place.start - 1 - (_word(side, place.start - 1) == "the")) for place in (one, other)]
    if before[0] in _FROM[side.language] and before[1] in _TO[side.language]:
        return True
    if before[1] in _FROM[side.language] and before[0] in _TO[side.language]:
        return False
    return None


def _read_english(side: Side, first: range, last: range) -> tuple[int, bool] | None:
    """Return the verb between two names and whether it is passive, where order and voice leave no doubt."""
    if _breaks(side, first.stop - 1, last.start) or _ENGLISH_BEFORE.fullmatch(_word(side, first.start - 1)):
        return None
    between = [_word(side, i) for i in range(first.stop, last.start)]
    at = 0
    while at < len(between) and _AUXILIARIES.fullmatch(between[at]):
        at += 1
    if at >= len(between):
        return None
    if _BE.fullmatch(between[at]):
        while at < len(between) and (_BE.fullmatch(between[at]) or _AUXILIARIES.fullmatch(between[at])):
            at += 1
        before = between[:-1] if between[-1] == "the" else between
        if at >= len(before) - 1 or before[-1] != "by" or any(_LINKS.fullmatch(word) for word in before[at:-1]):
            return None
        return first.stop + at, True
    after = between[at:]
    if "by" in after or any(_LINKS.fullmatch(word) and word != "to" for word in after):
        return None
    return first.stop + at, False


def _find_verb(russian: Side, english: Side, alignment: Alignment, verb: int, one: Named, other: Named) -> int | None:
    """Return the Russian verb of the two names' clause that stands for an English one."""
    first, last = min(one.russian.start, other.russian.start), max(one.russian.stop, other.russian.stop)
    if _breaks(russian, first, last - 1):
        return None
    names = {*one.russian, *other.russian}
    inside = [
        i
        for i in range(max(0, first - 3), min(len(russian.words), last + 3))
        if i not in names
        and _VERB_FORM.fullmatch(_word(russian, i))
        and is_content_word(_word(russian, i))
        and not _breaks(russian, min(i, first), max(i, last - 1))
    ]
    said = max(inside, key=lambda i: float(alignment.similarity[i, verb]), default=None)
    if said is None or alignment.similarity[said, verb] < _VERB:
        return None
    pair = _word(russian, said), _word(english, verb)
    if any(left.fullmatch(pair[0]) and right.fullmatch(pair[1]) for left, right in _SAME_SIDED):
        return said
    return None if any(_TWO_SIDED.fullmatch(word) for word in pair) else said


def _read_russian(russian: Side, english: Side, verb: int, one: Named, other: Named) -> Named | None:
    """Return the name that acts, where the cases of the two leave no doubt."""
    roles = {id(item): _role(russian, english, item) for item in (one, other)}
    for agent, patient in ((one, other), (other, one)):
        follows = agent.russian.stop == verb and patient.russian.start == verb + 1
        if roles[id(agent)] == "nominative" and roles[id(patient)] == "either" and follows:
            return agent
        if roles[id(patient)] != "oblique" or roles[id(agent)] == "oblique":
            continue
        if roles[id(agent)] == "nominative":
            return agent
        stands_before = agent.russian.stop == verb or (
            agent.russian.stop == verb - 1 and not is_content_word(_word(russian, verb - 1))
        )
        is_fronted = agent.russian.start == verb + 1 and patient.russian == range(1)
        if stands_before or is_fronted:
            return agent
    return None


def _role(russian: Side, english: Side, item: Named) -> Role:
    """Return what the case of a Russian name, or a preposition before it, tells."""
    if _word(russian, item.russian.start - 1) in _PREPOSITIONS:
        return "oblique"
    written = _word(russian, item.russian.stop - 1)
    latin = _word(english, item.english.stop - 1)
    if feminine := _FEMININE.fullmatch(written):
        return "nominative" if feminine[2] in ("а", "я") else "oblique"
    if item.is_known and len(written) > 4 and written.endswith(("ия", "ию", "ии", "ией")):
        return "nominative" if written.endswith("ия") else "oblique"
    if written.endswith(("ского", "цкого", "скому", "цкому", "ским", "цким", "ском", "цком")):
        return "oblique"
    if written.endswith(("ский", "цкий")):
        return "nominative"
    if written[-1] in "аяуюе" or written.endswith(("ом", "ем", "ым")):
        base = written[:-2] if written[-1] == "м" else written[:-1]
        same = name_distance(base, latin) < SAME_NAME and latin[-1] not in "aeiouy"  # «США» is no form of "US"
        if same and transliterate(base)[-1:] not in "aeiou":
            return "oblique"
        return "either"
    return "either"
