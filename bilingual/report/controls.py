"""Characters of the user's text that a screen would obey instead of showing.

A quoted tweet may hold terminal escapes, backspaces or a right-to-left override; printed as they are they could
recolour the screen, hide a word or swap the order of letters, which in a report about wording is a lie.
"""

from __future__ import annotations

import re

__all__ = ["escape_controls", "show_controls"]

_C0 = "\x00-\x1f"
_OBEYED = (
    "\x7f-\x9f"  # delete and the C1 controls: U+009B starts an escape sequence
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u2028\u2029"  # line and paragraph separator
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates, which UTF-8 cannot carry
)
_ESCAPED = re.compile(f"[{_OBEYED}]")
_SHOWN = re.compile(f"[{_C0}{_OBEYED}]")
_WHITE = re.compile(r"\s+")


def escape_controls(text: str) -> str:
    r"""Return JSON ``text`` with such characters as ``\uXXXX``; it stays the same JSON value.

    >>> escape_controls('"abc\u202e\ud800"')
    '"abc\\u202e\\ud800"'
    """
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def show_controls(text: str) -> str:
    r"""Return ``text`` for a screen: runs of white space as one space, controls as visible signs.

    >>> show_controls("red\x1b[31m\n\t \u202eon")
    'red␛[31m \\u202eon'
    """
    return _SHOWN.sub(_sign, _WHITE.sub(" ", text))


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"  # U+2400: the block of control pictures
