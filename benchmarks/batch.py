"""Whole corpora: how fast, how much memory, and where the time goes: ``python -m benchmarks.batch``.

500 articles, each six neighbouring segments of a WMT article and their translation (``../shared/data/documents``), a
pair. The same articles one by one: with :func:`bilingual.align`, which loads the model each time, and with an
:class:`~bilingual.Aligner` that has it; the same two ways with the uncut multilingual-e5-small through
sentence-transformers, a folder that is made when it is not there (``benchmarks/reference.py``). These align every
``--step``-th article, the rate is theirs; then it is printed how many times as fast each run is as each loop.
Memory is the proportional share of all processes of a run together, at 500 articles, and at 500 and
20,000 pairs of short sentences (Tatoeba, over and over). The processor time of each stage is that of one thread.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import bilingual
from benchmarks.tables import print_table
from bilingual import pipeline
from bilingual.batch import worker
from bilingual.batch.plan import plan_shards
from bilingual.batch.worker import Task, Worker
from bilingual.settings import Settings

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SEGMENTS = 6  # of an article
N_ARTICLES = 500
N_SHORT = 20_000
WATCHED = 0.5  # seconds between two looks at the memory


def articles(n: int = N_ARTICLES) -> list[tuple[str, str]]:
    """Return n pairs of a Russian text and its English translation."""
    pairs = []
    for name in ("wmt21", "wmt22"):
        segments = [
            (item["ru"], item["en"].get("A") or next(iter(item["en"].values())))
            for line in (DATA / "documents" / f"{name}.ru-en.jsonl").read_text("utf-8").splitlines()
            for item in json.loads(line)["segments"]
        ]
        for start in range(0, len(segments) - SEGMENTS + 1, SEGMENTS):
            russian, english = zip(*segments[start : start + SEGMENTS], strict=True)
            pairs.append(("\n\n".join(russian), "\n\n".join(english)))
    return pairs[:n]


def short_pairs(n: int) -> Iterator[tuple[str, str]]:
    rows = [json.loads(line) for line in (DATA / "parallel" / "tatoeba.jsonl").read_text("utf-8").splitlines()]
    for number in range(n):
        yield rows[number % len(rows)]["ru"], rows[number % len(rows)]["en"]


def write_pairs(path: Path, pairs: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for source, target in pairs:
            stream.write(json.dumps({"source": source, "target": target}, ensure_ascii=False) + "\n")
    return path


@dataclass(frozen=True)
class Run:
    """Wall and processor time in seconds of a run of the command, the sentences it saw, its largest memory in MB."""

    seconds: float
    processor: float
    sentences: int
    memory: float

    def row(self, name: str, n_documents: int) -> list[str]:
        """Return the row of a table."""
        rates = f"{n_documents / self.seconds:.1f}", f"{self.sentences / self.seconds:.0f}"
        return [name, *rates, f"{1000 * self.processor / n_documents:.1f}", f"{self.memory:.0f}"]


def run_batch(table: Path, output: Path, workers: int, processors: int = 0) -> Run:
    """Run the command, on all processors or on the first few alone, and watch it."""
    command = [sys.executable, "-m", "bilingual", "batch", str(table), "-o", str(output), "--workers", str(workers)]
    began, used = time.perf_counter(), _children()
    mine = sorted(os.sched_getaffinity(0))
    process = subprocess.Popen(
        [*command, "--quiet"], preexec_fn=lambda: os.sched_setaffinity(0, mine[:processors] if processors else mine)
    )
    largest = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, largest))
    watcher.start()
    if process.wait() not in (0, 1):  # 1: it is complete, some documents failed; Tatoeba has one line of Shakespeare
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    seconds = time.perf_counter() - began
    watcher.join()
    sentences = json.loads((output / "run.json").read_text("utf-8"))["segments"]
    return Run(seconds, _children() - used, sentences, largest[0])


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: subprocess.Popen[bytes], largest: list[float]) -> None:
    while process.poll() is None:
        largest[0] = max(largest[0], sum(map(_memory, _family(process.pid))) / 1024)
        time.sleep(WATCHED)


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        with suppress(OSError):  # it has just ended
            for task in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _memory(pid: int) -> int:
    """Return the proportional share of a process in kB: what it shares with others is counted once in all."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def one_by_one(align: Callable[[str, str], object], pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Return documents per second, and milliseconds of processor time a document."""
    began, used = time.perf_counter(), time.process_time()
    for pair in pairs:
        align(*pair)
    return len(pairs) / (time.perf_counter() - began), 1000 * (time.process_time() - used) / len(pairs)


