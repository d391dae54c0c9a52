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
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import Logistic
from bilingual.datatypes import Language
from bilingual.encode import Embedding, load_encoder
from bilingual.encode.calibrations import default_calibration, save_calibration
from bilingual.encode.registry import DEFAULT, show_model
from bilingual.score import Side
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

FALSE_ALARMS = (0.01, 0.002)
"""Shares of faithful sentences that may have a stretch reported, and one reported as major, on each side.

So few because these are news: of short and lively sentences several times as many pass the same shortfall.
"""

DEEPEST = 2
"""Place of the deepest stretch among the features of an omission or addition."""

Row = tuple[str, str, str]  # Russian, English, category


class Vectors:
    """Embeddings of texts, each computed once."""

    def __init__(self) -> None:
        self.encoder = load_encoder()
        self.known: dict[tuple[str, Language], Embedding] = {}

    def side(self, text: str, language: Language) -> Side:
        """Return a learnt text as a side."""
        found = self.known[text, language]
        return Side(text, language, found.words, found.vectors)

    def learn(self, texts: Iterable[str], language: Language) -> None:
        """Embed the texts that are not known yet."""
        new = [text for text in dict.fromkeys(texts) if (text, language) not in self.known]
        self.known.update(zip(((text, language) for text in new), self.encoder.embed(new, language), strict=True))


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


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the probability that a positive scores above a negative, ties counted half."""
    p, n = np.asarray(positive), np.asarray(negative)
    return float(np.mean((p[:, None] > n[None]) + 0.5 * (p[:, None] == n[None])))


def fit_lost(vectors: Vectors, rows: Sequence[Row]) -> dict[Language, tuple[float, float]]:
    """Return, by language, the shortfalls that :data:`FALSE_ALARMS` of the faithful rows reach."""
    thresholds: dict[Language, tuple[float, float]] = {}
    languages: tuple[Language, ...] = ("ru", "en")
    for language in languages:
        deepest = []
        for ru, en, _ in rows:
            place = 0 if language == "ru" else 1
            deepest.append(describe_pair(vectors.side(ru, "ru"), vectors.side(en, "en"))[place][DEEPEST])
        minor, major = (round(float(np.quantile(deepest, 1 - share)), 3) for share in FALSE_ALARMS)
        thresholds[language] = minor, major
    return thresholds


def fit_logistic(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float = 1e-3) -> Logistic:
    """Fit a logistic regression by Newton's method; positives and negatives weigh the same in all."""
    rows = np.hstack([x, np.ones((len(x), 1))])
    share = y.mean()
    weight = np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    w = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ w))
        gradient = rows.T @ (weight * (y - p)) / len(y) - ridge * w
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows / len(y) + ridge * np.eye(len(w))
        w += np.linalg.solve(hessian, gradient)
    return Logistic(tuple(round(float(v), 4) for v in w[:-1]), round(float(w[-1]), 4))


def fit(vectors: Vectors) -> None:
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
        fitted[name] = fit_logistic(features, labels)
    entry = show_model(DEFAULT)
    save_calibration(entry, replace(default_calibration(), lost=fit_lost(vectors, references), **fitted))
    default_calibration.cache_clear()


KINDS = {"omission": OMISSIONS, "addition": ADDITIONS, "distortion": DISTORTIONS}


def learn(vectors: Vectors, rows: Sequence[Row]) -> None:
    vectors.learn((ru for ru, _, _ in rows), "ru")
    vectors.learn((en for _, en, _ in rows), "en")


def report(vectors: Vectors) -> None:
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
    vectors = Vectors()
    if arguments.fit:
        fit(vectors)
    report(vectors)


if __name__ == "__main__":
    main()
