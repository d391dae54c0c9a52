"""Posts that a page embeds, as the networks' own scripts and the big blog engines write them.

A post becomes its text and, on a line of its own, its byline in the form it has in plain text: ``— Name (@handle)
February 24, 2022``. So whoever reads the document finds the speaker in the same way whatever it came from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from bilingual.bylines import find_byline, parse_date
from bilingual.read.parts import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Post", "find_post", "sign"]

_STATUS = re.compile(r"(?:twitter|x)\.com/(?:#!/)?(\w{1,15})/status(?:es)?/(\d{5,20})")
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=timezone.utc)
"""Time zero of the numbers of tweets (Twitter's "snowflake": milliseconds since then, shifted by 22 bits)."""

_FIRST_SNOWFLAKE = 29_700_859_247  # the first number that carries a time, of 4 November 2010
_HANDLE = re.compile(r"@(\w{1,32})\b")
_SHARED_BY = re.compile(
    r"(?:A (?:post|reel|video) shared by|Публикация от)\s+(?P<name>.*?)\s*\(@(?P<handle>[\w.]{1,30})\)"
)
_MOST_DATA = 100_000  # characters of JSON in an attribute that is looked at
_LONGEST_EMOJI = 8  # characters; a flag with its variation marks
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: ``text`` with its byline, the address of the post and the language it says it is in."""

    text: str
    url: str | None = None
    language: str | None = None


def sign(text: str, name: str | None, handle: str | None, date: str | None) -> str:
    r"""Return ``text`` with a byline below it; without a handle there is none, for nothing would mark it as one.

    >>> sign("А вы готовы?", "РОГОЗИН", "@Rogozin", "2022-02-24")
    'А вы готовы?\n— РОГОЗИН (@Rogozin) 2022-02-24'
    """
    if not handle:
        return text
    handle = handle.lstrip("@")
    name = " ".join((name or "").split()) or ("" if date else handle)
    parts = ("—", name, f"(@{handle})", date)
    return f"{text}\n{' '.join(part for part in parts if part)}"


def find_post(element: HtmlElement) -> Post | None:
    """Return the post that ``element`` embeds, or None when it is none or holds none of its words."""
    return next((post for rule in _RULES if (post := rule(element)) and post.text.strip()), None)


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _words(element: HtmlElement) -> str:
    """Return the text of an element with its line breaks."""
    from lxml import etree

    pieces: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, node in events:
        if event == "start":
            if node.tag == "br" or (node.tag in ("p", "div") and pieces):
                pieces.append("\n")
            if node.tag == "img" and len(node.get("alt") or "") <= _LONGEST_EMOJI:
                pieces.append(node.get("alt") or "")
            if node.tag in ("script", "style"):
                events.skip_subtree()
            else:
                pieces.append(_SPACE.sub(" ", node.text or ""))
        elif node is not element:
            pieces.append(_SPACE.sub(" ", node.tail or ""))
    return tidy("".join(pieces))


def _links(element: HtmlElement) -> list[str]:
    return [link.get("href") or "" for link in element.iter("a")]


def _tweet(element: HtmlElement) -> Post | None:
    """``<blockquote class="twitter-tweet"><p lang="ru">…</p>— Name (@handle) <a href="…/status/1">date</a>``."""
    parent = element.getparent()
    in_amp = parent is not None and parent.tag == "amp-twitter"
    if element.tag != "blockquote" or not (_classes(element) & {"twitter-tweet", "twitter-video"} or in_amp):
        return None
    paragraphs = [item for item in element.iter("p") if not _is_byline(item)]
    text = "\n".join(filter(None, map(_words, paragraphs)))
    language = next((item.get("lang") for item in (*paragraphs, element) if item.get("lang")), None)
    whole = _words(element)
    tail = whole[whole.rfind(text.split("\n")[-1]) + len(text.split("\n")[-1]) :] if text else ""
    addresses = [found for href in _links(element) if (found := _STATUS.search(href))]
    status = addresses[-1] if addresses else None
    url = f"https://twitter.com/{status[1]}/status/{status[2]}" if status else None
    if not text:  # no paragraph: the words stand before the byline
        byline = find_byline(whole)
        text, tail = (whole[: byline.span.start], whole[byline.span.start :]) if byline else (whole, "")
    line = " ".join(tail.split())
    byline = find_byline(line)
    if byline and byline.span.start == 0 and byline.date:
        return Post(f"{text.strip()}\n{line[: byline.span.stop]}", url, language)
    handle = next((found[1] for found in [_HANDLE.search(tail)] if found), status[1] if status else None)
    name = tail[: tail.find("(@")].strip(" \n—–-") if "(@" in tail else None
    date = parse_date(tail) or (_date_of(int(status[2])) if status else None)
    return Post(sign(text.strip(), name, handle, date), url, language)


def _is_byline(paragraph: HtmlElement) -> bool:
    """Tell whether a paragraph is the line below a post: editors of pages wrap it in one of its own."""
    return _words(paragraph).startswith(("—", "–", "- ")) and any(map(_STATUS.search, _links(paragraph)))


def _date_of(number: int) -> str | None:
    """Return the day of a tweet, UTC, from its number."""
    if number < _FIRST_SNOWFLAKE:
        return None
    try:
        return (_EPOCH + timedelta(milliseconds=number >> 22)).date().isoformat()
    except OverflowError:
        return None


def _substack_tweet(element: HtmlElement) -> Post | None:
    """``<div class="tweet" data-attrs='{"full_text": …, "username": …}'>``, as Substack writes them."""
    data = element.get("data-attrs") or ""
    if "full_text" not in data or len(data) > _MOST_DATA:
        return None
    try:
        values = json.loads(data)
        text, name, handle = (str(values.get(key) or "") for key in ("full_text", "name", "username"))
    except (ValueError, AttributeError, RecursionError):
        return None
    url = str(values.get("url") or "") or None
    status = _STATUS.search(url or "")
    date = parse_date(str(values.get("date") or "")) or (_date_of(int(status[2])) if status else None)
    return Post(sign(text, name or None, handle or None, date), url)


def _telegram(element: HtmlElement) -> Post | None:
    """The widget of t.me with its message: ``<div class="tgme_widget_message" data-post="channel/1">``."""
    if "tgme_widget_message" not in _classes(element):
        return None
    texts = element.xpath('.//*[contains(concat(" ", @class, " "), " tgme_widget_message_text ")]')
    known = set(texts)
    outer = [item for item in texts if not any(above in known for above in item.iterancestors())]
    names = element.xpath('.//*[contains(@class, "tgme_widget_message_owner_name")]')
    times = [item.get("datetime") or "" for item in element.iter("time")]
    channel = (element.get("data-post") or "").partition("/")
    text = "\n".join(filter(None, map(_words, outer)))
    name = " ".join(names[0].text_content().split()) if names else None
    url = f"https://t.me/{channel[0]}/{channel[2]}" if channel[2] else None
    handle = channel[0] if re.fullmatch(r"\w{4,32}", channel[0]) else None
    return Post(sign(text, name, handle, next(filter(None, map(parse_date, times)), None)), url)


def _instagram(element: HtmlElement) -> Post | None:
    """``<blockquote class="instagram-media">`` … *A post shared by Name (@handle) on Feb 24, 2022*."""
    if element.tag != "blockquote" or "instagram-media" not in _classes(element):
        return None
    whole = _words(element)
    shared = _SHARED_BY.search(whole)
    if not shared:
        return None
    text = "\n".join(
        words
        for item in element.iter("p")
        if (words := _words(item)) and not _SHARED_BY.search(words) and "View this post" not in words
    )
    return Post(sign(text, shared["name"], shared["handle"], parse_date(whole[shared.end() :])))


def _facebook(element: HtmlElement) -> Post | None:
    """``<div class="fb-post"><blockquote cite="…"><p>…</p>Posted by <a>Name</a> on <a>date</a>``."""
    if "fb-post" not in _classes(element):
        return None
    text = "\n".join(filter(None, (_words(item) for item in element.iter("p"))))
    links = list(element.iter("a"))
    page = next(
        (found for link in links if (found := re.search(r"facebook\.com/([\w.]{3,50})", link.get("href") or ""))), None
    )
    tail = _words(element).rpartition(text.split("\n")[-1])[2]
    name = " ".join(links[0].text_content().split()) if links else None
    handle = page[1] if page and page[1] not in ("permalink.php", "story.php", "photo.php") else None
    return Post(sign(text, name, handle, parse_date(tail)), element.get("data-href"))


_RULES: tuple[Callable[[HtmlElement], Post | None], ...] = (
    _tweet,
    _substack_tweet,
    _telegram,
    _instagram,
    _facebook,
)
