"""Whether a statement and its translation are both affirmed or both denied.

A plain negator («не», "not") denies the word behind it. It is *answered* when anything around that word's counterpart
can carry the denial: a negator (how many does not matter, Russian doubles them), a negative prefix, a word that
denies by itself ("failed to", «без»). An unanswered negator on one side is a finding unless the other side has an
unanswered one too: then the denial only moved ("I don't think he came" is «думаю, он не пришёл»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Words, align_words
from bilingual.words import fold

__all__ = ["check_negation", "is_negative"]

_CONFIDENCE = 0.75
"""Share of right findings when read by eye on DEMETR-ru and the human references of wmt21 and wmt22, rounded down."""

CLOSE_ENOUGH = 0.4
"""Cosine from which the negated word has a counterpart on the other side. Below, a lost negation is a lost clause."""

REACH_BEFORE, REACH_AFTER = 10, 5
"""How many words before and after a counterpart may carry its denial; nothing beyond a full stop does."""

_REACH_NEGATED = 3
"""The negated word is the first content word within this many words behind the negator."""

# Phrases in which the negator denies nothing, or which the other language says without one. Written for this project.
_IDIOMS: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"""(?<!\w)(?:не\s+(?:только|просто|столько|раз|один\s+раз|то|более|менее|меньше|больше|ранее|раньше|позднее
        |позже|говоря|считая|смотря|секрет|сомнева\w+|против|прочь|случайно|без|дай|исключ\w+|иначе|обой\w+|обош\w+|так\s+ли
        |мог\w*\s+не|может\s+не|\w+\s+ли)|чуть(?:\s+было|\s+ли)?\s+не|едва(?:\s+ли)?\s+не|вряд\s+ли|пока(?:\s+\w+){0,3}\s+не
        |если\s+не|почему\s+бы\s+не|нельзя\s+не|нет\s+сомнени\w+|тем\s+не\s+менее
        |(?:что|где|кто|как|куда|сколько)\s+бы(?:\s+\w+)?\s+н[еи])(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"""(?<!\w)(?:not\s+(?:only|just|long|as|quite|merely|simply|least|until|all|even|to\s+mention|to\s+say|so\s+much|every\w*|un\w+
        |(?:more|less|later|earlier|fewer)\s+than)|if\s+not|why\s+not|or\s+not|can(?:not|['’]t)\s+but
        |(?:is|are|was|were|do|does|did|has|have|wo|would)n['’]t\s+(?:it|he|she|they|we|you|that|this|there)(?!\w)
        |not?(?=\s[^.;!?]*\suntil(?!\w)))|n['’]t(?=\s[^.;!?]*\suntil(?!\w))""",
        re.IGNORECASE | re.VERBOSE,
    ),
}

# Words that may carry the denial of a negator of the other side.
_CARRIERS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"""no|not|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|non|hardly|barely|scarcely|rarely|seldom
        |few|little|only|unless|until|yet|instead|rather|other|lack\w*|absen\w+|fail\w*|refus\w+|den(?:y|i)\w*|reject\w*
        |prevent\w*|avoid\w*|stop\w*|miss(?:ed|es|ing)?|prohibit\w*|forb\w+|ban(?:s|ned)?|beyond|free|ceas\w+|halt\w*
        |exclud\w+|ignor\w+|doubt\w*|contrary|despite|regardless|irrespective|anti\w*|far|away|too|against|keep\w*|kept
        |los[tes]\w*|spar(?:e|ed|es|ing)|enough|declin\w+|difficult|oppos\w+|unable|out|wrong|sorry|\w+n't|\w+less(?:ly)?|devoid|exempt\w*|less|fewer|unrivall?ed
        |un(?!der|ited|ion|ivers|iq|it|iform)\w{3,}|non\w{4,}|mis(?!s|ter)\w{4,}|dis(?!tri|cuss|eas|play|tan|cov|pat)\w{4,}
        |in(?:cap|ab|ac|adeq|approp|compl|consist|corr|depend|differ|effic|evit|exper|freq|suff|sec|toler|val|vis|sig|elig)\w+
        |im(?:poss|prob|prop|mob|mort|pat|perf|poli)\w+|il(?:leg|lic|log)\w+|ir(?:reg|resp|rel|rev|rat)\w+""",
        re.VERBOSE,
    ),
    "ru": re.compile(
        r"""не(?!скольк|дел|бес|бо|мец|мк|фт|рв|плох|больш)\w*|ни\w*|нет\w*|без\w*|бес\w{3,}|отсутств\w+|отказ\w+
        |отверг\w+|отриц\w+|запре\w+|вряд|едва|мало|мал[оы]\w*|лишь|только|кроме|исключ\w+|избе\w+|прекра\w+|переста\w+
        |лиш[иеа]\w+|против\w*|вместо|предотвра\w+|меша\w+|помеша\w+|опроверг\w+|сомнева\w+|сомнени\w+|удерж\w+
        |воздерж\w+|анти\w*|дале\w+|слишком|игнорир\w+|провал\w+|трудно|сложно|потеря\w+|скорее|ино[йгм]\w*|друг\w+
        |вне|пока|будто|чтобы|редко|меньше|менее""",
        re.VERBOSE,
    ),
}
_NEGATORS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"no|not|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|\w+n't|hardly|barely|rarely|devoid"
    ),
    "ru": re.compile(
        r"не|нет|ни|никт\w+|ник[оа]\w+|ничт\w+|ничег\w+|ничем\w*|нигде|никак\w*|без|нельзя|невозможно|вряд"
    ),
}
"""Carriers that deny whatever they translate."""
_SENTENCE_ENDS = frozenset(".!?;")


