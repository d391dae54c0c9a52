"""Markdown (CommonMark with tables): the text a reader sees, with headings, quotations and captions as such.

Pages written in Markdown embed posts as HTML; those pieces are read by the HTML reader's rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bilingual.bylines import parse_date
from bilingual.datatypes import BlockKind, Document
from bilingual.errors import InputError
from bilingual.read.decoding import decode
from bilingual.read.parts import Part, assemble
from bilingual.settings import ReadSettings

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z_]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_KNOWN = {"title": "title", "author": "author", "date": "date", "url": "url", "link": "url", "lang": "language"}
_LONGEST_FRONT = 20_000
_TAG = re.compile(r"<[^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_MARKS = "[*_`~<!&"
_MOST_MARKS = 1_000  # in a paragraph: the parser's time grows with their square
_DEEPEST = 50  # quotations and lists inside each other; more are read as text


def read_markdown(data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the document. Front matter gives ``title``, ``author``, ``date`` and ``url``."""
    from markdown_it import MarkdownIt

    text, encoding = decode(data, settings.encoding, name)
    metadata, body = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    parts = _parts(parser, parser.parse(body))
    document = assemble(parts, metadata.pop("title", None), metadata | {"encoding": encoding})
    if not document.blocks:
        raise InputError(f"{name}: is empty; there is no text in it")
    return document


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT.match(text) if text.startswith("---") else None
    if not found or len(found[1]) > _LONGEST_FRONT:
        return {}, text
    values = {
        _KNOWN[key.lower()]: value.strip("\"'") for key, value in _PAIR.findall(found[1]) if key.lower() in _KNOWN
    }
    if "date" in values:
        values["date"] = parse_date(values["date"].replace("T", " ")) or values["date"]
    return values, text[found.end() :]


def _parts(parser: MarkdownIt, tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield a part for each paragraph, heading, cell and item; code is no text, quotations are one part a paragraph."""
    quotes = 0
    heading = False
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type == "html_block":
            yield from _html(token.content)
        elif token.type == "inline":
            kind: BlockKind | None = "heading" if heading else "quote" if quotes else None
            children = _inside(parser, token.content)
            if children is None:
                yield Part(token.content, kind)
                continue
            if children and all(child.type in ("image", "softbreak") for child in children):
                yield from (Part(child.content, "caption") for child in children if child.type == "image")
                continue
            yield Part(_text(children), kind, _is_bold(children))


def _inside(parser: MarkdownIt, content: str) -> list[Token] | None:
    """Return what a paragraph is made of, or None when it has so many marks that parsing them would not end."""
    if sum(map(content.count, _MARKS)) > _MOST_MARKS:
        return None
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    return children


def _text(children: Sequence[Token]) -> str:
    pieces: list[str] = []
    struck = 0
    for child in children:
        if child.type in ("s_open", "s_close"):
            struck += child.nesting
        elif struck or child.type == "image":
            continue
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
        elif child.type == "html_inline":
            pieces.append("\n" if child.content.lower().startswith("<br") else "")
        else:
            pieces.append(child.content)
    return "".join(pieces)


def _is_bold(children: Sequence[Token]) -> bool:
    marks = [child for child in children if child.content.strip() or child.type.startswith("strong")]
    return bool(marks) and marks[0].type == "strong_open" and marks[-1].type == "strong_close"


def _html(source: str) -> Iterator[Part]:
    """Yield the paragraphs of a piece of HTML; without the HTML extra, its text."""
    if find_spec("lxml") is None:
        yield Part(_TAG.sub(" ", source))
        return
    import lxml.html

    from bilingual.read.html.walk import find_candidates

    tree = lxml.html.document_fromstring(f"<body>{source}</body>", parser=lxml.html.HTMLParser(huge_tree=False))
    yield from (item.part for item in find_candidates(next(tree.iter("body"), tree)))
