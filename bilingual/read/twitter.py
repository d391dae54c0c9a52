"""An archive of X (Twitter) as one downloads it: ``tweets.js``, the folder it is in, or the zip; a document a thread.

A thread is a chain of the owner's replies to themself: its posts are the blocks of one document, in order. A retweet
is a document of its own that names whom it repeats. Posts that only answer others are kept as they are.
"""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read.archives import open_entry, open_zip
from bilingual.read.json_stream import walk
from bilingual.read.parts import Part, assemble, language_of
from bilingual.read.records import Skip
from bilingual.settings import ReadSettings

__all__ = ["read_twitter", "read_twitter_folder"]

_TWEETS = re.compile(r"\Atweets?(?:-part\d+)?\.js\Z")
_ACCOUNT = "account.js"
_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*window\.YTD\.\w+\.part\d+\s*=\s*")
_CREATED = "%a %b %d %H:%M:%S %z %Y"  # Thu Feb 24 18:04:11 +0000 2022
_RETWEET = re.compile(r"\ART @(\w{1,15}): ")
_MOST_ACCOUNT = 1 << 20


@dataclass(frozen=True, slots=True)
class _Owner:
    handle: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Tweet:
    """What is kept of a post while its thread is put together."""

    id: str
    text: str
    date: str
    language: str
    answers: str
    answers_whom: str
    retweet_of: str


def read_twitter(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    """Yield the threads of a ``tweets.js`` or of the zip that holds it, oldest first.

    The id is that of the first post; metadata holds ``date`` (ISO 8601 with time), ``language``, ``author``,
    ``handle``, ``url``, and ``retweet_of`` or ``reply_to`` (handles) where there is such a thing.
    Raises InputError when the archive is damaged; a post that cannot be read goes to ``skip``.
    """
    if stream.read(2) != b"PK":
        stream.seek(0)
        yield from _threads(_tweets_of(stream, settings, name, skip), _Owner())
        return
    stream.seek(0)
    with open_zip(stream, name) as archive:
        entries = {PurePath(item.filename).name: item for item in archive.infolist()}
        if not any(map(_TWEETS.match, entries)):
            raise InputError(f"{name}: is a zip archive without a tweets.js, so no X archive")
        owner = _Owner()
        if _ACCOUNT in entries:
            with open_entry(archive, entries[_ACCOUNT], name) as file:
                owner = _owner_in(file.read(_MOST_ACCOUNT))
        tweets = (
            item
            for entry in sorted(filter(_TWEETS.match, entries))
            for item in _of_entry(archive, entries[entry], settings, name, skip)
        )
        yield from _threads(tweets, owner)


def read_twitter_folder(folder: Path, settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    """Yield the threads of an unpacked archive, like :func:`read_twitter`."""
    inside = folder / "data" if (folder / "data").is_dir() else folder
    account = inside / _ACCOUNT
    owner = _Owner()
    if account.is_file():
        with account.open("rb") as file:
            owner = _owner_in(file.read(_MOST_ACCOUNT))
    paths = sorted(item for item in inside.iterdir() if _TWEETS.match(item.name))
    yield from _threads((item for path in paths for item in _of_file(path, settings, skip)), owner)


def _of_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: ReadSettings, name: str, skip: Skip
) -> Iterator[_Tweet]:
    with open_entry(archive, entry, name) as file:
        yield from _tweets_of(file, settings, f"{name}/{entry.filename}", skip)


def _of_file(path: Path, settings: ReadSettings, skip: Skip) -> Iterator[_Tweet]:
    with path.open("rb") as file:
        yield from _tweets_of(file, settings, str(path), skip)


def _owner_in(data: bytes) -> _Owner:
    """Return whose archive it is; an archive without that says nothing."""
    try:
        values = json.loads(_START.sub(b"", data))[0]["account"]
        return _Owner(str(values.get("username") or ""), str(values.get("accountDisplayName") or ""))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _Owner()


def _tweets_of(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[_Tweet]:
    head = stream.read(200)
    start = _START.match(head)
    if not start:
        raise InputError(f"{name}: is no tweets.js of an X archive; it begins with window.YTD.tweets.part0 = [")
    rest = _Joined(head[start.end() :], stream)
    for path, value in walk(rest, settings.max_bytes, name, lambda place: place == ()):  # type: ignore[arg-type]
        values = value.get("tweet", value) if isinstance(value, dict) else None
        number = path[-1] if path else 0
        try:
            yield _tweet(values)
        except (KeyError, TypeError, ValueError, AttributeError):
            skip(str(number), InputError(f"{name}: post {number} is not of the form of an X archive"))


class _Joined:
    """Bytes already read, and the stream they came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int) -> bytes:
        head, self._head = self._head, b""
        return head or self._stream.read(size)


def _tweet(values: Any) -> _Tweet:  # noqa: ANN401  (a JSON value)
    text = str(values.get("full_text") or values["text"])
    retweet = _RETWEET.match(text)
    for link in (values.get("entities") or {}).get("urls") or []:
        if link.get("url") and link.get("expanded_url"):
            text = text.replace(str(link["url"]), str(link["expanded_url"]))
    created = datetime.strptime(str(values["created_at"]), _CREATED)  # noqa: DTZ007  (with %z)
    return _Tweet(
        id=str(values.get("id_str") or values["id"]),
        text=html.unescape(text[retweet.end() :] if retweet else text),
        date=created.isoformat(),
        language=str(values.get("lang") or ""),
        answers=str(values.get("in_reply_to_status_id_str") or ""),
        answers_whom=str(values.get("in_reply_to_screen_name") or ""),
        retweet_of=retweet[1] if retweet else "",
    )


def _threads(tweets: Iterable[_Tweet], owner: _Owner) -> Iterator[Document]:
    """Yield a document for each chain of posts that answer the owner's own, in order of their first posts."""
    by_id = {item.id: item for item in tweets}
    if not by_id:
        return
    ordered = sorted(by_id.values(), key=lambda item: (item.date, len(item.id), item.id))
    threads: dict[str, list[_Tweet]] = {}
    first_of: dict[str, str] = {}
    for item in ordered:
        first = first_of.get(item.answers, item.id)
        first_of[item.id] = first
        threads.setdefault(first, []).append(item)
    for first, thread in threads.items():
        document = _document(first, thread, owner)
        if document.blocks:
            yield document


def _document(first: str, thread: list[_Tweet], owner: _Owner) -> Document:
    start = thread[0]
    handle = start.retweet_of or owner.handle
    metadata: Mapping[str, str] = {
        "author": "" if start.retweet_of else owner.name,
        "handle": f"@{handle}" if handle else "",
        "date": start.date,
        "language": "" if start.language in ("und", "qme", "zxx") else start.language,
        "url": f"https://twitter.com/{owner.handle or 'i'}/status/{first}",
        "retweet_of": f"@{start.retweet_of}" if start.retweet_of else "",
        "reply_to": f"@{start.answers_whom}" if start.answers_whom else "",
        "post": "yes",
    }
    parts = [Part(item.text, "tweet", language=language_of(item.language)) for item in thread]
    return replace(assemble(parts, None, {key: value for key, value in metadata.items() if value}), id=first)
