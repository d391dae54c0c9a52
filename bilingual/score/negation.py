"""Whether a statement and its translation are both affirmed or both denied.

A plain negator («не», "not") denies the word behind it. It is *answered* when anything around that word's counterpart
can carry the denial: a negator (how many does not matter, Russian doubles them), a negative prefix, a word that denies
by itself ("failed to", «без»). Where nothing at all on the other side denies, the clause need only be there.

An unanswered negator on one side is a finding unless the other side has an unanswered one too: then the denial only
moved ("I don't think he came" is «думаю, он не пришёл»). "No", "without", "refused", «без» are denials as well, but
are asked for only where the other side denies nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.score import Check, Difference, Side
from bilingual.score.alignment import Alignment, Words, align_words
from bilingual.score.negators import (
    CARRIERS,
    DENIERS,
    DOUBTS,
    IDIOMS,
    LEXICAL,
    NEGATORS,
    NOT_UNTIL,
    STATES,
    UNTIL,
    is_plain_negator,
)
from bilingual.score.reversals import find_agreed
from bilingual.words import fold

__all__ = ["Denied", "check_negation", "deny", "is_negative", "read_denials"]

_CONFIDENCE = 0.75
"""Share of right findings among those on DEMETR-ru and on human references together; on the latter alone few are right
(docs/checks.md)."""

CLOSE_ENOUGH = 0.4
"""Cosine from which the negated word has a counterpart on the other side. Below, a lost negation is a lost clause."""

STILL_THERE = 0.44
"""Cosine of any content word behind a negator from which its clause is still there, when nothing across denies.

