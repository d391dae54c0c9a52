"""What the tool finds on the gold: ``python -m benchmarks.gold.measure``; ``-v`` lists what is wrong or missed.

Translations and reported quotes apart. When a finding is right and a label found is said in
:mod:`bilingual.evaluate.matching`. Read the calibration half (``--half calibration -v``), report on the other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from benchmarks.gold.corpora import Half
from benchmarks.gold.labels import FIRST, OWN, join, read_rows
from benchmarks.tables import print_table
from bilingual.datatypes import Span
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import find_calibration
from bilingual.evaluate.fidelity import Scored, evaluate_fidelity, score_judged
from bilingual.evaluate.judged import Judged, read_judged
from bilingual.evaluate.matching import is_covered
from bilingual.score.fitted import Sensitivity, kind_of

_FIGURES = ("findings", "findings above minor", "missing and added", "words", "words missing and added")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold.measure", description=__doc__)
    parser.add_argument("--half", choices=get_args(Half), default="reporting")
    parser.add_argument("--model", default="default")
    parser.add_argument("--sensitivity", choices=get_args(Sensitivity), default="normal")
    parser.add_argument("-v", "--verbose", action="store_true", help="print wrong findings and missed labels")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    calibration = find_calibration(options.model, encoder.name)
    for title, path in (("translations", FIRST), ("reported quotes", OWN)):
        pairs = list(_read(path, options.half))
        scored = score_judged(pairs, encoder, calibration, options.sensitivity)
        result = evaluate_fidelity(scored, model=encoder.name, data="")
        value = {(figure.of, figure.metric): f"{figure.estimate.value:.2f}" for figure in result.figures}
        metrics = ("precision", "recall", "F1")
        body = [[name, *(value[f"labelled, {name}", metric] for metric in metrics)] for name in _FIGURES]
        print_table([f"{title}, {options.half} half, {len(pairs)} pairs", *metrics], body)
        if options.verbose:
            print("\n".join(_list_wrong(scored)), end="\n\n")


def _read(path: Path, half: str) -> Iterator[Judged]:
    for row in join(read_rows(path)):
        if row["half"] == half:
            yield read_judged(json.dumps(row).encode(), "gold")[0]


def _list_wrong(scored: Sequence[Scored]) -> Iterator[str]:
    for item in scored:
        pair, errors, findings = item.pair, item.pair.errors or (), item.score.findings
        for found in findings:
            if not is_covered(pair, found, errors):
                kind = f"{found.severity} {kind_of(found)} {found.subtype or ''} {found.confidence:.2f}"
                yield f"  wrong  {kind}: {_quote(pair, found.source, found.target)}"
        for error in errors:
            if not (error.possible or is_covered(pair, error, findings)):
                yield f"  missed {error.severity} {error.kind}: {_quote(pair, error.source, error.target)}"


def _quote(pair: Judged, source: Sequence[Span], target: Sequence[Span]) -> str:
    sides = ((pair.source, source), (pair.target, target))
    return " > ".join(repr(" … ".join(span.of(text) for span in spans)) for text, spans in sides)


if __name__ == "__main__":
    main()
