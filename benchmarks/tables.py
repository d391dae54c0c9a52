"""What the benchmarks of encoders print: figures side by side, and times of candidates that take turns."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from bilingual.encode import Vectors

__all__ = ["print_machine", "print_table", "show_cosines", "time_best"]

N_ROUNDS = 3  # the best of so many rounds, in which all candidates take turns, counts


def print_machine() -> None:
    """Print what the figures were measured on."""
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of text under a header, in columns."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    print(flush=True)


def show_cosines(left: Vectors, right: Vectors) -> str:
    """Return the mean and the smallest cosine of corresponding rows, as text."""
    cosines = (left * right).sum(axis=1)
    return f"{cosines.mean():.4f} ({cosines.min():.4f})"


def time_best(candidates: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return the shortest wall time in seconds of each candidate."""
    seconds = dict.fromkeys(candidates, float("inf"))
    for _ in range(N_ROUNDS):
        for name, run in candidates.items():
            start = time.perf_counter()
            run()
            seconds[name] = min(seconds[name], time.perf_counter() - start)
    return seconds
