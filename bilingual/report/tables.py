"""A report as flat tables: one row per link, finding, statement or segment, for data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from bilingual.datatypes import Location, Report, Table
from bilingual.errors import BilingualError, ConfigError
from bilingual.report.json import to_dict

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "to_dataframe", "to_rows"]

COLUMNS: dict[Table, tuple[str, ...]] = {
    "links": (
        "id", "source", "target", "source_text", "target_text", "relation", "similarity", "coverage", "fidelity",
        "confidence",
    ),
    "findings": (
        "id", "link", "category", "subtype", "severity", "source_text", "target_text", "evidence", "confidence",
    ),
    "statements": (
        "id", "document", "language", "role", "form", "start", "stop", "text", "speaker", "handle", "date", "cue",
        "truncated", "status",
    ),
    "segments": ("id", "document", "start", "stop", "language", "kind", "statement", "text"),
}  # fmt: skip
"""The columns of each table, in order; ids of several segments are joined by a space."""


def to_rows(report: Report, table: Table) -> list[dict[str, Any]]:
    """Return the rows of ``table``, each with the keys of ``COLUMNS[table]``.

    Raises ConfigError for an unknown table.
    """
    if table not in get_args(Table):
        raise ConfigError(f"table is {table!r}; it must be one of {', '.join(get_args(Table))}")
    raw = to_dict(report)
    texts = {item.id: item.text for item in report.documents}
    if table == "segments":
        rows = [{**item, "document": document["id"]} for document in raw["documents"] for item in document["segments"]]
    else:
        rows = raw[table]
    found = {"links": report.links, "findings": report.findings}
    for row, item in zip(rows, found.get(table, ()), strict=False):
        row["source_text"] = _text_of(item.source_spans, texts)  # type: ignore[attr-defined]
        row["target_text"] = _text_of(item.target_spans, texts)  # type: ignore[attr-defined]
    for row in rows:
        if "span" in row:
            row["start"], row["stop"] = row["span"]
        if table == "statements":
            row["text"] = texts[row["document"]][row["start"] : row["stop"]]
            row["handle"] = row["speaker"] and row["speaker"]["handle"]
            row["speaker"] = row["speaker"] and row["speaker"]["name"]
        for key in ("source", "target"):
            if key in row:
                row[key] = " ".join(row[key])
    return [{key: row[key] for key in COLUMNS[table]} for row in rows]


def to_dataframe(report: Report, table: Table = "links") -> pandas.DataFrame:
    """Return ``table`` as a pandas data frame with the columns ``COLUMNS[table]``, also when it has no rows.

    Raises ConfigError for an unknown table, BilingualError when pandas is not installed.
    """
    rows = to_rows(report, table)
    try:
        import pandas
    except ImportError as error:
        raise BilingualError("a data frame needs pandas: pip install 'bilingual[pandas]'") from error
    return pandas.DataFrame(rows, columns=list(COLUMNS[table]))


def _text_of(places: tuple[Location, ...], texts: dict[str, str]) -> str:
    return " … ".join(place.span.of(texts[place.document]) for place in places)
