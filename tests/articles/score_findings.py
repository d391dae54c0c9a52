"""Which findings are right, and which are false alarms; `benchmarks/articles.py` says what right means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bilingual.datatypes import Span
from bilingual.words import find_words
from tests.articles.gold import Article, GoldFinding, GoldLink
from tests.articles.scorecard import HALF, Letters, Report, Score, Sides, letters_in, quote, share, spans_of

NEAR = 2
"""Words by which a predicted finding may miss the gold's: an article, a unit, the noun behind a numeral."""

SEVERITIES = ("minor", "major", "critical")


def score_findings(article: Article, report: Report, owners: Mapping[str, Sequence[GoldLink]], result: Score) -> None:
    """Score the findings and count the false alarms; ``owners`` are the gold links by predicted link id."""
    words = find_words(article.text)
    predicted = [
        (item, (_words(words, spans_of(item["source_spans"])), _words(words, spans_of(item["target_spans"]))))
        for item in report["findings"]
    ]
    confirmed: dict[str, GoldFinding] = {}
    for gold in article.findings:
        wanted = (_words(words, gold.source), _words(words, gold.target))
        same = [(item, sides) for item, sides in predicted if _same_error(gold, item) and _touches(sides, wanted)]
        confirmed |= {item["id"]: gold for item, sides in same if _lies_near(sides, wanted)}
        grave = [sides for item, sides in same if _rank(item["severity"]) >= _rank(gold.severity)]
        covered = [frozenset[int]().union(*(sides[side] for sides in grave)) for side in (0, 1)]
        found = all(share(covered[side], wanted[side]) >= HALF for side in (0, 1) if wanted[side])
        if not gold.optional:
            result.note("finding recall", found, f"missed {_describe_gold(article, gold)}")

    faithful = [link for link in article.links if link.faithful and not link.optional]
    untouchable = letters_in(article.text, [span for link in faithful for span in (*link.source, *link.target)])
    for item, _sides in predicted:
        golds = owners.get(item["link"], ())
        if item["severity"] == "minor" or (golds and all(gold.optional for gold in golds)):
            continue
        name = _describe(article, item)
        if item["id"] in confirmed:
            if not confirmed[item["id"]].optional:
                result.note("finding precision", True, name)
            continue
        result.note("finding precision", False, f"wrong {name}")
        spans = [*spans_of(item["source_spans"]), *spans_of(item["target_spans"])]
        if (golds and all(gold.faithful for gold in golds)) or untouchable & letters_in(article.text, spans):
            result.false_alarms += 1
            result.complaints.append(f"false alarm: {name}")


def _words(words: Sequence[Span], spans: Sequence[Span]) -> Letters:
    return frozenset(i for i, word in enumerate(words) if any(word.overlaps(span) for span in spans))


def _same_error(gold: GoldFinding, item: Mapping[str, Any]) -> bool:
    return item["category"] == gold.category and (not gold.subtype or item["subtype"] in gold.subtype)


def _touches(sides: Sides, wanted: Sides) -> bool:
    return all(have & want for have, want in zip(sides, wanted, strict=True) if want)


def _lies_near(sides: Sides, wanted: Sides) -> bool:
    near = [frozenset(j for i in want for j in range(i - NEAR, i + NEAR + 1)) for want in wanted]
    return all(share(around, have) >= HALF for have, around in zip(sides, near, strict=True) if around)


def _rank(severity: str) -> int:
    return SEVERITIES.index(severity)


def _describe(article: Article, item: Mapping[str, Any]) -> str:
    sides = f"{quote(article, spans_of(item['source_spans']))} / {quote(article, spans_of(item['target_spans']))}"
    return f"{item['severity']} {item['category']} {item['subtype'] or ''} {sides}"


def _describe_gold(article: Article, gold: GoldFinding) -> str:
    sides = f"{quote(article, gold.source)} / {quote(article, gold.target)}"
    return f"{gold.severity} {gold.category} {'/'.join(gold.subtype)} {sides}"
