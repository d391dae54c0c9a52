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
from bilingual.score.verb_forms import INFINITIVE, INTENTIONS, PROMISES, is_past, is_perfective_future
from bilingual.words import fold

__all__ = ["check_tense"]

_CONFIDENCE = 0.6
"""Share of right findings among those on DEMETR-ru's tenses and on human translations, read by eye, rounded down."""

_CLOSE = 0.42
"""Cosine from which two verbs are counterparts."""

_REACH = 3
"""Words between a promise and its verb."""

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
        if language == "ru" and is_perfective_future(word):
            yield i
            continue
        certain = PROMISES[language].fullmatch(word) is not None
        if not certain and not INTENTIONS[language].fullmatch(word):
            continue
        for k in range(i + 1, min(i + 2 + _REACH, len(words))):
            if language == "ru":
                if INFINITIVE.fullmatch(words[k]):
                    yield k
                    break
            elif not _BEFORE_VERB.fullmatch(words[k]):
                if certain or words[i + 1] == "to":
                    yield k
                break


def _is_done(words: list[str], i: int, language: Language) -> bool:
    """Tell whether word i is a past form that nothing before it makes a future."""
    before = next((words[k] for k in range(i - 1, -1, -1) if not words[k].endswith("ly")), "")
    return is_past(words[i], language) and not (language == "en" and _NO_PAST_AFTER.fullmatch(before))


def _counterpart(alignment: Alignment, i: int, *, is_source: bool) -> int | None:
    """Return the word that stands for word i, if it is the closest of both and close enough."""
    one, other = (alignment.source, alignment.target) if is_source else (alignment.target, alignment.source)
    j = int(one.partner[i])
    return j if one.best[i] >= _CLOSE and int(other.partner[j]) == i else None
