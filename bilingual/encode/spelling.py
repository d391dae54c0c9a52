"""How a text is shown to a network: character by character as long as it is, so that offsets stay true.

Networks have read sentences, not shouts and tags: without this a Russian sentence in capitals finds its translation a
fifth less often (``python -m benchmarks.robustness``).
"""

from __future__ import annotations

import re

__all__ = ["as_read"]

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Lone surrogates are no characters to a tokenizer."""

_TAG = re.compile(r"#(?=\w)")

_WORD = re.compile(r"[^\W\d_]+")

_BREAK = re.compile(r"[\w.!?]")
"""Between two words, what keeps them from being of one run: a figure, or the end of a sentence."""

_FEWEST_WORDS = 3
"""Words of a run below which it is no shout: ВВС США."""

_LONG_WORD = 5
"""Letters from which a word in capitals is hardly an abbreviation: МКС and NASA stay, a run of them too."""


def as_read(text: str) -> str:
    r"""Return ``text`` with words in capitals in lower case, hashtags without their sign, and no lone surrogates.

    Only a run of capitals with a long word in it is a shout; abbreviations stay.

    >>> as_read("МЫ НЕ ЗАКРЫВАЕМСЯ! #Мосбиржа, СССР")
    'мы не закрываемся!  Мосбиржа, СССР'
    """
    text = _TAG.sub(" ", _SURROGATE.sub("\ufffd", text))
    runs: list[list[re.Match[str]]] = [[]]
    stop = 0
    for word in _WORD.finditer(text):
        if not word.group().isupper() or _BREAK.search(text, stop, word.start()):
            runs.append([])
        if word.group().isupper():
            runs[-1].append(word)
        stop = word.end()
    parts, done = [], 0
    for run in runs:
        if len(run) >= _FEWEST_WORDS and any(len(word.group()) >= _LONG_WORD for word in run):
            first, last = run[0].start(), run[-1].end()
            parts += [text[done:first], "".join(map(_lower, text[first:last]))]
            done = last
    return "".join([*parts, text[done:]])


def _lower(letter: str) -> str:
    """Return a letter in lower case, unless that is longer (İ)."""
    low = letter.lower()
    return low if len(low) == 1 else letter
