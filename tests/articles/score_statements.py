"""Which statements, speakers and verdicts are right; `benchmarks/articles.py` says what right means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilingual.datatypes import Span
from bilingual.words import fold
from tests.articles.gold import Article, GoldStatement
from tests.articles.scorecard import HALF, Report, Score, dice, letters_in, quote, share

ALARMING = frozenset({"untranslated", "unsourced"})
"""The verdicts that send a reader to look something up."""


def score_statements(article: Article, report: Report, result: Score) -> None:
    predicted = [(item, letters_in(article.text, [Span(*item["span"])])) for item in report["statements"]]
    golds = [
        (gold, letters_in(article.text, [Span(gold.spans[0].start, gold.spans[-1].stop)]))
        for gold in article.statements
    ]
    for gold, letters in golds:
        name = quote(article, gold.spans)
        best = max(predicted, key=lambda item: dice(item[1], letters), default=None)
        covered = frozenset[int]().union(*(other for _, other in predicted if dice(other, letters) > 0))
        found = best is not None and share(covered, letters) >= HALF and dice(best[1], letters) > 0
        if gold.optional:
            if found and best is not None and dice(best[1], letters) >= HALF:
                _judge_verdict(gold, best[0], name, result)
            continue
        result.note("statement", found, f"missed {name}")
        answer = best[0] if found and best is not None else {}
        _judge_attributes(gold, answer, name, result)
        _judge_verdict(gold, answer, name, result)
    for item, letters in predicted:
        if item["status"] in ALARMING:
            nearest = max(golds, key=lambda pair: dice(pair[1], letters), default=None)
            known = nearest is not None and dice(nearest[1], letters) > 0 and item["status"] in nearest[0].status
            if not known:
                name = quote(article, [Span(*item["span"])])
                result.note("untranslated, unsourced", False, f"{item['status']} is not so: {name}")


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
