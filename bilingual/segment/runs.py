"""Stretches of one language inside a paragraph.

The script of most words outside quotations is a paragraph's *host*; a *stretch* is words in another script with no host
word between them. A stretch becomes a run of its own when it says something, by the first of these rules that fires:

========================  =================================================================================
``foreign_passage``       four words or more, half of them small: running text, wherever it stands
``foreign_sentence``      two words or more from one sentence end to the next: ``Спасибо. Thank you all. Пока.``
``foreign_quotation``     a quotation or bracket of two words or more, not a name (no small word) and not a
                          term (two words, both small): ``He wrote “Крым наш”``, but «The New York Times»
``glossed_quotation``     a quotation of two words or more with its translation in brackets behind it; the
                          brackets are a run too: ``“русский мир” (Russian world)``
``language_quotation``    a quotation of four words or more in the host's script but another language: „Das
                          Mammut kommt wieder“ in an English sentence
========================  =================================================================================

All else — hashtags, handles, names, single words, terms — stays in the sentence around it (``foreign_words``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bilingual.datatypes import Decision, Explain, Language, Span
from bilingual.language import find_letter_words, recognise_inside, script_of_word
from bilingual.words import FUNCTION_WORDS

__all__ = ["find_runs"]

_PARTICLES = "of the and for a an in on to at de del della di la le les el von van der den du y e"
_NAME_PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside names: ``The Lord of the Rings``, ``Rio de Janeiro``."""

_PASSAGE_WORDS = 4
_PHRASE_WORDS = 2
_LONGEST_QUOTATION = 1_000  # characters between its marks; what is longer is a passage anyway
_DEEPEST = 8  # quotations inside quotations
_QUOTED_SHARE = 0.6  # of a quotation's words, to be in its script in spite of a name

