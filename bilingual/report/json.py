"""Reports as JSON, exactly as ``docs/report.schema.json`` says, and back.

Reading is strict: a report that differs from the schema, or points to what it does not hold, is an InputError that says
where. What the format leaves out comes back in a plain form: white space between segments as spaces, blocks as
far as the gaps tell, a statement's content as one span. Writing a report that was read gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast, get_args

from bilingual.datatypes import (
    Block,
    Category,
    Document,
    Finding,
    Link,
    Location,
    Report,
    Segment,
    Signature,
    Span,
    Speaker,
    Statement,
    Summary,
)
from bilingual.errors import InputError
from bilingual.report.controls import escape_controls
from bilingual.report.schema import find_faults

__all__ = ["ORIGIN", "SCHEMA", "from_dict", "from_json", "to_dict", "to_json"]

SCHEMA = "bilingual.report/1"

_DECIMALS = 4
"""Shares and cosines keep four decimals: beyond them processors differ, and nobody reads them."""

_WIDTH = 120
"""A value that fits into a line of so many characters is written on one."""

ORIGIN = ("site", "author", "date", "url")
"""Metadata of a document that a report keeps: who published it, who wrote it, when, and where."""

_DIGEST = "sha256 in report"
"""Metadata key under which a document that was read from a report keeps its digest; its white space is gone."""


def to_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain values, in the form of ``docs/report.schema.json``."""
    return {
        "schema": SCHEMA,
        "signature": {
            "version": report.signature.version,
            "model": report.signature.model,
            "settings": _plain(report.signature.settings),
        },
        "documents": _documents(report),
        "statements": [_statement(item) for item in report.statements],
        "links": [_link(item) for item in report.links],
        "findings": [_finding(item) for item in report.findings],
        "unlinked": {"source": list(report.unlinked_source), "target": list(report.unlinked_target)},
        "summary": _summary(report.summary),
    }


def to_json(report: Report) -> str:
    """Return the report as JSON text ending in a newline: the same bytes for the same report.

    Pure UTF-8 for any document: lone surrogates, and controls a terminal would obey, are written as escapes. (A high
    surrogate directly before a low one cannot be told from the character they spell in any JSON.)
    """
    return _layout(to_dict(report), "") + "\n"


def _layout(value: object, indent: str) -> str:
    """Write what fits on one line and break the rest, one item a line: readable, and quiet in a diff."""
    line = escape_controls(json.dumps(value, ensure_ascii=False, allow_nan=False))
    if len(indent) + len(line) <= _WIDTH or not isinstance(value, (dict, list)):
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{_layout(key, '')}: {_layout(item, inner)}" for key, item in value.items()]
    else:
        parts = [_layout(item, inner) for item in value]
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return f"{opening}\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}{closing}"


def _plain(value: object) -> Any:  # noqa: ANN401  (a JSON value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS) + 0.0  # the sum turns -0.0 into 0.0


def _span(span: Span) -> list[int]:
    return [span.start, span.stop]


def _locations(places: Iterable[Location]) -> list[list[str | int]]:
    return [[place.document, place.span.start, place.span.stop] for place in places]


def _documents(report: Report) -> list[dict[str, Any]]:
    said = {segment: item.id for item in reversed(report.statements) for segment in item.segments}
    segments: dict[str, list[dict[str, Any]]] = {document.id: [] for document in report.documents}
    for item in report.segments:
        segments[item.document].append(
            {
                "id": item.id,
                "span": _span(item.span),
                "text": item.text,
                "language": item.language,
                "kind": item.kind,
                "statement": said.get(item.id),
            }
        )
    return [
        {
            "id": document.id,
            "path": document.path,
            "title": document.title,
            "length": len(document.text),
            "sha256": document.metadata.get(_DIGEST) or document.sha256,
            **_origin(document),
            "segments": segments[document.id],
        }
        for document in report.documents
    ]


