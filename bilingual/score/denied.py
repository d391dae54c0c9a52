"""What denies on one side of a pair, and whether the other side answers it.

A plain negator («не», "not") denies the word behind it. It is *answered* when anything around that word's counterpart
can carry the denial: a negator (how many does not matter, Russian doubles them), a negative prefix, a word that denies
by itself ("failed to", «без»). Where nothing at all on the other side denies, the clause need only be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Language, Span
from bilingual.encode import Vectors
from bilingual.score.alignment import Alignment, Words
from bilingual.score.negators import (
    CARRIERS,
    DENIERS,
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

__all__ = ["Denied", "read_denials"]

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

_REACH_DENIED = 4
"""The same behind a word that denies by itself: "refused to extradite the suspect"."""

_OPPOSITE = 0.3
"""Cosine from which a word that denies by itself has its opposite on the other side."""

_RENDERED = 0.5
"""Cosine from which a word that may deny is another word's translation, if each is the other's closest."""

_ECHOED = 0.9
"""Share of the content words of either side with a counterpart from which both say the same, but for a negator."""

_TURNED = 0.8
"""Probability from which the trained scorer is sure that a negated word is said otherwise."""

_REACH_SAID = 5
"""How many words behind a negator :meth:`Denied.find_negated` looks."""

_STAYS = re.compile(r"remain\w*|stay\w*|keep\w*|kept|оста(?:л|ет|ют|н|в)\w*")
"""Carriers that say what others deny to change, whatever they translate."""

_WITH = frozenset({"with", "с", "со"})
_CUT_APOSTROPHE = re.compile(r"\s*['’]\s*")
_SENTENCE_ENDS = frozenset(".!?;")
_CLAUSE_ENDS = frozenset(".!?;:,()—–")


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
        self.negated = {k for i in [*self.plain, *self.deniers] for k in self._scope(i)}
        self.idiomatic = {i for i, is_free in enumerate(free) if not is_free}

    def _scope(self, i: int) -> range:
        """Return negator i and the words up to the first with content behind it."""
        behind = range(i + 1, min(i + 1 + _REACH_NEGATED, len(self.folded)))
        return range(i, next((k for k in behind if self.words.content[k]), i) + 1)

    def unanswered(self, other: Denied) -> list[tuple[Span, Span]]:
        """Return each negator that nothing answers, together with what it negates, and that word's counterpart."""
        if not other.denies(self):
            asked, reach = (self.plain, _REACH_CLAUSE) if self.plain else (self.deniers, _REACH_DENIED)
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

    def is_echoed(self, negator: Span, other: Denied) -> bool:
        """Tell whether the two sides say the same but for a negator: hardly a word of either has no counterpart.

        ``negator`` is the stretch with what it negates. Of human translations with a negator that nothing answers only
        those that lost it are so alike (``docs/checks.md``).
        """
        inside = [i for i, span in enumerate(self.words.spans) if negator.contains(span) and self.words.content[i]]
        surest = max((float(self.words.best[i]) for i in inside), default=0.0)
        return surest >= _RENDERED and min(self.share_met(), other.share_met()) >= _ECHOED

    def share_met(self) -> float:
        """Return the share of content words, beside those that deny, with a counterpart."""
        own = [i for i, is_content in enumerate(self.words.content) if is_content and not self.carries[i]]
        return sum(float(self.words.best[i]) >= CLOSE_ENOUGH for i in own) / max(1, len(own))

    def has_with(self, thing: Span) -> bool:
        """Tell whether "with" stands before a thing: the plain opposite of without it."""
        i = self.words.spans.index(thing)
        return not _WITH.isdisjoint(self.folded[max(0, i - _REACH_NEGATED) : i])

    def denies(self, asking: Denied) -> bool:
        """Tell whether any word denies, other than one that only says what another word of the other side says."""
        return any(
            carries
            and not (STATES[self.language].fullmatch(self.folded[k]) and self.translates(k, asking))
            and not self.renders(k, asking)
            for k, carries in enumerate(self.carries)
        )

    def renders(self, k: int, asking: Denied) -> bool:
        """Tell whether carrier k stands for a word that ``asking`` does not deny: "opposition" for «оппозиция»."""
        if self.words.best[k] < _RENDERED:
            return False
        twin = int(self.words.partner[k])
        if int(asking.words.partner[twin]) != k or twin in asking.negated:
            return False
        if {self.folded[k], asking.folded[twin]} == {"until", "до"}:
            return True
        own = (_STAYS, *(table[self.language] for table in (NEGATORS, DENIERS, LEXICAL)))
        if not self.words.content[k] or any(pattern.fullmatch(self.folded[k]) for pattern in own):
            return False
        return NEGATORS[asking.language].fullmatch(asking.folded[twin]) is None

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
            if not self.translates(k, asking) and not self.lacks_too(k, asking):
                return True
        return False

    def lacks_too(self, k: int, asking: Denied) -> bool:
        """Tell whether carrier k is the "without" of a «без»: it answers no other negator, as «ни» may."""
        twin = int(self.words.partner[k])
        return {self.folded[k], asking.folded[twin]} == {"without", "без"}

    def answers_near(self, j: int, asking: Denied, before: int, after: int) -> bool:
        """Tell whether a word of word j's clause, at most so many before or after it, carries a denial of its own."""
        near = range(max(0, j - before), min(len(self.folded), j + after + 1))
        return any(
            self.carries[k] and not _stand_apart(self.words, j, k, _CLAUSE_ENDS) and not self.translates(k, asking)
            for k in near
        )

    def find_negated(self, i: int, changed: Vectors) -> int | None:
        """Return the first content word of the clause behind negator i that has a counterpart.

        A word that denies by itself may have its opposite for one, and so may one that is surely said otherwise, as
        ``changed`` (n words,) tells: «не допустили» and "allowed".
        """
        if LEXICAL[self.language].fullmatch(self.folded[i]) and self.words.best[i] >= _OPPOSITE:
            return i
        for k in range(i + 1, min(i + 1 + _REACH_SAID, len(self.folded))):
            if _stand_apart(self.words, i, k, _CLAUSE_ENDS):
                return None
            close = _OPPOSITE if changed[k] >= _TURNED else CLOSE_ENOUGH
            if self.words.content[k] and self.words.best[k] >= close:
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
        if self.folded[i] == "нет" and not any(words.content[k] for k in behind):
            return self._lacking(i, reach)
        before = i - 1  # «налоги повышать не будут»: nothing but an auxiliary stands behind the negator
        if self.folded[i] != "не" or before < 0 or any(words.content[k] for k in behind):
            return None
        said = words.content[before] and words.best[before] >= STILL_THERE and not self.carries[before]
        return before if said and not _stand_apart(words, before, i, _CLAUSE_ENDS) else None

    def _lacking(self, i: int, reach: int) -> int | None:
        """Return the last content word of the clause before «нет» that is surely said: «потерь среди жителей нет»."""
        words = self.words
        for k in range(i - 1, max(-1, i - 1 - reach), -1):
            if _stand_apart(words, i, k, _CLAUSE_ENDS) or NEGATORS[self.language].fullmatch(self.folded[k]):
                return None
            if words.content[k] and words.best[k] >= STILL_THERE:
                return k
        return None

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
