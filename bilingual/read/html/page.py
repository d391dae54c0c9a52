"""From the bytes of a page to its tree: encodings that are declared wrongly, MHTML, pages made to exhaust a reader."""

from __future__ import annotations

import email
import email.policy
import re
from typing import TYPE_CHECKING

from bilingual.errors import InputError
from bilingual.read.decoding import decode
from bilingual.settings import ReadSettings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["parse_page"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_LOOKS_AT = 4096  # bytes in which browsers look for the declaration: 1024; some pages have more before it
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATA_URL = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{100,}")
_LONG_TAG = re.compile(r"<(\w+)\s([^<>]{2000,})>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 200  # of an element; the parser's time grows with their square
_MHTML = re.compile(rb"\A(?:\xef\xbb\xbf)?[\w-]+:[^\n]*\n", re.IGNORECASE)
_TOLERATED = 0.001
"""Share of bytes that may be broken in the encoding a page declares; browsers show them as �."""

_DEEPEST = 512
"""Elements inside each other; browsers stop at the same number."""


_MOST_ELEMENTS = 400_000  # twenty times the longest pages with all their comments; half a minute of work


def parse_page(data: bytes, settings: ReadSettings, name: str) -> tuple[HtmlElement, str]:
    """Return the root of a page and the encoding it was in. Raises InputError when it is no text or too deep."""
    import lxml.html
    from lxml import etree

    if _MHTML.match(data) and b"multipart/related" in data[:_LOOKS_AT].lower():
        data, declared = _page_of_mhtml(data, name)
    else:
        declared = ""
    text, encoding = _decode(data, declared, settings, name)
    text = _DATA_URL.sub("data:,", _XML_DECLARATION.sub("", text)).replace("\0", "")
    text = _LONG_TAG.sub(_without_crowd, text)
    if not text.strip():
        raise InputError(f"{name}: is empty; there is no text in it")
    parser = lxml.html.HTMLParser(huge_tree=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"{name}: is no web page that can be read ({str(error).splitlines()[0]})") from error
    _refuse_monster(tree, name)
    return tree, encoding


def _without_crowd(tag: re.Match[str]) -> str:
    """Return a tag without its attributes when there are more of them than anyone writes."""
    n_attributes = len(_QUOTED.sub("", tag[2]).split())
    return tag[0] if n_attributes <= _MOST_ATTRIBUTES else f"<{tag[1]}>"


def _page_of_mhtml(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the first page in a web archive, as Chrome saves one, and its charset."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset() or ""
    raise InputError(f"{name}: is a web archive without a page in it; save the page again")


def _decode(data: bytes, declared: str, settings: ReadSettings, name: str) -> tuple[str, str]:
    """Decode as declared; pages that declare nothing, or wrongly, as plain text is."""
    if settings.encoding != "auto":
        return decode(data, settings.encoding, name)
    found = _CHARSET.search(data, 0, _LOOKS_AT)
    declared = (declared or (found[1].decode("ascii") if found else "")).lower()
    if declared.startswith("utf-16"):  # the declaration was read byte by byte, so it is not
        declared = "utf-8"
    is_marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if not is_marked:
        for codec, errors in (("utf-8", "strict"), (declared, "strict"), (declared, "replace"), ("utf-8", "replace")):
            text = _try(data, codec, errors)
            if text is not None:
                return text, codec
    return decode(data, "auto", name)


def _try(data: bytes, codec: str, errors: str) -> str | None:
    """Return the text, or None when there is no such codec or too much of it is broken in this one."""
    try:
        text = data.decode(codec, errors)
    except (ValueError, LookupError):
        return None
    return text if text.count("\ufffd") <= max(1, _TOLERATED * len(text)) else None


def _refuse_monster(tree: HtmlElement, name: str) -> None:
    from lxml import etree

    depth = n_elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        n_elements += event == "start"
        if n_elements > _MOST_ELEMENTS:
            raise InputError(f"{name}: has over {_MOST_ELEMENTS:,} elements; save the article alone")
        if depth > _DEEPEST:
            raise InputError(f"{name}: has elements nested over {_DEEPEST} deep; no browser shows such a page")