def _origin(document: Document) -> dict[str, dict[str, str]]:
    """Return where the document is from, as far as its reader knew; nothing for plain text."""
    known = {key: document.metadata[key] for key in ORIGIN if document.metadata.get(key)}
    return {"origin": known} if known else {}


def _statement(item: Statement) -> dict[str, Any]:
    return {
        "id": item.id,
        "document": item.document,
        "language": item.language,
        "role": item.role,
        "form": item.form,
        "segments": list(item.segments),
        "span": _span(item.span),
        "speaker": item.speaker and {"name": item.speaker.name, "handle": item.speaker.handle},
        "date": item.date,
        "cue": item.cue,
        "truncated": item.truncated,
        "status": item.status,
    }


def _link(item: Link) -> dict[str, Any]:
    return {
        "id": item.id,
        "source": list(item.source),
        "target": list(item.target),
        "source_spans": _locations(item.source_spans),
        "target_spans": _locations(item.target_spans),
        "relation": item.relation,
        "similarity": _rounded(item.similarity),
        "coverage": _rounded(item.coverage),
        "fidelity": _rounded(item.fidelity),
        "confidence": _rounded(item.confidence),
    }


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "id": item.id,
        "link": item.link,
        "category": item.category,
        "subtype": item.subtype,
        "severity": item.severity,
        "source_spans": _locations(item.source_spans),
        "target_spans": _locations(item.target_spans),
        "evidence": item.evidence,
        "confidence": _rounded(item.confidence),
    }


def _summary(item: Summary) -> dict[str, Any]:
    return {
        "originals": item.originals,
        "translated": item.translated,
        "partial": item.partial,
        "untranslated": item.untranslated,
        "reports": item.reports,
        "sourced": item.sourced,
        "unsourced": item.unsourced,
        "findings": {category: item.findings.get(category, 0) for category in get_args(Category)},
        "fidelity": _rounded(item.fidelity),
    }


