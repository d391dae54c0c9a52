"""How well omissions, additions and distortions are found: ``python -m benchmarks.scoring [--fit]``.

Uses ``../shared/data`` (never part of the repository): DEMETR-ru, single synthetic errors in a machine translation of
a Russian sentence, and the human references of wmt21, believed faithful. ``--fit`` writes the numbers into the embedded
model's ``calibration.json``, from the odd documents and sentences; figures are always of the even ones. There is no
public gold of natural omissions for this language pair: these are synthetic errors, and human translations are not
flawless either.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bilingual.calibration import COMMON, Logistic
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import default_calibration, embedded_path, save_calibration
from bilingual.encode.entries import DEFAULT
from bilingual.encode.registry import show_model
from bilingual.fit.embedder import Embedder
from bilingual.fit.scoring import area_under_curve, balance, fit_lost
from bilingual.read.parallel import Pair
from bilingual.score.judge import judge
from bilingual.score.pairs import describe_pair

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


KINDS = {"omission": OMISSIONS, "addition": ADDITIONS, "distortion": DISTORTIONS}


def learn(vectors: Embedder, rows: Sequence[Row]) -> None:
    vectors([ru for ru, _, _ in rows], "ru")
    vectors([en for _, en, _ in rows], "en")


def report(vectors: Embedder) -> None:
    """Print the figures of the held-out halves."""
    calibration = default_calibration()
    demetr, references = read_demetr(0), read_references(0)
    learn(vectors, [*demetr, *references])
    probability: dict[str, dict[str, list[float]]] = {name: {} for name in KINDS}
    alarms: dict[str, list[set[tuple[str, str]]]] = {}
    for ru, en, category in [*demetr, *references]:
        source, target = vectors.side(ru, "ru"), vectors.side(en, "en")
        for name, features in zip(KINDS, describe_pair(source, target), strict=True):
            value = getattr(calibration, name).probability(features)
            probability[name].setdefault(category, []).append(value)
        found = judge(source, target).differences
        alarms.setdefault(category, []).append({(item.category.split("/")[1], item.severity) for item in found})
    print(f"{'held-out half':34} {'n':>5} {'AUC':>6} {'found':>7} {'above minor':>12}")
    for name, categories in KINDS.items():
        negative = probability[name]["untouched"]
        kind = "mistranslation" if name == "distortion" else name
        for category in categories:
            value = area_under_curve(probability[name][category], negative)
            hit = np.mean([any(c == kind for c, _ in item) for item in alarms[category]])
            loud = np.mean([any(c == kind and s != "minor" for c, s in item) for item in alarms[category]])
            print(f"{category:34} {len(alarms[category]):5} {value:6.3f} {hit:7.2f} {loud:12.2f}")
        pooled = [value for category in categories for value in probability[name][category]]
        print(f"{name + ', pooled':34} {len(pooled):5} {area_under_curve(pooled, negative):6.3f}")
    for category in ("untouched", "human A", "human B"):
        loud = np.mean([any(s != "minor" for _, s in item) for item in alarms[category]])
        print(
            f"{category + ': any finding / above minor':34} {len(alarms[category]):5} "
            f"{'':6} {np.mean([bool(item) for item in alarms[category]]):7.3f} {loud:12.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit and write calibration.json first")
    arguments = parser.parse_args()
    encoder = load_encoder()
    vectors = Embedder(encoder)
    if arguments.fit:
        fit(vectors, encoder.name)
    report(vectors)


if __name__ == "__main__":
    main()
