"""The committed labels: a key, the texts' hashes and the errors; the texts are joined from where they stand.

A line of ``pairs.jsonl``, ``second.jsonl`` or ``written.jsonl`` is a labelled pair of
:mod:`bilingual.evaluate.labelled` with ``set``, ``doc``, ``segment`` and ``side`` (what the English text is called
there) and, in place of the two texts, the first digits of their hashes under ``sha256``. Those of ``written.jsonl``
have their texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold.corpora import WRITTEN, Key, find_half, hash_text, load_texts
from bilingual.errors import InputError
from bilingual.evaluate.labelled import LabelledPair, read_labelled

__all__ = ["FIRST", "FOLDER", "OWN", "SECOND", "build_row", "join", "load", "read_rows", "write_rows"]

FOLDER = Path(__file__).resolve().parent
FIRST, SECOND, OWN = FOLDER / "pairs.jsonl", FOLDER / "second.jsonl", FOLDER / "written.jsonl"


def load(paths: Sequence[Path] = (FIRST, OWN)) -> list[LabelledPair]:
    """Return all labelled pairs with their texts, in the files' order; those whose data set is not here are left out.

    Raises InputError when a text is another than the one that was labelled, or an offset is beyond it.
    """
    rows = [row for path in paths for row in join(read_rows(path))]
    return read_labelled("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(), "labels")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file of labels as they stand."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write a file of labels."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def join(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with their two texts and their half; rows whose data set is not here are left out.

    Raises InputError when a text is not the one that was labelled.
    """
    joined = []
    for row in rows:
        key = read_key(row)
        if key.set == WRITTEN:
            texts = (row["ru"], row["en"])
        else:
            try:
                texts = load_texts(key.set)[key]
            except FileNotFoundError:
                continue
            except KeyError as error:
                raise InputError(f"{key}: there is no such pair in the data set; is it another edition?") from error
            for name, text in zip(("ru", "en"), texts, strict=True):
                if hash_text(text) != row["sha256"][name]:
                    raise InputError(f"{key}: the {name} text is not the one that was labelled; its hash is another")
        joined.append({**row, "ru": texts[0], "en": texts[1], "half": find_half(key.doc)})
    return joined


def read_key(row: dict[str, Any]) -> Key:
    """Return what a row is about."""
    return Key(row["set"], row["doc"], row["segment"], row["side"], row["original"])


def build_row(key: Key, texts: tuple[str, str], labels: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a labelled pair whose texts stay where they are."""
    return {
        "set": key.set,
        "doc": key.doc,
        "segment": key.segment,
        "side": key.english,
        "original": key.original,
        "sha256": {"ru": hash_text(texts[0]), "en": hash_text(texts[1])},
        **labels,
    }
