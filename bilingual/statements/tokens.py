"""Words and marks of a stretch of text, a whole quotation being one token: what the attribution rules walk over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bilingual.statements.quotes import Quote

__all__ = ["Token", "TokenKind", "tokenize"]

TokenKind = Literal["word", "number", "handle", "mark", "quote"]

_TOKEN = re.compile(
    r"""
      (?P<handle>[@\#]\w+)
    | (?P<number>\d+(?:[.,:]\d+)*)
    | (?P<word>(?:[^\W\d_]\.){2,}                                             # U.S., т.е.
        | [^\W\d_](?:[\w\u0300-\u036f]|[-‑'’](?=[^\W\d_]))*(?:(?<=[sS])['’](?!\w))?)  # a hyphen and an apostrophe join
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number, handle or mark, or a whole quotation, with its span in the document.

    ``low`` is the word for look-ups: lower case, ё as е, a typographic apostrophe straight.
    """

    start: int
    stop: int
    text: str
    low: str
    kind: TokenKind
    quote: Quote | None = None

    @property
    def is_capitalised(self) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokenize(text: str, start: int, stop: int, quotes: Sequence[Quote] = ()) -> list[Token]:
    """Return the tokens of ``text[start:stop]``; each of the ``quotes`` in it is one token of kind ``quote``.

    ``quotes`` must be in order, apart, and inside the stretch.

    >>> [token.text for token in tokenize("Well-known U.S. men don't say 5.5%", 0, 34)]
    ['Well-known', 'U.S.', 'men', "don't", 'say', '5.5', '%']
    """
    tokens: list[Token] = []
    at = start
    for quote in quotes:
        tokens.extend(_plain_tokens(text, at, quote.outer.start))
        tokens.append(Token(quote.outer.start, quote.outer.stop, quote.outer.of(text), "", "quote", quote))
        at = quote.outer.stop
    tokens.extend(_plain_tokens(text, at, stop))
    return tokens


def _plain_tokens(text: str, start: int, stop: int) -> list[Token]:
    """Return the tokens of a stretch without quotations."""
    found = []
    for match in _TOKEN.finditer(text, start, stop):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        word = match[0]
        low = word.lower().replace("ё", "е").replace("’", "'") if kind == "word" else word
        found.append(Token(match.start(), match.end(), word, low, kind))
    return found
