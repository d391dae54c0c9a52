"""How well omissions, additions and distortions are found: ``python -m benchmarks.scoring [--fit | --show]``.

Uses ``../shared/data`` (never part of the repository): DEMETR-ru, single synthetic errors in a machine translation of
a Russian sentence; the human references of wmt21, believed faithful, though one sentence in ten does lose something;
and the reporting half of ``benchmarks/gold``, natural losses. Printed are areas under the curve beside plain coverage,
the table of sensitivities that ``docs/checks.md`` and ``--help`` quote, what the scorer's "changed" is worth, and the
speed. All figures are of the even sentences and documents; ``python -m benchmarks.gold fit`` fits on others.

``--fit`` writes what coverage alone needs (for encoders that come as an object) into the embedded model's
``calibration.json``, from the odd sentences and documents.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np

from benchmarks.tables import print_machine, print_table, time_best
from bilingual.calibration import COMMON, Logistic
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import default_calibration, embedded_path, save_calibration
from bilingual.encode.entries import DEFAULT
from bilingual.encode.registry import show_model
from bilingual.evaluate.fidelity import Scored, describe_coverage, evaluate_fidelity
from bilingual.evaluate.judged import Judged, read_judged
from bilingual.fit.embedder import Embedder
from bilingual.fit.scoring import area_under_curve, balance, fit_lost
from bilingual.read.parallel import Pair
from bilingual.score.fitted import Kind, Sensitivity
from bilingual.score.pairs import describe_pair, embed_pairs, score_pairs, score_sides, tag_sides
from bilingual.words import is_content_word

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

OMISSIONS = (
    "critical_id21_adj_adv_removed",
    "critical_id22_verb_removed",
    "critical_id23_noun_removed",
    "critical_id24_subj_removed",
    "critical_id25_ne_removed",
    "major_id5_pp_removed",
)
ADDITIONS = ("critical_id6_addition",)
DISTORTIONS = (
    "critical_id10_numbers_replaced",
    "critical_id9_ne_replaced",
    "critical_id8_negation",
    "major_id19_question",
)

N_TIMED = 500

Row = tuple[str, str, str]  # Russian, English, category


def read_demetr(half: int) -> list[Row]:
    rows = [json.loads(line) for line in (DATA / "demetr-ru.dev.jsonl").read_text("utf-8").splitlines()]
    sentences = {text: number for number, text in enumerate(dict.fromkeys(row["ru"] for row in rows))}
    kept = [row for row in rows if sentences[row["ru"]] % 2 == half]
    damaged = [(row["ru"], row["en_perturbed"], row["category"]) for row in kept if row["en_perturbed"] != row["en_mt"]]
    return damaged + [(ru, en, "untouched") for ru, en in dict.fromkeys((row["ru"], row["en_mt"]) for row in kept)]


def read_references(half: int, name: str = "wmt21.ru-en.jsonl") -> list[Row]:
    documents = (DATA / "documents" / name).read_text("utf-8").splitlines()[half::2]
    segments = [segment for line in documents for segment in json.loads(line)["segments"]]
    return [(item["ru"], en, f"human {key}") for item in segments for key, en in sorted(item["en"].items())]


def fit(vectors: Embedder, model: str) -> None:
    """Write the calibration from the fitting halves."""
    references, demetr = read_references(1) + read_references(1, "wmt22.ru-en.jsonl"), read_demetr(1)
    learn(vectors, [*references, *demetr])
    fitted: dict[str, Logistic] = {}
    for place, (name, categories) in enumerate(KINDS.items()):
        rows = [row for row in demetr if row[2] in (*categories, "untouched")] + references[::4]
        features = np.array(
            [describe_pair(vectors.side(ru, "ru"), vectors.side(en, "en"))[place] for ru, en, _ in rows]
        )
        labels = np.array([float(category in categories) for *_, category in rows])
        fitted[name] = balance(features, labels)
    lost = fit_lost([Pair(ru, en) for ru, en, _ in references], vectors, COMMON)
    calibration = replace(default_calibration(), model=model, lost=lost, **fitted)
    save_calibration(embedded_path(show_model(DEFAULT)), calibration)
    default_calibration.cache_clear()


KINDS: Mapping[Kind, tuple[str, ...]] = {"omission": OMISSIONS, "addition": ADDITIONS, "distortion": DISTORTIONS}


def learn(vectors: Embedder, rows: Sequence[Row]) -> None:
    vectors([ru for ru, _, _ in rows], "ru")
    vectors([en for _, en, _ in rows], "en")


def judge_rows(rows: Sequence[Row]) -> list[Judged]:
    """Return rows of DEMETR or of human references as pairs to be judged, under the name of their category."""
    kinds: dict[str, Kind] = {category: kind for kind, categories in KINDS.items() for category in categories}
    return [
        Judged(ru, en, category, frozenset({kinds[category]} if category in kinds else ()), None, ("ru", "en"))
        for ru, en, category in rows
    ]


class Scorer:
    """Pairs embedded and tagged once, and scored at any sensitivity."""

    def __init__(self, pairs: Sequence[Judged]) -> None:
        encoder = load_encoder()
        self.calibration = default_calibration()
        self.pairs = pairs
        self.sides = embed_pairs(
            [(pair.source, pair.target) for pair in pairs],
            encoder,
            self.calibration,
            [pair.languages for pair in pairs],
        )
        self.tags = tag_sides(self.sides, encoder)

    def score(self, sensitivity: Sensitivity, *, with_scorer: bool = True) -> list[Scored]:
        """Return the scored pairs, with plain coverage's word for them; without the scorer, coverage alone decides."""
        return [
            Scored(
                pair,
                score_sides(*sides, self.calibration, tags if with_scorer else None, sensitivity),
                describe_coverage(*sides),
            )
            for pair, sides, tags in zip(self.pairs, self.sides, self.tags, strict=True)
        ]


