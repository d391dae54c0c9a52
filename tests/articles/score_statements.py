"""Which statements, speakers and verdicts are right; `benchmarks/articles.py` says what right means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bilingual.datatypes import Span
from bilingual.words import fold
from tests.articles.gold import Article, GoldStatement
from tests.articles.scorecard import HALF, Letters, Report, Score, dice, letters_in, quote, share

ALARMING = frozenset({"untranslated", "unsourced"})
"""The verdicts that send a reader to look something up."""


def score_statements(article: Article, report: Report, result: Score) -> None:
    """Score every statement of the gold, and the predicted verdicts that it does not bear out."""
    predicted = [_Predicted(item, letters_in(article.text, [Span(*item["span"])])) for item in report["statements"]]
    for gold in article.statements:
        name = quote(article, gold.spans)
        answer = _answer(article, gold, predicted)
        if gold.optional:
            if answer:
                _judge_verdict(gold, answer, name, result)
            continue
        result.note("statement", bool(answer), f"missed {name}")
        _judge_attributes(gold, answer, name, result)
        _judge_verdict(gold, answer, name, result)
    for item in predicted:
        if item.row["status"] in ALARMING and not _bears_out(article, item):
            name = quote(article, [Span(*item.row["span"])])
            result.note("untranslated, unsourced", False, f"{item.row['status']} is not so: {name}")


@dataclass(frozen=True, slots=True)
class _Predicted:
    row: Mapping[str, Any]
    letters: Letters


def _reach(gold: GoldStatement) -> Span:
    """Return the gold from its first to its last character, as a report's statements have it."""
    return Span(gold.spans[0].start, gold.spans[-1].stop)


def _answer(article: Article, gold: GoldStatement, predicted: Sequence[_Predicted]) -> Mapping[str, Any]:
    """Return the predicted statement that stands for ``gold``; empty when it was not found."""
    core = letters_in(article.text, [_reach(gold)])
    zone = letters_in(article.text, article.sentence_spans([_reach(gold)]))
    inside = [item for item in predicted if item.letters & core and share(zone, item.letters) >= HALF]
    covered = frozenset[int]().union(*(item.letters for item in inside))
    if share(covered, core) < HALF:
        return {}
    return max(inside, key=lambda item: dice(item.letters, core)).row


def _bears_out(article: Article, item: _Predicted) -> bool:
    """Tell whether the gold statement nearest to ``item`` may have its verdict."""
    overlaps = [(dice(item.letters, letters_in(article.text, [_reach(gold)])), gold) for gold in article.statements]
    overlap, nearest = max(overlaps, key=lambda pair: pair[0])
    return overlap > 0 and item.row["status"] in nearest.status


def _judge_attributes(gold: GoldStatement, answer: Mapping[str, Any], name: str, result: Score) -> None:
    speaker = answer.get("speaker") or {}
    if gold.speaker or gold.handle:
        known = fold(speaker.get("name") or "")
        named = any(fold(expected) in known for expected in gold.speaker) or not gold.speaker
        right = named and (gold.handle is None or speaker.get("handle") == gold.handle)
        result.note("speaker", right, f"{speaker or None} instead of {gold.speaker} {gold.handle or ''} {name}")
    if gold.form:
        result.note("form", answer.get("form") in gold.form, f"{answer.get('form')} instead of {gold.form} {name}")
    if gold.date:
        result.note("date", answer.get("date") == gold.date, f"{answer.get('date')} instead of {gold.date} {name}")
    cut = answer.get("truncated")
    result.note("truncated", bool(answer) and cut == gold.truncated, f"{cut} instead of {gold.truncated} {name}")


def _judge_verdict(gold: GoldStatement, answer: Mapping[str, Any], name: str, result: Score) -> None:
    status = answer.get("status")
    right = status in gold.status and (not gold.language or answer.get("language") in gold.language)
    result.note("status", right, f"{status} {answer.get('language')} instead of {gold.status} {name}")
    if not gold.optional and set(gold.status) <= ALARMING:
        result.note("untranslated, unsourced", status in gold.status, f"{status} instead of {gold.status} {name}")


def score_unlinked(article: Article, report: Report, result: Score) -> None:
    """Score the lists of sentences that should have a counterpart and have none."""
    segments = {item["id"]: Span(*item["span"]) for document in report["documents"] for item in document["segments"]}
    for side, verdict, listed in (
        ("source", "untranslated", article.unlinked_source),
        ("target", "unsourced", article.unlinked_target),
    ):
        due = [list(gold.spans) for gold in article.statements if not gold.optional and gold.status == (verdict,)]
        due += [[span] for span in listed]
        allowed = [*due, *(list(gold.spans) for gold in article.statements if verdict in gold.status)]
        predicted = [segments[identifier] for identifier in report["unlinked"][side]]
        for spans in due:
            covered = share(letters_in(article.text, predicted), letters_in(article.text, spans)) >= HALF
            result.note("unlinked recall", covered, f"missed {quote(article, spans)}")
        zone = letters_in(article.text, article.sentence_spans([span for spans in allowed for span in spans]))
        for span in predicted:
            right = share(zone, letters_in(article.text, [span])) >= HALF
            result.note("unlinked precision", right, f"wrong {side} {quote(article, [span])}")