def from_json(text: str | bytes, origin: str = "report") -> Report:
    """Read back what :func:`to_json` wrote; ``origin`` names the text in messages.

    Raises InputError, saying where, for text that is not JSON or not a report of this version.
    """
    try:
        text = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        raw = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise InputError(f"{origin}: not a report: not UTF-8 text at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise InputError(
            f"{origin}: not a report: no valid JSON at line {error.lineno}, column {error.colno} ({error.msg}); "
            "make one with: bilingual align DOC --format json"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of too many digits, NaN, brackets without end
        raise InputError(f"{origin}: not a report: {error}") from error
    return from_dict(raw, origin)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def from_dict(raw: object, origin: str = "report") -> Report:
    """Build a report from what :func:`to_dict` returned; ``origin`` names it in messages.

    Raises InputError, saying where, when ``raw`` differs from the schema or points to what it does not hold.
    """
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        found = raw.get("schema") if isinstance(raw, dict) else type(raw).__name__
        raise InputError(f"{origin}: not a report of version 1: 'schema' must be {SCHEMA!r}, found {found!r}")
    for fault in find_faults(raw):
        raise InputError(f"{origin}: not a valid report: {fault}")
    try:
        report = _build_report(raw)
        _check_references(report)
    except ValueError as error:
        raise InputError(f"{origin}: not a valid report: {error}") from error
    return report


def _build_report(raw: Mapping[str, Any]) -> Report:
    """Build a report from ``raw``, which follows the schema; raises ValueError for a contradiction inside it."""
    segments = tuple(
        Segment(item["id"], document["id"], Span(*item["span"]), item["text"], item["language"], item["kind"])
        for document in raw["documents"]
        for item in document["segments"]
    )
    return Report(
        signature=Signature(**raw["signature"]),
        documents=tuple(_build_document(item, segments) for item in raw["documents"]),
        segments=segments,
        statements=tuple(_build_statement(item) for item in raw["statements"]),
        links=tuple(Link(**_with_places(item, "source", "target")) for item in raw["links"]),
        findings=tuple(Finding(**_with_places(item)) for item in raw["findings"]),
        unlinked_source=tuple(raw["unlinked"]["source"]),
        unlinked_target=tuple(raw["unlinked"]["target"]),
        summary=Summary(**raw["summary"]),
    )


def _build_document(raw: Mapping[str, Any], segments: Sequence[Segment]) -> Document:
    """Lay the segments out again in a text of the same length."""
    own = [item for item in segments if item.document == raw["id"]]
    pieces, end = [], 0
    for item in own:
        if item.span.start < end:
            raise ValueError(f"segment {item.id} starts at {item.span.start}, before its neighbour ends ({end})")
        pieces += [" " * (item.span.start - end), item.text]
        end = item.span.stop
    if end > raw["length"]:
        raise ValueError(f"segment {own[-1].id} ends at {end}, after document {raw['id']} ({raw['length']})")
    return Document(
        text="".join(pieces) + " " * (raw["length"] - end),
        blocks=tuple(_build_blocks(own)),
        id=raw["id"],
        path=raw["path"],
        title=raw["title"],
        metadata=MappingProxyType({_DIGEST: raw["sha256"], **raw.get("origin", {})}),
    )


def _build_blocks(segments: Iterable[Segment]) -> Iterator[Block]:
    """Yield paragraphs: sentences of one kind with a single character between them stood in one."""
    block: Block | None = None
    for item in segments:
        if block and item.kind == block.kind and item.span.start - block.span.stop <= 1:
            block = Block(Span(block.span.start, item.span.stop), block.kind)
            continue
        if block:
            yield block
        block = Block(item.span, item.kind)
    if block:
        yield block


def _build_statement(raw: Mapping[str, Any]) -> Statement:
    fields = {key: value for key, value in raw.items() if key not in ("span", "speaker", "segments")}
    return Statement(
        content=(Span(*raw["span"]),),
        segments=tuple(raw["segments"]),
        speaker=Speaker(**raw["speaker"]) if raw["speaker"] else None,
        **fields,
    )


def _with_places(raw: Mapping[str, Any], *id_lists: str) -> dict[str, Any]:
    """Return the fields of a link or finding with locations for its spans and tuples for its ``id_lists``."""
    places = {
        key: tuple(Location(document, Span(start, stop)) for document, start, stop in raw[key])
        for key in ("source_spans", "target_spans")
    }
    return {**raw, **places, **{key: tuple(raw[key]) for key in id_lists}}


def _check_references(report: Report) -> None:
    """Raise ValueError when an id stands twice, or points to nothing, or a span leaves its document."""
    documents = {item.id: len(item.text) for item in report.documents}
    segments = {item.id for item in report.segments}
    links = {item.id for item in report.links}
    identifiers = Counter(item.id for item in report.documents)
    for group in (report.segments, report.statements, report.links, report.findings):
        identifiers.update(item.id for item in group)
    for name, count in identifiers.items():
        if count > 1:
            raise ValueError(f"the id {name!r} stands {count} times")
    wanted = [(item.id, name) for item in report.statements for name in item.segments]
    wanted += [(item.id, name) for item in report.links for name in (*item.source, *item.target)]
    wanted += [("unlinked", name) for name in (*report.unlinked_source, *report.unlinked_target)]
    for owner, name in wanted:
        if name not in segments:
            raise ValueError(f"{owner} names a segment {name!r} that is not there")
    for finding in report.findings:
        if finding.link is not None and finding.link not in links:
            raise ValueError(f"{finding.id} names a link {finding.link!r} that is not there")
    spans = [(item.id, Location(item.document, item.span)) for item in report.statements]
    pointers = cast("tuple[Link | Finding, ...]", (*report.links, *report.findings))
    spans += [(item.id, place) for item in pointers for place in (*item.source_spans, *item.target_spans)]
    for owner, place in spans:
        if place.span.stop > documents.get(place.document, -1):
            raise ValueError(
                f"{owner} points to {place.document}:{place.span.start}:{place.span.stop}, which is not there"
            )
