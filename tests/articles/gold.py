"""Load an article and its expected results; snippets of text become spans here.

A table names a place by the words that stand there, so that people can read it and a text can be edited:

- ``"Are you ready?"`` is those characters;
- ``"Господа, вы ... болезни"`` reaches from the first piece to the first following second piece in the same paragraph;
- ``"India |or| China"`` is what stands between the bars, the rest is context;
- a list is several such places.

A snippet that is missing, or that fits more than one place, is a :class:`GoldError`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.datatypes import Span

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent
ARTICLES = tuple(sorted(path.stem for path in FOLDER.glob("?_*.toml")))
WORKED_EXAMPLE = "worked_example"

Spans = tuple[Span, ...]
Choice = tuple[str, ...]
"""Values any of which is right; empty: the table does not say."""

_RANGE = " ... "
_SENTENCE_END = re.compile(r"[.!?…]+[»”\"’')\]]*(?=\s+[«“„\"‘'(\[—–-]*\s*[A-ZА-ЯЁ0-9])|[!?…]+(?=\s)|\n")
_ABBREVIATIONS = frozenset({"st", "mr", "mrs", "dr", "no", "vs"})


class GoldError(Exception):
    """An expected result does not fit its text."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What somebody said. ``optional``: a careful reader may leave it out, but must not get it wrong."""

    spans: Spans
    status: Choice
    language: Choice = ()
    form: Choice = ()
    speaker: Choice = ()
    handle: str | None = None
    date: str | None = None
    truncated: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldLink:
    """An original and its report. ``faithful``: a careful reader marks nothing above minor."""

    source: Spans
    target: Spans
    relation: Choice
    faithful: bool
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """One error; ``severity`` is the least it may be called. An unnamed side is empty and not judged."""

    category: str
    subtype: Choice
    severity: str
    source: Spans
    target: Spans
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is to be found in it.

    ``unlinked_*`` lists sentences of partly reported statements only. ``kinds`` holds headings and captions, and under
    ``unjudged`` lines that are neither plain text nor clearly one of them; ``languages`` what is in neither language.
    """

    name: str
    path: Path
    text: str
    original: str
    statements: tuple[GoldStatement, ...]
    links: tuple[GoldLink, ...]
    findings: tuple[GoldFinding, ...]
    unlinked_source: Spans
    unlinked_target: Spans
    kinds: Mapping[str, Spans]
    languages: Mapping[str, Spans]
    sentences: Spans

    def sentence_spans(self, spans: Sequence[Span]) -> Spans:
        """Return the whole sentences that ``spans`` touch."""
        return tuple(s for s in self.sentences if any(s.overlaps(span) for span in spans))


def find(text: str, snippet: str) -> Span:
    """Return the one place in ``text`` that ``snippet`` names.

    >>> find("Tell the US or China. Tell India or China.", "India |or| China")
    Span(start=33, stop=35)
    >>> find("One two three. One four.", "One two ... three.")
    Span(start=0, stop=14)
    """
    if snippet.count("|") == 2:
        before, inside, after = snippet.split("|")
        whole = _find_once(text, before + inside + after, snippet)
        return Span(whole.start + len(before), whole.stop - len(after))
    if _RANGE in snippet:
        first, last = snippet.split(_RANGE)
        start = _find_once(text, first, snippet)
        line_end = text.find("\n", start.stop)
        rest = text[start.stop : line_end if line_end >= 0 else len(text)]
        stop = _find_once(rest, last, snippet)
        return Span(start.start, start.stop + stop.stop)
    return _find_once(text, snippet, snippet)


def _find_once(text: str, piece: str, snippet: str) -> Span:
    n_places = text.count(piece) if piece else 0
    if n_places != 1:
        raise GoldError(f"{piece!r} occurs {n_places} times where {snippet!r} needs it once")
    start = text.index(piece)
    return Span(start, start + len(piece))


def split_sentences(text: str) -> Spans:
    """Cut ``text`` at line ends and sentence ends; independent of the package, good enough for these articles.

    >>> text = "He met Mr. Ivanov in St. Petersburg. “Why?” he asked.\\nNo reply."
    >>> [span.of(text) for span in split_sentences(text)]
    ['He met Mr. Ivanov in St. Petersburg.', ' “Why?” he asked.', 'No reply.']
    """
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        word = re.search(r"\w*$", text[start : match.start()])
        if (
            match[0] == "."
            and word
            and (word[0].lower() in _ABBREVIATIONS or (len(word[0]) == 1 and word[0].isalpha()))
        ):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return tuple(span for span in (_without_line_end(span, text) for span in spans) if span.of(text).strip())


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _without_line_end(span: Span, text: str) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip("\n")))


def read_table(name: str) -> dict[str, Any]:
    """Return the table ``name`` of this folder as plain values."""
    table: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return table


def load(name: str) -> Article:
    """Load the article ``name`` with its expected results; GoldError says which table is wrong."""
    table = read_table(name)
    path = (FOLDER / table.pop("text", f"{name}.txt")).resolve()
    text = path.read_text(encoding="utf-8")
    try:
        return _build(name, path, text, table)
    except (GoldError, KeyError, TypeError) as error:
        raise GoldError(f"{name}.toml: {error!r}") from error


def _build(name: str, path: Path, text: str, table: Mapping[str, Any]) -> Article:
    unknown = set(table) - {"original", "statement", "link", "finding", "unlinked", "kind", "language"}
    if unknown:
        raise GoldError(f"unknown tables {sorted(unknown)}")
    unlinked = table.get("unlinked", {})
    return Article(
        name=name,
        path=path,
        text=text,
        original=table["original"],
        statements=tuple(_statement(text, row) for row in table["statement"]),
        links=tuple(_link(text, row) for row in table["link"]),
        findings=tuple(_finding(text, row) for row in table.get("finding", ())),
        unlinked_source=_spans(text, unlinked.get("source", [])),
        unlinked_target=_spans(text, unlinked.get("target", [])),
        kinds={kind: _spans(text, snippets) for kind, snippets in table.get("kind", {}).items()},
        languages={language: _spans(text, snippets) for language, snippets in table.get("language", {}).items()},
        sentences=split_sentences(text),
    )


def _statement(text: str, row: Mapping[str, Any]) -> GoldStatement:
    row = dict(row)
    spans = _spans(text, row.pop("text"))
    choices: dict[str, Any] = {key: _choice(row.pop(key, ())) for key in ("status", "language", "form", "speaker")}
    return GoldStatement(spans=spans, **choices, **row)


def _link(text: str, row: Mapping[str, Any]) -> GoldLink:
    row = dict(row)
    source, target, relation = row.pop("source"), row.pop("target"), row.pop("relation")
    return GoldLink(source=_spans(text, source), target=_spans(text, target), relation=_choice(relation), **row)


def _finding(text: str, row: Mapping[str, Any]) -> GoldFinding:
    row = dict(row)
    sides: dict[str, Any] = {side: _spans(text, row.pop(side, [])) for side in ("source", "target")}
    return GoldFinding(subtype=_choice(row.pop("subtype", ())), **sides, **row)


def _spans(text: str, snippets: str | Sequence[str]) -> Spans:
    return tuple(sorted(find(text, snippet) for snippet in _choice(snippets)))


def _choice(value: str | Sequence[str]) -> Choice:
    return (value,) if isinstance(value, str) else tuple(value)
