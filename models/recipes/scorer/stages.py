"""The two stages of training, and in what they differ.

The first teaches synthetic damage alone. The second goes on from the first's weights with what machines get wrong by
themselves, with reporting frames, more replaced and added words, and counts what is freely translated as kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["STAGES", "Stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """``after``: the stage whose weights this one goes on from.

    ``rates``: of the layers that were trained before, and of what is new. ``n_rounds``: of damage, the first ones of
    the pool. ``least``: weight of an untouched word whose counterpart is hard to find. ``drafts``: share of examples
    whose English side is a machine's draft that an editor has changed. ``kinds``: which side of the others is damaged;
    strangers are two sentences that have nothing to do with each other.
    """

    after: str | None
    seed: int
    steps: int
    rates: tuple[float, float]
    n_rounds: int
    least: float
    drafts: float
    kinds: Mapping[str, float]


STAGES: Mapping[str, Stage] = {
    "synthetic": Stage(
        after=None,
        seed=5,
        steps=6500,
        rates=(1e-4, 6e-4),
        n_rounds=8,
        least=0.1,
        drafts=0.0,
        kinds={"untouched": 0.14, "ru": 0.30, "en": 0.34, "both": 0.20, "strangers": 0.02},
    ),
    "natural": Stage(
        after="synthetic",
        seed=6,
        steps=4500,
        rates=(6e-5, 3e-4),
        n_rounds=11,
        least=0.6,
        drafts=0.2,
        kinds={"untouched": 0.20, "ru": 0.28, "en": 0.34, "both": 0.16, "strangers": 0.02},
    ),
}

EARLY_ROUNDS = STAGES["synthetic"].n_rounds
"""Rounds of the pool that are damaged by the edits of the first stage; those after them by the second's."""
