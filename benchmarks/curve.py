"""Where `normal` lies on the curve: ``python -m benchmarks.curve [--half fitting|reporting]``.

For each confidence from which a loss or an addition may be reported: how many omissions and additions of DEMETR-ru are
found, how many human references of wmt21 carry a finding, precision and recall on the gold, and what is found in
``newsroom.txt``. The fitting half (odd sentences and documents, the gold's calibration half, newsroom's tuning half) is
for choosing, the other for reporting. Uses ``../shared/data``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks import newsroom
from benchmarks.gold.labels import FIRST, OWN, join, read_rows
from benchmarks.scoring import ADDITIONS, OMISSIONS, Scorer, judge_rows, read_demetr, read_references
from benchmarks.tables import print_table
from bilingual.evaluate.fidelity import Scored
from bilingual.evaluate.judged import read_judged
from bilingual.evaluate.matching import is_covered
from bilingual.score.fitted import kind_of, load_fitted
from bilingual.score.pairs import PairScore, score_pairs

CONFIDENCES = (0.63, 0.55, 0.5, 0.46, 0.44, 0.42, 0.4, 0.36, 0.32, 0.28, 0.24, 0.2, 0.15, 0.1)


def keep(score: PairScore, least: float) -> PairScore:
    """Return a score without losses and additions that are less sure; what the rules find stays."""
    kept = tuple(item for item in score.findings if kind_of(item) == "distortion" or item.confidence >= least)
    return replace(score, findings=kept)


def share(found: Sequence[bool]) -> str:
    return f"{np.mean(found):.3f}"


def describe_gold(scored: Sequence[Scored]) -> list[str]:
    """Return how many findings of losses and additions there are, their precision, and how many labels they find."""
    right = [
        is_covered(item.pair, found, item.pair.errors or ())
        for item in scored
        for found in item.score.findings
        if kind_of(found) != "distortion"
    ]
    met = [
        is_covered(item.pair, error, item.score.findings)
        for item in scored
        for error in item.pair.errors or ()
        if error.kind != "distortion" and not error.possible
    ]
    return [str(len(right)), f"{np.mean(right):.2f}", f"{np.mean(met):.2f}"]


def describe_news(reports: Sequence[newsroom.Report], scores: Sequence[PairScore]) -> list[str]:
    """Return how many faults are touched, and how many faithful reports carry a finding."""
    told = [newsroom.touches(report, score)[0] for report, score in zip(reports, scores, strict=True) if report.kind]
    alarms = [bool(score.findings) for report, score in zip(reports, scores, strict=True) if not report.kind]
    return [f"{sum(told)}/{len(told)}", f"{sum(alarms)}/{len(alarms)}"]


def main() -> None:
    """Print the curve of one half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["fitting", "reporting"], default="fitting")
    options = parser.parse_args()
    is_fitting = options.half == "fitting"
    rows = [
        row
        for row in join([*read_rows(FIRST), *read_rows(OWN)])
        if row["half"] == ("calibration" if is_fitting else "reporting")
    ]
    labelled = [pair for row in rows for pair in read_judged(json.dumps(row).encode(), "gold")]
    sets = [judge_rows(read_demetr(int(is_fitting))), judge_rows(read_references(int(is_fitting))), labelled]
    demetr, references, gold = (Scorer(pairs).score("high") for pairs in sets)
    reports = newsroom.read_reports("tune" if is_fitting else "check")
    news = score_pairs([(report.statement, report.text) for report in reports], sensitivity="high")
    body = []
    for least in CONFIDENCES:
        one, two, three = (
            [replace(item, score=keep(item.score, least)) for item in scored] for scored in (demetr, references, gold)
        )
        body.append(
            [
                f"{least:.2f}",
                share([bool(item.findings(["omission"])) for item in one if item.pair.group in OMISSIONS]),
                share([bool(item.findings(["addition"])) for item in one if item.pair.group in ADDITIONS]),
                share([bool(item.score.findings) for item in two]),
                share([any(found.severity != "minor" for found in item.score.findings) for item in two]),
                *describe_gold(three),
                *describe_news(reports, [keep(score, least) for score in news]),
            ]
        )
    print_table(
        [
            f"{options.half} half, confidence from",
            "DEMETR omissions found",
            "additions",
            "references with a finding",
            "above minor",
            "gold, missing and added: findings",
            "precision",
            "recall",
            "newsroom: faults found",
            "faithful with a finding",
        ],
        body,
    )
    print(f"normal: {load_fitted().thresholds['normal']}")


if __name__ == "__main__":
    main()