def check_negation(source: Side, target: Side) -> Check:
    """Report a plain negator of one side that nothing on the other side answers."""
    if {source.language, target.language} != {"ru", "en"}:
        return Check(())
    alignment = align_words(source, target)
    lost = _unanswered(alignment.source, source.language, alignment.target, target.language)
    added = _unanswered(alignment.target, target.language, alignment.source, source.language)
    if bool(lost) == bool(added):
        return Check(())
    if lost:
        negator, answer = lost[0]
        return Check((_difference(negator, answer, f"the negation “{negator.of(source.text)}” is gone"),))
    negator, answer = added[0]
    return Check((_difference(answer, negator, f"the negation “{negator.of(target.text)}” was added"),))


def is_negative(text: str, language: Language) -> bool:
    """Tell whether any word of ``text`` may negate."""
    carriers = _CARRIERS.get(language)
    return carriers is not None and any(carriers.fullmatch(word) for word in fold(text).split())


def _unanswered(own: Words, language: Language, other: Words, other_language: Language) -> list[tuple[Span, Span]]:
    """Return each plain negator that nothing answers, together with what it negates, and that word's counterpart."""
    folded = [fold(span.of(own.text)) for span in own.spans]
    negators = [i for i, word in enumerate(folded) if _is_plain_negator(word, language)]
    if not negators:
        return []
    idioms = [Span(*match.span()) for match in _IDIOMS[language].finditer(own.text)]
    answers = [fold(span.of(other.text)) for span in other.spans]
    found = []
    for i in negators:
        if any(idiom.overlaps(own.spans[i]) for idiom in idioms):
            continue
        reach = range(i + 1, min(i + 1 + _REACH_NEGATED, len(folded)))
        for negated in (k for k in reach if own.content[k] and own.best[k] >= CLOSE_ENOUGH):
            j = int(own.partner[negated])
            if other.partner[j] != negated or _has_break(own, i, negated):
                continue
            carriers = _CARRIERS[language], _CARRIERS[other_language]
            denies_twice = carriers[0].fullmatch(folded[negated]) and not carriers[1].fullmatch(answers[j])
            # «Не прекращаются» is "continue": the negated word denies as well, so the two denials are gone together.
            if not denies_twice and not _is_answered(j, other, answers, other_language, folded, language):
                found.append((Span(own.spans[i].start, own.spans[negated].stop), other.spans[j]))
            break
    return found


def _is_plain_negator(word: str, language: Language) -> bool:
    """Tell whether the loss of ``word`` turns a statement into its opposite."""
    if language == "ru":
        return word in ("не", "нет", "нельзя")
    return word in ("not", "cannot") or word.endswith("n't")


def _is_answered(
    j: int, other: Words, answers: Sequence[str], other_language: Language, folded: Sequence[str], language: Language
) -> bool:
    """Tell whether a word around word j of the other side carries a denial of its own.

    ``answers`` and ``folded`` are the folded words of the other side and of the negator's side. A carrier that merely
    translates a carrier («потерял» for "lost") denies nothing more than the original does.
    """
    for k in range(max(0, j - REACH_BEFORE), min(len(answers), j + REACH_AFTER + 1)):
        if not _CARRIERS[other_language].fullmatch(answers[k]) or _are_parted(other, j, k):
            continue
        twin = folded[int(other.partner[k])]
        translates = other.best[k] >= CLOSE_ENOUGH and not _is_plain_negator(twin, language)
        if _NEGATORS[other_language].fullmatch(answers[k]) or not (translates and _CARRIERS[language].fullmatch(twin)):
            return True
    return False


def _has_break(words: Words, j: int, k: int) -> bool:
    """Tell whether punctuation stands between words j and k."""
    between = words.text[words.spans[j].stop : words.spans[k].start]
    return any(not (letter.isalnum() or letter.isspace()) for letter in between)


def _are_parted(words: Words, j: int, k: int) -> bool:
    """Tell whether a sentence ends between words j and k."""
    first, last = sorted((j, k))
    return not _SENTENCE_ENDS.isdisjoint(words.text[words.spans[first].stop : words.spans[last].start])


def _difference(source: Span, target: Span, evidence: str) -> Difference:
    return Difference("accuracy/mistranslation", "negation", "major", (source,), (target,), evidence, _CONFIDENCE)
