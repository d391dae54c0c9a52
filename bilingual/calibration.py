"""What was fitted for one model: every number that decides and that another model would make wrong.

Thresholds in the code are on one common scale, that of the embedded model's cosines. Another model's cosines are
brought to it by two straight lines, one for words and one for sentences; what was fitted beyond that, from features on
the common scale, is here as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bilingual.datatypes import Language
from bilingual.errors import ModelError

__all__ = ["COMMON", "Calibration", "Linking", "Logistic", "Pairs", "Scale", "parse_calibration"]

_Cosines = TypeVar("_Cosines", float, NDArray[np.float32])


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
class Scale:
    """A straight line, from a model's cosines to the common scale, say; rising, so that no order is changed."""

    slope: float = 1.0
    shift: float = 0.0

    def __post_init__(self) -> None:
        if not (self.slope > 0 and math.isfinite(self.slope) and math.isfinite(self.shift)):
            raise ValueError(f"slope {self.slope}, shift {self.shift}: a scale must rise and be finite")

    def __call__(self, cosines: _Cosines) -> _Cosines:
        """Return numbers of any shape on the line; cosines may leave [-1, 1] there. COMMON gives back the same."""
        if self == COMMON:
            return cosines
        if isinstance(cosines, float):
            return self.slope * cosines + self.shift
        return np.asarray(self.slope * cosines + self.shift, dtype=np.float32)


COMMON = Scale()
"""The common scale itself."""


@dataclass(frozen=True, slots=True)
class Linking:
    """The log-odds of a link: a bias, and a weight for each feature by name (:mod:`bilingual.align.runs`).

    ``best``: by kind of run, the line from those log-odds, which are of any pair of sentences, to the log-odds of the
    best run of a source; a kind without one keeps them.
    """

    bias: float
    weights: Mapping[str, float]
    best: Mapping[str, Scale] = field(default_factory=dict)

    def vector(self, names: Sequence[str]) -> NDArray[np.float32]:
        """Return the weights of features in the order of ``names``. Raises ModelError when one is missing."""
        missing = [name for name in names if name not in self.weights]
        if missing:
            raise ModelError(
                f"the calibration has no weight for {missing[0]!r}, another version made it; "
                "make it again: bilingual models calibrate"
            )
        return np.array([self.weights[name] for name in names], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The log-odds of beads in document pairs (:mod:`bilingual.align.beads`): of one sentence with one, of several.

    ``moved`` is what a passage must bring beyond that to be linked out of order.
    """

    single: Linking
    merged: Linking
    moved: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of the model called ``model`` (name and version, as its encoder says it without centres).

    ``words`` and ``sentences`` bring its cosines to the common scale. ``linking`` and ``pairs`` give the odds of links.
    ``lost``: by language, the shortfall from which a stretch of uncovered words is a finding, and from which it may be
    a major one. ``omission``, ``addition`` and ``distortion`` give the probability that a pair holds at least one such
    error. ``centres`` are the means of its sentence and word vectors by language, empty where the model brings its own.
    ``origin`` says what made it all.
    """

    model: str
    origin: str
    linking: Linking
    pairs: Pairs
    lost: Mapping[Language, tuple[float, float]]
    omission: Logistic
    addition: Logistic
    distortion: Logistic
    words: Scale = COMMON
    sentences: Scale = COMMON
    centres: Mapping[str, Mapping[str, tuple[float, ...]]] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the calibration as JSON, the same bytes for the same numbers."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def digest(self) -> str:
        """Return the SHA-256 of its JSON, in hexadecimal."""
        return sha256(self.to_json().encode()).hexdigest()


def parse_calibration(text: str, path: Path) -> Calibration:
    """Return the calibration that :meth:`Calibration.to_json` wrote to ``path``; raises ModelError for another text."""

    def logistic(values: Mapping[str, Any]) -> Logistic:
        return Logistic(tuple(map(float, values["weights"])), float(values["bias"]))

    def linking(values: Mapping[str, Any]) -> Linking:
        best = {str(kind): Scale(**line) for kind, line in values.get("best", {}).items()}
        return Linking(float(values["bias"]), {str(k): float(v) for k, v in values["weights"].items()}, best)

    try:
        values = json.loads(text)
        pairs = values["pairs"]
        return Calibration(
            model=str(values["model"]),
            origin=str(values["origin"]),
            linking=linking(values["linking"]),
            pairs=Pairs(linking(pairs["single"]), linking(pairs["merged"]), float(pairs["moved"])),
            lost={"ru": _two(values["lost"]["ru"]), "en": _two(values["lost"]["en"])},
            omission=logistic(values["omission"]),
            addition=logistic(values["addition"]),
            distortion=logistic(values["distortion"]),
            words=Scale(**values["words"]),
            sentences=Scale(**values["sentences"]),
            centres={
                kind: {language: tuple(map(float, mean)) for language, mean in means.items()}
                for kind, means in values["centres"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not a calibration ({error!r}); make it again: bilingual models calibrate") from error


def _two(values: Sequence[float]) -> tuple[float, float]:
    minor, major = values
    return float(minor), float(major)
