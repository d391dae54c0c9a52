"""Whole corpora: many documents or pairs in, tables or reports out; nothing lost, nothing twice.

::

    inputs -> plan (shards of documents) -> Daft: one task a shard -> parts of tables, then a mark that it is done

The plan depends on the inputs alone, a part on its shard alone, and a part appears whole or not at all, its mark last.
So whatever stops a run, the same command goes on with the shards that lack a mark and ends with the same rows.
"""

from __future__ import annotations

from bilingual.batch.run import BatchOptions, Outcome, run_batch

__all__ = ["BatchOptions", "Outcome", "run_batch"]
