"""The human translations the scorer is trained on: sentence pairs from ``../shared/data``, none of them shipped.

Left out are Tatoeba, DEMETR, PUD and the quotes, wmt21's Russian articles altogether, and of wmt22's every second and
all that the gold of natural losses reports on: the figures and the calibration come from those.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bilingual.words import find_words

__all__ = ["Translation", "read_translations"]

_LONGEST = 70
"""Words of a side: longer ones are rare, and cost most."""

_FAITHFUL = 100.0
"""Accuracy rating of the crowd's translations from which they are used: every word of them was found right."""

_PER_SENTENCE = 3
"""Translations of one sentence that are used."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"«(]?[A-ZА-ЯЁ])")


@dataclass(frozen=True, slots=True)
class Translation:
    """A Russian and an English sentence; ``trust`` in [0, 1] weighs the claim that nothing is lost between them.

    ``draft`` is the machine translation that was edited into the English one, if it was.
    """

    ru: str
    en: str
    trust: float
    draft: str = ""


def read_translations(data: Path) -> list[Translation]:
    """Return the distinct pairs of all sets, in the order of their files: neighbours are neighbours in their text."""
    found: dict[tuple[str, str], Translation] = {}
    for pair in (*_post_edits(data), *_rated(data), *_news(data), *_articles(data), *_paragraphs(data)):
        sides = [len(find_words(text)) for text in (pair.ru, pair.en)]
        if min(sides) >= 2 and max(sides) <= _LONGEST and max(sides) < 3 * min(sides) + 4:
            found.setdefault((pair.ru, pair.en), pair)
    return list(found.values())


def _post_edits(data: Path) -> Iterator[Translation]:
    for row in _rows(data / "parallel" / "mlqe-train.jsonl"):
        yield Translation(_join_tokens(row["ru"]), _join_tokens(row["en"]), 0.7, _join_tokens(row["mt"]))


def _rated(data: Path) -> Iterator[Translation]:
    used: Counter[str] = Counter()
    for row in _rows(data / "parallel" / "human-translations.en-ru.jsonl"):
        if row["accuracy"] >= _FAITHFUL and used[row["en"]] < _PER_SENTENCE:
            used[row["en"]] += 1
            yield Translation(row["ru"], row["en"], 0.4)  # rated right by the crowd, and yet often free


def _news(data: Path) -> Iterator[Translation]:
    for name in ("wmt21.en-ru.jsonl", "wmt22.en-ru.jsonl"):
        for row in _rows(data / "parallel" / name):
            yield Translation(row["ru"], row["en"], 1.0)


def _articles(data: Path) -> Iterator[Translation]:
    """Yield the articles of wmt22 that no figure is reported on."""
    for document in list(_rows(data / "documents" / "wmt22.ru-en.jsonl"))[1::2]:
        if _is_reported(document["doc_id"]):
            continue
        for segment in document["segments"]:
            for _key, english in sorted(segment["en"].items()):
                yield Translation(segment["ru"], english, 1.0)


def _is_reported(name: str) -> bool:
    """Tell whether a document is in the reporting half of ``benchmarks/gold``, which goes by its name."""
    return int(sha256(name.encode()).hexdigest(), 16) % 2 == 1


def _paragraphs(data: Path) -> Iterator[Translation]:
    for row in _rows(data / "parallel" / "xquad-paragraphs.jsonl"):
        russian, english = (_SENTENCE_END.split(row[key].strip().lstrip("\ufeff")) for key in ("ru", "en"))
        if len(russian) == len(english):
            for ru, en in zip(russian, english, strict=True):
                yield Translation(ru, en, 0.8)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _join_tokens(text: str) -> str:
    """Write tokenised text as it is written.

    >>> _join_tokens("He said : “ Yes ( not no ) , I do n't . ”")
    'He said: “Yes (not no), I don't.”'
    """
    text = re.sub(r"\s+([,.:;!?%)\]}»”…])", r"\1", text)
    text = re.sub(r"([(\[{«“])\s+", r"\1", text)
    text = re.sub(r'"\s([^"]*?)\s"', r'"\1"', text)
    text = re.sub(r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    return re.sub(r"\b(\w+)n\s?'t\b", r"\1n't", text)
