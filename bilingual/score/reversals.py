"""Words that deny by themselves, denied or not: «не исключил» and "ruled out", "will not abandon" and «бросим».

Of two such words that stand for each other both are negated or neither is. A negated one is also said by its opposite
(«не прекратит», "will continue"). The table is ``reversals.tsv``. The rule fires where each side has the word once, the
one negated, the other in a text that denies nothing else; it needs no vectors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.negators import NEGATORS, UNTIL
from bilingual.words import find_words, fold, is_content_word

__all__ = ["check_reversals", "find_agreed"]

_CONFIDENCE = 0.8
"""Set with the tables of the tests and checked on human translations, where it hardly fires (``docs/checks.md``)."""

_REACH = 3
"""Words before such a word in which its negator stands, with no punctuation between."""

_DENYING: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"{NEGATORS['en'].pattern}|t|refus\w+|declin\w+|unable|inabil\w+|fail\w*|hard|difficult"),
    "ru": re.compile(rf"{NEGATORS['ru'].pattern}|отказ\w+|едва|неспособн\w+|трудно|сложно", re.VERBOSE),
}
"""What negates a verb behind it: "refused to rule out"; "t" is what a tokeniser leaves of "can 't"."""

_BETWEEN = re.compile(
    r"""мо(?:г|ж)\w*|смо[гж]\w*|ста(?:л|н)\w*|намерен\w*|собира\w+|планир\w+|хо[тч]\w+|долж\w+|удал\w+|обеща\w+|намерени\w+|план\w*|сразу|вс[её]
    |want\w*|plan\w*|intend\w*|intention\w*|going|immediately|ever|yet|able|completely|fully|entirely|really""",
    re.VERBOSE,
)
"""Words that may stand between a negator and what it negates, beside those without content."""

_BREAKS = frozenset('.!?;:,()—–"«»“”')


@dataclass(frozen=True, slots=True)
class _Said:
    """A word that denies, with its negator, if it has one."""

    span: Span
    is_negated: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """Patterns by language: words that deny, and their opposites."""

    words: Mapping[Language, re.Pattern[str]]
    opposites: Mapping[Language, re.Pattern[str]]


def check_reversals(source: Side, target: Side) -> Check:
    """Find words that deny by themselves whose negator was lost or put in."""
    if {source.language, target.language} != {"ru", "en"}:
        return Check(())
    if any(UNTIL[side.language].search(side.text) for side in (source, target)):
        return Check(())  # «пока не опровергли» is "until refuted"
    for row in _load():
        pair = _pair(row, source, target)
        if pair is None or pair[0].is_negated == pair[1].is_negated:
            continue
        if any(row.opposites[side.language].search(_fold(side.text)) for side in (source, target)):
            continue
        one, other = pair
        plain = target if one.is_negated else source
        if _denies(plain):
            continue
        said = one.span.of(source.text) if one.is_negated else other.span.of(target.text)
        evidence = f"the negation “{said}” {'is gone' if one.is_negated else 'was added'}"
        found = Difference(
            "accuracy/mistranslation", "negation", "major", (one.span,), (other.span,), evidence, _CONFIDENCE, True
        )
        return Check((found,))
    return Check(())


def find_agreed(source: str, source_language: Language, target: str, target_language: Language) -> list[list[Span]]:
    """Return, for either text, what denies in it, with its negator, where the other text says the same."""
    agreed: list[list[Span]] = [[], []]
    sides = (source, source_language), (target, target_language)
    for row in _load():
        said = [_find(row.words[language], text, language) for text, language in sides]
        opposite = [_find(row.opposites[language], text, language) for text, language in sides]
        for own, other in ((0, 1), (1, 0)):
            # An opposite that is negated says what the word says, and the reverse.
            means = {item.is_negated for item in said[other]} | {not item.is_negated for item in opposite[other]}
            agreed[own] += [item.span for item in said[own] if item.is_negated in means]
    return agreed


def _pair(row: _Row, source: Side, target: Side) -> tuple[_Said, _Said] | None:
    """Return the only word of the row on either side, None where a side has none or several."""
    left, right = (_find(row.words[side.language], side.text, side.language) for side in (source, target))
    return (left[0], right[0]) if len(left) == len(right) == 1 else None


def _find(pattern: re.Pattern[str], text: str, language: Language) -> list[_Said]:
    found = []
    for match in pattern.finditer(_fold(text)):
        start = match.start()
        before = [word for word in find_words(text) if word.stop <= start][-_REACH:]
        negator = None
        for word in reversed(before):
            written = fold(word.of(text))
            if not _BREAKS.isdisjoint(text[word.stop : start]):
                break
            if _DENYING[language].fullmatch(written):
                negator = word
                break
            if is_content_word(written) and not _BETWEEN.fullmatch(written):
                break
        found.append(_Said(Span(negator.start if negator else start, match.end()), negator is not None))
    return found


def _denies(side: Side) -> bool:
    return any(_DENYING[side.language].fullmatch(fold(word.of(side.text))) for word in side.words)


@lru_cache(maxsize=256)  # every row of the table asks again
def _fold(text: str) -> str:
    """Return ``text`` in lower case, with ё as е; no offset moves."""
    lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=1)
def _load() -> tuple[_Row, ...]:
    lines = (files("bilingual.score") / "reversals.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        _Row({"ru": _read(russian), "en": _read(english)}, {"ru": _read(other), "en": _read(turned)})
        for russian, other, english, turned in rows
    )


def _read(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{written})(?!\w)")
