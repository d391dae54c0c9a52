"""A saved web page, whole or in part: the article as blocks with kinds, and what the page says about itself.

::

    bytes -> tree -> paragraphs with their markup (walk) -> those of the article (selection) -> Document

Embedded posts are read before anything else is judged (embeds). The text is the extracted text: what every output
shows, and what all spans refer to.
"""

from __future__ import annotations

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read.extras import missing_extra
from bilingual.read.html.metadata import find_metadata, find_text
from bilingual.read.html.page import parse_page
from bilingual.read.html.selection import select
from bilingual.read.html.walk import find_candidates
from bilingual.read.parts import Part, assemble
from bilingual.settings import ReadSettings

__all__ = ["read_html"]


def read_html(data: bytes, settings: ReadSettings, name: str) -> Document:
    """Return the article of a page. Raises InputError when there is none, or the page is nested too deeply."""
    try:
        import lxml.html
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise missing_extra("HTML", error.name or "trafilatura", "html") from error
    del lxml
    tree, encoding = parse_page(data, settings, name)
    metadata = find_metadata(tree) | {"encoding": encoding}
    body = next(tree.iter("body"), tree)
    candidates = list(find_candidates(body))
    told = [Part(text) for text in find_text(tree)]
    article = select(tree, candidates, metadata.get("title", ""))
    urls = [item.post.url for item in article if item.post and item.post.url]
    if urls:
        metadata["posts"] = " ".join(dict.fromkeys(urls))
    document = assemble([item.part for item in article] or told, metadata.pop("title", None), metadata)
    if not document.blocks:
        raise InputError(
            f"{name}: is a web page without an article; save the page after it has loaded, or copy its text"
        )
    return document
