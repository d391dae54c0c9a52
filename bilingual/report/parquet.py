"""A table of a report as Parquet, typed, with the meaning of every column in its metadata."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from bilingual.datatypes import Report, Table
from bilingual.errors import BilingualError
from bilingual.report.tables import COLUMNS, to_rows

__all__ = ["to_parquet"]


def to_parquet(report: Report, table: Table = "links") -> bytes:
    """Return ``table`` as the bytes of a Parquet file.

    Text is UTF-8: a lone surrogate, which UTF-8 cannot carry, is written as its escape. Raises ConfigError for an
    unknown table, BilingualError when pyarrow is not installed.
    """
    rows = to_rows(report, table)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise BilingualError("Parquet needs pyarrow: pip install 'bilingual[tables]'") from error
    types = {"text": pa.string(), "whole": pa.int64(), "share": pa.float64()}
    schema = pa.schema(
        [pa.field(name, types[kind], metadata={"description": why}) for name, (kind, why) in COLUMNS[table].items()],
        metadata={"bilingual.table": table, "bilingual.version": report.signature.version},
    )
    stream = BytesIO()
    columns = {name: [_clean(row[name]) for row in rows] for name in COLUMNS[table]}
    parquet.write_table(pa.table(columns, schema=schema), stream)
    return stream.getvalue()


def _clean(value: Any) -> Any:  # noqa: ANN401  (a cell)
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
