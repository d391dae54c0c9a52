"""From bytes to text: byte order marks, UTF-8, UTF-16, and the Russian 8-bit encodings."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from bilingual.errors import ConfigError, InputError

__all__ = ["decode"]

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1251", "koi8-r", "cp866")
"""Russian 8-bit encodings in order of how often they are met; the first wins a tie."""

_COMMON_LETTERS = frozenset("оеаинтсрвл")
"""The ten most frequent Russian letters, 62 % of running text (Russian National Corpus); lower case."""

_SAMPLE = 100_000  # bytes looked at to tell an encoding; as good as all of them
_HIGH_BYTES = frozenset({0x00, 0x04})  # of UTF-16 units that are ASCII, Latin-1 or Cyrillic
_UTF16_SHARE = 0.7  # typographic quotes, dashes and emoji are the rest
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")  # never typed; tab, line and page breaks and escape are
_CONTROL_SHARE = 0.01
_MIXED_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_CYRILLIC_PAIR = re.compile(r"[\u0400-\u04ff]{2}")


def decode(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    """Return the text of ``data`` without its byte order mark, and the encoding it was in.

    ``encoding`` is a Python codec name or ``auto``: byte order mark, UTF-16 without one, UTF-8, then cp1251, koi8-r or
    cp866 by their letters. ``name`` stands for the data in messages. Raises InputError when the data is not text in
    that encoding, ConfigError when there is no such encoding.
    """
    marked = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if encoding != "auto":
        text = _decode_as(data, encoding, name).removeprefix("\ufeff")
    elif marked:
        mark, encoding = marked
        text = _decode_as(data[len(mark) :], encoding, name, offset=len(mark))
    elif codec := _utf16_without_mark(data):
        encoding, text = codec, _decode_as(data, codec, name)
    else:
        encoding, text = _utf8_or_legacy(data, name)
    _refuse_binary(text, name)
    return text, encoding


def _decode_as(data: bytes, encoding: str, name: str, offset: int = 0) -> str:
    """Decode strictly; ``offset`` is what was cut off before ``data``, for the place in the message."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(name, encoding, error.start + offset) from error
    except (LookupError, ValueError) as error:
        raise ConfigError(f"read.encoding: {encoding!r} is not a text encoding; try utf-8 or cp1251") from error


def _damaged(name: str, encoding: str, offset: int) -> InputError:
    return InputError(
        f"{name}: byte {offset} is not {encoding}; save the file as UTF-8, or name its encoding with read.encoding"
    )


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 codec whose high bytes are those of English or Russian text, or None."""
    sample = data[:_SAMPLE]
    units = len(sample) // 2
    if len(data) % 2 or units < 2:
        return None
    for codec, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        share = sum(byte in _HIGH_BYTES for byte in high) / units
        zeros = low.count(0) / units  # binary data has zeros everywhere
        if share >= _UTF16_SHARE and zeros < 1 - _UTF16_SHARE:
            return codec
    return None


def _utf8_or_legacy(data: bytes, name: str) -> tuple[str, str]:
    """Return (encoding, text): UTF-8 when it is, the most Russian of the 8-bit encodings when it cannot be."""
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    sample = data[max(0, first_bad - _SAMPLE // 2) : first_bad + _SAMPLE // 2]
    lenient = sample.decode("utf-8", "replace")
    n_bad = lenient.count("\ufffd")
    n_good = sum(character > "\x7f" for character in lenient) - n_bad
    if n_good > n_bad or b"\x00" in sample:
        raise _damaged(name, "utf-8", first_bad)
    candidates = {codec: sample.decode(codec, "replace") for codec in _LEGACY}
    best = max(_LEGACY, key=lambda codec: _russianness(candidates[codec]))
    if not _is_plausible(candidates[best]):
        raise _damaged(name, "utf-8", first_bad)
    return best, _decode_as(data, best, name)


def _russianness(text: str) -> float:
    """Return the share of common lower-case Russian letters among the characters beyond ASCII."""
    counts = Counter(character for character in text if character > "\x7f")
    return sum(counts[letter] for letter in _COMMON_LETTERS) / max(1, sum(counts.values()))


def _is_plausible(text: str) -> bool:
    """Tell whether the Cyrillic letters stand in Cyrillic words: ``cafй`` is French read as cp1251."""
    n_cyrillic = len(_CYRILLIC_PAIR.findall(text))
    n_mixed = len(_MIXED_WORD.findall(text))
    return n_mixed <= n_cyrillic


def _refuse_binary(text: str, name: str) -> None:
    if "\x00" in text:
        raise InputError(f"{name}: holds NUL characters (the first at {text.index(chr(0))}); it is not a text file")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise InputError(f"{name}: holds control characters; it is a binary file, not text")
