"""The archive that quotes are looked for in: originals of the silver statements among a hundred thousand sentences.

Distractors are real sentences: both sides of every parallel set and article of ``../shared/data`` (with the other
sentences of the very articles the originals are from), MLQE's machine translations, American political news
(PolNeAR), and the sayings and jokes of Debian's ``fortunes`` and ``fortunes-ru`` (``apt-get install fortunes
fortunes-ru``; without them the archive is half as large, and the benchmark says so).
Of articles with two translations into English, the second of
a silver statement is left out: it would be as right an answer as the first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.datatypes import Document
from bilingual.read import read_text

__all__ = ["DATA", "FORTUNES", "PARALLEL", "Query", "archive", "read_lines", "read_queries", "squeeze"]

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
FORTUNES = Path("/usr/share/games/fortunes")
PARALLEL = (
    "human-translations.en-ru", "mlqe-train", "mlqe-dev", "tatoeba", "xquad-paragraphs", "wmt21.en-ru", "wmt22.en-ru",
)  # fmt: skip
SETS = ("wmt21.ru-en", "wmt22.ru-en")


@dataclass(frozen=True)
class Query:
    """A quote and the sentence it came from, in the other language; ``document`` is the article both are from.

    ``said`` is what of that sentence was quoted, ``original`` all of it. ``seen`` tells whether the word map of the
    embedded model was trained on that set of translations.
    """

    text: str
    said: str
    original: str
    language: str
    document: str
    seen: bool


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_queries(*, whole: bool = False) -> list[Query]:
    """Return the longest quoted span of every silver statement, or the ``whole`` sentence, in both directions."""
    queries = []
    for row in read_lines(DATA / "quotes" / "statements-silver.jsonl"):
        for said, across in (("ru", "en"), ("en", "ru")):
            quotes, quoted = row[f"{said}_quotes"], row[f"{across}_quotes"]
            quote = row[said] if whole else max(quotes, key=len, default="")
            # Where the two sides have not as many spans, which answers which is not known: all of the sentence does.
            matched = not whole and len(quotes) == len(quoted)
            if quote:
                span = quoted[quotes.index(quote)] if matched else row[across]
                document = f"{row['set'][:5]}.{row['doc']}"
                seen = row["set"].endswith("en-ru")
                queries.append(Query(quote, span, squeeze(row[across]), across, document, seen))
    return queries


def squeeze(text: str) -> str:
    return " ".join(text.split())


def archive(fortunes: Path = FORTUNES) -> Iterator[Document]:
    """Yield the originals and the distractors, each text once, in a fixed order."""
    silver = read_lines(DATA / "quotes" / "statements-silver.jsonl")
    texts = dict.fromkeys(squeeze(row[side]) for row in silver for side in ("ru", "en"))
    for text in _distractors({(row["doc"], row["id"]): row for row in silver}, fortunes):
        texts.setdefault(squeeze(text).strip("\ufeff "))
    yield from (read_text(text) for text in texts if text)


def _distractors(silver: Mapping[tuple[str, str], Any], fortunes: Path) -> Iterator[str]:
    for name in PARALLEL:
        for row in read_lines(DATA / "parallel" / f"{name}.jsonl"):
            yield from (row[side] for side in ("ru", "en", "mt") if side in row)
    for name in SETS:
        for article in read_lines(DATA / "documents" / f"{name}.jsonl"):
            for item in article["segments"]:
                if (article["doc_id"], item["id"]) not in silver:
                    yield from (item["ru"], *item["en"].values())
    for path in sorted((DATA / "quotes" / "en-polnear-dev" / "text").iterdir()):
        yield from path.read_text("utf-8").splitlines()
    for line in (DATA / "quotes" / "ru-adaq.sentences.tsv").read_text("utf-8").splitlines()[1:]:
        yield line.split("\t")[0]
    for path in sorted(fortunes.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix not in (".dat", ".u8"):
            for fortune in re.split(r"^%\s*$", path.read_text("utf-8"), flags=re.MULTILINE):
                yield re.sub(r"\n\s*--.*", "", fortune, flags=re.DOTALL)  # without its author
