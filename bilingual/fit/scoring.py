"""What counts as lost, and how probable a loss is: fitted on faithful pairs, whole and with a part cut out.

This is for coverage, which scores the links of an encoder that comes as an object; links of registered models are read
by the trained scorer, whose numbers ``benchmarks/gold/fit.py`` fits on natural losses.

Nobody has marked real omissions in a user's pairs, so the damage is made: a clause or a few words are cut out of one
side. That is an omission read from the whole side, and an addition read from the other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from bilingual.align.clauses import cut_clauses
from bilingual.calibration import Calibration, Logistic, Scale
from bilingual.datatypes import Language
from bilingual.fit.embedder import Embedder
from bilingual.fit.logistic import Floats, fit_logistic
from bilingual.read.parallel import Pair
from bilingual.score.judge import judge
from bilingual.score.pairs import describe_pair
from bilingual.words import find_words, is_content_word

__all__ = [
    "LossFigures",
    "area_under_curve",
    "balance",
    "damage",
    "damaged_texts",
    "fit_losses",
    "fit_lost",
    "measure_losses",
]

FALSE_ALARMS = (0.01, 0.002)
"""Shares of faithful sentences that may have a stretch reported, and one reported as major, on each side.

So few because these are news: of short and lively sentences several times as many pass the same shortfall.
"""

DEEPEST = 2
"""Place of the deepest stretch among the features of an omission or addition."""

_RIDGE = 1e-3
_FEWEST_WORDS = 6
"""Words below which a sentence is not damaged: what is left would be no sentence."""

_LONGEST_CUT = 3
"""Words cut out where it is not a clause."""


@dataclass(frozen=True, slots=True)
class LossFigures:
    """On held-out pairs: how well damaged ones are told from whole ones, and how many whole ones raise an alarm.

    ``omission`` and ``addition`` are areas under the ROC curve in [0, 1], .5 for chance; ``alarms`` is the share of
    whole pairs with a finding above minor.
    """

    omission: float
    addition: float
    alarms: float
    n: int


def damage(text: str, language: Language) -> str | None:
    """Return ``text`` without one of its clauses or a few of its words, or None when it is too short for that.

    What is cut depends on the text alone.
    """
    words = find_words(text)
    if len(words) < _FEWEST_WORDS or language == "other":
        return None
    seed = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    clauses = [clause for clause in cut_clauses(text, words) if len(clause) >= _LONGEST_CUT]
    if len(clauses) > 1 and chance.random() < 0.5:
        cut = chance.choice(clauses)
    else:
        content = [k for k, word in enumerate(words) if is_content_word(word.of(text))]
        if len(content) < _LONGEST_CUT:
            return None
        first = chance.choice(content)
        cut = range(first, min(len(words), first + chance.randint(1, _LONGEST_CUT)))
    left = f"{text[: words[cut.start].start]}{text[words[cut.stop - 1].stop :]}"
    return " ".join(left.split())


def fit_lost(pairs: Sequence[Pair], embed: Embedder, scale: Scale) -> dict[Language, tuple[float, float]]:
    """Return, by language, the shortfalls that :data:`FALSE_ALARMS` of faithful pairs reach."""
    described = [_describe(pair, embed, scale) for pair in pairs]
    thresholds: dict[Language, tuple[float, float]] = {}
    sides: Mapping[Language, int] = {"ru": 0, "en": 1}
    for language, place in sides.items():
        deepest = [features[place][DEEPEST] for features in described]
        minor, major = (round(float(np.quantile(deepest, 1 - share)), 3) for share in FALSE_ALARMS)
        thresholds[language] = minor, major
    return thresholds


def fit_losses(pairs: Sequence[Pair], embed: Embedder, scale: Scale) -> tuple[Logistic, Logistic]:
    """Return the logistics of omission and addition from ``pairs`` as they are and with a part cut out."""
    whole = [_describe(pair, embed, scale) for pair in pairs]
    fitted = []
    for place, broken in enumerate(_broken(pairs)):
        rows = [features[place] for features in whole] + [_describe(pair, embed, scale)[place] for pair in broken]
        labels = [0.0] * len(whole) + [1.0] * len(broken)
        fitted.append(balance(np.array(rows), np.array(labels)))
    omission, addition = fitted
    return omission, addition


def balance(x: Floats, y: Floats) -> Logistic:
    """Return the logistic regression in which positives and negatives weigh the same in all."""
    weights, bias = fit_logistic(x, y, ridge=_RIDGE, balanced=True)
    return Logistic(tuple(round(float(value), 4) for value in weights), round(bias, 4))


def measure_losses(pairs: Sequence[Pair], embed: Embedder, calibration: Calibration) -> LossFigures:
    """Measure the probabilities and the findings on ``pairs`` that nothing was fitted on."""
    scale = calibration.words
    whole = [_describe(pair, embed, scale) for pair in pairs]
    areas = []
    for place, (logistic, broken) in enumerate(
        zip((calibration.omission, calibration.addition), _broken(pairs), strict=True)
    ):
        positive = [logistic.probability(_describe(pair, embed, scale)[place]) for pair in broken]
        areas.append(area_under_curve(positive, [logistic.probability(features[place]) for features in whole]))
    judged = (
        judge(embed.side(pair.ru, "ru", scale), embed.side(pair.en, "en", scale), calibration=calibration)
        for pair in pairs
    )
    n_loud = sum(any(found.severity != "minor" for found in judgement.differences) for judgement in judged)
    omission, addition = areas
    return LossFigures(omission, addition, alarms=n_loud / max(1, len(pairs)), n=len(pairs))


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the probability that a positive scores above a negative, ties counted half."""
    p, n = np.asarray(positive), np.asarray(negative)
    return float(np.mean((p[:, None] > n[None]) + 0.5 * (p[:, None] == n[None])))


def damaged_texts(pairs: Sequence[Pair]) -> Iterator[tuple[str, Language]]:
    """Yield the texts that fitting and measuring will ask for beside the pairs themselves."""
    for pair in pairs:
        sides: tuple[tuple[str, Language], ...] = ((pair.ru, "ru"), (pair.en, "en"))
        for text, language in sides:
            broken = damage(text, language)
            if broken:
                yield broken, language


def _broken(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs whose English lacks something, and those whose Russian does."""
    english = ((pair.ru, damage(pair.en, "en")) for pair in pairs)
    russian = ((damage(pair.ru, "ru"), pair.en) for pair in pairs)
    return [Pair(ru, en) for ru, en in english if en], [Pair(ru, en) for ru, en in russian if ru]


def _describe(pair: Pair, embed: Embedder, scale: Scale) -> tuple[list[float], list[float], list[float]]:
    return describe_pair(embed.side(pair.ru, "ru", scale), embed.side(pair.en, "en", scale))
