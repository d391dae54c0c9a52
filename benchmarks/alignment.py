"""Alignment of document pairs: measures it, and fits the odds of beads for the calibration of an embedded model.

::

    python -m benchmarks.alignment            # strict F1 and nulls of every set, and the times of long pairs
    python -m benchmarks.alignment faults     # what is wrong, by its kind; --texts shows the sentences
    python -m benchmarks.alignment fit        # writes "pairs" into the model's calibration.json

Fitted on the articles of wmt22 and every second one of wmt21, damaged as in :mod:`bilingual.fit.damaged`; measured on
the other half of wmt21. The sets ``long20_*`` join twenty documents each, of both halves.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.mixed_documents import read_articles
from benchmarks.tables import print_machine, print_table
from bilingual.align.pairs import align_embeddings, align_texts
from bilingual.calibration import Calibration
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import embedded_path, load_calibration, save_calibration
from bilingual.encode.registry import show_model
from bilingual.evaluate.alignment import METRICS, compute_metrics, count_beads, plain
from bilingual.evaluate.beads import Beads, GoldDocument, lengthen, read_documents, swap
from bilingual.evaluate.faults import FAULTS, find_faults, name_fault
from bilingual.fit.beads import fit_pairs
from bilingual.fit.damaged import DAMAGES, DamagedPair, damage_article
from bilingual.fit.embedder import Embedder

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
SETS = ("base", "merge10", "del10", "hard", "long20_hard", "long20_block")
OWN_DAMAGES = ("shifted", "spliced", "moved")
LENGTHS = (1_000, 2_000, 5_000, 10_000)
SHOWN = ("strict P", "strict R", "strict F1", "lax F1", "null P", "null R")
_ROUNDS = 3


def main() -> None:
    """Measure or fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="?", choices=("measure", "faults", "fit"), default="measure")
    parser.add_argument("--half", choices=("check", "tune"), default="check", help="of wmt21")
    parser.add_argument("--texts", action="store_true", help="show the sentences of the faults")
    parser.add_argument("--model", default="default")
    arguments = parser.parse_args()
    entry = show_model(arguments.model)
    calibration = load_calibration(entry)
    if calibration is None:
        raise SystemExit(f"{arguments.model}: has no calibration.json beside it to write into")
    embed = Embedder(load_encoder(arguments.model))
    if arguments.command == "fit":
        articles = [*read_articles(DATA, "wmt22"), *read_articles(DATA, "wmt21")[1::2]]
        pairs = fit_pairs(articles, embed, calibration)
        save_calibration(embedded_path(entry), replace(calibration, pairs=pairs))
        return
    is_tune = arguments.half == "tune"
    if arguments.command == "faults":
        _print_faults(embed, calibration, is_tune=is_tune, with_texts=arguments.texts)
        return
    print_machine()
    print(f"{'':24}" + "".join(f"{name:>11}" for name in SHOWN))
    for name, documents in _read_sets(is_tune=is_tune):
        for direction, some in (("", documents), (", swapped", [swap(document) for document in documents])):
            counts = [count_beads(_align(document, embed, calibration), document.gold) for document in some]
            figures = dict(zip(METRICS, compute_metrics(np.sum(counts, axis=0)), strict=True))
            print(f"{name + direction:24}" + "".join(f"{figures[metric]:11.4f}" for metric in SHOWN), flush=True)
    _measure_times(embed, calibration)


def _read_sets(*, is_tune: bool) -> Iterator[tuple[str, list[GoldDocument]]]:
    for name in SETS:
        path = DATA / f"alignment/wmt21.{name}.jsonl"
        documents = [replace(item, languages=("ru", "en")) for item in read_documents(path.read_bytes(), path.name)]
        yield name, documents if name.startswith("long") else documents[is_tune::2]
    articles = [article for article in read_articles(DATA, "wmt21")[is_tune::2] if len(article) >= 3]
    for name in OWN_DAMAGES:
        yield (
            name,
            [_gold(damage_article(article, DAMAGES[name], f"held-out-{k}")) for k, article in enumerate(articles)],
        )


def _gold(pair: DamagedPair) -> GoldDocument:
    return GoldDocument(pair.source, pair.target, frozenset(pair.gold), pair.languages)


def _align(document: GoldDocument, embed: Embedder, calibration: Calibration) -> Beads:
    beads = align_texts((document.source, document.target), embed, calibration, document.languages)
    return plain(beads)


def _print_faults(embed: Embedder, calibration: Calibration, *, is_tune: bool, with_texts: bool) -> None:
    """Print how many faults of each kind there are: each a stretch of both documents where beads are not the gold's."""
    rows = []
    for name, documents in _read_sets(is_tune=is_tune):
        kinds: Counter[str] = Counter()
        for document in documents:
            for proposed, gold in find_faults(_align(document, embed, calibration), document.gold):
                kinds[name_fault(proposed, gold)] += 1
                if with_texts:
                    _show_fault(document, proposed, gold)
        rows.append([name, str(sum(len(item.gold) for item in documents)), *(str(kinds[kind]) for kind in FAULTS)])
    print_table(["", "beads", *FAULTS], rows)


def _show_fault(document: GoldDocument, proposed: Beads, gold: Beads) -> None:
    print(f"{name_fault(proposed, gold)}: {sorted(proposed)} for {sorted(gold)}")
    for side, texts in enumerate((document.source, document.target)):
        for number in sorted({number for bead in gold for number in bead[side]}):
            print(f"    {texts[number]}")


def _measure_times(embed: Embedder, calibration: Calibration) -> None:
    """Print the time of long pairs, made of all ``hard`` documents over and over, once their vectors are there."""
    path = DATA / "alignment/wmt21.hard.jsonl"
    documents = [replace(item, languages=("ru", "en")) for item in read_documents(path.read_bytes(), path.name)]
    for length in LENGTHS:
        long = lengthen(documents, length, 1)
        source, target = embed(long.source[:length], "ru"), embed(long.target[:length], "en")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds = float("inf")
        for _ in range(_ROUNDS):
            started = time.process_time()
            align_embeddings(long.source[:length], source, long.target[:length], target, calibration)
            seconds = min(seconds, time.process_time() - started)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{length:6,} × {length:6,} sentences: {seconds:.2f} s, {grown:.0f} MB more", flush=True)


if __name__ == "__main__":
    main()
