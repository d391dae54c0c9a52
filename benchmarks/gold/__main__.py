"""What the gold holds: ``python -m benchmarks.gold``; ``… join -o FILE`` writes it with its texts for other tools.

``… fit`` fits what the scorer's numbers mean, and writes that beside its network.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from benchmarks.gold import fit
from benchmarks.gold.agreement import agree, pair_up
from benchmarks.gold.corpora import Half, find_half
from benchmarks.gold.labels import FIRST, OWN, SECOND, join, read_rows, write_rows
from bilingual.datatypes import Severity
from bilingual.evaluate.labelled import read_labelled

Rows = Sequence[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold", description=__doc__)
    parser.add_argument("task", nargs="?", choices=["counts", "join", "fit"], default="counts")
    parser.add_argument("--half", choices=get_args(Half), help="only this half")
    parser.add_argument("-o", "--output", type=Path, help="join: the file to write; never commit it")
    options = parser.parse_args()
    if options.task == "fit":
        fit.main()
        return
    rows = [row for path in (FIRST, OWN) for row in read_rows(path) if options.half in (None, find_half(row["doc"]))]
    if options.task == "join":
        if not options.output:
            parser.error("join needs -o FILE")
        joined = join(rows)
        write_rows(options.output, joined)
        print(f"{len(joined)} of {len(rows)} pairs written to {options.output}")
        return
    print("\n".join([*_list_pairs(rows), "", *_list_errors(rows), "", *_list_agreement()]))


def _list_pairs(rows: Rows) -> Iterator[str]:
    yield f"{'pairs':36}{'all':>6}{'clean':>7}{'omission':>10}{'above minor':>13}{'calibration':>13}{'reporting':>11}"
    for name in [*dict.fromkeys(row["set"] for row in rows), "all"]:
        some = [row for row in rows if name in (row["set"], "all")]
        sure = [[error for error in row["errors"] if not error.get("possible")] for row in some]
        n_lost = sum(any(error["category"] == "accuracy/omission" for error in errors) for errors in sure)
        n_grave = sum(any(error["severity"] != "minor" for error in errors) for errors in sure)
        halves = Counter(find_half(row["doc"]) for row in some)
        n_clean = sum(not errors for errors in sure)
        yield (
            f"{name:36}{len(some):6}{n_clean:7}{n_lost:10}{n_grave:13}{halves['calibration']:13}"
            f"{halves['reporting']:11}"
        )


def _list_errors(rows: Rows) -> Iterator[str]:
    severities = get_args(Severity)
    yield f"{'errors':36}" + "".join(f"{name:>10}" for name in (*severities, "possible"))
    counts = Counter(
        (_name(error), "possible" if error.get("possible") else error["severity"])
        for row in rows
        for error in row["errors"]
    )
    for kind in sorted({kind for kind, _ in counts}):
        yield f"{kind:36}" + "".join(f"{counts[kind, name]:10}" for name in (*severities, "possible"))


def _name(error: dict[str, Any]) -> str:
    return "/".join(filter(None, (error["category"].removeprefix("accuracy/"), error.get("subtype"))))


def _list_agreement() -> Iterator[str]:
    first, second = (join(read_rows(path)) for path in (FIRST, SECOND))
    if not second:
        yield "the second reading cannot be compared: its texts are not here"
        return
    one, other = (read_labelled("\n".join(map(json.dumps, rows)).encode(), "labels") for rows in (first, second))
    found = agree([(one[left], other[right]) for left, right in pair_up(first, second)])
    yield f"agreement of two readings of {found.n} pairs by one person"
    yield f"  has an error: kappa {_show(found.kappa)}"
    for category, value in found.word_f1.items():
        yield f"  words of {category}: F1 {_show(value)}"
    yield f"  severity of the {found.n_shared} errors both found: {_show(found.severity)} the same"


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
