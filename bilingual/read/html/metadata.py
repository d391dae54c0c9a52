"""What a page says about itself: address, title, author, date, language, outlet.

The page's own statements for search engines and networks come first (JSON-LD, Open Graph, meta and itemprop); then
what trafilatura finds. Nothing is ever fetched.
"""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bilingual.bylines import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["find_metadata", "find_text"]

_ARTICLE = re.compile(r"Article|BlogPosting|LiveBlogPosting|Report")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "mediator_published_time",
    "og:pubdate",
)
_AUTHORS = ("author", "article:author", "dc.creator", "mediator_author", "byl", "parsely-author")
_LONGEST = 500
_MOST_JSON = 200_000
_TAG = re.compile(r"<[^<>]{1,500}>")
_ADDRESS = re.compile(r"https?://\S+\Z")
_SITE_SUFFIX = re.compile(r"\s+[|–—·»]\s+[^|–—·»]{2,40}\Z")


def find_metadata(tree: HtmlElement) -> dict[str, str]:
    """Return what is known of ``url``, ``title``, ``author``, ``date`` (ISO), ``language``, ``site``, ``paywall``."""
    metas = _metas(tree)
    linked = _article_data(tree)
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "")), ""
    )
    address = next(filter(_ADDRESS.match, (canonical, metas.get("og:url", ""), _text(linked.get("url")))), "")
    date = next(filter(None, map(_date, (linked.get("datePublished"), *map(metas.get, _DATES)))), None) or _time(tree)
    authors = ", ".join(_names(linked.get("author"))) or next(
        filter(_is_name, (metas.get(key, "") for key in _AUTHORS)), ""
    )
    title = metas.get("og:title") or _text(linked.get("headline")) or metas.get("twitter:title") or _title(tree)
    found = {
        "url": address,
        "title": title,
        "author": authors,
        "date": date or "",
        "language": _text(tree.get("lang") or metas.get("og:locale", "")).replace("_", "-"),
        "site": metas.get("og:site_name", ""),
        "paywall": "yes" if str(linked.get("isAccessibleForFree")).lower() == "false" else "",
    }
    if not (found["author"] and found["title"]):
        found = {**_ask_trafilatura(tree), **{key: value for key, value in found.items() if value}}
    return {key: " ".join(value.split())[:_LONGEST] for key, value in found.items() if value.strip()}


def find_text(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the text that a page carries for search engines, when its scripts would show it."""
    text = _text(_article_data(tree).get("articleBody"))
    return html.unescape(_TAG.sub("\n", text)).splitlines()


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the contents of ``<meta>`` and of ``itemprop`` by their name in small letters; the first wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _article_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article, or an empty one."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > _MOST_JSON:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if _ARTICLE.search(" ".join(map(str, _list(item.get("@type"))))):
                return item
    return {}


def _objects(value: object) -> Iterator[dict[str, Any]]:
    for item in _list(value):
        if isinstance(item, dict):
            yield item
            yield from (inner for inner in _list(item.get("@graph")) if isinstance(inner, dict))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> list[str]:
    names = (_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in _list(value))
    return [name for name in names if _is_name(name)]


def _is_name(value: str) -> bool:
    return bool(value.strip()) and not _ADDRESS.match(value.strip()) and len(value) < _LONGEST


def _date(value: object) -> str | None:
    return parse_date(_text(value).replace("T", " ")) if isinstance(value, str) else None


def _time(tree: HtmlElement) -> str | None:
    """Return the date of the first ``<time datetime>``, as blog engines write it."""
    return next(filter(None, (_date(item.get("datetime")) for item in tree.iter("time"))), None)


def _title(tree: HtmlElement) -> str:
    """Return the first-level heading when there is one, else ``<title>`` without the outlet's name behind it."""
    headings = [" ".join(item.text_content().split()) for item in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = next((" ".join(item.text_content().split()) for item in tree.iter("title")), "")
    return _SITE_SUFFIX.sub("", title) or title


def _ask_trafilatura(tree: HtmlElement) -> dict[str, str]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return {}
    values = {"title": found.title, "author": found.author, "date": found.date, "url": found.url} if found else {}
    return {key: value for key, value in values.items() if value}
