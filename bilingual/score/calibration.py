"""The numbers that were fitted, read from ``calibration.json``; ``benchmarks/scoring.py --fit`` writes it again.

Word vectors know how well a word is covered, not from where on it is lost: that was measured on human translations, for
each language, as the shortfall that few faithful sentences reach.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bilingual.datatypes import Language

__all__ = ["Calibration", "Logistic", "load_calibration"]

FILE = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted logistic regression over features in the order they were fitted."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability in (0, 1) for one row of features."""
        z = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """``lost``: by language, the shortfall from which a stretch is a finding, and from which it may be a major one.

    ``omission``, ``addition``, ``distortion`` give the probability that a pair holds at least one such error.
    """

    lost: Mapping[Language, tuple[float, float]]
    omission: Logistic
    addition: Logistic
    distortion: Logistic


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Return the numbers in ``calibration.json``."""
    values = json.loads(FILE.read_text(encoding="utf-8"))

    def logistic(name: str) -> Logistic:
        return Logistic(tuple(values[name]["weights"]), values[name]["bias"])

    lost = values["lost"]
    return Calibration(
        {"ru": tuple(lost["ru"]), "en": tuple(lost["en"])},
        logistic("omission"),
        logistic("addition"),
        logistic("distortion"),
    )
