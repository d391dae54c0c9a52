"""Fewer, larger files for a LanceDB table, and its indices brought up to date."""

from __future__ import annotations

import warnings
from datetime import timedelta
from typing import Any

__all__ = ["compact"]


def compact(table: Any) -> None:  # noqa: ANN401  (lancedb has no types)
    """Join the files of a table, forget its older versions and index what is new."""
    with warnings.catch_warnings():
        # It warns of other readers and writers. There is one writer; who searches at this very moment asks again.
        warnings.simplefilter("ignore", UserWarning)
        table.optimize(cleanup_older_than=timedelta(0))
