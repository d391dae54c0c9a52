"""One worker: a model loaded once, and shards done one after the other, each whole or not at all."""

from __future__ import annotations

import json
import signal
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Literal

from bilingual.batch.items import Item, read_items
from bilingual.batch.plan import Shard
from bilingual.batch.store import Store
from bilingual.batch.tables import TABLES, describe_failure, json_line, rows_of, write_table
from bilingual.datatypes import Report
from bilingual.errors import BilingualError
from bilingual.pipeline import Aligner
from bilingual.settings import Settings

__all__ = ["BatchFormat", "Done", "Task", "Worker", "mark_of", "parts_of"]

BatchFormat = Literal["parquet", "jsonl"]


@dataclass(frozen=True, slots=True)
class Task:
    """What every worker of a run is told."""

    output: str
    settings: Settings
    form: BatchFormat
    strict: bool
    threads: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard: how many documents and segments, the documents that failed, other counts by name.

    ``fatal`` says why the run must stop; the shard is then not done. ``again`` tells that it was done before.
    """

    shard: int
    documents: int = 0
    segments: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    fatal: str | None = None
    again: bool = False

    def to_json(self) -> str:
        """Return all of it as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Done:
        """Return what :meth:`to_json` wrote."""
        values = json.loads(text)
        return cls(**{**values, "failed": tuple((name, reason) for name, reason in values["failed"])})


def mark_of(shard: Shard) -> str:
    """Return the name of the file that says that a shard is done."""
    return f"done/{shard.name}.json"


def parts_of(shard: Shard, form: BatchFormat) -> dict[str, str]:
    """Return the names of a shard's files by table."""
    if form == "jsonl":
        return {"reports": f"reports/part-{shard.name}.jsonl"}
    return {table: f"{table}/part-{shard.name}.parquet" for table in TABLES}


class Worker:
    """Does shards; the model is loaded for the first document that needs one."""

    def __init__(self, task: Task, aligner: Callable[[Task], Aligner] | None = None) -> None:
        # A worker process gets the terminal's Ctrl-C too, but it is the parent that ends it.
        if threading.current_thread() is threading.main_thread():
            with suppress(ValueError):
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._task = task
        self._store = Store(task.output)
        self._make_aligner = aligner or _make_aligner
        self._aligner: Aligner | None = None

    def run(self, shard: Shard) -> Done:
        """Do a shard unless its mark is there; what stops the whole run is told in ``fatal``, never raised."""
        try:
            return self._read_mark(shard) or self._do(shard)
        except (BilingualError, OSError, MemoryError) as error:
            return Done(shard.number, fatal=describe_failure(error))

    def _read_mark(self, shard: Shard) -> Done | None:
        mark = self._store.get(mark_of(shard))
        if mark is None:
            return None
        values: dict[str, Any] = json.loads(mark)
        if values.pop("fingerprint") != shard.fingerprint:
            return None
        values.pop("parts")
        return Done.from_json(json.dumps({**values, "again": True}))

    def _do(self, shard: Shard) -> Done:
        if self._aligner is None:
            self._aligner = self._make_aligner(self._task)
        items = list(read_items(shard, self._task.settings.read))
        outcomes = self._aligner.try_many([item.source for item in items if not item.error])
        write = self._rows if self._task.form == "parquet" else self._lines
        parts: dict[str, list[Any]] = {name: [] for name in parts_of(shard, self._task.form)}
        failed: list[tuple[str, str]] = []
        counts: Counter[str] = Counter()
        n_segments = 0
        for place, item in enumerate(items):
            outcome = item.error or next(outcomes)
            for name, rows in write(f"{shard.name}-{place:06d}", item, outcome).items():
                parts[name] += rows
            if isinstance(outcome, Exception):
                failed.append((item.id, describe_failure(outcome)))
                if self._task.strict:
                    return Done(shard.number, fatal=f"{item.id}: {failed[0][1]}")
            else:
                n_segments += len(outcome.segments)
                counts.update(_count(outcome))
        done = Done(shard.number, len(items), n_segments, tuple(failed), dict(sorted(counts.items())))
        self._save(shard, parts, done)
        return done

    def _rows(self, key: str, item: Item, outcome: Report | Exception) -> dict[str, list[Any]]:
        return rows_of(key, item, outcome)

    def _lines(self, key: str, item: Item, outcome: Report | Exception) -> dict[str, list[Any]]:
        return {"reports": [json_line(key, item, outcome)]}

    def _save(self, shard: Shard, parts: dict[str, list[Any]], done: Done) -> None:
        digests = {}
        for table, name in parts_of(shard, self._task.form).items():
            data = _encode(table, parts[table], self._task.form)
            digests[name] = sha256(data).hexdigest()
            self._store.put(name, data)
        mark = {**asdict(done), "fingerprint": shard.fingerprint, "parts": digests}
        self._store.put(mark_of(shard), json.dumps(mark, ensure_ascii=True).encode())


def _encode(table: str, rows: Sequence[Any], form: BatchFormat) -> bytes:
    return write_table(table, rows) if form == "parquet" else "".join(rows).encode("utf-8", "backslashreplace")


def _count(report: Report) -> Counter[str]:
    summary = report.summary
    counts = Counter({f"findings {category}": n for category, n in summary.findings.items() if n})
    for name in ("originals", "translated", "partial", "untranslated", "reports", "sourced", "unsourced"):
        counts[name] = getattr(summary, name)
    return counts + Counter({"links": len(report.links), "statements": len(report.statements)})


def _make_aligner(task: Task) -> Aligner:
    aligner = Aligner(task.settings.model, task.settings, threads=task.threads)
    aligner.calibration  # noqa: B018  (a model that cannot be used stops the run before its first document)
    return aligner
