"""The tables of a run: their columns, the same from version to version, and the rows that a report gives.

``document`` joins them: the number of the shard and the place in it, in the order of the inputs.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilingual.batch.items import Item
from bilingual.datatypes import Finding, Link, Location, Report
from bilingual.report.controls import escape_controls
from bilingual.report.json import to_dict

if TYPE_CHECKING:
    import pyarrow

__all__ = ["SCHEMA", "TABLES", "describe_failure", "json_line", "rows_of", "write_table"]

SCHEMA = "bilingual.batch/1"

Row = dict[str, Any]

_COUNTS = ("originals", "translated", "partial", "untranslated", "reports", "sourced", "unsourced")

TABLES: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "document": "string", "id": "string", "path": "string", "status": "string", "error": "string",
        "title": "string", "length": "int64", "sha256": "string",
        "other_path": "string", "other_title": "string", "other_length": "int64", "other_sha256": "string",
        "model": "string", "segments": "int64", "statements": "int64", "links": "int64", "findings": "int64",
        **dict.fromkeys(_COUNTS, "int64"), "fidelity": "double",
    },
    "statements": {
        "document": "string", "id": "string", "side": "string", "language": "string", "role": "string",
        "form": "string", "start": "int64", "stop": "int64", "text": "string", "speaker": "string",
        "handle": "string", "date": "string", "cue": "string", "truncated": "string", "status": "string",
    },
    "links": {
        "document": "string", "id": "string", "source": "strings", "target": "strings",
        "source_spans": "spans", "target_spans": "spans", "source_text": "string", "target_text": "string",
        "relation": "string", "similarity": "double", "coverage": "double", "fidelity": "double",
        "confidence": "double",
    },
    "findings": {
        "document": "string", "id": "string", "link": "string", "category": "string", "subtype": "string",
        "severity": "string", "source_spans": "spans", "target_spans": "spans", "source_text": "string",
        "target_text": "string", "evidence": "string", "confidence": "double",
    },
}  # fmt: skip
"""Columns by table, in order. ``spans`` is a list of side (d1, d2), start, stop; a missing value is null."""


def rows_of(key: str, item: Item, outcome: Report | Exception) -> dict[str, list[Row]]:
    """Return the rows that one document or pair adds to each table of :data:`TABLES`."""
    row: Row = dict.fromkeys(TABLES["documents"]) | {"document": key, "id": item.id, "path": item.path}
    if isinstance(outcome, Exception):
        return {"documents": [{**row, "status": "failed", "error": describe_failure(outcome)}]}
    raw = to_dict(outcome)
    row |= {"status": "ok", "model": raw["signature"]["model"], "fidelity": raw["summary"]["fidelity"]}
    row |= {name: raw["summary"][name] for name in _COUNTS}
    row |= {"segments": len(outcome.segments)}
    row |= {name: len(raw[name]) for name in ("statements", "links", "findings")}
    for prefix, document in zip(("", "other_"), raw["documents"], strict=False):
        row |= {f"{prefix}{name}": document[name] for name in ("title", "length", "sha256")}
        row[f"{prefix}path"] = document["path"] or (item.path if not prefix else None)
    texts = {document.id: document.text for document in outcome.documents}
    rows: dict[str, list[Row]] = {"documents": [row]}
    rows["statements"] = [_statement(key, each, texts) for each in raw["statements"]]
    pointers: list[tuple[str, Sequence[Link | Finding]]] = [("links", outcome.links), ("findings", outcome.findings)]
    for name, values in pointers:
        rows[name] = [
            {
                **written,
                "document": key,
                "source_spans": _spans(value.source_spans),
                "target_spans": _spans(value.target_spans),
                "source_text": _text_of(value.source_spans, texts),
                "target_text": _text_of(value.target_spans, texts),
            }
            for written, value in zip(raw[name], values, strict=True)
        ]
    return rows


def _statement(key: str, raw: Mapping[str, Any], texts: Mapping[str, str]) -> Row:
    start, stop = raw["span"]
    speaker = raw["speaker"] or {}
    return {
        **raw,
        "document": key,
        "side": raw["document"],
        "start": start,
        "stop": stop,
        "text": texts[raw["document"]][start:stop],
        "speaker": speaker.get("name"),
        "handle": speaker.get("handle"),
    }


def _spans(places: Sequence[Location]) -> list[Row]:
    return [{"side": place.document, "start": place.span.start, "stop": place.span.stop} for place in places]


def _text_of(places: Sequence[Location], texts: Mapping[str, str]) -> str:
    return " … ".join(place.span.of(texts[place.document]) for place in places)


def describe_failure(error: Exception) -> str:
    """Return in one line why a document failed."""
    from bilingual.errors import BilingualError

    text = str(error) if isinstance(error, BilingualError) else f"internal error: {type(error).__name__}: {error}"
    return " ".join(text.split())


def json_line(key: str, item: Item, outcome: Report | Exception) -> str:
    """Return a line of JSON: the report of a document, or the error in its place."""
    failed = isinstance(outcome, Exception)
    value = {
        "document": key,
        "id": item.id,
        "path": item.path,
        "status": "failed" if failed else "ok",
        "error": describe_failure(outcome) if isinstance(outcome, Exception) else None,
        "report": None if isinstance(outcome, Exception) else to_dict(outcome),
    }
    return escape_controls(json.dumps(value, ensure_ascii=False, allow_nan=False)) + "\n"


def write_table(table: str, rows: Sequence[Row]) -> bytes:
    """Return the rows as a Parquet file with the columns of ``table``: the same bytes for the same rows."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema(table)
    columns = [pyarrow.array([_storable(row[name]) for row in rows], schema.field(name).type) for name in schema.names]
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), sink, compression="zstd")
    return sink.getvalue()


def _schema(table: str) -> pyarrow.Schema:
    import pyarrow

    spans = pyarrow.list_(
        pyarrow.struct([("side", pyarrow.string()), ("start", pyarrow.int64()), ("stop", pyarrow.int64())])
    )
    types = {
        "string": pyarrow.string(),
        "int64": pyarrow.int64(),
        "double": pyarrow.float64(),
        "strings": pyarrow.list_(pyarrow.string()),
        "spans": spans,
    }
    fields = [(name, types[kind]) for name, kind in TABLES[table].items()]
    return pyarrow.schema(fields, metadata={"bilingual.schema": f"{SCHEMA} {table}"})


def _storable(value: object) -> object:
    """Return a value that Parquet can hold: a lone surrogate, which UTF-8 lacks, becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) and not value.isascii() else value
