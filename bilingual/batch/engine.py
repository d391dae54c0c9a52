"""The Daft plan of a run: a table of shards, and a class of workers that does them.

The same plan runs on Daft's native engine, with worker processes on this machine, and on a Ray cluster, with actors on
its nodes. Scheduling, processes and their life are Daft's and Ray's.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from bilingual.batch.plan import read_plan
from bilingual.batch.watch import watch
from bilingual.batch.worker import Done, Task, Worker
from bilingual.errors import BilingualError, ConfigError

__all__ = ["check_installed", "count_workers", "do_shards", "start_engine"]

_NEEDED = {"daft": "Daft", "pyarrow": "pyarrow"}

_QUIET = {
    "DO_NOT_TRACK": "1",  # Daft
    "SCARF_NO_ANALYTICS": "true",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
"""Nothing is sent home, and the one bar on the screen is ours."""

_MATRIX_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
"""What numpy's library obeys. As many threads in each process as there are processors would wait for each other: with
one a worker, two workers do 1.4 times as much (``python -m benchmarks.batch``)."""


def check_installed() -> None:
    """Raise ConfigError when a package that every run needs is not installed."""
    for module, package in _NEEDED.items():
        if find_spec(module) is None:
            raise ConfigError(f"batch needs {package}; install: pip install 'bilingual[batch]'")


def start_engine(ray: str | None) -> None:
    """Make Daft run here, or on the Ray cluster at an address (``auto``: the one this machine belongs to).

    Raises ConfigError when Ray is not installed or the cluster does not answer.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    import daft

    if ray is None:
        daft.set_runner_native()
        return
    try:
        import ray as cluster
    except ImportError as error:
        raise ConfigError("--ray needs Ray: pip install 'bilingual[ray]'") from error
    if not cluster.is_initialized():
        try:
            cluster.init(address=ray, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise ConfigError(f"{ray}: no Ray cluster there ({reason}); start one: ray start --head") from error
    daft.set_runner_ray(noop_if_initialized=True)  # with no address it takes the cluster just joined, silently


def count_workers(ray: str | None) -> int:
    """Return how many processors there are to work on: of the cluster, or of this machine."""
    if ray is not None:
        import ray as cluster

        return max(1, int(cluster.cluster_resources().get("CPU", 1)))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def do_shards(plan: str, n_shards: int, task: Task, workers: int, *, ray: bool) -> Iterator[Done]:
    """Yield what came of each shard of the table ``plan``, as soon as it is done, in no particular order.

    Raises BilingualError when the engine loses a worker; what is done stays done.
    """
    import daft
    from daft import DataType

    class Shards:
        """The worker, as Daft makes it once in each process."""

        def __init__(self, task: Task) -> None:
            self._worker = Worker(task)
            if not ray:
                atexit.register(_leave)

        @daft.method(return_dtype=DataType.string())
        def run(self, number: int, pieces: str) -> str:
            return self._worker.run(read_plan(number, pieces)).to_json()

    for name in _MATRIX_THREADS:
        os.environ.setdefault(name, str(task.threads))  # of the processes that Daft starts
    workers = max(1, min(workers, n_shards))
    shards: Any = daft.cls(Shards, use_process=not ray, max_concurrency=workers)(task)
    frame = daft.read_parquet(plan)
    frame = frame.into_partitions(n_shards) if ray and n_shards < _PARTITIONS else frame.into_batches(1)
    frame = frame.select(shards.run(frame["shard"], frame["pieces"]).alias("done"))
    rows = frame.iter_rows(results_buffer_size=workers)
    if ray:
        rows = watch(rows, _living_nodes)
    try:
        for row in rows:
            yield Done.from_json(row["done"])
    except BilingualError:
        raise
    except KeyboardInterrupt:
        # Daft's own loop is torn down in the middle of its work; what it says then is no news to who stopped it.
        sys.unraisablehook = lambda _: None
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        raise BilingualError(f"a worker was lost ({reason}); run the same command again to go on") from error


def _leave() -> None:
    """End this process at once: its work is on disk.

    Daft gives a worker five seconds to end. Taking down the networks can last longer on a busy machine: Daft then says
    so on standard error, about a run that lost nothing, and leaves the process behind.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _living_nodes() -> frozenset[str]:
    import ray as cluster

    return frozenset(node["NodeID"] for node in cluster.nodes() if node["Alive"])


_PARTITIONS = 10_000
"""On a cluster each shard is a partition of its own, up to a number that the head node schedules with ease."""
