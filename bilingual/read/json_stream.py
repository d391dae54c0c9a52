"""JSON files of any size, value by value: an export of gigabytes in the memory of its largest record.

Objects and arrays that the caller wants to look into are walked; everything else is decoded whole by the standard
library, as one value.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from bilingual.errors import InputError

__all__ = ["Path", "walk"]

Path = tuple["str | int", ...]
"""Where a value stands: the keys and indices that lead to it; empty for the whole file."""

_BLOCK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")
_DEEPEST = 16  # containers that are walked; exports have five


def walk(
    stream: BinaryIO, limit: int, name: str, looks_into: Callable[[Path], bool], *, prefix: str = ""
) -> Iterator[tuple[Path, Any]]:
    """Yield ``(path, value)`` in the order of the file; a container at a path that ``looks_into`` is walked.

    ``limit`` is the size of the largest value in characters. ``prefix`` is what stands before the JSON. Raises
    InputError with the place when the file is cut off, is not JSON in UTF-8, or holds something larger or deeper.
    """
    text = _Text(stream, limit, name)
    text.skip(prefix)
    yield from _walk(text, (), looks_into)


def _walk(text: _Text, path: Path, looks_into: Callable[[Path], bool]) -> Iterator[tuple[Path, Any]]:
    opening = text.peek()
    if opening not in ("{", "[") or not looks_into(path) or len(path) >= _DEEPEST:
        yield path, text.value()
        return
    text.take(opening)
    closing = "}" if opening == "{" else "]"
    index = 0
    while text.peek() != closing:
        if index:
            text.take(",")
        key: str | int = index
        if opening == "{":
            key = text.key()
            text.take(":")
        yield from _walk(text, (*path, key), looks_into)
        index += 1
    text.take(closing)


def _is_wrong(error: ValueError, end: int) -> bool:
    """Tell whether more text cannot mend it: the decoder stopped in sight of what follows, and not for a string."""
    return isinstance(error, json.JSONDecodeError) and error.pos < end - 16 and "string starting" not in error.msg


class _Text:
    """The characters not yet read: a window that moves over the stream and grows only for one long value."""

    def __init__(self, stream: BinaryIO, limit: int, name: str) -> None:
        self._stream, self._limit, self._name = stream, limit, name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()
        self._text, self._at, self._before, self._ended = "", 0, 0, False

    def peek(self) -> str:
        """Return the next character that is not white space."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._grow(_BLOCK):
                raise self._error("is cut off: the JSON ends too early; export it again")

    def take(self, character: str) -> None:
        """Go past ``character``, which must come next."""
        if (found := self.peek()) != character:
            raise self._error(f"is not JSON: {character!r} expected, not {found!r}")
        self._at += 1

    def skip(self, prefix: str) -> None:
        while len(self._text) < len(prefix) and self._grow(_BLOCK):
            pass
        self._at += len(prefix)

    def key(self) -> str:
        """Return the string that comes next."""
        if self.peek() != '"':
            raise self._error("is not JSON: a key is missing")
        return str(self.value())

    def value(self) -> Any:  # noqa: ANN401  (a JSON value)
        """Return the value that comes next, however long, up to the limit."""
        self.peek()
        size = _BLOCK
        while True:
            try:
                value, stop = self._json.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._error("is nested too deeply") from error
            except ValueError as error:
                if _is_wrong(error, len(self._text)):
                    raise self._error(f"is not JSON ({error})") from error
                if len(self._text) - self._at > self._limit:
                    raise self._error(
                        f"holds a value of over {self._limit:,} characters; raise read.max_bytes"
                    ) from error
                if not self._grow(size):
                    reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
                    raise self._error(f"is not JSON, or cut off ({reason}); export it again") from error
                size *= 2
                continue
            if stop == len(self._text) and self._grow(_BLOCK):
                continue  # a number may go on
            self._at = stop
            return value

    def _grow(self, size: int) -> bool:
        """Drop what was read and add about ``size`` bytes; False at the end of the stream."""
        if self._ended:
            return False
        block = self._stream.read(size)
        self._ended = not block
        try:
            more = self._decoder.decode(block, final=self._ended)
        except UnicodeDecodeError as error:
            raise self._error("is not UTF-8") from error
        self._before += self._at
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(block)

    def _error(self, message: str) -> InputError:
        return InputError(f"{self._name}: {message} (character {self._before + self._at:,})")
