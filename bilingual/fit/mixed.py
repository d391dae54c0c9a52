"""Mixed documents with known links, made from translated articles.

Sentences of one side are posts in the article on the other side, at places drawn by lot; half of them lose their
counterpart there. What the posts are, and what the article makes of them, is the variant.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal, get_args

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Block, BlockKind, Document, Language, Segment, Span, Statement
from bilingual.words import find_words, fold, is_content_word

__all__ = ["VARIANTS", "Mixed", "QuotedPair", "Variant", "mix", "mixed_set"]

REMOVED = 0.5
"""Share of the posts whose counterpart is taken out of the article."""

POSTED = 0.35
"""Share of the runs of sentences, or of the clauses, that become posts."""

LONGEST_CLAUSE = 12
"""Words of a clause that is posted: what reporters quote within a sentence is mostly shorter than that."""

FEWEST_PAIRS = 4
"""Sentences an article needs."""

_FINAL = frozenset(".!?…:;")
_CLOSING = "\"'»”’)] "

_OTHER: Mapping[Language, Language] = {"ru": "en", "en": "ru"}

Variant = Literal["segment", "fragment", "clause", "split", "merged", "reversed", "distractor"]
"""``segment``: one to three whole sentences; ``fragment``: a quotation out of its sentence; ``clause``: a clause out of
its sentence, quoted or not; ``split``: one sentence that the article tells in two; ``merged``: two that it tells in
one; ``reversed``: two or three that it tells in the opposite order; ``distractor``: as ``segment``, and as many
sentences of the most similar other article."""

VARIANTS: tuple[Variant, ...] = get_args(Variant)


@dataclass(frozen=True, slots=True)
class QuotedPair:
    """A sentence, its translation, and the parts of both that are quoted in them."""

    ru: str
    en: str
    quotes: tuple[tuple[str, str], ...] = ()

    def text(self, language: Language) -> str:
        """Return the side in ``language``."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Mixed:
    """A document and its truth: for each post's segment id those it is reported in, and the exact part if known.

    A post without a counterpart is in ``posts`` and not in ``gold``.
    """

    document: Document
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    posts: tuple[str, ...]
    gold: dict[str, tuple[str, ...]]
    parts: dict[str, Span]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a post or of the article, the pairs it says, and its exact part in the article if known."""

    text: str
    pairs: tuple[int, ...]
    part: str | None = None


@dataclass(slots=True)
class _Plan:
    """What is posted, and, by its first pair, what the article says instead of the sentences of some pairs."""

    posts: list[list[_Sentence]] = field(default_factory=list)
    told: dict[int, list[_Sentence]] = field(default_factory=dict)

    def told_otherwise(self) -> set[int]:
        return {k for sentences in self.told.values() for sentence in sentences for k in sentence.pairs}


def mix(
    pairs: Sequence[QuotedPair],
    original: Language,
    seed: str,
    variant: Variant = "segment",
    others: Sequence[QuotedPair] = (),
) -> Mixed:
    """Make a mixed document whose posts are in ``original`` and whose article is in the other language.

    ``others`` are the pairs of the article that ``distractor`` takes sentences from.
    """
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    theirs = _OTHER[original]
    plan = _PLANS[variant](pairs, original, chance)
    gone: set[int] = set()
    decided: set[int] = set()
    for sentence in (sentence for post in plan.posts for sentence in post):
        if variant != "distractor" and not decided.intersection(sentence.pairs):
            together = _told_with(sentence.pairs, plan)
            decided |= together
            gone |= together if chance.random() < REMOVED else set()
    article: list[list[_Sentence]] = []
    otherwise = plan.told_otherwise()
    for k, pair in enumerate(pairs):
        article += [[sentence] for sentence in plan.told.get(k, ()) if not gone.intersection(sentence.pairs)]
        if k not in otherwise and k not in gone:
            article.append([_Sentence(pair.text(theirs), (k,))])
    posts = list(plan.posts)
    if variant == "distractor":
        foreign = _plan_segments(others, original, chance).posts[: len(posts)]
        posts += [[_Sentence(sentence.text, ()) for sentence in post] for post in foreign]
    passages = [(theirs, sentences) for sentences in article]
    for post in posts:
        passages.insert(chance.randint(0, len(passages)), (original, post))
    return _lay_out(passages, original)


def mixed_set(articles: Sequence[Sequence[QuotedPair]], seed: int, variant: Variant = "segment") -> Iterator[Mixed]:
    """Yield every article of some length that has something to post, mixed in both directions.

    Headlines are left out: they say what a sentence below them says as well.
    """
    articles = [[pair for pair in pairs if not _is_headline(pair)] for pairs in articles]
    nearest = _find_nearest(articles) if variant == "distractor" else {}
    languages: tuple[Language, ...] = ("ru", "en")
    for number, pairs in enumerate(articles):
        if len(pairs) < FEWEST_PAIRS:
            continue
        for original in languages:
            others = articles[nearest[number]] if nearest else ()
            mixed = mix(pairs, original, f"{seed}-{number}-{original}", variant, others)
            if mixed.posts:
                yield mixed


def _is_headline(pair: QuotedPair) -> bool:
    return not any(text.rstrip(_CLOSING)[-1:] in _FINAL for text in (pair.ru, pair.en))


def _find_nearest(articles: Sequence[Sequence[QuotedPair]]) -> dict[int, int]:
    """Return for each article the other one that shares most of its rarer words."""
    words = [
        {fold(word.of(pair.en)) for pair in pairs for word in find_words(pair.en) if is_content_word(word.of(pair.en))}
        for pairs in articles
    ]
    known = Counter(word for some in words for word in some)

    def shared(one: int, other: int) -> float:
        together = sum(1 / known[word] for word in words[one] & words[other])
        return together / sqrt(1 + len(words[other]))

    several = range(len(articles))
    return {
        k: max((other for other in several if other != k), key=lambda other: (shared(k, other), -other), default=k)
        for k in several
    }


def _told_with(pairs: tuple[int, ...], plan: _Plan) -> set[int]:
    """Return the pairs that share a sentence of the article with some, and are there or not there together."""
    together = set(pairs)
    for sentences in plan.told.values():
        for sentence in sentences:
            if together.intersection(sentence.pairs):
                together.update(sentence.pairs)
    return together


# What is posted, by variant


def _choose_runs(n: int, lengths: Sequence[int], share: float, chance: random.Random) -> Iterator[range]:
    """Yield runs of neighbouring sentences, ``lengths`` long, that hold about ``share`` of all."""
    k = 0
    while k < n:
        length = chance.choice(lengths)
        if chance.random() < share and k + length <= n:
            yield range(k, k + length)
        k += length


def _plan_segments(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    runs = _choose_runs(len(pairs), (1, 1, 1, 2, 3), POSTED, chance)
    return _Plan([[_Sentence(pairs[k].text(ours), (k,)) for k in run] for run in runs])


def _plan_fragments(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    plan = _Plan()
    for k, pair in enumerate(pairs):
        for ru, en in pair.quotes:
            said, part = (ru, en) if ours == "ru" else (en, ru)
            if find_words(said):
                plan.posts.append([_Sentence(said.strip(" ,"), (k,), part)])
    return plan


def _plan_clauses(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    plan = _Plan()
    for k, pair in enumerate(pairs):
        text = pair.text(ours)
        words = find_words(text)
        clauses = [
            clause
            for clause in cut_clauses(text, words)
            if len(clause) <= LONGEST_CLAUSE
            and sum(is_content_word(words[word].of(text)) for word in clause) >= 3  # fewer are in any text
            and len(clause) < 0.8 * len(words)
        ]
        if clauses and chance.random() < POSTED:
            clause = chance.choice(clauses)
            plan.posts.append([_Sentence(text[words[clause[0]].start : words[clause[-1]].stop], (k,))])
    return plan


def _plan_split(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    plan = _Plan()
    for run in _choose_runs(len(pairs), (1, 2, 2), POSTED, chance):
        if len(run) == 2:
            plan.posts.append([_Sentence(_join([pairs[k].text(ours) for k in run]), tuple(run))])
    return plan


def _plan_merged(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    plan = _Plan()
    for run in _choose_runs(len(pairs), (1, 2, 2), POSTED, chance):
        if len(run) == 2:
            plan.posts.append([_Sentence(pairs[k].text(ours), (k,)) for k in run])
            plan.told[run[0]] = [_Sentence(_join([pairs[k].text(_OTHER[ours]) for k in run]), tuple(run))]
    return plan


def _plan_reversed(pairs: Sequence[QuotedPair], ours: Language, chance: random.Random) -> _Plan:
    plan = _Plan()
    for run in _choose_runs(len(pairs), (1, 2, 3), POSTED, chance):
        if len(run) > 1:
            plan.posts.append([_Sentence(pairs[k].text(ours), (k,)) for k in run])
            plan.told[run[0]] = [_Sentence(pairs[k].text(_OTHER[ours]), (k,)) for k in reversed(run)]
    return plan


_PLANS: Mapping[Variant, Callable[[Sequence[QuotedPair], Language, random.Random], _Plan]] = {
    "segment": _plan_segments,
    "fragment": _plan_fragments,
    "clause": _plan_clauses,
    "split": _plan_split,
    "merged": _plan_merged,
    "reversed": _plan_reversed,
    "distractor": _plan_segments,
}


def _join(sentences: Sequence[str]) -> str:
    """Return sentences as one, with semicolons.

    >>> _join(["He came.", "He saw."])
    'He came; He saw.'
    """
    return "; ".join([*(sentence.rstrip(" .!?…") for sentence in sentences[:-1]), sentences[-1]])


# The document


def _lay_out(passages: Sequence[tuple[Language, Sequence[_Sentence]]], original: Language) -> Mixed:
    text = ""
    blocks: list[Block] = []
    segments: list[Segment] = []
    statements: list[Statement] = []
    posts: list[tuple[Segment, _Sentence]] = []
    reports: dict[int, Segment] = {}
    for language, sentences in passages:
        is_post = language == original
        kind: BlockKind = "tweet" if is_post else "body"
        start = len(text)
        own: list[Segment] = []
        for sentence in sentences:
            span = Span(len(text), len(text) + len(sentence.text))
            own.append(Segment(f"d1.s{len(segments) + len(own) + 1}", "d1", span, sentence.text, language, kind))
            text += sentence.text + " "
        segments += own
        if is_post:
            posts += zip(own, sentences, strict=True)
            spans, ids = tuple(item.span for item in own), tuple(item.id for item in own)
            statements.append(Statement(f"d1.q{len(statements) + 1}", "d1", language, "original", "tweet", spans, ids))
        else:
            reports |= {k: item for item, sentence in zip(own, sentences, strict=True) for k in sentence.pairs}
        blocks.append(Block(Span(start, len(text) - 1), kind))
        text = text[:-1] + "\n\n"
    gold: dict[str, tuple[str, ...]] = {}
    parts: dict[str, Span] = {}
    for segment, sentence in posts:
        told = [reports[k] for k in sentence.pairs if k in reports]
        if told:
            gold[segment.id] = tuple(dict.fromkeys(item.id for item in told))
        if told and sentence.part and (found := told[0].text.find(sentence.part)) >= 0:
            parts[segment.id] = Span(found, found + len(sentence.part)).shifted(told[0].span.start)
    return Mixed(
        Document(text, tuple(blocks)),
        tuple(segments),
        tuple(statements),
        tuple(segment.id for segment, _ in posts),
        gold,
        parts,
    )
