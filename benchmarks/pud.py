"""Gold word alignments of PUD sentences, over the words of :func:`bilingual.words.find_words`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bilingual.datatypes import Span

__all__ = ["convert_gold", "read_alignments"]

Links = set[tuple[int, int]]
Gold = Callable[[Sequence[Span], Sequence[Span]], Links]


def read_alignments(folder: Path) -> Iterator[tuple[str, str, Gold]]:
    """Yield each English and Russian sentence, and a function from the words of both to the links between them."""
    english, russian = (list(_read_sentences(folder / f"pud-dev.{language}.conllu")) for language in ("en", "ru"))
    alignments = json.loads((folder / "pud-dev.alignment.json").read_text(encoding="utf-8"))
    for (left, left_tokens), (right, right_tokens), alignment in zip(english, russian, alignments, strict=True):
        pairs = [(left_tokens.get(one), right_tokens.get(other)) for one, many in alignment.items() for other in many]
        spans = [(one, other) for one, other in pairs if one and other]  # X, unaligned, is nobody's number

        def gold(
            left_words: Sequence[Span], right_words: Sequence[Span], spans: list[tuple[Span, Span]] = spans
        ) -> Links:
            return {
                (i, j)
                for one, other in spans
                for i, word in enumerate(left_words)
                if word.overlaps(one)
                for j, counterpart in enumerate(right_words)
                if counterpart.overlaps(other)
            }

        yield left, right, gold


def convert_gold(folder: Path) -> list[bytes]:
    """Return each sentence pair as a line of what ``bilingual evaluate words`` reads.

    A word is annotated when the gold names it, be it as unaligned (``X``); words inside a token are the token.
    """
    english, russian = (list(_read_sentences(folder / f"pud-dev.{language}.conllu")) for language in ("en", "ru"))
    alignments = json.loads((folder / "pud-dev.alignment.json").read_text(encoding="utf-8"))
    lines = []
    for (left, left_tokens), (right, right_tokens), alignment in zip(english, russian, alignments, strict=True):
        named = [(left_tokens.get(one), right_tokens.get(other)) for one, many in alignment.items() for other in many]
        row = {
            "en": left,
            "ru": right,
            "links": [[_offsets(other), _offsets(one)] for one, other in named if one and other],
            "annotated": {
                "ru": [_offsets(other) for other in dict.fromkeys(pair[1] for pair in named) if other],
                "en": [_offsets(one) for one in dict.fromkeys(pair[0] for pair in named) if one],
            },
        }
        lines.append(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return lines


def _offsets(span: Span) -> list[int]:
    return [span.start, span.stop]


def _read_sentences(path: Path) -> Iterator[tuple[str, Mapping[str, Span]]]:
    """Yield the text of each sentence of a CoNLL-U file, and the span of each numbered token."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, spans, covered = "", {}, 0
        for line in block.split("\n"):
            number, form, *_, miscellaneous = line.split("\t") if not line.startswith("#") else ("#", "", "")
            first, _, last = number.partition("-")
            if not first.isdigit() or int(first) <= covered:
                continue  # a comment, an empty node, or a word inside a token that was read as a whole
            covered = int(last or first)
            span = Span(len(text), len(text) + len(form))
            spans |= {str(each): span for each in range(int(first), covered + 1)}
            text += form if "SpaceAfter=No" in miscellaneous else form + " "
        yield text.rstrip(), spans
