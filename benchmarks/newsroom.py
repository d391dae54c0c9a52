"""What is found when a statement is reported wrongly: ``python -m benchmarks.newsroom [--half tune|check] [--show]``.

``newsroom.txt`` beside this file holds statements of the kind that news is made of, written for this project, half of
them Russian and half English. ``>`` is the statement; ``=`` a report that a careful editor would pass, however freely
it is put; ``-`` one with a single fault: its kind, the report with what is wrong in braces, and the words of the
statement that are wrongly reported. A fault is found when a finding touches it on either side; a finding that does not
is elsewhere. Nothing is fitted on these pairs: read the tuning half when working on a check, report the other.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import print_table
from bilingual.datatypes import Span
from bilingual.score.pairs import PairScore, score_pairs

_FILE = Path(__file__).with_suffix(".txt")
_BRACES = re.compile(r"\{(.*?)\}")
SENSITIVITIES = ("low", "normal", "high")


@dataclass(frozen=True, slots=True)
class Report:
    """A statement as it was reported; ``kind`` is empty for a faithful report, the spans mark the fault."""

    statement: str
    text: str
    kind: str
    source: Span | None = None
    target: Span | None = None


def read_reports(half: str = "all") -> list[Report]:
    """Return the reports of every second statement, of the others, or of all."""
    reports: list[Report] = []
    statements = (block for block in _FILE.read_text("utf-8").split("\n\n") if block.startswith(">"))
    for number, block in enumerate(statements):
        if half in ("all", ("tune", "check")[number % 2]):
            reports += _read_block(block.splitlines())
    return reports


def _read_block(lines: Sequence[str]) -> Iterator[Report]:
    statement = lines[0][2:]
    for line in lines[1:]:
        if line.startswith("="):
            yield Report(statement, line[2:], "")
            continue
        kind, marked, words = (part.strip() for part in line[2:].split("|"))
        start = statement.find(words)
        if start < 0:
            raise ValueError(f"{_FILE.name}: {words!r} is not in {statement!r}")
        brace = _BRACES.search(marked)
        target = Span(brace.start(), brace.start() + len(brace[1])) if brace else None
        source = Span(start, start + len(words)) if words else None
        yield Report(statement, _BRACES.sub(r"\1", marked), kind, source, target)


def touches(report: Report, score: PairScore) -> tuple[bool, bool]:
    """Tell whether a finding touches the fault, and whether another lies elsewhere."""
    hits = []
    for found in score.findings:
        here = [span.overlaps(report.source) for span in found.source] if report.source else []
        there = [span.overlaps(report.target) for span in found.target] if report.target else []
        hits.append(any(here) or any(there))
    return any(hits), not all(hits)


def main() -> None:
    """Print, for each kind of fault and each sensitivity, how many are found; and the findings on faithful reports."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is found wrongly, at normal")
    options = parser.parse_args()
    reports = read_reports(options.half)
    pairs = [(report.statement, report.text) for report in reports]
    scores = {level: score_pairs(pairs, sensitivity=level) for level in SENSITIVITIES}
    faults = [i for i, report in enumerate(reports) if report.kind]
    faithful = [i for i, report in enumerate(reports) if not report.kind]

    def row(name: str, rows: Sequence[int]) -> list[str]:
        cells = []
        for level in SENSITIVITIES:
            told = [touches(reports[i], scores[level][i]) for i in rows]
            cells += [f"{sum(hit for hit, _ in told)}", f"{sum(stray for _, stray in told)}"]
        return [name, str(len(rows)), *cells]

    kinds = sorted({reports[i].kind for i in faults})
    header = ["fault", "n", *(f"{level}: {what}" for level in SENSITIVITIES for what in ("found", "elsewhere"))]
    print_table(
        header, [row(kind, [i for i in faults if reports[i].kind == kind]) for kind in kinds] + [row("all", faults)]
    )
    rows = []
    for level in SENSITIVITIES:
        found = [scores[level][i].findings for i in faithful]
        above = sum(any(item.severity != "minor" for item in items) for items in found)
        rows.append([level, str(len(faithful)), str(sum(map(bool, found))), str(above)])
    print_table(["faithful reports", "n", "with a finding", "above minor"], rows)
    if options.show:
        for report, score in zip(reports, scores["normal"], strict=True):
            hit, stray = touches(report, score)
            if stray or (report.kind and not hit):
                print(f"{report.kind or 'faithful'}{'' if hit or not report.kind else ', missed'}")
                print(f"  {report.statement}\n  {report.text}")
                for found in score.findings:
                    print(f"    {found.category} {found.severity} {found.confidence:.2f}: {found.evidence}")


if __name__ == "__main__":
    main()
