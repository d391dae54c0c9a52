"""Sentences of one language run."""

from __future__ import annotations

from bilingual.datatypes import Explain, Language, Span

__all__ = ["split_sentences"]


def split_sentences(text: str, script: Language, note: Explain) -> list[Span]:
    """Return the sentences of ``text`` in order, trimmed of white space."""
    from razdel import sentenize

    return [Span(found.start, found.stop) for found in sentenize(text)]