Of the lone negators of human translations on the tuning half, the clauses said in other words stay below .35."""

_REACH_CLAUSE = 6
"""How many words behind a negator may show that its clause is still there."""

REACH_BEFORE, REACH_AFTER = 10, 5
"""How many words before and after a counterpart may carry its denial; nothing beyond a full stop does."""

_REACH_NEGATED = 3
"""The negated word is the first content word within this many words behind the negator."""

_OPPOSITE = 0.3
"""Cosine from which a word that denies by itself has its opposite on the other side."""

_REACH_SAID = 5
"""How many words behind a negator :meth:`Denied.find_negated` looks."""

_WITHOUT = re.compile(r"(?:без|without)\s", re.IGNORECASE)
_WITH = frozenset({"with", "с", "со"})
_CUT_APOSTROPHE = re.compile(r"\s*['’]\s*")
_SENTENCE_ENDS = frozenset(".!?;")
_CLAUSE_ENDS = frozenset(".!?;:,()—–")


def check_negation(source: Side, target: Side) -> Check:
    """Report a negator of one side that nothing on the other side answers."""
    if {source.language, target.language} != {"ru", "en"}:
        return Check(())
    alignment = align_words(source, target)
    one, other = read_denials(alignment, source.language, target.language)
    lost, added = one.unanswered(other), other.unanswered(one)
    if bool(lost) == bool(added):
        return Check(())
    if lost:
        return Check((deny(one, other, *lost[0]),))
    negator, answer = added[0]
    return Check((deny(one, other, answer, negator, is_added=True),))


def is_negative(text: str, language: Language) -> bool:
    """Tell whether any word of ``text`` may negate; the "than" of "more than" does not."""
    carriers = CARRIERS.get(language)
    return carriers is not None and any(carriers.fullmatch(word) for word in fold(text).split() if word != "than")


def read_denials(alignment: Alignment, source: Language, target: Language) -> tuple[Denied, Denied]:
    """Return what denies on either side of two texts in the languages ``source`` and ``target``.

    An "until" that both sides say says nothing of who denies: «пока … не» is one.
    """
    left, right = (
        _find(UNTIL[own], words.text) for own, words in ((source, alignment.source), (target, alignment.target))
    )
    is_shared = bool(left and right)
    agreed = find_agreed(alignment.source.text, source, alignment.target.text, target)
    return (
        Denied(alignment.source, source, left if is_shared else (), agreed[0]),
        Denied(alignment.target, target, right if is_shared else (), agreed[1]),
    )


def _find(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


class Denied:
    """One side's words, folded, with those that deny; those in ``until``, which the other side says as well, do not.

    What is ``agreed`` denies on both sides (:func:`bilingual.score.reversals.find_agreed`), as an idiom would.

    ``plain`` and ``deniers`` are the indices of plain negators and of :data:`DENIERS` that belong to no idiom;
    ``idiomatic`` those of words that do.
    """

    def __init__(
        self, words: Words, language: Language, until: Sequence[Span] = (), agreed: Sequence[Span] = ()
    ) -> None:
        self.words, self.language, self.until = words, language, until
        folded = _join_tokens(words, [fold(span.of(words.text)) for span in words.spans])
        said = [any(own.overlaps(span) for own in until) for span in words.spans]
        self.folded = ["" if is_said else word for word, is_said in zip(folded, said, strict=True)]
        self.carries = [CARRIERS[language].fullmatch(word) is not None for word in self.folded]
        idioms = [*_find(IDIOMS[language], words.text), *agreed]
        if language == "en" and not until:
            idioms += _find(NOT_UNTIL, words.text)
        free = [not any(idiom.overlaps(span) for idiom in idioms) for span in words.spans]
        plain = [is_plain_negator(word, language) for word in self.folded]
        negates = [NEGATORS[language].fullmatch(word) is not None for word in self.folded]
        self.n_negators = sum(negates)
        self.plain = [i for i, is_plain in enumerate(plain) if is_plain and free[i]]
        self.deniers = [
            i
            for i, word in enumerate(self.folded)
            if free[i] and (DENIERS[language].fullmatch(word) or self.folded[i : i + 2] == ["едва", "ли"])
        ]
        self.idiomatic = {i for i, is_free in enumerate(free) if not is_free}

    def unanswered(self, other: Denied) -> list[tuple[Span, Span]]:
        """Return each negator that nothing answers, together with what it negates, and that word's counterpart."""
        if not other.denies(self):
            asked, reach = (self.plain, _REACH_CLAUSE) if self.plain else (self.deniers, _REACH_NEGATED)
            there = [(i, self._still_there(i, reach)) for i in asked]
            return [self._pair(i, k, other) for i, k in there if k is not None]
        if other.n_negators >= self.n_negators:
            return []
        found = []
        for i in self.plain:
            negated = self._negated(i, other)
            if negated is None:
                continue
            j = int(self.words.partner[negated])
            # «Не прекращаются» is "continue": the negated word denies as well, so the two denials are gone together.
            denies_twice = self.carries[negated] and not other.carries[j]
            if not denies_twice and not other.answers(j, self):
                found.append(self._pair(i, negated, other))
        return found

    def has_with(self, thing: Span) -> bool:
        """Tell whether "with" stands before a thing: the plain opposite of without it."""
        i = self.words.spans.index(thing)
        return not _WITH.isdisjoint(self.folded[max(0, i - _REACH_NEGATED) : i])

    def denies(self, asking: Denied) -> bool:
        """Tell whether any word denies, other than one of :data:`STATES` that only says what the other side says."""
        return any(
            carries and not (STATES[self.language].fullmatch(self.folded[k]) and self.translates(k, asking))
            for k, carries in enumerate(self.carries)
        )

    def translates(self, k: int, asking: Denied) -> bool:
        """Tell whether carrier k merely says what a carrier says: «закрыть» for "close", «потерял» for "lost"."""
        if NEGATORS[self.language].fullmatch(self.folded[k]) or self.words.best[k] < CLOSE_ENOUGH:
            return False
        twin = asking.folded[int(self.words.partner[k])]
        return not is_plain_negator(twin, asking.language) and CARRIERS[asking.language].fullmatch(twin) is not None

    def answers(self, j: int, asking: Denied) -> bool:
        """Tell whether a word around word j carries a denial of its own.

        A carrier that merely translates a carrier («потерял» for "lost") denies nothing more than the original does.
        """
        joined = not {"or", "nor", "или", "ни"}.isdisjoint(self.folded[max(0, j - 3) : j])  # "not to hide or swim"
        first = 0 if joined else max(0, j - REACH_BEFORE)
        for k in range(first, min(len(self.folded), j + REACH_AFTER + 1)):
            if not self.carries[k] or _stand_apart(self.words, j, k, _SENTENCE_ENDS):
                continue
            if not self.translates(k, asking):
                return True
        return False

    def answers_near(self, j: int, asking: Denied, before: int, after: int) -> bool:
        """Tell whether a word of word j's clause, at most so many before or after it, carries a denial of its own."""
        near = range(max(0, j - before), min(len(self.folded), j + after + 1))
        return any(
            self.carries[k] and not _stand_apart(self.words, j, k, _CLAUSE_ENDS) and not self.translates(k, asking)
            for k in near
        )

    def find_negated(self, i: int) -> int | None:
        """Return the first content word of the clause behind negator i that has a counterpart.

        A word that denies by itself may have its opposite for one.
        """
        if LEXICAL[self.language].fullmatch(self.folded[i]) and self.words.best[i] >= _OPPOSITE:
            return i
        for k in range(i + 1, min(i + 1 + _REACH_SAID, len(self.folded))):
            if _stand_apart(self.words, i, k, _CLAUSE_ENDS):
                return None
            if self.words.content[k] and self.words.best[k] >= CLOSE_ENOUGH:
                return k
        return None

    def _negated(self, i: int, other: Denied) -> int | None:
        """Return the first content word behind negator i that has a counterpart, if it is the counterpart's as well."""
        words = self.words
        for k in range(i + 1, min(i + 1 + _REACH_NEGATED, len(self.folded))):
            if not words.content[k] or words.best[k] < CLOSE_ENOUGH:
                continue
            if other.words.partner[int(words.partner[k])] == k and not _has_break(words, i, k):
                return k
        return None

    def _still_there(self, i: int, reach: int) -> int | None:
        """Return the first content word of the clause behind negator i that is surely said on the other side."""
        words = self.words
        behind = []
        for k in range(i + 1, min(i + 1 + reach, len(self.folded))):
            if _stand_apart(words, i, k, _CLAUSE_ENDS):
                break
            if self.carries[k]:
                return None  # «не страдает без работы»: two denials may be one affirmation
            if words.content[k] and words.best[k] >= STILL_THERE:
                return k
            behind.append(k)
        before = i - 1  # «налоги повышать не будут»: nothing but an auxiliary stands behind the negator
        if self.folded[i] != "не" or before < 0 or any(words.content[k] for k in behind):
            return None
        said = words.content[before] and words.best[before] >= STILL_THERE and not self.carries[before]
        return before if said and not _stand_apart(words, before, i, _CLAUSE_ENDS) else None

    def _pair(self, i: int, k: int, other: Denied) -> tuple[Span, Span]:
        """Return the stretch of negator i and word k, and that word's counterpart."""
        return self.stretch(i, k), other.words.spans[int(self.words.partner[k])]

    def stretch(self, i: int, k: int) -> Span:
        """Return the span from one of two words to the other."""
        first, last = min(i, k), max(i, k)
        return Span(self.words.spans[first].start, self.words.spans[last].stop)


