"""A report as flat tables: one row per document, statement, link, finding or segment, for analysts and data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from bilingual.datatypes import Location, Report, Table
from bilingual.errors import BilingualError, ConfigError
from bilingual.report.json import to_dict

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "ColumnType", "join_places", "read_places", "to_dataframe", "to_rows", "write_places"]

ColumnType = Literal["text", "whole", "share"]

COLUMNS: Mapping[Table, Mapping[str, tuple[ColumnType, str]]] = {
    "documents": {
        "id": ("text", "name of the document in this report"),
        "path": ("text", "file it was read from"),
        "title": ("text", "its title, where one was found"),
        "length": ("whole", "characters of its text"),
        "sha256": ("text", "SHA-256 of its text as UTF-8, in hexadecimal"),
    },
    "statements": {
        "id": ("text", "name of the statement"),
        "document": ("text", "id of its document"),
        "language": ("text", "ru, en or other"),
        "role": ("text", "original, report or unknown"),
        "form": ("text", "tweet, direct, indirect, mixed or transcript"),
        "start": ("whole", "offset of its first character in the document's text"),
        "stop": ("whole", "offset behind its last character"),
        "text": ("text", "the document's text between the two"),
        "speaker": ("text", "who said it"),
        "handle": ("text", "the same on a social network, with its @"),
        "date": ("text", "when, as ISO 8601"),
        "cue": ("text", "the word that reports it: said, заявил"),
        "truncated": ("text", "start, end or both, where the document cuts it off"),
        "status": ("text", "translated, partial, untranslated, sourced, partially-sourced, unsourced, not-applicable"),
    },
    "links": {
        "id": ("text", "name of the link"),
        "source": ("text", "ids of the original's segments, joined by spaces"),
        "target": ("text", "ids of the report's segments"),
        "source_spans": ("text", "where the original stands, as document:start-stop, joined by spaces"),
        "target_spans": ("text", "where the report stands"),
        "source_text": ("text", "the original's words"),
        "target_text": ("text", "the report's words"),
        "relation": ("text", "translation, partial or paraphrase"),
        "similarity": ("share", "cosine of the two sides' vectors, -1 to 1"),
        "coverage": ("share", "share of the original's content words that are covered, 0 to 1"),
        "fidelity": ("share", "1 minus the MQM penalty of the findings, 0 to 1"),
        "confidence": ("share", "probability that the two sides belong together"),
    },
    "findings": {
        "id": ("text", "name of the finding"),
        "link": ("text", "id of its link; empty for a whole sentence without a counterpart"),
        "category": ("text", "MQM: accuracy/omission, /addition, /mistranslation or /untranslated"),
        "subtype": ("text", "number, name, negation, connective, quantifier, modality, date, unit or other"),
        "severity": ("text", "minor, major or critical"),
        "source_spans": ("text", "where on the original's side, as document:start-stop, joined by spaces"),
        "target_spans": ("text", "where on the report's side"),
        "source_text": ("text", "the words on the original's side"),
        "target_text": ("text", "the words on the report's side"),
        "evidence": ("text", "why, in a sentence"),
        "confidence": ("share", "probability that it is one"),
    },
    "segments": {
        "id": ("text", "name of the segment"),
        "document": ("text", "id of its document"),
        "start": ("whole", "offset of its first character in the document's text"),
        "stop": ("whole", "offset behind its last character"),
        "language": ("text", "ru, en or other"),
        "kind": ("text", "body, heading, caption, tweet or quote"),
        "statement": ("text", "id of the statement it belongs to"),
        "text": ("text", "its words"),
    },
}  # fmt: skip
"""The columns of each table, in order, each with its type and meaning. What is not known is empty."""


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
        for side in ("source", "target"):
            places = getattr(item, f"{side}_spans")
            row[f"{side}_text"] = join_places(places, texts)
            row[f"{side}_spans"] = write_places(places)
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


def join_places(places: Sequence[Location], texts: Mapping[str, str]) -> str:
    """Return the words of ``places``: neighbours joined by a space, others by an ellipsis."""
    pieces: list[str] = []
    for index, place in enumerate(places):
        if index:
            before = places[index - 1]
            near = (
                before.document == place.document
                and not texts[place.document][before.span.stop : place.span.start].strip()
            )
            pieces.append(" " if near else " … ")
        pieces.append(place.span.of(texts[place.document]))
    return "".join(pieces)


def write_places(places: Sequence[Location]) -> str:
    """Return ``places`` as text: ``d1:0-12 d1:14-20``."""
    return " ".join(f"{item.document}:{item.span.start}-{item.span.stop}" for item in places)


def read_places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return what :func:`write_places` wrote, as document, start and stop; raises ValueError for another text.

    >>> read_places("d1:0-12 d1:14-20")
    (('d1', 0, 12), ('d1', 14, 20))
    """
    found = []
    for part in text.split():
        document, _, span = part.rpartition(":")
        start, stop = span.split("-")
        found.append((document, int(start), int(stop)))
    return tuple(found)
