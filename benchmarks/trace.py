"""Originals of quotes found among a hundred thousand other sentences; and the fit of what says how probable one is.

::

    python -m benchmarks.trace               # recall, "not in this archive", size, latency; on the reporting half
    python -m benchmarks.trace recall        # recall and "not in this archive" alone
    python -m benchmarks.trace fit           # fits bilingual/trace/weights.json on the other half
    python -m benchmarks.trace basis         # fits bilingual/trace/{words,phrases}.npy on other texts
    python -m benchmarks.trace speed         # latency and size alone, with a million vectors of noise as well

A quote is the quoted span of a silver statement (translated news, ``../shared/data/quotes``); its original is the
whole sentence across, in both directions, in the archive of ``benchmarks/archive.py``; so is every other sentence there
that says the quoted words (``benchmarks/copies.py``), but for the row "strict". "Absent" is the same search with all
originals taken out of the answer. A second table has the same quotes in an archive whose originals are posts, without a
reporter's words (``benchmarks/posts.py``). Halves by article. ``--index FOLDER`` keeps the index and uses it again;
``--exact`` makes one without the inverted file, so that every phrase is compared.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.archive import FORTUNES, Query, archive, read_queries, squeeze
from benchmarks.bases import fit_bases
from benchmarks.copies import find_copies
from benchmarks.fragments import cut_fragments
from benchmarks.latency import measure_speed
from benchmarks.misses import REASONS, reason_of
from benchmarks.posts import ask_posts, index_posts
from benchmarks.tables import print_table
from bilingual.fit.logistic import fit_logistic
from bilingual.trace import (
    ArchiveEncoder,
    Index,
    Weights,
    add_documents,
    load_archive_encoder,
    load_weights,
    open_index,
    store,
)
from bilingual.trace.rank import describe, leads
from bilingual.trace.search import Found, Reading, cut_quote, rank, read_quotes

FOLDER = Path(__file__).parent.parent / "bilingual" / "trace"
RIDGE = 1e-4
N_FITTED = 30  # candidates of a quote that the first logistic sees
N_USUAL = 20  # of the largest values of each kind of evidence that are its background
FRAGMENT = 0.2  # of a quote that a fragment of one counts for; from .1 to .3 the same is found on the tuning half
N_ROUNDS = 3  # of the second logistic: which sentence of a quote is the most probable depends on it
LENGTHS = ((0, 6), (6, 8), (8, 12), (12, 1000))  # words of a quote


@dataclass(frozen=True)
class Answer:
    """What was found for a quote and for each of its sentences, the sentence it came from, and others that say it."""

    readings: Sequence[Reading]
    original: str
    copies: frozenset[str]

    def is_right(self, text: str) -> bool:
        """Tell whether a sentence is an original; of one that the archive holds in pieces, any piece."""
        return squeeze(text) in self.original or text in self.copies

    def right(self, reading: Reading) -> np.ndarray:
        """Return which rows are originals."""
        return np.array([self.is_right(row["text"]) for row in reading.found.rows], dtype=bool)

    def place(self, weights: Weights) -> int:
        """Return how many candidates come before an original; a large number when none of them is."""
        return next((place for place, one in enumerate(rank(self.readings, weights)) if self.is_right(one.text)), 10**6)

    def confidence(self, weights: Weights) -> float:
        """Return that of the most probable candidate."""
        return rank(self.readings, weights)[0].confidence

    def without_original(self) -> Answer:
        """Return what would have been found in an archive that lacks the originals."""
        readings = []
        for reading in self.readings:
            kept = ~self.right(reading)
            rows = [row for row, keep in zip(reading.found.rows, kept, strict=True) if keep]
            readings.append(Reading(Found(rows, reading.found.evidence[kept]), reading.weight))
        return replace(self, readings=readings)

    def strict(self) -> Answer:
        """Return the answer of which only the sentence that the quote was taken from is right."""
        return replace(self, copies=frozenset())


def answers(queries: Sequence[Query], index: Index, encoder: ArchiveEncoder) -> list[Answer]:
    phrases = index.phrases
    texts = phrases.search().where("whole").select(["text"]).limit(phrases.count_rows()).to_arrow()["text"].to_pylist()
    copies = [
        frozenset(text for text in map(texts.__getitem__, places) if squeeze(text) not in query.original)
        for query, places in zip(queries, find_copies([query.said for query in queries], texts), strict=True)
    ]
    found = read_quotes([query.text for query in queries], [[query.language] for query in queries], index, encoder)
    return [Answer(readings, query.original, own) for query, own, readings in zip(queries, copies, found, strict=True)]


def fit(quotes: Sequence[Answer], fragments: Sequence[Answer]) -> Weights:
    """Fit both logistics, first which candidate is the original, then whether the best one is.

    Fragments of quotes, each of which counts for a part of a quote, are there as few quotes are short. The first
    logistic sees what has one sentence, for which one row is right, or the few that say the same.
    """
    present = [*quotes, *fragments]
    every = [*present, *(answer.without_original() for answer in present)]
    counts = np.tile(np.repeat([1.0, FRAGMENT], [len(quotes), len(fragments)]), 2)
    single = [(answer, answer.readings[0], count) for answer, count in zip(every, counts, strict=True)
              if len(answer.readings) == 1]  # fmt: skip
    columns = [np.sort(reading.found.evidence, axis=0)[-N_USUAL:].mean(axis=0) for _, reading, _ in single]
    background = tuple(map(float, np.mean(columns, axis=0)))
    x, y, n = [], [], []
    for answer, reading, count in single:
        evidence = reading.found.evidence
        nearest = np.argsort(-(evidence[:, 0] + evidence[:, 1]), kind="stable")[:N_FITTED]
        x.append(describe(evidence, background)[nearest])
        y.append(answer.right(reading)[nearest])
        n.append(np.full(len(nearest), count))
    w, bias = fit_logistic(np.concatenate(x), np.concatenate(y).astype(float), ridge=RIDGE, weight=np.concatenate(n))
    weights = Weights((*map(float, w), bias), (1.0, 1.0, 0.0, 0.0), background)
    for _ in range(N_ROUNDS):
        facts = np.array([best_of(answer, weights) for answer in every])
        v, bias = fit_logistic(facts[:, :3], facts[:, 3], ridge=RIDGE, weight=counts)
        weights = replace(weights, found=(*map(float, v), bias))
    return weights


def both_forms(
    queries: Sequence[Query], index: Index, posts: Index, encoder: ArchiveEncoder
) -> tuple[list[Answer], list[Answer]]:
    """Return what is found for quotes and for their fragments, among sentences and among posts."""
    fragments = cut_fragments(queries)
    quotes, parts = (
        [*answers(some, index, encoder), *answers(ask_posts(some), posts, encoder)] for some in (queries, fragments)
    )
    return quotes, parts


def best_of(answer: Answer, weights: Weights) -> tuple[float, float, float, float]:
    """Return score, lead and logarithm of the weight of the most probable candidate, and whether it is right."""
    best, facts = -1.0, (0.0, 0.0, 0.0, 0.0)
    for reading in answer.readings:
        if not reading.found.rows:
            continue
        texts = [row["text"] for row in reading.found.rows]
        scores = weights.scores(reading.found.evidence)
        confidences = weights.confidences(scores, texts, reading.weight)
        top = int(np.argmax(confidences))
        if confidences[top] > best:
            best, lead = confidences[top], leads(scores, texts)[top]
            right = float(answer.right(reading)[top])
            facts = float(scores[top]), lead, float(np.log(max(reading.weight, 1.0))), right
    return facts


def auc(present: np.ndarray, absent: np.ndarray) -> float:
    """Return the share of pairs in which the present one scores higher, ties half."""
    return float((present[:, None] > absent).mean() + (present[:, None] == absent).mean() / 2)


def calibration_error(confidences: np.ndarray, right: np.ndarray) -> float:
    """Return the mean gap between confidence and share of right answers over ten even parts."""
    parts = np.array_split(np.argsort(confidences, kind="stable"), 10)
    return float(
        np.sum([len(part) * abs(confidences[part].mean() - right[part].mean()) for part in parts]) / len(right)
    )


def row_of(name: str, present: Sequence[Answer], weights: Weights) -> list[str]:
    places = np.array([answer.place(weights) for answer in present])
    there = np.array([answer.confidence(weights) for answer in present])
    gone = np.array([answer.without_original().confidence(weights) for answer in present])
    said = (np.mean(there >= 0.5) + np.mean(gone < 0.5)) / 2
    first = places == 0
    error = calibration_error(np.concatenate([there, gone]), np.concatenate([first, np.zeros(len(gone))]))
    reached = np.mean(places < 10**6)
    figures = (first.mean(), np.mean(places < 10), reached, auc(there, gone), said, error)
    return [name, str(len(present)), *(f"{value:.3f}" for value in figures)]


def report(index: Index, posts: Index, encoder: ArchiveEncoder, weights: Weights) -> None:
    queries = half(read_queries(), 1)
    present = answers(queries, index, encoder)
    whole = answers(half(read_queries(whole=True), 1), index, encoder)
    print_kinds("of sentences", queries, present, weights, [row_of("whole sentences", whole, weights)])
    copied = [answer for answer in present if answer.copies]
    print(f"{len(copied)} quotes have {sum(len(answer.copies) for answer in copied)} more originals that say the same")
    print_misses(queries, present, weights)
    print(f"\nposts for originals, among {posts.phrases.count_rows('whole'):,} sentences")
    asked = ask_posts(queries)
    print_kinds("of posts", asked, answers(asked, posts, encoder), weights)


def print_kinds(
    name: str,
    queries: Sequence[Query],
    present: Sequence[Answer],
    weights: Weights,
    more: Sequence[list[str]] = (),
) -> None:
    header = ["recall@1", "recall@10", "candidates", "AUC absent", "right at .5", "calibration error"]

    def some(name: str, chosen: Sequence[bool]) -> list[str]:
        return row_of(name, [answer for answer, keep in zip(present, chosen, strict=True) if keep], weights)

    rows = [row_of("all", present, weights), row_of("all, strict", [answer.strict() for answer in present], weights)]
    rows.append(some("ru quote, en original", [query.language == "en" for query in queries]))
    rows.append(some("en quote, ru original", [query.language == "ru" for query in queries]))
    rows.append(some("of several sentences", [len(cut_quote(query.text)) > 1 for query in queries]))
    rows.append(some("sets the word map never saw", [not query.seen for query in queries]))
    for low, high in LENGTHS:
        lengths = [low <= len(query.text.split()) < high for query in queries]
        rows.append(some(f"{max(low, 1)} to {high - 1} words" if high < 1000 else f"{low} words and more", lengths))
    print_table([f"quotes {name}", "n", *header], [*rows, *more])


def print_misses(queries: Sequence[Query], present: Sequence[Answer], weights: Weights) -> None:
    reasons: Counter[str] = Counter()
    for query, answer in zip(queries, present, strict=True):
        place = answer.place(weights)
        if place:
            first = next((one.text for one in rank(answer.readings, weights)), "")
            reasons[reason_of(query.text, query.said, first, reached=place < 10**6)] += 1
    strict = sum(answer.strict().place(weights) > 0 for answer in present)
    rows = [[reason, str(reasons[reason]), f"{reasons[reason] / max(reasons.total(), 1):.2f}"] for reason in REASONS]
    print_table(["why not first", "quotes", "of the misses"], [*rows, ["all", str(reasons.total()), "1.00"]])
    print(f"strictly there are {strict - reasons.total()} more, answered by a sentence that says the same words")


def half(queries: Sequence[Query], which: int) -> list[Query]:
    """Return the quotes of half of the articles: shuffled by a checksum, each goes where there are fewer quotes."""
    sizes = Counter(query.document for query in queries)
    filled, side = [0, 0], {}
    for document in sorted(sizes, key=lambda name: crc32(name.encode())):
        side[document] = int(filled[1] < filled[0])
        filled[side[document]] += sizes[document]
    return [query for query in queries if side[query.document] == which]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", nargs="?", choices=["fit", "basis", "speed", "recall"])
    parser.add_argument("--index", type=Path, help="keep the index here, and use it again")
    parser.add_argument("--exact", action="store_true", help="make the index without the inverted file")
    parser.add_argument("--fortunes", type=Path, default=FORTUNES, help="where Debian's fortunes are")
    parser.add_argument("--noise", type=int, default=250_000, metavar="N", help="sentences of noise: a million vectors")
    options = parser.parse_args()
    if options.task == "basis":
        fit_bases(FOLDER)
        return
    encoder = load_archive_encoder()
    with tempfile.TemporaryDirectory() as folder:
        kept = options.index or Path(folder) / "index"
        began, new = time.perf_counter(), 0
        if options.exact:
            store.APPROXIMATE_FROM = 10**9
        if not kept.exists():
            new = add_documents(archive(options.fortunes), kept, encoder).new
        index = open_index(kept, encoder)
        n, n_rows = index.phrases.count_rows("whole"), index.phrases.count_rows()
        print(f"{n:,} sentences, {n_rows:,} rows; {new / (time.perf_counter() - began):.0f} sentences/s added")
        if n < 100_000:
            print(f"{options.fortunes} holds no fortunes: apt-get install fortunes fortunes-ru")
        posts = index_posts(kept, Path(folder) / "posts", encoder) if options.task != "speed" else index
        if options.task == "fit":
            weights = fit(*both_forms(half(read_queries(), 0), index, posts, encoder))
            values = {key: np.round(value, 4).tolist() for key, value in asdict(weights).items()}
            (FOLDER / "weights.json").write_text(json.dumps(values) + "\n", "utf-8")
            print(values)
        if options.task != "speed":
            report(index, posts, encoder, load_weights())
        if options.task in (None, "speed"):
            measure_speed(index, kept, encoder, half(read_queries(), 1)[::5], options.noise)


if __name__ == "__main__":
    main()