def _join_tokens(words: Words, folded: list[str]) -> list[str]:
    """Return the folded words with the negator that a tokeniser has cut in two in one piece: "don 't" is "don't"."""
    for i in range(1, len(folded)):
        gap = words.text[words.spans[i - 1].stop : words.spans[i].start]
        if folded[i] == "t" and folded[i - 1].endswith("n") and _CUT_APOSTROPHE.fullmatch(gap):
            folded[i - 1], folded[i] = f"{folded[i - 1]}'t", ""  # "don 't"
    return folded


def _has_break(words: Words, j: int, k: int) -> bool:
    """Tell whether punctuation stands between words j and k."""
    between = words.text[words.spans[j].stop : words.spans[k].start]
    return any(not (letter.isalnum() or letter.isspace()) for letter in between)


def _stand_apart(words: Words, j: int, k: int, ends: frozenset[str]) -> bool:
    """Tell whether any of ``ends`` stands between words j and k."""
    first, last = sorted((j, k))
    return not ends.isdisjoint(words.text[words.spans[first].stop : words.spans[last].start])


def deny(one: Denied, other: Denied, source: Span, target: Span, *, is_added: bool = False) -> Difference:
    """Return the finding that a denial, within ``source`` or, put in, within ``target``, stands on one side only.

    It is settled, whatever the trained scorer sees: "with" for «без», what both sides hold "until" something while only
    one says "not", and a doubt («вряд ли») where the other side denies nothing.
    """
    side, answering, negator, answer = (other, one, target, source) if is_added else (one, other, source, target)
    said = negator.of(side.words.text)
    is_with = _WITHOUT.match(said) is not None and answering.has_with(answer)
    is_doubt = any(
        negator.contains(side.words.spans[i]) and DOUBTS[side.language].fullmatch(side.folded[i]) for i in side.deniers
    )
    is_until = bool(side.until) and any(negator.contains(side.words.spans[i]) for i in side.plain)
    return Difference(
        "accuracy/mistranslation",
        "negation",
        "major",
        (source,),
        (target,),
        f"the negation “{said}” {'was added' if is_added else 'is gone'}",
        _CONFIDENCE,
        is_with or is_until or (is_doubt and not answering.denies(side)),
    )
