"""Originals of quotes found among other sentences; and the fit of the weights that say how probable one is.

::

    python -m benchmarks.trace         # recall, and how well "not in this archive" is told, on one half
    python -m benchmarks.trace fit     # fits bilingual/trace/weights.json on the other half

A quote is the quoted span of a silver statement (translated news, ``../shared/data/quotes``); its original is the
whole sentence across, in both directions. It is looked for among the originals of all statements and the Russian and
English sides of human-translations, mlqe, tatoeba and xquad: sentences of other texts. "Absent" is the same search
with the original taken out of the answer. Halves by document.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.tables import print_table
from bilingual.datatypes import Document
from bilingual.encode import Encoder, load_encoder
from bilingual.fit.logistic import fit_logistic
from bilingual.read import read_text
from bilingual.trace import Weights, add_documents, load_weights, open_index
from bilingual.trace.rank import N_NEIGHBOURS, coverages, margins
from bilingual.trace.search import N_FOUND, N_RESCORED, Filters, nearest

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
WEIGHTS = ROOT / "bilingual" / "trace" / "weights.json"
OTHERS = ("human-translations.en-ru", "mlqe-train", "mlqe-dev", "tatoeba", "xquad-paragraphs")
RIDGE = 1e-4


@dataclass(frozen=True)
class Query:
    """A quote and the sentence it came from, in the other language."""

    text: str
    original: str
    language: str
    document: str


@dataclass(frozen=True)
class Answer:
    """Features (similarity, margin, coverage) of the candidates, and which of them come from the original."""

    features: np.ndarray
    right: np.ndarray


def read_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_queries() -> list[Query]:
    queries = []
    for row in read_lines(DATA / "quotes" / "statements-silver.jsonl"):
        for said, across in (("ru", "en"), ("en", "ru")):
            quote = max(row[f"{said}_quotes"], key=len, default="")
            if quote:
                queries.append(Query(quote, row[across], across, f"{row['set'][:5]}.{row['doc']}"))
    return queries


def archive(queries: Sequence[Query]) -> Iterator[Document]:
    texts = {query.original for query in queries}
    for name in OTHERS:
        texts |= {row[side] for row in read_lines(DATA / "parallel" / f"{name}.jsonl") for side in ("ru", "en")}
    for text in sorted(texts):
        yield read_text(text)


def answer(query: Query, table: object, encoder: Encoder, background: float, absent: bool) -> Answer:
    (embedded,) = encoder.embed([query.text])
    rows = nearest(table, embedded.sentence, Filters().condition(query.language), N_FOUND + 10)
    # a sentence of the archive may be cut in two: any piece of the original is right
    if absent:
        rows = [row for row in rows if row["text"] not in query.original]
    rows = rows[:N_FOUND]
    above = margins([row["similarity"] for row in rows], background)[:N_RESCORED]
    rows = rows[:N_RESCORED]
    texts = [row["text"] for row in rows]
    covered = coverages(query.text, embedded, texts, encoder.embed(texts))
    features = np.array(list(zip((row["similarity"] for row in rows), above, covered, strict=True)))
    return Answer(features, np.array([text in query.original for text in texts]))


def probabilities(found: Answer, weights: Weights) -> np.ndarray:
    return np.array([weights.confidence(*row) for row in found.features])


def auc(present: np.ndarray, absent: np.ndarray) -> float:
    """Return the share of pairs in which the present one scores higher, ties half."""
    return float((present[:, None] > absent).mean() + (present[:, None] == absent).mean() / 2)


def fit(answers: Sequence[Answer], background: float) -> Weights:
    x = np.concatenate([found.features for found in answers])
    y = np.concatenate([found.right for found in answers]).astype(float)
    w, bias = fit_logistic(x, y, ridge=RIDGE)
    return Weights(*(round(float(value), 4) for value in (*w, bias, background)))


def report(name: str, present: Sequence[Answer], absent: Sequence[Answer], weights: Weights) -> list[str]:
    tops = []
    for found in present:
        order = np.argsort(-probabilities(found, weights), kind="stable")
        tops.append(found.right[order])
    best_present = np.array([probabilities(found, weights).max() for found in present])
    best_absent = np.array([probabilities(found, weights).max() for found in absent])
    first = np.mean([top[0] for top in tops])
    ten = np.mean([top[:10].any() for top in tops])
    said = (np.sum(best_present >= 0.5) + np.sum(best_absent < 0.5)) / (2 * len(present))
    return [
        name,
        str(len(present)),
        f"{first:.3f}",
        f"{ten:.3f}",
        f"{auc(best_present, best_absent):.3f}",
        f"{said:.3f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", nargs="?", choices=["fit"])
    parser.add_argument("--index", type=Path, help="keep the index here, and use it again")
    options = parser.parse_args()
    queries = read_queries()
    half = int(options.task != "fit")
    chosen = [query for query in queries if crc32(query.document.encode()) % 2 == half]
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as folder:
        index = options.index or Path(folder) / "index"
        add_documents(archive(queries), index, encoder)
        table = open_index(index, encoder)
        name = "reporting" if half else "fitting"
        print(f"{table.count_rows():,} sentences in the archive; {len(chosen)} quotes of the {name} half")
        background = 0.0
        if not half:
            vectors = encoder.encode([query.text for query in chosen])
            cosines = [
                row["similarity"]
                for query, vector in zip(chosen, vectors, strict=True)
                for row in nearest(table, vector, Filters().condition(query.language), N_NEIGHBOURS + 1)[1:]
            ]
            background = float(np.mean(cosines))
        else:
            background = load_weights().background
        present = [answer(query, table, encoder, background, absent=False) for query in chosen]
        absent = [answer(query, table, encoder, background, absent=True) for query in chosen]
    if not half:
        weights = fit([*present, *absent], background)
        WEIGHTS.write_text(json.dumps(asdict(weights)) + "\n", "utf-8")
        print(weights)
    weights = load_weights()
    rows = []
    for name, across in (("ru quote, en original", "en"), ("en quote, ru original", "ru")):
        places = [place for place, query in enumerate(chosen) if query.language == across]
        rows.append(report(name, [present[i] for i in places], [absent[i] for i in places], weights))
    rows.append(report("both", present, absent, weights))
    print_table(["direction", "quotes", "recall@1", "recall@10", "AUC absent", "right answer at .5"], rows)


if __name__ == "__main__":
    main()