def report() -> None:
    """Print the figures of the held-out halves."""
    synthetic, references = Scorer(judge_rows(read_demetr(0))), Scorer(judge_rows(read_references(0)))
    gold = Scorer([pair for row in read_gold() for pair in read_judged(json.dumps(row).encode(), "gold")])
    print_areas(synthetic.score("normal"))
    rows = []
    for name in (*get_args(Sensitivity), "coverage"):
        point = cast("Sensitivity", "normal" if name == "coverage" else name)
        with_scorer = name != "coverage"
        damaged = synthetic.score(point, with_scorer=with_scorer)
        rows.append(
            [
                name,
                *(share_found(damaged, kind, KINDS[kind]) for kind in get_args(Kind)),
                *share_flagged(references.score(point, with_scorer=with_scorer)),
                *describe_gold(gold.score(point, with_scorer=with_scorer)),
            ]
        )
    print_table(
        [
            "",
            "DEMETR omissions found",
            "additions",
            "distortions",
            "references A with a finding",
            "above minor",
            "B",
            "above minor",
            "gold, missing and added: precision",
            "recall",
            "word F1",
            "all: precision",
            "recall",
            "word F1",
        ],
        rows,
    )
    print_changes(gold)
    print_speed([(pair.source, pair.target) for pair in references.pairs[:N_TIMED]])


def read_gold() -> list[dict[str, Any]]:
    """Return the pairs of the gold's reporting half."""
    from benchmarks.gold.labels import FIRST, OWN, join, read_rows

    return [row for row in join([*read_rows(FIRST), *read_rows(OWN)]) if row["half"] == "reporting"]


def print_areas(scored: Sequence[Scored]) -> None:
    """Print, by category of DEMETR, how well the probability tells it from untouched translations."""
    untouched = [item for item in scored if item.pair.group == "untouched"]
    body = []
    for kind, categories in KINDS.items():
        pooled = [categories] if len(categories) > 1 else []
        for group in (*((category,) for category in categories), *pooled):
            damaged = [item for item in scored if item.pair.group in group]
            area = area_under_curve(*([item.probability(kind) for item in some] for some in (damaged, untouched)))
            plain = area_under_curve(*([item.coverage[kind] for item in some] for some in (damaged, untouched)))
            found = sum(bool(item.findings([kind])) for item in damaged) / len(damaged)
            name = group[0] if len(group) == 1 else f"{kind}, pooled"
            body.append([name, str(len(damaged)), f"{area:.3f}", f"{plain:.3f}", f"{found:.2f}"])
    print_table(["DEMETR-ru, even sentences", "pairs", "AUC", "AUC of coverage", "found at normal"], body)


