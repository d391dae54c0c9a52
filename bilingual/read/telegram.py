"""A Telegram export (``result.json`` of Telegram Desktop): one chat, or everything; a document for each message.

The file is walked message by message, so an export of gigabytes needs the memory of one. Text is what was written:
formatting is dropped, the kinds it makes are kept (a quotation inside a message is a block of its own).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, BinaryIO

from bilingual.datatypes import BlockKind, Document
from bilingual.errors import InputError
from bilingual.read.archives import open_entry, open_zip
from bilingual.read.json_stream import Path, walk
from bilingual.read.parts import Part, assemble
from bilingual.read.records import Skip
from bilingual.settings import ReadSettings

__all__ = ["read_telegram"]

_NAMES = ("name", "type", "id", "username")
_QUOTES = ("blockquote", "expandable_blockquote")


@dataclass(slots=True)
class _Chat:
    """What the export says about the chat whose messages follow."""

    values: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.values.get("name", "")


def read_telegram(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    """Yield the messages with text, oldest first as the export has them.

    The id is ``chat/message``; metadata holds ``author``, ``date``, ``chat``, and ``forwarded_from``, ``reply_to``,
    ``edited`` where there is such a thing, ``url`` when the export names a public channel. Raises InputError when the
    file is cut off or is no export; a message that cannot be read goes to ``skip``.
    """
    if stream.read(2) == b"PK":
        stream.seek(0)
        with open_zip(stream, name) as archive:
            yield from _read_zip(archive, settings, name, skip)
        return
    stream.seek(0)
    yield from _read_json(stream, settings, name, skip)


def _read_zip(archive: zipfile.ZipFile, settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    entries = [entry for entry in archive.infolist() if PurePath(entry.filename).name == "result.json"]
    if not entries:
        raise InputError(f"{name}: is a zip archive without a result.json, so no Telegram export")
    for entry in entries:
        with open_entry(archive, entry, name) as file:
            yield from _read_json(file, settings, f"{name}/{entry.filename}", skip)


def _read_json(stream: BinaryIO, settings: ReadSettings, name: str, skip: Skip) -> Iterator[Document]:
    chat, place, found = _Chat(), None, False
    for path, value in walk(stream, settings.max_bytes, name, _leads_to_messages):
        found = found or "messages" in path or path[:1] in (("chats",), ("left_chats",))
        if "messages" not in path:
            if path[:-1] != place:
                chat, place = _Chat(), path[:-1]
            if path and path[-1] in _NAMES:
                chat.values[str(path[-1])] = str(value)
            continue
        if not isinstance(path[-1], int):
            continue
        identity = f"{chat.values.get('id') or 'chat'}/{_get(value, 'id') or path[-1]}"
        if not isinstance(value, dict):
            skip(identity, InputError(f"{name}: message {identity} is no object"))
        elif value.get("type", "message") == "message":
            document = _message(value, chat, identity)
            if document.blocks:
                yield document
    if not found:
        raise InputError(f"{name}: is no Telegram export; in Telegram Desktop choose 'Machine-readable JSON'")


def _leads_to_messages(path: Path) -> bool:
    keys = [key for key in path if isinstance(key, str)]
    return all(key in ("chats", "left_chats", "list", "messages") for key in keys) and not (
        len(path) > 1 and path[-2] == "messages"
    )


def _get(value: object, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return str(found) if isinstance(found, (str, int)) and not isinstance(found, bool) else ""


def _message(value: Mapping[str, Any], chat: _Chat, identity: str) -> Document:
    forwarded = _get(value, "forwarded_from")
    author = forwarded or _get(value, "from") or chat.name
    username = chat.values.get("username", "")
    metadata = {
        "author": author,
        "date": _get(value, "date")[:19],
        "chat": chat.name,
        "url": f"https://t.me/{username}/{_get(value, 'id')}" if username else "",
        "handle": f"@{username}" if username and author == chat.name else "",
        "forwarded_from": forwarded,
        "reply_to": _get(value, "reply_to_message_id"),
        "edited": _get(value, "edited")[:19],
        "post": "yes",
    }
    document = assemble(_parts(value), chat.name or None, {key: item for key, item in metadata.items() if item})
    return replace(document, id=identity)


def _parts(value: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the paragraphs of a message: plain ones, and the quotations in it."""
    pieces: list[tuple[str, BlockKind]] = []
    for item in _pieces(value):
        text = item if isinstance(item, str) else _get(item, "text")
        kind: BlockKind = "quote" if isinstance(item, dict) and item.get("type") in _QUOTES else "tweet"
        if pieces and pieces[-1][1] == kind:
            pieces[-1] = (pieces[-1][0] + text, kind)
        else:
            pieces.append((text, kind))
    for text, kind in pieces:
        for paragraph in text.replace("\r\n", "\n").split("\n\n"):
            yield Part(paragraph, kind)


def _pieces(value: Mapping[str, Any]) -> list[Any]:
    """Return the text as a list of strings and formatted pieces; exports have it in three shapes."""
    text = value.get("text", "")
    if isinstance(text, str):
        entities = value.get("text_entities")
        return entities if isinstance(entities, list) and entities else [text]
    return text if isinstance(text, list) else []
