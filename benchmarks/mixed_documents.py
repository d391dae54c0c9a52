"""The developers' translated articles, from which mixed documents with known links are made."""

from __future__ import annotations

import json
from pathlib import Path

from bilingual.fit.mixed import QuotedPair

__all__ = ["read_articles"]


def read_articles(data: Path, name: str) -> list[list[QuotedPair]]:
    """Return the articles of ``documents/{name}.ru-en.jsonl`` with the quotations of ``quotes/statements-silver``."""
    quotes: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for line in (data / "quotes/statements-silver.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] == f"{name}.ru-en":
            quotes[row["ru"], row["en"]] = tuple(zip(row["ru_quotes"], row["en_quotes"], strict=True))
    articles = []
    for line in (data / f"documents/{name}.ru-en.jsonl").read_text(encoding="utf-8").splitlines():
        pairs = []
        for row in json.loads(line)["segments"]:
            english = row["en"].get("A") or next(iter(row["en"].values()))
            pairs.append(QuotedPair(row["ru"].strip(), english.strip(), quotes.get((row["ru"], english), ())))
        articles.append(pairs)
    return articles
