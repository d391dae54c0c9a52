"""What was fitted for the trained scorer, on natural losses: probabilities, confidences, and where to draw the line.

``python -m benchmarks.gold fit`` makes the file, ``calibration.json`` beside the scorer's network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from bilingual.calibration import Logistic
from bilingual.datatypes import Severity
from bilingual.encode.registry import models_folder
from bilingual.errors import ModelError
from bilingual.score import Difference
from bilingual.score.tagged import Tagged
from bilingual.score.tagger import FOLDER

__all__ = ["Fitted", "Kind", "Sensitivity", "kind_of", "load_fitted"]

Sensitivity = Literal["low", "normal", "high"]
Kind = Literal["omission", "addition", "distortion"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The numbers of one scorer, called ``model`` (the sha256 of its network), and ``origin``, what they are from.

    ``omission``, ``addition`` and ``distortion`` turn the log-odds that the network gives a pair into the probability
    of such an error; a distortion also counts the rules that found one. ``stretch`` gives the confidence of a stretch
    by its kind from :data:`bilingual.score.tagged.FEATURES`; ``rules``, by subtype, that of what a rule found, from the
    log-odds that its surest word is changed. ``thresholds`` is the confidence from which a finding of a kind is
    reported, by sensitivity; ``major_words`` the content words from which a lost stretch is above minor.
    """

    model: str
    origin: str
    omission: Logistic
    addition: Logistic
    distortion: Logistic
    stretch: Mapping[str, Logistic]
    rules: Mapping[str, Logistic]
    thresholds: Mapping[Sensitivity, Mapping[Kind, float]]
    major_words: int

    def confidence(self, kind: Kind, found: Tagged) -> float:
        """Return the probability that a careful reader agrees that ``found`` is missing."""
        return self.stretch[kind].probability(found.features)

    def grade(self, kind: Kind, found: Tagged) -> Severity:
        """Return how grave the loss of a stretch is: what is less sure than the lowest sensitivity asks is minor."""
        is_sure = self.confidence(kind, found) >= self.thresholds["low"][kind]
        return "major" if is_sure and found.n_words >= self.major_words else "minor"

    def reports(self, found: Difference, sensitivity: Sensitivity) -> bool:
        """Tell whether a finding is sure enough to be reported."""
        return found.confidence >= self.thresholds[sensitivity][kind_of(found)]

    def to_json(self) -> str:
        """Return the JSON that :func:`load_fitted` reads."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def kind_of(found: Difference) -> Kind:
    """Return the kind of a finding: what is missing, what is put in, and everything that is said otherwise."""
    name = found.category.split("/")[1]
    return "omission" if name == "omission" else "addition" if name == "addition" else "distortion"


@lru_cache(maxsize=1)
def load_fitted() -> Fitted:
    """Return what was fitted for the embedded scorer. Raises ModelError when it is missing or of another form."""
    path = models_folder() / FOLDER / "calibration.json"
    try:
        return parse_fitted(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: no calibration of the scorer ({error!r}); install the package again") from error


def parse_fitted(text: str) -> Fitted:
    """Return what :meth:`Fitted.to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    values: dict[str, Any] = json.loads(text)

    def logistic(item: Mapping[str, Any]) -> Logistic:
        return Logistic(tuple(map(float, item["weights"])), float(item["bias"]))

    return Fitted(
        model=str(values["model"]),
        origin=str(values["origin"]),
        omission=logistic(values["omission"]),
        addition=logistic(values["addition"]),
        distortion=logistic(values["distortion"]),
        stretch={str(name): logistic(item) for name, item in values["stretch"].items()},
        rules={str(name): logistic(item) for name, item in values["rules"].items()},
        thresholds={
            name: {kind: float(values["thresholds"][name][kind]) for kind in get_args(Kind)}
            for name in get_args(Sensitivity)
        },
        major_words=int(values["major_words"]),
    )
