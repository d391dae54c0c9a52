"""Mixed documents with known links, made from translated articles.

Sentences of one side, whole or only a fragment, are shuffled as posts into the article on the other side; half of them
lose their counterpart there. Nothing is attributed on the report's side, so linking has to find the place alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.align.clauses import cut_clauses
from bilingual.datatypes import Block, BlockKind, Document, Language, Segment, Span, Statement
from bilingual.words import find_words, is_content_word

__all__ = ["Mixed", "QuotedPair", "Variant", "mix", "mixed_set"]

REMOVED = 0.5
"""Share of the posts whose counterpart is taken out of the article."""

FRAGMENT = 0.8
"""Share of the posts that are a fragment of their sentence, where it has one."""

_SIDES: Mapping[Language, tuple[Language, Language]] = {"ru": ("ru", "en"), "en": ("en", "ru")}
"""The language of the posts and that of the article, by that of the posts."""

Variant = Literal["plain", "split", "merged"]
"""``split``: neighbouring sentences of a post are one there and two in the article; ``merged``: the other way round."""


@dataclass(frozen=True, slots=True)
class QuotedPair:
    """A sentence, its translation, and the parts of both that are quoted in them."""

    ru: str
    en: str
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mixed:
    """A document and its truth: for each post's segment id those it is reported in, and the exact part if known.

    A post without a counterpart is in ``posts`` and not in ``gold``. ``fragments`` are the posts that are only a part
    of their sentence.
    """

    document: Document
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    posts: tuple[str, ...]
    gold: dict[str, tuple[str, ...]]
    parts: dict[str, Span]
    fragments: frozenset[str]


def mix(pairs: Sequence[QuotedPair], original: Language, seed: str, variant: Variant = "plain") -> Mixed:
    """Make a mixed document whose posts are in ``original`` and whose article is in the other language."""
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    ours, theirs = _SIDES[original]
    posts = _choose_posts(len(pairs), chance)
    together = [_in_twos(post) if variant != "plain" else [(k,) for k in post] for post in posts]
    gone = {k for post in together for some in post if chance.random() < REMOVED for k in some}
    # One sentence of the article for each pair, or for two of a post that are merged there.
    merged = {k: some for post in together for some in post for k in some} if variant == "merged" else {}
    reported = sorted({merged.get(k, (k,)) for k in range(len(pairs)) if k not in gone})
    article: list[Passage] = [
        (theirs, [" ".join(getattr(pairs[k], theirs) for k in some)], [some]) for some in reported
    ]
    texts: dict[int, tuple[str, str | None, bool]] = {}
    for post, twos in zip(posts, together, strict=True):
        for k in post:
            alone = len(post) == 1 and variant == "plain"
            texts[k] = _said(pairs[k], ours, alone=alone, chance=chance)
        said = twos if variant == "split" else [(k,) for k in post]
        sentences = [" ".join(texts[k][0] for k in some) for some in said]
        article.insert(chance.randint(0, len(article)), (ours, sentences, said))
    return _lay_out(article, ours, texts, gone)


Passage = tuple[Language, list[str], list[tuple[int, ...]]]
"""A paragraph: its language, its sentences, and for each the numbers of the pairs it says."""


def _in_twos(post: list[int]) -> list[tuple[int, ...]]:
    return [tuple(post[start : start + 2]) for start in range(0, len(post), 2)]


def _choose_posts(n: int, chance: random.Random) -> list[list[int]]:
    """Return runs of one to three neighbouring sentences, about a third of all."""
    posts, k = [], 0
    while k < n:
        length = chance.choice((1, 1, 1, 2, 3))
        if chance.random() < 0.35:
            posts.append(list(range(k, min(n, k + length))))
        k += length
    return posts


def _said(pair: QuotedPair, language: Language, *, alone: bool, chance: random.Random) -> tuple[str, str | None, bool]:
    """Return what a post says of the pair, its exact counterpart if known, and whether it is a fragment."""
    text = getattr(pair, language)
    if not alone or chance.random() >= FRAGMENT:
        return text, None, False
    if pair.quotes:
        ru, en = chance.choice(pair.quotes)
        ours, theirs = (ru, en) if language == "ru" else (en, ru)
        if find_words(ours):
            return ours, theirs, len(ours) < 0.8 * len(text)
    words = find_words(text)
    clauses = [
        clause for clause in cut_clauses(text, words) if sum(is_content_word(words[k].of(text)) for k in clause) >= 3
    ]
    if len(clauses) < 2:
        return text, None, False
    clause = chance.choice(clauses)
    return text[words[clause.start].start : words[clause.stop - 1].stop], None, True


def _lay_out(
    article: list[Passage],
    original: Language,
    texts: dict[int, tuple[str, str | None, bool]],
    gone: set[int],
) -> Mixed:
    text = ""
    blocks: list[Block] = []
    segments: list[Segment] = []
    statements: list[Statement] = []
    post_ids: dict[int, str] = {}
    report_ids: dict[int, Segment] = {}
    for language, sentences, numbers in article:
        start, ids, spans = len(text), [], []
        for sentence, some in zip(sentences, numbers, strict=True):
            span = Span(len(text), len(text) + len(sentence))
            kind: BlockKind = "tweet" if language == original else "body"
            segment = Segment(f"d1.s{len(segments) + 1}", "d1", span, sentence, language, kind)
            segments.append(segment)
            ids.append(segment.id)
            spans.append(span)
            if language == original:
                post_ids |= dict.fromkeys(some, segment.id)
            else:
                report_ids |= dict.fromkeys(some, segment)
            text += sentence + " "
        if language == original:
            identifier = f"d1.q{len(statements) + 1}"
            statements.append(Statement(identifier, "d1", language, "original", "tweet", tuple(spans), tuple(ids)))
        blocks.append(Block(Span(start, len(text) - 1), "tweet" if language == original else "body"))
        text = text[:-1] + "\n\n"
    gold: dict[str, tuple[str, ...]] = {}
    for k in sorted(set(texts) - gone):
        gold[post_ids[k]] = tuple(dict.fromkeys((*gold.get(post_ids[k], ()), report_ids[k].id)))
    parts = {}
    for k, (_, part, _) in texts.items():
        if part is not None and k not in gone:
            found = report_ids[k].text.find(part)
            if found >= 0:
                parts[post_ids[k]] = Span(found, found + len(part)).shifted(report_ids[k].span.start)
    fragments = frozenset(post_ids[k] for k, (_, _, partial) in texts.items() if partial)
    return Mixed(
        Document(text, tuple(blocks)),
        tuple(segments),
        tuple(statements),
        tuple(dict.fromkeys(post_ids.values())),
        gold,
        parts,
        fragments,
    )


def mixed_set(articles: Sequence[Sequence[QuotedPair]], seed: int, variant: Variant = "plain") -> Iterator[Mixed]:
    """Yield every article of some length mixed in both directions."""
    for number, pairs in enumerate(articles):
        if len(pairs) >= 4:
            yield mix(pairs, "ru", f"{seed}-{number}-ru", variant)
            yield mix(pairs, "en", f"{seed}-{number}-en", variant)
