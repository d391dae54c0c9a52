"""Which headings, captions and foreign passages were told from text; `benchmarks/articles.py` says what right means."""

from __future__ import annotations

from bilingual.datatypes import Span
from tests.articles.gold import Article
from tests.articles.scorecard import HALF, Report, Score, letters_in, quote, share

MARKED_KINDS = ("heading", "caption")

NEARLY_ALL = 0.9
"""Of a heading, caption or foreign passage; what is left may be a stray initial."""


def score_segments(article: Article, report: Report, result: Score) -> None:
    """Score the kinds and languages that the gold names, and the headings and captions that it does not."""
    segments = [(item, Span(*item["span"])) for document in report["documents"] for item in document["segments"]]
    expected = [("kind", kind, place) for kind in MARKED_KINDS for place in article.kinds.get(kind, ())]
    expected += [("language", name, place) for name, places in article.languages.items() for place in places]
    for figure, label, place in expected:
        labelled = letters_in(article.text, [span for item, span in segments if item[figure] == label])
        right = share(labelled, letters_in(article.text, [place])) >= NEARLY_ALL
        result.note(figure, right, f"not {label} {quote(article, [place])}")
    for kind in MARKED_KINDS:
        allowed = letters_in(article.text, [*article.kinds.get(kind, ()), *article.kinds.get("unjudged", ())])
        for item, span in segments:
            letters = letters_in(article.text, [span])
            if item["kind"] == kind and letters and share(allowed, letters) < HALF:
                result.note("kind", False, f"{kind} is not so {quote(article, [span])}")
