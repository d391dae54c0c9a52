"""Words and marks of a stretch of text, a whole quotation being one token: what the attribution rules walk over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bilingual.statements.quotes import Quote

__all__ = ["Token", "TokenKind", "tokenize"]

TokenKind = Literal["word", "number", "handle", "mark", "quote"]

_TOKEN = re.compile(
    r"""
      (?P<handle>[@\#]\w+)
    | (?P<domain>[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|info|ru|ua|by|kz)\b)
    | (?P<compound>\d+[-‑][^\W\d_](?:\w|[-‑](?=\w))*)                        # 34-year-old, 500-тонной
    | (?P<number>\d+(?:[.,:]\d+)*)
    | (?P<word>(?:[^\W\d_]\.){2,}                                             # U.S., т.е.
        | (?:Del|Supt|Amb)\.(?=\s)
        | (?:Mrs?|Ms|Drs?|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|St|Jr|Sr|проф|акад|им|св)\.(?=\s)
        | [A-ZА-ЯЁ]\.(?=\s?[A-ZА-ЯЁ])                                          # an initial
        | [^\W\d_](?:[\w\u0300-\u036f]|[-‑'’](?=[^\W\d_]))*(?:(?<=[sS])['’](?!\w))?)  # a hyphen and an apostrophe join
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


_KINDS: Mapping[str, TokenKind] = {
    "handle": "handle",
    "compound": "word",
    "domain": "word",
    "number": "number",
    "word": "word",
    "mark": "mark",
}
_OUTLET_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_OUTLET = 3


class Token(NamedTuple):
    """A word, number, handle or mark, or a whole quotation, with its span in the document.

    ``low`` is the word for look-ups: lower case, ё as е, a typographic apostrophe straight, "mr" for "Mr.".
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

    @property
    def is_outlet(self) -> bool:
        """Tell whether a Russian quotation is a name in the frame, not what was said: сообщил «Интерфаксу»."""
        words = _OUTLET_WORD.findall(self.text) if self.quote else []
        return 0 < len(words) <= _LONGEST_OUTLET and all(word[0].isupper() and word[0] > "z" for word in words)


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
        kind: TokenKind = _KINDS[match.lastgroup or "mark"]
        word = match[0]
        low = _look_up_form(word) if kind == "word" else word
        found.append(Token(match.start(), match.end(), word, low, kind))
    return found


def _look_up_form(word: str) -> str:
    low = word.lower().replace("ё", "е").replace("’", "'")
    return low[:-1] if low.endswith(".") and low.count(".") == 1 else low
