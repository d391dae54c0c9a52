"""A run from its inputs to its manifest: begun, gone on with, or refused because it would be another one."""

from __future__ import annotations

import io
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from bilingual.batch.engine import check_installed, count_workers, do_shards, start_engine
from bilingual.batch.plan import Shard, plan_shards
from bilingual.batch.store import Store, is_remote
from bilingual.batch.tables import SCHEMA
from bilingual.batch.worker import BatchFormat, Done, Task, mark_of, parts_of
from bilingual.errors import BilingualError, ConfigError
from bilingual.settings import Settings
from bilingual.version import __version__

__all__ = ["BatchOptions", "Outcome", "run_batch"]

_MANIFEST, _PLAN, _LOCK = "run.json", "plan.parquet", ".lock"

DOCUMENTS_PER_SHARD = 128
"""Enough that their sentences fill the batches of the encoder; little enough to lose when a machine is switched off."""

_SHOWN = 1000
"""Failed documents that the manifest names; the table has them all."""

_SHARDS_PER_GROUP = 1000

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a run is done; ``form`` and ``documents_per_shard`` shape its files, the others change no result.

    ``workers`` 0 is one per processor. ``ray`` is the address of a cluster. ``strict`` stops at the first document that
    fails. ``update`` does again the shards whose inputs have changed since they were done.
    """

    form: BatchFormat = "parquet"
    workers: int = 0
    ray: str | None = None
    strict: bool = False
    update: bool = False
    documents_per_shard: int = DOCUMENTS_PER_SHARD

    def __post_init__(self) -> None:
        if self.workers < 0 or self.documents_per_shard < 1:
            raise ConfigError("workers must be 0 or more, documents in a shard 1 or more")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: ``counts`` by what is counted, of this run and of the ones it went on with together."""

    documents: int = 0
    segments: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    n_failed: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def run_batch(
    inputs: Sequence[str],
    output: str,
    settings: Settings,
    options: BatchOptions = BatchOptions(),  # noqa: B008
    progress: Progress = lambda *_: None,
) -> Outcome:
    """Align every document of ``inputs`` and write tables, or reports, under ``output``; see ``docs/batch.md``.

    Goes on with what is there when it is of the same run. Raises ConfigError when it is of another, InputError for an
    input that is not there, BilingualError when the run had to stop; the same call then goes on.
    """
    check_installed()
    store = Store(_absolute(output))
    with _alone(store):
        begun = time.perf_counter()
        before = _read_manifest(store)
        signature = _sign(settings, options)
        _check_same(before, signature, output)
        plan = _make_plan(store, inputs, options, before)
        manifest = {
            "schema": SCHEMA,
            "status": "running",
            "inputs": list(inputs),
            "signature": signature,
            "plan": plan.digest,
            "shards": plan.n_shards,
            "started": before.get("started") or _now(),
            "seconds": before.get("seconds", 0.0),
        }
        _write_manifest(store, manifest)
        start_engine(options.ray)
        workers = options.workers or count_workers(options.ray)
        threads = 1 if options.ray else max(1, count_workers(None) // workers)
        task = Task(store.location, settings, options.form, options.strict, threads)
        done = do_shards(store.locate(_PLAN), plan.n_shards, task, workers, ray=options.ray is not None)
        try:
            outcome = _collect(done, plan.n_documents, progress)
        except BaseException:
            with suppress(BilingualError):  # the disk that stopped the run may be too full for this as well
                _write_manifest(store, {**manifest, "seconds": _since(begun, manifest)})
            raise
        outcome = replace(outcome, seconds=_since(begun, manifest))
        _write_manifest(store, {**manifest, "status": "complete", "finished": _now(), **_describe(outcome)})
        return outcome


@dataclass(frozen=True, slots=True)
class _Plan:
    data: bytes
    digest: str
    n_shards: int
    n_documents: int


def _make_plan(store: Store, inputs: Sequence[str], options: BatchOptions, before: Mapping[str, Any]) -> _Plan:
    """Write the plan beside the results, and return it. Raises ConfigError when it is not that of the run before."""
    plan = _tabulate(plan_shards(inputs, options.documents_per_shard))
    if before and before["plan"] != plan.digest:
        if not options.update:
            raise ConfigError(
                f"{store.location}: its inputs have changed since that run began; "
                "take the changes in with --update, or name another folder for -o"
            )
        for number in range(plan.n_shards, before["shards"]):
            shard = Shard(number, ())
            for name in (mark_of(shard), *parts_of(shard, options.form).values()):
                store.delete(name)
    store.put(_PLAN, plan.data)
    return plan


def _tabulate(shards: Iterator[Shard]) -> _Plan:
    """Return shards as a Parquet table: number, pieces as JSON."""
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([("shard", pyarrow.int64()), ("pieces", pyarrow.string())])
    digest = sha256()
    n_shards = n_documents = 0
    sink = io.BytesIO()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(shards, _SHARDS_PER_GROUP)):
            writer.write_table(
                pyarrow.table([[item.number for item in some], [item.to_json() for item in some]], schema=schema)
            )
            for item in some:
                digest.update(item.fingerprint.encode())
            n_shards, n_documents = n_shards + len(some), n_documents + sum(item.count for item in some)
    return _Plan(sink.getvalue(), digest.hexdigest(), n_shards, n_documents)


