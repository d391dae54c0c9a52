"""Fits what the trained scorer's numbers mean, on the calibration half: ``python -m benchmarks.gold fit``.

Writes ``models/scorer-ru-en/calibration.json``. Everything comes from three sources: the calibration half of the gold;
DEMETR-ru's odd sentences, as examples of replaced names and negations, of which the gold holds too few; and human
translations that no figure is reported on (wmt22, the odd documents of wmt21, wmt21 and wmt22 en-ru), believed
faithful, on which the rules should be silent.

**Confidence of a stretch**: a logistic regression on whether half of its words lie in a label, whatever the label's
kind. The gold holds some hundred stretches, too few to weigh features by: the weights are fitted on them together with
the stretches of damaged and untouched sentences of DEMETR-ru's odd half and of references (:func:`read_made`), and what
their sum is worth on the gold alone. Omissions and additions share their weights; an addition has a bias of its own.
**Of a rule's finding**: on whether it fired on damage of its kind or on a faithful pair, damage weighed to be as
frequent as in the gold. **Thresholds**: the least confidence at which the findings of a kind reach
:data:`PRECISION`, each document judged by what was fitted on the others; at `high` an addition needs no more than
half of the additions to DEMETR-ru's odd sentences have, as the gold holds too few.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold.labels import FIRST, OWN, join, read_rows
from benchmarks.gold.reading import RU_EN, Read, accounted, borne_out, read_pairs
from benchmarks.gold.stretches import (
    N_FOLDS,
    describe,
    find_threshold,
    fit_stretches,
    predict_unseen,
    read_made,
    usual_addition,
)
from benchmarks.scoring import DATA, read_demetr, read_references
from bilingual.calibration import Logistic
from bilingual.encode.registry import models_folder
from bilingual.evaluate.judged import KINDS, Judged, Kind, Labelled, read_judged
from bilingual.evaluate.matching import is_covered
from bilingual.files import save_file
from bilingual.fit.logistic import Floats, fit_logistic
from bilingual.score.fitted import Fitted, Sensitivity, load_fitted
from bilingual.score.tagged import Tagged, log_odds
from bilingual.score.tagger import FOLDER
from bilingual.score.weighed import find_change, find_stretches

PRECISION: Mapping[Sensitivity, float] = {"low": 0.85, "normal": 0.7, "high": 0.4}
"""Share of right findings that a threshold is set for."""

RULES: Mapping[str, tuple[str, ...]] = {
    "name": ("critical_id9_ne_replaced",),
    "negation": ("critical_id8_negation",),
    "denial": ("critical_id8_negation",),
}
"""Subtypes whose rule needs the scorer's word for it, and the damage of DEMETR-ru that it is for.

A denial is a negation that the scorer alone finds (:mod:`bilingual.score.denials`)."""

_LEAST = 0.002
"""Share of pairs that are taken to hold an error of a rule's kind where the gold has fewer."""

_RIDGE = 0.01
_PAIR_RIDGE = 0.001
"""On features of unit deviation: rules fire on few pairs of the gold; as it is, their weight would be pulled to 0."""


def fit() -> Fitted:
    """Return all that is fitted, and print what it is worth on the calibration half."""
    gold = [row for row in join([*read_rows(FIRST), *read_rows(OWN)]) if row["half"] == "calibration"]
    judged = [read_judged(json.dumps(row).encode(), "gold")[0] for row in gold]
    read = read_pairs([(pair.source, pair.target) for pair in judged], [pair.languages for pair in judged])
    rules = _fit_rules(gold)
    stretches = [
        (pair, kind, stretch, row["doc"])
        for pair, item, row in zip(judged, read, gold, strict=True)
        if item is not None
        for kind, stretch in find_stretches(
            item.source, item.target, item.tags, *accounted(item, rules), with_phrases=False
        )
    ]
    x = describe([(kind, stretch) for _, kind, stretch, _ in stretches])
    right = np.array([_is_right(pair, kind, stretch) for pair, kind, stretch, _ in stretches])
    folds = np.array([int(sha256(doc.encode()).hexdigest()[:8], 16) % N_FOLDS for *_, doc in stretches])
    made = read_made(rules)
    weights, bias = fit_stretches(x, right, made)
    kinds = np.array([kind for _, kind, _, _ in stretches])
    unseen = predict_unseen(x, right, folds, made)
    thresholds = {
        name: {"omission": 0.0, "addition": 0.0, "distortion": 0.5}
        | {kind: find_threshold(unseen, right, precision) for kind in ("omission", "addition")}
        for name, precision in PRECISION.items()
    }
    # The gold's few additions set no line that would ever let a single word pass: at `high` made ones do.
    usual = usual_addition(weights, bias)
    thresholds["high"]["addition"] = min(thresholds["high"]["addition"], usual)
    print(f"{len(stretches)} stretches, {right.sum()} right; each document judged by a fit on the others:")
    for name in PRECISION:
        for kind in ("omission", "addition"):
            kept = (kinds == kind) & (unseen >= thresholds[name][kind])
            print(
                f"  {name:7} {kind:9} from {thresholds[name][kind]:.2f}: {right[kept].sum()} of {kept.sum()} right,"
                f" {right[kinds == kind].sum()} there are"
            )
    return Fitted(
        model=sha256((models_folder() / FOLDER / "model.onnx").read_bytes()).hexdigest(),
        origin=f"python -m benchmarks.gold fit, {len(gold)} pairs",
        **{kind: _fit_pairs(kind, judged, read, rules) for kind in KINDS},
        stretch={
            "omission": _logistic(weights[:-1], bias),
            "addition": _logistic(weights[:-1], bias + float(weights[-1])),
        },
        rules=rules,
        thresholds=thresholds,
        major_words=_fit_major(stretches, right),
    )


