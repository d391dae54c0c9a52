"""Cuts sentences into clauses, so that a link can point at the part of a sentence that corresponds.

A reporter folds an original into a longer sentence, so the unit of a report is a run of neighbouring clauses. The rules
only say where a cut is possible; linking decides which neighbours belong together, so a cut too many does no harm.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.words import is_content_word

__all__ = ["CLAUSE_RULES", "cut_clauses"]

_ENGLISH_OPENERS = (
    r"that|which|who|whom|whose|because|although|though|while|whereas|unless|until|when|where|if|whether|so\ that|but"
)
_ENGLISH_AFTER_AND = (
    r"from|to|in|on|at|for|with|without|by|of|into|about|over|under|against|after|before|through|as|"
    r"i|we|you|he|she|it|they|there|this|that|these|those|"
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|not|never|"
    r"asked|said|says|added|told|called|thus|then|now|also|even|what|who|how|why|when|where"
)
_RUSSIAN_AFTER_AND = (
    r"в|во|на|с|со|к|ко|у|о|об|от|по|под|за|из|до|для|без|при|про|над|через|"
    r"я|мы|ты|вы|он|она|оно|они|это|этот|эта|эти|тот|та|те|там|тут|здесь|тогда|теперь|уже|еще|ещё|"
    r"не|ни|будет|будут|был|была|было|были|может|могут|должен|должны|что|кто|как|где|когда|почему|потом|даже|тоже"
)

CLAUSE_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("after-punctuation", re.compile(r"[,;:](?=\s)")),
    ("after-ellipsis", re.compile(r"(?:…|\.{3})[\])]?(?=\s)")),
    ("after-dash", re.compile(r"(?<=\s)[—–-](?=\s)|—")),
    ("after-closing-mark", re.compile(r"(?<=\S)[)\]”»](?=[\s,.;:])")),
    ("before-opening-mark", re.compile(r"(?<=\s)(?=[(\[“«„])")),
    ("before-opener", re.compile(rf"(?<=\s)(?=(?:{_ENGLISH_OPENERS})\s)", re.IGNORECASE)),
    ("before-and", re.compile(rf"(?<=\s)(?=(?:and|or)\s+(?:{_ENGLISH_AFTER_AND})\s)", re.IGNORECASE)),
    ("before-i", re.compile(rf"(?<=\s)(?=(?:и|или|а|но|да)\s+(?:{_RUSSIAN_AFTER_AND})\s)", re.IGNORECASE)),
)
"""Named places where a clause may begin: the end of a match."""


def cut_clauses(text: str, words: Sequence[Span], borders: Sequence[int] = ()) -> list[range]:
    """Return the clauses of a sentence as ranges of its ``words``; together they are all of its words, in order.

    ``words`` are spans in ``text``; ``borders`` are further offsets to cut at, such as the ends of a quotation.

    >>> from bilingual.words import find_words
    >>> text = "He said that it would fall, and from there"
    >>> words = find_words(text)
    >>> [text[words[c.start].start : words[c.stop - 1].stop] for c in cut_clauses(text, words)]
    ['He said', 'that it would fall', 'and from there']
    """
    starts = [word.start for word in words]
    offsets = {match.end() for _, rule in CLAUSE_RULES for match in rule.finditer(text)}
    # The first word at or after an offset opens a clause; offsets with no word between them fall together.
    fixed = {bisect_left(starts, offset) for offset in borders}
    loose = {bisect_left(starts, offset) for offset in offsets} - fixed
    # A lone "and" or "что" belongs to what follows it.
    lone = {cut + 1 for cut in loose | fixed if cut < len(words) and not is_content_word(words[cut].of(text))}
    cuts = sorted((fixed | (loose - lone)) - {0, len(words)})
    return [range(first, last) for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True) if first < last]
