"""How long a quote takes and how large an index is, also with noise: ``python -m benchmarks.trace speed``."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.archive import Query
from benchmarks.tables import print_table
from bilingual.encode.pooling import normalise
from bilingual.trace import ArchiveEncoder, Index, load_weights
from bilingual.trace.lexicon import WORDS
from bilingual.trace.search import trace_quotes
from bilingual.trace.store import prepare

__all__ = ["latencies", "make_noise", "measure_speed"]


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def latencies(index: Index, encoder: ArchiveEncoder, queries: Sequence[Query]) -> tuple[float, float]:
    """Return median and 90th percentile of milliseconds a quote, warm, one quote at a time, its encoding included."""
    weights = load_weights()
    taken = []
    for query in [*queries, *queries]:
        began = time.perf_counter()
        trace_quotes([(query.text, None)], index, encoder, weights)
        taken.append(1000 * (time.perf_counter() - began))
    return tuple(np.percentile(taken[len(queries) :], [50, 90]))  # type: ignore[return-value]


def make_noise(index: Index, folder: Path, n_sentences: int, n_real: int) -> Index:
    """Make an index of ``n_sentences``: the real rows again and again, each time with other noise on their vectors.

    Each word stands in as many more sentences; a real archive of that size has more words, each of them less often.
    """
    import lancedb
    import pyarrow as pa

    random = np.random.default_rng(0)
    real = index.phrases.to_arrow()
    n_copies = -(-n_sentences // n_real)
    dimensions = real.schema.field("vector").type.list_size
    vectors = np.array(real["vector"].combine_chunks().values.to_numpy(zero_copy_only=False)).reshape(-1, dimensions)
    ids = real["sentence"].to_numpy()

    def copies() -> Iterator[pa.RecordBatch]:
        for copy in range(n_copies):
            for start in range(0, len(ids), 20_000):
                rows = real.slice(start, 20_000)
                noise = random.standard_normal((rows.num_rows, dimensions)) / dimensions**0.5
                moved = normalise((vectors[start : start + 20_000] + 0.5 * noise).astype(np.float32))
                values = pa.FixedSizeListArray.from_arrays(pa.array(moved.astype(np.float16).ravel()), dimensions)
                rows = rows.set_column(rows.schema.get_field_index("vector"), real.schema.field("vector"), values)
                numbers = pa.array((ids[start : start + 20_000] + copy) & ((1 << 63) - 1))
                rows = rows.set_column(0, real.schema.field("sentence"), numbers)
                yield from rows.combine_chunks().to_batches()

    database = lancedb.connect(str(folder))
    noisy = database.create_table("phrases", data=copies(), schema=real.schema)
    prepare(noisy)
    words = index.words.table.to_arrow()
    lists = words["sentences"].combine_chunks()
    held = (lists.values.to_numpy()[:, None] + np.arange(n_copies)) & ((1 << 63) - 1)
    longer = pa.ListArray.from_arrays(pa.array(lists.offsets.to_numpy() * n_copies), pa.array(held.ravel()))
    database.create_table(WORDS, data=words.set_column(words.schema.get_field_index("sentences"), "sentences", longer))
    return Index.of(database)


def measure_speed(
    index: Index, folder: Path, encoder: ArchiveEncoder, queries: Sequence[Query], n_sentences: int
) -> None:
    n_real = index.phrases.count_rows("whole")
    rows = []
    with tempfile.TemporaryDirectory() as noisy:
        for name, at, folder_of in (("real", index, folder), ("noise", None, Path(noisy))):
            at = at or make_noise(index, Path(noisy), n_sentences, n_real)
            median, slow = latencies(at, encoder, queries)
            count = at.phrases.count_rows("whole")
            per_million = size_of(folder_of) / count * 1e6 / 1e9
            figures = f"{count:,}", f"{at.phrases.count_rows():,}", f"{median:.0f}", f"{slow:.0f}", f"{per_million:.1f}"
            rows.append([name, *figures])
    print_table(["archive", "sentences", "rows", "ms, median", "ms, 90th", "GB a million"], rows)
