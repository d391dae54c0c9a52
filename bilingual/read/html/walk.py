"""The paragraphs of a page in the order of its source, each with what its markup says about it.

Nothing is judged here but what is never read: scripts, forms, navigation and what is hidden. Which of the paragraphs
are the article is decided by :mod:`bilingual.read.html.selection`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.datatypes import BlockKind
from bilingual.read.html.embeds import Post, find_post
from bilingual.read.parts import Part, language_of, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Candidate", "find_candidates"]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a new line: what stands in two of them is two paragraphs."""

_NEVER = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "form",
        "button",
        "select",
        "textarea",
        "input",
        "svg",
        "canvas",
        "object",
        "embed",
        "iframe",
        "audio",
        "video",
        "map",
        "math",
        "dialog",
        "label",
        "amp-ad",
        "amp-analytics",
        "amp-sidebar",
        "amp-consent",
        "amp-iframe",
    ]
)
"""Elements whose text is not the article's."""

_HEADING = re.compile(r"h[1-6]\Z")
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:wp-caption-text|caption|captions|figcaption|photo-?desc|photo-?credit|image-?credit|img-?desc"
    r"|image-?caption|photo-?caption|copyright|media__(?:title|copyright|description)|credit)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_TAGS = frozenset({"div", "p", "span", "dd", "small", "cite", "em", "i", "td"})
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|disqus|related|recommended|recommendations|read-?(?:more|also|next)|more-?news"
    r"|see-?also|most-?read|popular|trending|share|sharing|social|subscribe|subscription|newsletter|sidebar|promo|advert"
    r"|ads?|banner|cookies?|consent|gdpr|breadcrumbs?|tags?|taglist|pagination|paywall|signup|donate|donation|footer"
    r"|masthead|nav|navbar|menu|topbar|byline|meta|timestamp|widget-area|author-?(?:box|bio))(?:$|[\s_-])",
    re.IGNORECASE,
)
_ARTICLE_CLASS = re.compile(
    r"(?:article|post|entry|hentry|story|content)(?:[_-]*(?:body|content|text))?\Z", re.IGNORECASE
)
_LABEL_CLASS = re.compile(r"(?:category|tag|has|is|no|with)-", re.IGNORECASE)
"""How blog engines begin the names of labels and states of a whole post, which say nothing about where it stands."""

_ASIDE_TAGS = frozenset({"aside", "footer"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = frozenset({"b", "strong"})

_EMBEDS = frozenset({"blockquote", "div", "figure", "section", "article"})
"""Elements that may be an embedded post."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph of the page: its part, and where it stands.

    ``place`` is the element it begins in and whether in its text or its tail; ``aside``: in a box whose name says that
    it is not the article; ``level`` of a heading is 1 to 6, else 0; ``post`` when it is an embedded post.
    """

    part: Part
    element: HtmlElement
    in_tail: bool
    aside: bool
    level: int = 0
    post: Post | None = None


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and what it says about all that is in it."""

    element: HtmlElement
    kind: BlockKind | None
    aside: bool
    level: int


class _Walk:
    """The state of one pass over a page: the open elements that matter, and the paragraph that is being read."""

    def __init__(self, body: HtmlElement) -> None:
        self._open = [_Open(body, None, False, 0)]
        self._pieces: list[str] = []
        self._start: tuple[HtmlElement, bool] | None = None
        self._n_bold = self._n_letters = self._bold_depth = 0
        self._ready: list[Candidate] = []

    def add(self, text: str | None, element: HtmlElement, *, in_tail: bool, is_source: bool = True) -> None:
        if not text:
            return
        if is_source:
            text = re.sub(r"\s+", " ", text)
        n_letters = sum(map(str.isalnum, text))
        if n_letters and self._start is None:
            self._start = (element, in_tail)
        self._n_letters += n_letters
        self._n_bold += n_letters if self._bold_depth else 0
        self._pieces.append(text)

    def line_break(self) -> None:
        """``<br>``: the second in a row ends the paragraph, as pages written without ``<p>`` mean it."""
        behind = "".join(self._pieces[-8:]).rstrip(" \t\u00a0")
        if behind.endswith("\n"):
            self.flush()
        else:
            self._pieces.append("\n")

    def flush(self) -> None:
        """End the paragraph."""
        if self._start is not None:
            inner = self._open[-1]
            kind = next((item.kind for item in reversed(self._open) if item.kind), None)
            text = tidy("".join(self._pieces))
            bold = self._n_bold == self._n_letters
            part = Part(text, kind, bold)
            self._ready.append(Candidate(part, *self._start, inner.aside, inner.level))
        self._pieces.clear()
        self._start, self._n_bold, self._n_letters = None, 0, 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag == "br":
            self.line_break()
            return
        tag, names = element.tag, f"{element.get('class') or ''} {element.get('id') or ''}"
        kind: BlockKind | None = None
        level = int(tag[1]) if _HEADING.match(tag) else 0
        if level:
            kind = "heading"
        elif tag in ("figcaption", "caption") or (tag in _CAPTION_TAGS and _CAPTION_CLASS.search(names)):
            kind = "caption"
        elif tag == "blockquote":
            kind = "quote"
        aside = tag in _ASIDE_TAGS or (tag not in ("html", "body", "main", "article") and _is_aside(names.split()))
        if tag in _BLOCKS or kind:
            self.flush()
            outer = self._open[-1]
            self._open.append(_Open(element, kind, outer.aside or aside, level or outer.level))
        elif tag == "q":
            self._pieces.append("“")
        elif tag in _BOLD:
            self._bold_depth += 1
        self.add(element.text, element, in_tail=False)

    def leave(self, element: HtmlElement) -> None:
        if self._open[-1].element is element:
            self.flush()
            self._open.pop()
        elif element.tag == "q":
            self._pieces.append("”")
        elif element.tag in _BOLD:
            self._bold_depth -= 1

    def embed(self, element: HtmlElement, post: Post) -> None:
        self.flush()
        part = Part(post.text, "tweet", language=language_of(post.language))
        self._ready.append(Candidate(part, element, False, self._open[-1].aside, post=post))

    def take(self) -> list[Candidate]:
        ready, self._ready = self._ready, []
        return ready


def find_candidates(body: HtmlElement) -> Iterator[Candidate]:
    """Yield the paragraphs of a page in order; time and memory grow with its size, whatever its depth."""
    from lxml import etree

    walk = _Walk(body)
    events = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    skipped: HtmlElement | None = None
    for event, element in events:
        if event in ("comment", "pi"):
            walk.add(element.tail, element, in_tail=True)
        elif event == "start":
            post = find_post(element) if element is not body and element.tag in _EMBEDS else None
            if post:
                walk.embed(element, post)
            if post or element.tag in _NEVER or _is_hidden(element):
                skipped = element
                events.skip_subtree()
            else:
                walk.enter(element)
        else:
            if element is skipped:
                skipped = None
            else:
                walk.leave(element)
            if element is not body:
                walk.add(element.tail, element, in_tail=True)
        yield from walk.take()
    walk.flush()
    yield from walk.take()


def _is_aside(names: Sequence[str]) -> bool:
    """Tell whether the names of a box, its classes and id, say that it is none of the article."""
    if any(map(_ARTICLE_CLASS.match, names)):
        return False
    return any(_ASIDE_CLASS.search(name) and not _LABEL_CLASS.match(name) for name in names)


def _is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element says that it is not shown; a whole page may be hidden until its scripts have run."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )
