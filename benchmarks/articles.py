"""Score reports on the ten mixed articles and the worked example: ``python -m benchmarks.articles [-v] [NAME…]``.

Gold and report are compared by the characters they point at; only letters and digits count, so that quotation marks
and full stops decide nothing. The *zone* of a place is the place itself plus the rest of the sentences it stands in, as
far as no other gold link claims it: a link may point at the clause or at its sentence with the reporting frame.

**Links.** A predicted link lies in a gold link when, on both sides, it touches the gold's characters and at least half
of its own are in the gold's zone. A gold link is found when the predicted links that lie in it cover, together, at
least half of it on both sides; those predicted links are right. So a gold link may be cut finer. It may be joined with
others only where these share one sentence on one side: such a link, covering at least half of each, finds them all (2:1
where the gold cuts the sentence into clauses). Precision counts predicted links, recall gold links; optional gold links
count in neither.

**Kind, language.** Nine tenths of every heading, caption and foreign passage that the gold names must be labelled
so, and no other segment may be a heading or caption.

**Statements.** Of the predicted statements that have half of their characters in the sentences of a gold statement, the
one with the highest Dice overlap answers for it, provided that together they cover half of it. Speaker, form, date,
truncation and status are right or wrong each. *untranslated, unsourced* counts the gold statements of these two
verdicts plus every predicted verdict of these two that the gold does not bear out.

**Unlinked.** Due are the sentences of untranslated and unsourced statements and those listed in the gold; half of the
characters decide. Sentences of optional statements may be listed or not.

**Findings.** Found: predicted findings of the same category and subtype, not less severe, that touch every side the
gold names, cover half of its words there. Right: half of a predicted finding's words lie in such a gold finding or
within two words of it. Precision is over findings above minor. A false alarm is a finding above minor, not right, whose
link is faithful in the gold or which touches the characters of a faithful link. Findings on optional links are not
judged.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Sequence
from typing import Any

from tests.articles.gold import ARTICLES, WORKED_EXAMPLE, Article, load
from tests.articles.score_findings import score_findings
from tests.articles.score_links import score_links
from tests.articles.score_segments import score_segments
from tests.articles.score_statements import score_statements, score_unlinked
from tests.articles.scorecard import Report, Score, add_up


def score(article: Article, report: Report) -> Score:
    """Compare ``report`` with what a careful reader found in ``article``."""
    result = Score()
    score_segments(article, report, result)
    owners = score_links(article, report, result)
    score_statements(article, report, result)
    score_unlinked(article, report, result)
    score_findings(article, report, owners, result)
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Align the articles and print a table of figures; with ``-v`` also everything that is wrong."""
    parser = argparse.ArgumentParser(description="Score the pipeline on the mixed articles.")
    parser.add_argument("names", nargs="*", default=[*ARTICLES, WORKED_EXAMPLE], help="articles; default: all")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is wrong, article by article")
    options = parser.parse_args(arguments)

    from bilingual.pipeline import Aligner

    aligner = Aligner()
    started = time.perf_counter()
    scores = {name: _align_and_score(name, aligner.align) for name in options.names}
    seconds = time.perf_counter() - started
    for name, result in scores.items():
        print(f"{name:16} link F1 {result.link_f1:.3f}  {_status_line(result)}")
        if options.verbose:
            print(*(f"    {complaint}" for complaint in result.complaints), sep="\n")
    total = add_up(scores.values())
    print()
    for figure, count in total.counts.items():
        print(f"{figure:24} {count.share:6.3f}  {count.right:4}/{count.total}")
    print(f"{'link F1':24} {total.link_f1:6.3f}")
    print(f"{'false alarms':24} {total.false_alarms:6}")
    print(f"\n{len(scores)} articles in {seconds:.1f} s on {platform.machine()}, Python {platform.python_version()}")


def _align_and_score(name: str, align: Callable[..., Any]) -> Score:
    article = load(name)
    return score(article, align(article.path).to_dict())


def _status_line(result: Score) -> str:
    parts = [f"{figure} {result.counts[figure].right}/{result.counts[figure].total}" for figure in _SHORT]
    return "  ".join([*parts, f"false alarms {result.false_alarms}"])


_SHORT = ("status", "untranslated, unsourced", "speaker", "finding recall", "finding precision")


if __name__ == "__main__":
    main()
