"""What an input is, told by its content; by its name only where the content does not say.

A ``.docx`` that is a web page is read as a web page. Markdown, and tables of plain text, look like plain text: there
the ending of the name decides.
"""

from __future__ import annotations

import json
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from bilingual.errors import InputError
from bilingual.settings import InputFormat

__all__ = ["MANY", "detect"]

MANY: frozenset[InputFormat] = frozenset({"jsonl", "csv", "parquet", "telegram", "twitter"})
"""Formats that hold any number of documents; the others are one document."""

_HEAD = 1 << 16

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word document; save it as .docx"),
    (b"{\\rtf", "a rich-text (RTF) document; save it as .docx"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a rar archive; unpack it first"),
    (b"\x89PNG", "a PNG image; there is no text in it"),
    (b"\xff\xd8\xff", "a JPEG image; there is no text in it"),
    (b"GIF8", "a GIF image; there is no text in it"),
    (b"SQLite format 3", "an SQLite database; export a table as CSV"),
)
"""First bytes of formats that no reader here takes, what to call them and what to do."""

_BY_ENDING: dict[str, InputFormat] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""Endings that decide between formats which look like plain text."""

_HTML = re.compile(
    rb"\A(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|article|section|main|div"
    rb"|table|center|h[1-6]|blockquote|figure|p|script|style|amp-\w+)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,12}?MIME-Version:[^\n]*\r?\n", re.IGNORECASE)
_TWITTER = re.compile(rb"\A\s*window\.YTD\.\w+\.part\d+\s*=")
_TELEGRAM = re.compile(rb'"(?:messages"\s*:\s*\[|chats"\s*:\s*\{|personal_information"\s*:)')
_RECORDS = re.compile(rb'\A(?:\[\s*\{\s*"|\{[ \t]*\r?\n\s*"[^"\n]*"\s*:)')
"""An array of objects, or one object over several lines."""


def detect(stream: BinaryIO, name: str) -> InputFormat:
    """Return the format of a seekable stream, which is then at its beginning again.

    Raises InputError for one that no reader takes, with what to do about it.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise InputError(f"{name}: is {what}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _detect_zip(stream, name)
    return next((form for form, rule in _RULES if rule(head)), _BY_ENDING.get(PurePath(name).suffix.lower(), "text"))


def _detect_zip(stream: BinaryIO, name: str) -> InputFormat:
    try:
        with zipfile.ZipFile(stream) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{name}: is a damaged zip archive or office document; download or save it again") from error
    finally:
        stream.seek(0)
    if "word/document.xml" in inside or (
        "[Content_Types].xml" in inside and any(item.startswith("word/") for item in inside)
    ):
        return "docx"
    names = {PurePath(item).name for item in inside}
    if names & {"tweets.js", "tweet.js"}:
        return "twitter"
    if "result.json" in names:
        return "telegram"
    office = {"mimetype": "an OpenDocument or EPUB file", "xl/workbook.xml": "an Excel workbook; save it as CSV"}
    what = next((office[item] for item in office if item in inside), "a zip archive; unpack it first")
    raise InputError(f"{name}: is {what if ';' in what else what + '; save it as .docx or text'}")


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _is_parquet(head: bytes) -> bool:
    return head.startswith(b"PAR1")


def _is_html(head: bytes) -> bool:
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        bare = head.replace(b"\0", b"")[2:]
    return bool(_HTML.match(bare) or _is_mhtml(bare))


def _is_mhtml(head: bytes) -> bool:
    return bool(_MHTML.match(head)) and b"multipart/related" in head[:4096].lower()


def _is_twitter(head: bytes) -> bool:
    return bool(_TWITTER.match(head.removeprefix(b"\xef\xbb\xbf")))


def _is_telegram(head: bytes) -> bool:
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return bare.startswith(b"{") and not _is_line_of_json(bare) and bool(_TELEGRAM.search(bare))


def _is_records(head: bytes) -> bool:
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return bool(_RECORDS.match(bare)) or (bare.startswith(b"{") and _is_line_of_json(bare))


def _is_line_of_json(head: bytes) -> bool:
    """Tell whether the first line is an object of its own, and no export written on one line."""
    line, newline, _ = head.partition(b"\n")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        # A record longer than what was looked at begins as one: a brace and a quoted name on a line that does not end.
        return not newline and len(line) > _HEAD // 2 and not _TELEGRAM.search(line)
    return isinstance(value, dict) and not {"messages", "chats"} & value.keys()


_RULES: tuple[tuple[InputFormat, Callable[[bytes], bool]], ...] = (
    ("pdf", _is_pdf),
    ("parquet", _is_parquet),
    ("html", _is_html),
    ("twitter", _is_twitter),
    ("telegram", _is_telegram),
    ("jsonl", _is_records),
)
"""The first rule that knows the beginning of a file decides."""