class Stopwatch:
    """Adds up the processor time spent in functions, each without what it calls that is watched as well."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside = [0.0]

    def wrap(self, stage: str, function: Callable[..., object]) -> Callable[..., object]:
        """Return ``function`` with its time counted to ``stage``; what it yields is taken at once."""

        @functools.wraps(function)
        def timed(*args: object, **kwargs: object) -> object:
            began = time.process_time()
            self._inside.append(0.0)
            try:
                result = function(*args, **kwargs)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                taken = time.process_time() - began
                self.seconds[stage] = self.seconds.get(stage, 0.0) + taken - self._inside.pop()
                self._inside[-1] += taken

        return timed


STAGES = (
    ("read", worker, "read_items"),
    ("segment", pipeline, "segment"),
    ("attribute", pipeline, "attribute"),
    ("encode", pipeline.Aligner, "_embed"),
    ("link", pipeline.Aligner, "_link_pair"),
    ("score", pipeline, "_score"),
    ("write", worker, "rows_of"),
    ("write", worker, "write_table"),
)


def time_stages(table: Path, folder: Path) -> list[list[str]]:
    watch = Stopwatch()
    shards = list(plan_shards([str(table)], 128))
    made = Worker(Task(str(folder), Settings(), "parquet", strict=False, threads=1))
    made.run(shards[0])  # loads the model and warms it
    with ExitStack() as stack:
        for stage, home, name in STAGES:
            stack.enter_context(patch.object(home, name, watch.wrap(stage, getattr(home, name))))
        began = time.process_time()
        done = [made.run(shard) for shard in shards[1:]]
        total = time.process_time() - began
    watch.seconds["else"] = total - sum(watch.seconds.values())
    documents, sentences = sum(item.documents for item in done), sum(item.segments for item in done)
    rows = []
    for stage, seconds in [*watch.seconds.items(), ("all", total)]:
        rate = f"{sentences / seconds:,.0f}" if seconds > 1e-3 else ""
        rows.append([stage, f"{1000 * seconds / documents:.1f}", rate, f"{seconds / total:.2f}"])
    return rows


def time_loops(pairs: Sequence[tuple[str, str]], warm: tuple[str, str]) -> list[tuple[str, float, float]]:
    """Return for each way to align pairs one by one its name, documents per second, and processor ms a document.

    The uncut multilingual-e5-small in single precision runs through sentence-transformers: once with an Aligner that
    has it loaded, and with one made for each pair, as ``bilingual.align`` makes it.
    """
    loops: list[tuple[str, Callable[[str, str], object]]] = [
        ("bilingual.align", bilingual.align),
        ("Aligner.align", bilingual.Aligner().align),
    ]
    if importlib.util.find_spec("sentence_transformers"):
        from benchmarks.reference import reference_folder

        model, settings = str(reference_folder()), Settings(uncalibrated=True)
        loops += [
            ("bilingual.align, sentence-transformers", lambda *pair: bilingual.Aligner(model, settings).align(*pair)),
            ("Aligner.align, sentence-transformers", bilingual.Aligner(model, settings).align),
        ]
    timed = []
    for name, align in loops:
        align(*warm)
        timed.append((name, *one_by_one(align, pairs)))
    return timed


def print_times(n_documents: int, runs: Mapping[str, Run], loops: Sequence[tuple[str, float, float]]) -> None:
    """Print how many times as fast each run of the batch is as each loop, by the clock and by processor time."""
    rows = []
    for run_name, run in runs.items():
        for name, rate, used in loops:
            by_clock = n_documents / run.seconds / rate
            by_processor = used / (1000 * run.processor / n_documents)
            rows.append([run_name, name, f"{by_clock:.1f}", f"{by_processor:.1f}"])
    print_table(["run", "one by one", "times as fast", "of the processor time"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=N_ARTICLES, metavar="N", help="of the run (500)")
    parser.add_argument("--step", type=int, default=10, metavar="N", help="align every N-th article one by one")
    parser.add_argument(
        "--short", type=int, default=N_SHORT, metavar="N", help="short pairs that memory is measured at"
    )
    parser.add_argument("--without", nargs="*", default=(), choices=["stages", "loops", "speed", "memory"])
    options = parser.parse_args()
    parts = {"stages", "loops", "speed", "memory"} - set(options.without)
    pairs = articles(options.articles)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = write_pairs(folder / "articles.jsonl", pairs)
        if "stages" in parts:
            print_table(["stage", "ms a document", "sentences/s", "share"], time_stages(table, folder / "stages"))
        rows: list[list[str]] = []
        runs: dict[str, Run] = {}
        loops: list[tuple[str, float, float]] = []
        if "speed" in parts:
            runs["batch, 1 worker on one processor"] = run_batch(table, folder / "alone", 1, processors=1)
            for workers in (1, 2):
                runs[f"batch, {workers} workers"] = run_batch(table, folder / f"out{workers}", workers)
            rows += [run.row(name, len(pairs)) for name, run in runs.items()]
        if "loops" in parts:
            loops = time_loops(pairs[:: options.step], warm=pairs[1])
            rows += [[f"one by one, {name}", f"{rate:.1f}", "", f"{used:.1f}", ""] for name, rate, used in loops]
        if "memory" in parts:
            for n in (N_ARTICLES, options.short):
                short = write_pairs(folder / f"short{n}.jsonl", short_pairs(n))
                run = run_batch(short, folder / f"short{n}", 2)
                rows.append(run.row(f"batch, {n:,} short pairs, 2 workers", n))
    print(f"\n{os.cpu_count()} processors")
    print_table(["run", "documents/s", "sentences/s", "CPU ms a document", "MB"], rows)
    if runs and loops:
        print_times(len(pairs), runs, loops)


if __name__ == "__main__":
    main()
