"""How long the worked example takes, cold and warm, in memory and on disk: ``python -m benchmarks.speed``.

The same job through sentence-transformers is timed in the same run when that extra is installed; ratios count, because
these machines are noisy. ``--install`` also times a fresh clone with the README's first command (needs pip's network).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import bilingual

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "seeds" / "000_e8c37c1693dfbc87.txt"
COMMAND = Path(sys.executable).with_name("bilingual")


def time_command(*arguments: str, repeats: int = 5, environment: dict[str, str] | None = None) -> tuple[float, int]:
    """Return the median wall time in seconds of a command, and the largest memory of any child so far in MB."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, env={**os.environ, **(environment or {})})
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def time_warm(repeats: int = 20) -> float:
    """Return the median wall time in seconds of aligning the worked example with a loaded model."""
    aligner = bilingual.Aligner()
    aligner.align(EXAMPLE)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        aligner.align(EXAMPLE)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def install_afresh() -> tuple[float, float]:
    """Clone, run the README's first command, and return its wall time in seconds and the environment's size in MB."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "bilingual"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        start = time.perf_counter()
        subprocess.run(["make", "demo"], cwd=clone, check=True, capture_output=True)
        seconds = time.perf_counter() - start
        files = (path for path in (clone / ".venv").rglob("*") if path.is_file() and not path.is_symlink())
        return seconds, sum(path.stat().st_size for path in files) / 1e6


def build_wheel() -> float:
    """Build the wheel from a clone and return its size in MB."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "bilingual"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(clone)]
        subprocess.run(pip, check=True, capture_output=True)
        return next(Path(folder).glob("*.whl")).stat().st_size / 1e6


def print_row(what: str, value: str, bound: str) -> None:
    print(f"{what:62} {value:>12}   {bound}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true", help="also time a fresh clone and build the wheel")
    options = parser.parse_args(arguments)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    helped, _ = time_command(str(COMMAND), "--help")
    print_row("bilingual --help, s", f"{helped:.2f}", "≤ 0.3")
    cold, memory = time_command(str(COMMAND), "align", str(EXAMPLE), "--format", "json")
    print_row("cold align of the worked example, s", f"{cold:.2f}", "≤ 1.5")
    print_row("its peak memory, MB", f"{memory}", "≤ 500")
    print_row("warm align of the worked example, ms", f"{time_warm() * 1000:.0f}", "≤ 150")
    if importlib.util.find_spec("sentence_transformers"):
        from benchmarks.reference import reference_folder

        folder = str(reference_folder())
        reference = ["--format", "json", "--model", folder, "--uncalibrated"]
        other, _ = time_command(str(COMMAND), "align", str(EXAMPLE), *reference, repeats=3)
        print_row("the same through sentence-transformers, s", f"{other:.2f}", "")
        print_row("ratio", f"1/{other / cold:.1f}", "≤ 1/5")
    if options.install and shutil.which("make"):
        seconds, size = install_afresh()
        print_row("clone and first README command, s", f"{seconds:.0f}", "≤ 120")
        print_row("installed, MB", f"{size:.0f}", "≤ 400")
        print_row("wheel, MB", f"{build_wheel():.1f}", "≤ 64")


if __name__ == "__main__":
    main()
