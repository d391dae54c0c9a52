"""Every figure of the README and the model card: ``python -m benchmarks``, or ``make bench``.

Each is a module of its own with a ``main``; those that need ``../shared/data`` are left out where it is absent.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.scoring import DATA

ALWAYS = ("speed", "articles", "newsroom", "speakers", "page")
WITH_DATA = (
    "encoder",
    "robustness",
    "words",
    "segmentation",
    "quotes",
    "linking",
    "alignment",
    "scoring",
    "rules",
    "gold",
    "gold.measure",
    "trace",
    "batch",
)


def main() -> None:
    """Run the benchmarks one after the other, each in a process of its own."""
    names = [*ALWAYS, *(WITH_DATA if DATA.is_dir() else ())]
    for name in names:
        print(f"\n== {name}\n", flush=True)
        options = ["--install"] if name == "speed" else []
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=True)
    if not DATA.is_dir():
        print(f"\n{DATA} is not there: left out {', '.join(WITH_DATA)}")


if __name__ == "__main__":
    main()