_MARK = re.compile(r"[“”«»„()\[\]\"]")
_CLOSING = {"“": "”", "«": "»", "„": "“”", "(": ")", "[": "]", '"': '"'}
_ENDS = re.compile(r"(?:[.!?…,;:»”)\]]|(?<=\S)[\"'’])+(?=[\s«“„(\[\"']|\Z)")
_SENTENCE_END = re.compile(r"[.!?…]")
_BORDER = re.compile(r"[.!?…:;«»“”„()\[\]\"]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and the script of the run it will be in; ``quotation`` numbers the quotation it was cut out with."""

    start: int
    stop: int
    is_small: bool
    own: Language
    script: Language
    quotation: int = 0


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation or bracket: offsets of its marks, and the indices of the words between them."""

    start: int
    stop: int
    words: range


_OPENS = re.compile(r"\s[(\[]?[«“„\"'‘(\[]")
"""White space before a mark that opens, not closes: «да» ("yes")."""


def find_runs(text: str, explain: Explain | None = None) -> list[Span]:
    """Return the runs of ``text`` in order, trimmed; together they hold all that is not white space.

    >>> text = "He wrote “Крым наш” (“Crimea is ours”) under #Крым."
    >>> [span.of(text) for span in find_runs(text)]
    ['He wrote', '“Крым наш”', '(“Crimea is ours”)', 'under #Крым.']
    """
    words = _read_words(text)
    quotations = _find_quotations(text, [word.start for word in words])
    words = _cut_languages(text, words, quotations, explain)
    if len({word.own for word in words}) > 1:
        host = _host(words, quotations)
        words = _cut_quotations(text, words, quotations, host, explain)
        words = _cut_stretches(text, words, host, explain)
    cuts = [_border(text, a.stop, b.start) for a, b in pairwise(words) if _key(a) != _key(b)]
    runs = (_trimmed(text, start, stop) for start, stop in pairwise([0, *cuts, len(text)]))
    return [run for run in runs if run]


def _key(word: _Word) -> tuple[Language, int]:
    """Neighbours with the same key are in the same run."""
    return word.script, word.quotation


def _read_words(text: str) -> list[_Word]:
    words = []
    for match in find_letter_words(text):
        word = match[0]
        script = script_of_word(word)
        is_small = not any(map(str.isupper, word)) and word not in _NAME_PARTICLES
        words.append(_Word(match.start(), match.end(), is_small, script, script))
    return words


def _host(words: Sequence[_Word], quotations: Sequence[_Quotation]) -> Language:
    """Return the script of the words outside quotations, or of all when none are outside; small words count twice."""
    quoted = {index for quotation in quotations for index in quotation.words}
    weights: Counter[Language] = Counter()
    for index, word in enumerate(words):
        if index not in quoted or len(quoted) == len(words):
            weights[word.own] += 2 if word.is_small else 1
    return max(weights, key=lambda script: weights[script])


def _cut_quotations(
    text: str, words: Sequence[_Word], quotations: Sequence[_Quotation], host: Language, explain: Explain | None
) -> list[_Word]:
    """Give a number to each foreign quotation that qualifies, and to the brackets that translate one."""
    words = list(words)
    opened_at = {quotation.start: quotation for quotation in quotations}
    cut_until = 0
    for number, quotation in enumerate(quotations, start=1):
        if quotation.start < cut_until:
            continue  # inside one that is cut out already
        parts: tuple[_Quotation, ...]
        gloss = opened_at.get(_skip_white(text, quotation.stop))
        if gloss and _is_glossed(text, words, quotation, gloss):
            rule, parts = "glossed_quotation", (quotation, gloss)
        elif _says_something(text, words, quotation, host):
            rule, parts = "foreign_quotation", (quotation,)
        else:
            continue
        for part in parts:
            script = _script_inside(words, part)
            if part is quotation and script == host:
                continue  # the host's own quotation stays in its sentence, the foreign gloss is cut
            for index in part.words:
                words[index] = replace(words[index], script=script, quotation=2 * number + (part is gloss))
            if explain:
                explain(Decision(rule, Span(part.start, part.stop), "a run of its own"))
        cut_until = parts[-1].stop
    return words


def _cut_languages(
    text: str, words: Sequence[_Word], quotations: Sequence[_Quotation], explain: Explain | None
) -> list[_Word]:
    """Give a number to each quotation that is in the script around it and in another language than ru or en."""
    words = list(words)
    for number, quotation in enumerate(quotations, start=1):
        inside = [words[index] for index in quotation.words]
        scripts = {word.own for word in inside}
        n_small = sum(word.is_small for word in inside)
        if len(inside) < _PASSAGE_WORDS or len(scripts) > 1 or 2 * n_small < len(inside) or inside[0].quotation:
            continue
        (script,) = scripts
        if script != "other" and recognise_inside(text[quotation.start : quotation.stop], script, script) == "other":
            for index in quotation.words:
                words[index] = replace(words[index], quotation=-number)
            if explain:
                explain(Decision("language_quotation", Span(quotation.start, quotation.stop), "a run of its own"))
    return words


def _find_quotations(text: str, starts: Sequence[int]) -> list[_Quotation]:
    """Return the quotations and brackets of ``text`` that close within reach, in order, the outer before the inner."""
    found: list[_Quotation] = []
    opened: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        while opened and mark.start() - opened[0].start() > _LONGEST_QUOTATION:
            opened.pop(0)
        depth = next((n for n in range(len(opened) - 1, -1, -1) if mark[0] in _CLOSING[opened[n][0]]), None)
        if depth is not None and not (mark[0] == '"' and text[mark.start() - 1].isspace()):
            start = opened[depth].start()
            inside = range(bisect_left(starts, start), bisect_left(starts, mark.start()))
            found.append(_Quotation(start, mark.end(), inside))
            del opened[depth:]
        elif mark[0] in _CLOSING:
            opened = [*opened[-_DEEPEST:], mark]
    return sorted(found, key=lambda quotation: quotation.start)


def _script_inside(words: Sequence[_Word], quotation: _Quotation) -> Language:
    """Return the script of a quotation when one is clearly ahead, else ``other``."""
    counts = Counter(words[index].own for index in quotation.words)
    script, n_words = counts.most_common(1)[0] if counts else ("other", 0)
    return script if n_words >= _QUOTED_SHARE * len(quotation.words) else "other"


def _says_something(text: str, words: Sequence[_Word], quotation: _Quotation, host: Language) -> bool:
    """Tell whether a quotation is foreign, and neither a name nor a term."""
    inside = [words[index] for index in quotation.words if words[index].own != host]
    if len(inside) < _PHRASE_WORDS or _script_inside(words, quotation) == host:
        return False
    if 2 * len(inside) <= len(quotation.words) or not any(word.is_small for word in inside):
        return False
    ends = _SENTENCE_END.search(text, inside[-1].stop, quotation.stop)
    return len(inside) > _PHRASE_WORDS or not inside[0].is_small or bool(ends)


def _is_glossed(text: str, words: Sequence[_Word], quotation: _Quotation, gloss: _Quotation) -> bool:
    """Tell whether brackets in the other script, behind a quotation, translate it; a name in brackets does not."""
    if text[gloss.start] != "(" or min(len(quotation.words), len(gloss.words)) < _PHRASE_WORDS:
        return False
    if _script_inside(words, quotation) == _script_inside(words, gloss):
        return False
    return any(words[index].is_small for index in gloss.words)


def _cut_stretches(text: str, words: list[_Word], host: Language, explain: Explain | None) -> list[_Word]:
    """Keep the foreign stretches that qualify foreign, and give the words of the others to the host."""
    words = _absorb_names(text, words, host)
    result: list[_Word] = []
    for _, group in groupby(words, key=_key):
        stretch = list(group)
        if stretch[0].script != host and not stretch[0].quotation:
            before = words[len(result) - 1].stop if result else 0
            after = words[len(result) + len(stretch)].start if len(result) + len(stretch) < len(words) else len(text)
            rule = _stretch_rule(text, stretch, before, after)
            if explain:
                outcome = "a run of its own" if rule else "stays in the sentence around it"
                explain(Decision(rule or "foreign_words", Span(stretch[0].start, stretch[-1].stop), outcome))
            if not rule:
                stretch = [replace(word, script=host) for word in stretch]
        result += stretch
    return result


def _stretch_rule(text: str, stretch: Sequence[_Word], before: int, after: int) -> str | None:
    """Return the rule by which a stretch is a run, or None.

    The words beside it end at ``before`` and begin at ``after``.
    """
    n_small = sum(word.is_small for word in stretch)
    if len(stretch) >= _PASSAGE_WORDS and 2 * n_small >= len(stretch):
        return "foreign_passage"
    opens = before == 0 or _SENTENCE_END.search(text, before, stretch[0].start)
    closes = after == len(text) or _SENTENCE_END.search(text, stretch[-1].stop, after)
    return "foreign_sentence" if len(stretch) >= _PHRASE_WORDS and opens and closes else None


def _absorb_names(text: str, words: Sequence[_Word], host: Language) -> list[_Word]:
    """Let a foreign stretch run on over one host word that is no small change: ``Мы запускаем iPhone завтра``."""
    result = list(words)
    for index in range(1, len(words) - 1):
        left, word, right = words[index - 1 : index + 2]
        if word.script != host or left.script == host or _key(left) != _key(right) or word.quotation:
            continue
        if text[word.start : word.stop].lower() not in FUNCTION_WORDS and not _BORDER.search(
            text, left.stop, right.start
        ):
            result[index] = replace(word, script=left.script, quotation=left.quotation)
    return result


def _border(text: str, left: int, right: int) -> int:
    """Return where a run ends between two words: behind what closes the left one, before what opens the right one.

    ``left`` is the end of the left word, ``right`` the start of the right one.
    """
    opening = _OPENS.search(text, left, right)
    closing = list(_ENDS.finditer(text, left, opening.start() if opening else right))
    place = closing[-1].end() if closing else left
    while place < right and not closing and not text[place].isspace():
        place += 1
    return left if place == right and not closing else place


def _skip_white(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    """Return the span without white space at its ends, or None when nothing is left."""
    piece = text[start:stop]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(stripped))
