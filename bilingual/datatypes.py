"""The values that flow through the stages: frozen, slotted, and validated where they are built.

A stage takes some of these and returns others; nothing here loads, reads or prints. Offsets are Python string
indices (Unicode code points), half-open, always into the ``text`` of the :class:`Document` they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

__all__ = [
    "Bead",
    "Block",
    "BlockKind",
    "Category",
    "Decision",
    "Document",
    "Explain",
    "Finding",
    "Form",
    "Interface",
    "Language",
    "Link",
    "Location",
    "Match",
    "Relation",
    "Report",
    "Role",
    "Segment",
    "SegmentKind",
    "Severity",
    "Signature",
    "Span",
    "Speaker",
    "Statement",
    "Status",
    "Subtype",
    "Summary",
    "Table",
    "Truncation",
]

Language = Literal["ru", "en", "other"]
BlockKind = Literal["body", "heading", "caption", "tweet", "quote"]
SegmentKind = BlockKind
Form = Literal["tweet", "direct", "indirect", "mixed", "transcript"]
Role = Literal["original", "report", "unknown"]
Truncation = Literal["start", "end", "both"]
Status = Literal["translated", "partial", "untranslated", "sourced", "partially-sourced", "unsourced", "not-applicable"]
Relation = Literal["translation", "partial", "paraphrase"]
Category = Literal["accuracy/omission", "accuracy/addition", "accuracy/untranslated", "accuracy/mistranslation"]
Subtype = Literal["number", "name", "negation", "connective", "quantifier", "modality", "date", "unit", "other"]
Severity = Literal["minor", "major", "critical"]
Table = Literal["documents", "statements", "links", "findings", "segments"]
Interface = Literal["en", "ru"]
"""The languages a report can speak in to its reader; what it quotes stays as it is."""


def _require_one_of(value: object, allowed: object, what: str) -> None:
    """Raise ValueError unless ``value`` is one of the members of the Literal type ``allowed``."""
    if value not in get_args(allowed):
        raise ValueError(f"{what} is {value!r}; it must be one of {', '.join(get_args(allowed))}")


def _require_share(value: float, what: str) -> None:
    """Raise ValueError unless ``value`` lies in [0, 1]."""
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{what} is {value}; it must lie between 0 and 1")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets: ``text[span.start:span.stop]``.

    >>> Span(0, 5).of("Hello, world")
    'Hello'
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise ValueError(f"span {self.start}:{self.stop} is not 0 <= start <= stop")

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """Return the piece of ``text`` this span covers."""
        return text[self.start : self.stop]

    def shifted(self, offset: int) -> Span:
        """Return the span moved ``offset`` characters to the right (left when negative)."""
        return Span(self.start + offset, self.stop + offset)

    def overlaps(self, other: Span) -> bool:
        """Tell whether at least one character lies in both spans."""
        return self.start < other.stop and other.start < self.stop

    def contains(self, other: Span) -> bool:
        """Tell whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.stop <= self.stop


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span in a named document: what reports point with."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """One rule that fired: its name, the characters it decided about and the outcome in words."""

    rule: str
    span: Span
    outcome: str


Explain = Callable[[Decision], None]
"""Stages call this, when given, once for every rule that fires (``segment --explain``)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of a document.

    ``language`` is what the format says it is in, or None: a hint for words that could be in either of two languages.
    """

    span: Span
    kind: BlockKind = "body"
    language: Language | None = None

    def __post_init__(self) -> None:
        _require_one_of(self.kind, BlockKind, "block kind")
        if self.language is not None:
            _require_one_of(self.language, Language, "block language")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks, as a reader gives it.

    ``text`` is the user's own, unchanged; ``blocks`` are in order and do not overlap; what lies between them is white
    space. ``metadata`` holds what the format knew beside the text (url, author, date, language, encoding).
    """

    text: str
    blocks: tuple[Block, ...]
    id: str = "d1"
    path: str | None = None
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.stop > len(self.text):
                raise ValueError(f"block {block.span} overlaps its neighbour or leaves the text ({len(self.text)})")
            end = block.span.stop

    @property
    def sha256(self) -> str:
        """Hex digest of the text as UTF-8; lone surrogates are encoded as themselves."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-like unit in one language. ``text == document.text[span.start:span.stop]``."""

    id: str
    document: str
    span: Span
    text: str
    language: Language
    kind: SegmentKind = "body"

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"segment {self.id} has {len(self.text)} characters, its span {len(self.span)}")
        _require_one_of(self.language, Language, "language")
        _require_one_of(self.kind, SegmentKind, "segment kind")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the name as written, the handle with its ``@``."""

    name: str | None = None
    handle: str | None = None

    def __post_init__(self) -> None:
        if not (self.name or self.handle):
            raise ValueError("a speaker needs a name or a handle; use None for an unknown speaker")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said.

    ``content`` are the spans of what was said, in order, without the reporting frame ("he also said that") and without
    quotation marks around a whole span; ``span`` reaches from the first to the last of them. ``segments`` are the ids
    of the segments that content touches. ``status`` is the verdict once links are known; until then it is
    ``not-applicable``.
    """

    id: str
    document: str
    language: Language
    role: Role
    form: Form
    content: tuple[Span, ...]
    segments: tuple[str, ...]
    speaker: Speaker | None = None
    date: str | None = None
    cue: str | None = None
    truncated: Truncation | None = None
    status: Status = "not-applicable"

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")
        if any(a.stop > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError(f"statement {self.id}: content spans must be in order and apart")
        _require_one_of(self.role, Role, "role")
        _require_one_of(self.form, Form, "form")
        _require_one_of(self.status, Status, "status")

    @property
    def span(self) -> Span:
        """From the first to the last character of what was said."""
        return Span(self.content[0].start, self.content[-1].stop)


@dataclass(frozen=True, slots=True)
class Bead:
    """n source items aligned with m target items, as index ranges; an empty range is 1:0 or 0:1.

    ``score`` is higher-better: the similarity of the two sides for a link, 0 for a null. ``confidence`` is the
    probability in [0, 1] that exactly this bead is right, ``linked`` that each of its sentences has a counterpart at
    all, in this bead or in one that is cut otherwise.
    """

    source: range
    target: range
    score: float
    confidence: float = 1.0
    linked: float = 1.0

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a bead needs at least one side")


@dataclass(frozen=True, slots=True)
class Match:
    """What alignment found between an original and a report, before it is scored.

    ``source`` and ``target`` are segment ids in document order, the spans the parts of them that correspond.
    ``similarity`` is a cosine in [-1, 1], ``confidence`` a probability in [0, 1].
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    source_spans: tuple[Location, ...]
    target_spans: tuple[Location, ...]
    relation: Relation
    similarity: float
    confidence: float

    def __post_init__(self) -> None:
        if not (self.source_spans and self.target_spans):
            raise ValueError("a match needs spans on both sides")
        _require_one_of(self.relation, Relation, "relation")
        _require_share(self.confidence, "confidence")


@dataclass(frozen=True, slots=True)
class Link:
    """An original and its reported translation.

    ``similarity``: cosine of the two sides' vectors, [-1, 1]. ``coverage``: share of source content words that are
    covered, [0, 1]. ``fidelity``: 1 minus the MQM penalty, [0, 1]. ``confidence``: probability that the two sides
    belong together, [0, 1].
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    source_spans: tuple[Location, ...]
    target_spans: tuple[Location, ...]
    relation: Relation
    similarity: float
    coverage: float
    fidelity: float
    confidence: float

    def __post_init__(self) -> None:
        _require_one_of(self.relation, Relation, "relation")
        _require_share(self.coverage, "coverage")
        _require_share(self.fidelity, "fidelity")
        _require_share(self.confidence, "confidence")


@dataclass(frozen=True, slots=True)
class Finding:
    """One MQM error span. An empty side is an empty tuple; ``link`` is None for an unlinked sentence."""

    id: str
    link: str | None
    category: Category
    subtype: Subtype | None
    severity: Severity
    source_spans: tuple[Location, ...]
    target_spans: tuple[Location, ...]
    evidence: str
    confidence: float

    def __post_init__(self) -> None:
        if not (self.source_spans or self.target_spans):
            raise ValueError(f"finding {self.id} points nowhere")
        _require_one_of(self.category, Category, "category")
        if self.subtype is not None:
            _require_one_of(self.subtype, Subtype, "subtype")
        _require_one_of(self.severity, Severity, "severity")
        _require_share(self.confidence, "confidence")


@dataclass(frozen=True, slots=True)
class Signature:
    """What it takes to get the same report again: package version, encoder, settings."""

    version: str
    model: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a report; ``fidelity`` is the mean over its links weighted by source length, 1.0 without links."""

    originals: int
    translated: int
    partial: int
    untranslated: int
    reports: int
    sourced: int
    unsourced: int
    findings: Mapping[Category, int]
    fidelity: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one document or one pair, in document order.

    ``unlinked_source`` and ``unlinked_target`` are ids of the segments that should have a counterpart and have none.
    """

    signature: Signature
    documents: tuple[Document, ...]
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    unlinked_source: tuple[str, ...]
    unlinked_target: tuple[str, ...]
    summary: Summary

    def text(self, place: Location) -> str:
        """Return the characters that ``place`` points at."""
        return next(place.span.of(item.text) for item in self.documents if item.id == place.document)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, in the form of ``docs/report.schema.json``."""
        from bilingual.report.json import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return the report as JSON text (schema ``bilingual.report/1``), ending in a newline."""
        from bilingual.report.json import to_json

        return to_json(self)

    def to_html(self, lang: Interface = "en") -> str:
        """Return the report as one self-contained HTML page that speaks ``lang`` to its reader."""
        from bilingual.report.html import to_html

        return to_html(self, lang)

    def to_markdown(self, lang: Interface = "en") -> str:
        """Return the report as Markdown (GitHub's), for a note or a ticket."""
        from bilingual.report.markdown import to_markdown

        return to_markdown(self, lang)

    def to_tmx(self) -> str:
        """Return the links as a translation memory, TMX 1.4b; the findings are notes."""
        from bilingual.report.tmx import to_tmx

        return to_tmx(self)

    def to_xliff(self) -> str:
        """Return the links, and the originals nobody reports, as XLIFF 2.0; the findings are notes."""
        from bilingual.report.xliff import to_xliff

        return to_xliff(self)

    def to_csv(self, table: Table = "links") -> str:
        """Return one table of the report as CSV that a spreadsheet opens without running anything in it."""
        from bilingual.report.csv import to_csv

        return to_csv(self, table)

    def to_dataframe(self, table: Table = "links") -> pandas.DataFrame:
        """Return one table of the report as a pandas data frame: documents, statements, links, findings or segments.

        Raises BilingualError when pandas is not installed.
        """
        from bilingual.report.tables import to_dataframe

        return to_dataframe(self, table)

    def save(self, path: str | Path, lang: Interface = "en", table: Table = "links") -> None:
        """Write the report to a file in the format of its ending: json, html, md, csv, parquet, tmx, xlf or xliff.

        ``lang`` is what a page or a note speaks, ``table`` what CSV and Parquet hold. The file appears whole or not at
        all. Raises ConfigError for an ending that is none of these, BilingualError when it cannot be written.
        """
        from pathlib import Path

        from bilingual.report.formats import format_of, render
        from bilingual.report.output import write_file

        write_file(Path(path), render(self, format_of(str(path)), lang, table))

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        from bilingual.report.html import to_frame

        return to_frame(self)
