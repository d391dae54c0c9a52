"""How the two languages of a document lie: one text printed in both, or an article in one about what the other says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from bilingual.datatypes import Language
from bilingual.statements.frames import find_frames
from bilingual.statements.quotes import find_quotes
from bilingual.statements.sentences import Paragraph
from bilingual.statements.wordlist import word_set

__all__ = ["find_reporting", "prints_twice"]

_BOTH: tuple[Language, ...] = ("ru", "en")
_ASIDE = ("heading", "caption")

_FRAMED = 0.4
"""Share of its paragraphs in which an article says who said something; news has more."""

_FEWEST_FRAMED = 2
"""Such paragraphs of an article."""

_QUOTED = 0.5
"""Share of a quotation's paragraph that stands in its marks; the rest says who spoke."""

_FEWEST_QUOTING = 2
"""Such paragraphs of an article that gives the words it reports."""

_OWN = word_set("i we я мы")

_TAIL = 0.05
"""Share of a text below which what stands behind both languages is no part of it: a list of links, an editor's note."""


def _runs(running: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs of the body in runs of one language."""
    body = [item for item in running if item.language != "other" and item.block.kind not in (*_ASIDE, "quote")]
    return [list(run) for _, run in groupby(body, key=lambda item: item.language)]


def find_reporting(text: str, running: Sequence[Paragraph]) -> Language | None:
    """Return the language of an article that reports what the document says in the other, or None.

    It stands above or below a statement, or between the quotations it reports.
    """
    runs = _runs(running)
    if len({run[0].language for run in runs}) < len(_BOTH):
        return None
    titles = {item.language for item in running if item.block.kind == "heading"} - {"other"}
    return _framing(runs) or _quoting(text, runs, titles)


def _framing(runs: Sequence[Sequence[Paragraph]]) -> Language | None:
    """Return the language of an article that stands above or below a statement in the other, or None.

    An article says again and again who said something, a statement does not; a translation of either does as it does.
    """
    if len(runs) != len(_BOTH):
        return None
    n_framed = [sum(map(_is_framed, run)) for run in runs]
    shares = [n / len(run) for n, run in zip(n_framed, runs, strict=True)]
    at = shares.index(max(shares))
    is_article = n_framed[at] >= _FEWEST_FRAMED and shares[at] >= _FRAMED and shares[1 - at] <= shares[at] / 3
    return runs[at][0].language if is_article else None


def _is_framed(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says of someone else that he said something."""
    return any(
        frame.cue_kind == "say" and frame.subject is not None and frame.subject.text.lower() not in _OWN
        for sentence in paragraph.sentences
        for frame in find_frames(sentence.tokens, sentence.names, sentence.language)
    )


def _quoting(text: str, runs: Sequence[Sequence[Paragraph]], titles: AbstractSet[Language]) -> Language | None:
    """Return the language of an article whose paragraphs in the other are quotations, as its own are not, or None.

    Where there are headlines in ``titles``, one is in the language of the article.
    """
    counts = Counter((item.language, _is_quotation(text, item)) for run in runs for item in run if item.sentences)
    quoted = [counts[language, True] for language in _BOTH]
    own, other = sorted(_BOTH, key=lambda language: counts[language, True])
    is_article = counts[own, False] >= _FEWEST_QUOTING and max(quoted) - min(quoted) > max(quoted) / 2
    is_quoted = counts[other, True] >= max(_FEWEST_QUOTING, 1 + counts[other, False])
    return own if is_article and is_quoted and (not titles or own in titles) else None


def _is_quotation(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is something quoted with hardly a word around it."""
    span = paragraph.block.span
    quoted = sum(len(quote.inner) for quote in find_quotes(text, span.start, span.stop))
    return quoted >= _QUOTED * len(span)


def prints_twice(running: Sequence[Paragraph]) -> bool:
    """Tell whether the languages take turns as in a text printed twice: one after the other, or part by part."""
    runs = _runs(running)
    body = [item for run in runs for item in run]
    if len(runs) % 2 and sum(len(item.block.span) for item in runs[-1]) < _TAIL * sum(len(i.block.span) for i in body):
        runs.pop()
    in_turn = all(len(one) == len(other) for one, other in zip(runs[::2], runs[1::2], strict=False))
    return len(runs) == len(_BOTH) or (not len(runs) % 2 and in_turn)
