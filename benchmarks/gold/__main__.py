"""What the gold holds: ``python -m benchmarks.gold``; ``… join -o FILE`` writes it with its texts for other tools."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.gold.corpora import find_half
from benchmarks.gold.labels import FIRST, OWN, join, read_rows, write_rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold", description=__doc__)
    parser.add_argument("task", nargs="?", choices=["counts", "join"], default="counts")
    parser.add_argument("--half", choices=["calibration", "reporting"], help="only this half")
    parser.add_argument("-o", "--output", type=Path, help="join: the file to write; never commit it")
    options = parser.parse_args()
    rows = [row for path in (FIRST, OWN) for row in read_rows(path)]
    if options.half:
        rows = [row for row in rows if find_half(row["doc"]) == options.half]
    if options.task == "join":
        if not options.output:
            parser.error("join needs -o FILE")
        joined = join(rows)
        write_rows(options.output, joined)
        print(f"{len(joined)} of {len(rows)} pairs written to {options.output}")
        return
    print(json.dumps(Counter(row["set"] for row in rows), indent=1))


if __name__ == "__main__":
    main()
