"""Why the original of a quote is not the first answer: too short a quote, or an archive that says much the same twice.

``python -m benchmarks.trace recall`` prints it below its table. Sentences that say the very words of the original
count as originals (``benchmarks/copies.py``) and so are no misses, but for the row "strict", which they account for.
"""

from __future__ import annotations

from bilingual.words import find_words, fold, is_content_word

__all__ = ["REASONS", "reason_of"]

SHORT = 5
"""Words of a quote up to which it often says too little to be one sentence's."""

NEAR = 0.5
"""Share of the content words of what was quoted from which another sentence says much the same."""

REASONS = (
    f"up to {SHORT} words",
    "the first answer has half of the original's words",
    "not among the candidates",
    "among the candidates, below another",
)


def reason_of(quote: str, said: str, first: str, *, reached: bool) -> str:
    """Return the first of :data:`REASONS` that holds for a miss.

    ``said`` is what was quoted of the original, ``first`` the answer before it, ``reached`` whether the original is
    among the candidates at all.

    >>> reason_of("It is a ridiculous demand he made", "Требования просто смешны", "Требования смешны", reached=True)
    "the first answer has half of the original's words"
    """
    if len(quote.split()) <= SHORT:
        return REASONS[0]
    telling = _content(said)
    if telling and len(telling & _content(first)) >= NEAR * len(telling):
        return REASONS[1]
    return REASONS[3] if reached else REASONS[2]


def _content(text: str) -> set[str]:
    words = [word.of(text) for word in find_words(text)]
    return {fold(word) for word in words if is_content_word(word)}