def _collect(done: Iterable[Done], n_documents: int, progress: Progress) -> Outcome:
    """Add up what comes of the shards, in the order of their numbers. Raises BilingualError when one stops the run."""
    begun = time.perf_counter()
    n_seen = n_new = n_segments = n_failed = 0
    failed: list[tuple[int, tuple[str, str]]] = []
    counts: Counter[str] = Counter()
    progress("starting", 0, n_documents)
    for item in done:
        if item.fatal:
            raise BilingualError(f"{item.fatal}; set it right and run the same command again: it goes on from here")
        n_seen, n_segments = n_seen + item.documents, n_segments + item.segments
        n_new += 0 if item.again else item.documents
        n_failed += len(item.failed)
        failed += [(item.shard, each) for each in item.failed][: _SHOWN - len(failed)]
        counts.update(item.counts)
        rate = n_new / (time.perf_counter() - begun)
        progress(f"{rate:.1f} documents/s", n_seen, max(n_documents, n_seen))
    named = tuple(each for _, each in sorted(failed))
    return Outcome(n_seen, n_segments, named, n_failed, dict(sorted(counts.items())))


def _describe(outcome: Outcome) -> dict[str, Any]:
    failed = [{"id": name, "error": reason} for name, reason in outcome.failed]
    return {**asdict(outcome), "failed": failed, "seconds": outcome.seconds}


def _sign(settings: Settings, options: BatchOptions) -> dict[str, Any]:
    """Return what decides about the rows beside the inputs. Raises ModelError for a model that cannot be used."""
    from bilingual.encode.calibrations import find_calibration
    from bilingual.encode.registry import encoder_name

    name = encoder_name(settings.model)
    calibration = find_calibration(settings.model, name, uncalibrated=settings.uncalibrated)
    return {
        "version": __version__,
        "model": name,
        "calibration": calibration.digest(),
        "settings": settings.to_dict(),
        "format": options.form,
        "documents_per_shard": options.documents_per_shard,
    }


def _check_same(before: Mapping[str, Any], signature: Mapping[str, Any], output: str) -> None:
    """Raise ConfigError when the run before was made in another way."""
    if not before:
        return
    old = before["signature"]
    for key, value in signature.items():
        if old.get(key) != value:
            was = "others" if isinstance(value, dict) else old.get(key)
            raise ConfigError(
                f"{output}: holds a run with another {key} ({was}); give the command that began it, "
                "or name another folder for -o"
            )


def _read_manifest(store: Store) -> dict[str, Any]:
    """Return the manifest of the run before, empty when there is none. Raises ConfigError for a foreign folder."""
    data = store.get(_MANIFEST)
    if data is None:
        foreign = [name for name in store.names() if name not in (_PLAN, _LOCK) and not name.endswith(".tmp")]
        if foreign:
            raise ConfigError(f"{store.location}: holds {foreign[0]}, which no run put there; name a new folder for -o")
        return {}
    try:
        values: dict[str, Any] = json.loads(data)
    except ValueError as error:
        raise ConfigError(f"{store.locate(_MANIFEST)}: is damaged; delete {store.location} and begin again") from error
    if values.get("schema") != SCHEMA:
        raise ConfigError(f"{store.locate(_MANIFEST)}: is not {SCHEMA}; name another folder for -o")
    return values


def _write_manifest(store: Store, values: Mapping[str, Any]) -> None:
    store.put(_MANIFEST, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))


def _since(begun: float, manifest: Mapping[str, Any]) -> float:
    return round(float(manifest["seconds"]) + time.perf_counter() - begun, 1)


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _absolute(output: str) -> str:
    """Return a path that means the same to every process; a URL stays."""
    return output if is_remote(output) else str(Path(output).absolute())


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """Keep a second run out of a folder on disk. The lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover  (Windows: two runs write the same bytes, twice)
        yield
        return
    if store.is_remote:
        yield
        return
    store.put(_LOCK, b"")
    with Path(store.locate(_LOCK)).open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BilingualError(f"{store.location}: another run is writing there; wait until it ends") from error
        yield
