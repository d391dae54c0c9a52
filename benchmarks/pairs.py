"""The sets of sentence pairs that encoders are measured on, from ``../shared/data``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from benchmarks.scoring import DATA
from bilingual.datatypes import Language

__all__ = ["LANGUAGES", "Pairs", "read_documents", "read_pairs", "read_quotations"]

LANGUAGES: tuple[Language, Language] = ("ru", "en")

Pairs = dict[Language, list[str]]
"""The two sides: sentence k of one translates sentence k of the other."""


def read_pairs(name: str) -> Pairs:
    """Return a set of ``parallel/``, each sentence once."""
    return _unique((row["ru"], row["en"]) for row in _read(f"parallel/{name}"))


def read_documents(name: str) -> Pairs:
    """Return the segments of a set of ``documents/`` with their reference translations A, each sentence once."""
    rows = [segment for row in _read(f"documents/{name}") for segment in row["segments"]]
    return _unique((row["ru"], row["en"]["A"]) for row in rows if "A" in row["en"])


def read_quotations() -> Pairs:
    """Return the quoted parts of the sentences in ``quotes/statements-silver.jsonl``, each once."""
    rows = _read("quotes/statements-silver.jsonl")
    return _unique(pair for row in rows for pair in zip(row["ru_quotes"], row["en_quotes"], strict=True))


def _read(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / path).read_text(encoding="utf-8").splitlines()]


def _unique(pairs: Iterable[tuple[str, str]]) -> Pairs:
    once = {en: (ru, en) for ru, en in pairs}.values()
    once = {ru: (ru, en) for ru, en in once}.values()
    return {language: [pair[side] for pair in once] for side, language in enumerate(LANGUAGES)}