def _is_right(pair: Judged, kind: Kind, stretch: Tagged) -> bool:
    spans = ((stretch.span,), ()) if kind == "omission" else ((), (stretch.span,))
    return is_covered(pair, Labelled(kind, "minor", *spans), pair.errors or ())


def _fit_rules(gold: Sequence[Mapping[str, Any]]) -> dict[str, Logistic]:
    damaged = read_demetr(1)
    wanted = {category for categories in RULES.values() for category in categories}
    rows = [row for row in damaged if row[2] in wanted]
    faithful = [*read_references(1), *(row for half in (0, 1) for row in read_references(half, "wmt22.ru-en.jsonl"))]
    for name in ("wmt21.en-ru", "wmt22.en-ru"):
        lines = (DATA / "parallel" / f"{name}.jsonl").read_text("utf-8").splitlines()
        faithful += [(row["ru"], row["en"], name) for row in map(json.loads, lines)]
    both = read_pairs([row[:2] for row in (*rows, *faithful)], [RU_EN] * (len(rows) + len(faithful)))
    fitted = {}
    for subtype, categories in RULES.items():
        hits, alarms = [], []
        for (_, _, category), item in zip((*rows, *faithful), both, strict=True):
            if item is None:
                continue
            odds = _odds(item, subtype)
            if category in categories:
                hits += odds
            elif category not in wanted:
                alarms += odds
        in_gold = sum(any(error.get("subtype") == subtype for error in row["errors"]) for row in gold) / len(gold)
        expected = max(_LEAST, in_gold) * len(faithful)
        x = np.array([*hits, *alarms])[:, None]
        y = np.array([1.0] * len(hits) + [0.0] * len(alarms))
        fitted[subtype] = _fit_weighed(x, y, np.where(y == 1, expected / max(1, len(hits)), 1.0))
        kept = [sum(fitted[subtype].probability([z]) >= 0.5 for z in some) for some in (hits, alarms)]
        print(
            f"{subtype}: fires on {len(hits)} damaged pairs, {kept[0]} borne out; {len(alarms)} times on "
            f"{len(faithful)} faithful ones, {kept[1]} borne out"
        )
    return fitted


def _odds(item: Read, rule: str) -> list[float]:
    """Return what the scorer says of each firing of a rule on a pair."""
    if rule == "denial":
        return [log_odds(item.denial[1])] if item.denial else []
    return [
        log_odds(find_change(found, item.source, item.target, item.tags))
        for found in item.found
        if found.subtype == rule and not found.is_settled
    ]


def _fit_weighed(x: Floats, y: Floats, weight: Floats) -> Logistic:
    """Return the logistic regression of rows that stand for ``weight`` rows each."""
    weights, bias = fit_logistic(x, y, ridge=_RIDGE, weight=weight)
    return _logistic(weights, bias)


def _fit_pairs(
    kind: Kind, judged: Sequence[Judged], read: Sequence[Read | None], rules: Mapping[str, Logistic]
) -> Logistic:
    """Return the probability that a pair holds an error of ``kind``, from the network's own word for it."""
    rows, truth = [], []
    for pair, item in zip(judged, read, strict=True):
        if item is None:
            continue
        row = [log_odds(getattr(item.tags, kind))]
        if kind == "distortion":
            row.append(float(any(found.category == "accuracy/mistranslation" for found in borne_out(item, rules))))
        rows.append(row)
        truth.append(float(kind in pair.kinds))
    return fit_scaled(np.array(rows), np.array(truth))


def fit_scaled(x: Floats, y: Floats) -> Logistic:
    """Return the logistic regression of rows ``x``, each feature brought to unit deviation while it is fitted."""
    means, scales = x.mean(axis=0), x.std(axis=0) + 1e-6
    weights, bias = fit_logistic((x - means) / scales, y, ridge=_PAIR_RIDGE)
    weights /= scales
    return _logistic(weights, bias - float(means @ weights))


def _fit_major(stretches: Sequence[tuple[Judged, Kind, Tagged, str]], right: NDArray[np.bool_]) -> int:
    """Return the number of content words from which most right stretches lie in an error above minor."""
    rows = []
    for (pair, kind, stretch, _), is_right in zip(stretches, right, strict=True):
        if is_right:
            touched = [
                error
                for error in pair.errors or ()
                if any(span.overlaps(stretch.span) for span in (error.source if kind == "omission" else error.target))
            ]
            rows.append((stretch.n_words, any(error.severity != "minor" for error in touched)))
    agreed = {least: sum((n_words >= least) == is_major for n_words, is_major in rows) for least in range(2, 6)}
    print("severity right from so many content words:", {least: f"{n}/{len(rows)}" for least, n in agreed.items()})
    return max(agreed, key=lambda least: (agreed[least], -least))


def _logistic(weights: Floats, bias: float) -> Logistic:
    return Logistic(tuple(round(float(weight), 3) for weight in np.atleast_1d(weights)), round(bias, 3))


def main() -> None:
    """Fit and write."""
    path: Path = models_folder() / FOLDER / "calibration.json"
    fitted = fit()
    save_file(path, fitted.to_json())
    load_fitted.cache_clear()
    print(f"written to {path}")