def share_found(scored: Sequence[Scored], kind: Kind, categories: Sequence[str]) -> str:
    """Return the share of damaged pairs with a finding of their kind."""
    own = [bool(item.findings([kind])) for item in scored if item.pair.group in categories]
    return f"{np.mean(own):.2f}"


def share_flagged(scored: Sequence[Scored]) -> list[str]:
    """Return, for references A and B, the shares with any finding and with one above minor."""
    cells = []
    for group in ("human A", "human B"):
        own = [item.score.findings for item in scored if item.pair.group == group]
        cells.append(f"{np.mean([bool(found) for found in own]):.3f}")
        cells.append(f"{np.mean([any(item.severity != 'minor' for item in found) for found in own]):.3f}")
    return cells


def describe_gold(scored: Sequence[Scored]) -> list[str]:
    """Return precision and recall of findings and F1 of words, of what is missing and added, and of everything."""
    result = evaluate_fidelity(scored, model="", data="")
    value = {(figure.of, figure.metric): f"{figure.estimate.value:.2f}" for figure in result.figures}
    return [
        value[f"labelled, {name}", metric]
        for names in (("missing and added", "words missing and added"), ("findings", "words"))
        for name, metric in ((names[0], "precision"), (names[0], "recall"), (names[1], "F1"))
    ]


def print_changes(gold: Scorer) -> None:
    """Print why no finding is made of words that the scorer sees changed: how many of them lie in a label of change."""
    body = []
    for least in (0.5, 0.8, 0.95):
        n_right = n_all = 0
        for pair, sides, tags in zip(gold.pairs, gold.sides, gold.tags, strict=True):
            if tags is None:
                continue
            for place, (side, changed) in enumerate(
                zip(sides, (tags.source_changed, tags.target_changed), strict=True)
            ):
                for word, chance in zip(side.words, changed, strict=True):
                    if chance >= least and is_content_word(word.of(side.text)):
                        n_all += 1
                        spans = [(e.source, e.target)[place] for e in pair.errors or () if e.kind == "distortion"]
                        n_right += any(span.overlaps(word) for own in spans for span in own)
        body.append([f"{least}", str(n_all), str(n_right)])
    print_table(["gold, words changed from a probability of", "words", "in a label of changed meaning"], body)


def show() -> None:
    """Print the findings at `normal` on every second sentence of wmt21's odd documents, to be read by eye."""
    scored = Scorer(judge_rows(read_references(1)[::2])).score("normal")
    print(f"{len(scored)} sentences, {sum(bool(item.score.findings) for item in scored)} with a finding\n")
    for item in scored:
        for found in item.score.findings:
            print(f"{found.confidence:.2f} {found.severity} {found.category} {found.subtype or ''}: {found.evidence}")
        if item.score.findings:
            print(f"  {item.pair.source}\n  {item.pair.target}\n")


def print_speed(pairs: Sequence[tuple[str, str]]) -> None:
    """Print how many pairs a second ``score_pairs`` scores, embedding included, and the processor time of one."""
    started = time.process_time()
    score_pairs(pairs)
    processor = time.process_time() - started
    seconds = time_best({"": lambda: score_pairs(pairs)})[""]
    print(
        f"score_pairs, {len(pairs)} references of wmt21: {len(pairs) / seconds:.0f} pairs/s, best of 3 rounds; "
        f"{1000 * processor / len(pairs):.1f} ms of processor time a pair, all threads together"
    )
    print_machine()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit coverage and write calibration.json first")
    parser.add_argument(
        "--show", action="store_true", help="only print findings on human references, to be read by eye"
    )
    arguments = parser.parse_args()
    if arguments.show:
        show()
        return
    if arguments.fit:
        encoder = load_encoder()
        fit(Embedder(encoder), encoder.name)
    report()


if __name__ == "__main__":
    main()
