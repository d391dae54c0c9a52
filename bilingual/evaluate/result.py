"""What an evaluation answers: figures with intervals, and the signature to make them again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bilingual.evaluate.bootstrap import N_DRAWS, Estimate
from bilingual.version import __version__

__all__ = ["Figure", "Result", "Signature", "hash_data"]

SCHEMA = "bilingual.evaluation/1"

_SHOWN = 16
"""Hexadecimal digits of the data's hash in a signature line; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Signature:
    """All that the figures depend on: what was measured (``task``), with which model, on which data, how.

    ``data`` is the sha256 of the input's bytes, ``n`` the number of pairs in it, ``seed`` that of the bootstrap.
    ``options`` are the task's own choices, by name.
    """

    task: str
    model: str
    data: str
    n: int
    seed: int
    options: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return one line in the manner of sacrebleu: ``retrieval|n:1000|…|version:0.1.0``."""
        parts = [
            self.task,
            f"n:{self.n}",
            f"model:{self.model}",
            f"data:{self.data[:_SHOWN]}",
            *(f"{name}:{value}" for name, value in self.options),
            f"draws:{N_DRAWS}",
            f"seed:{self.seed}",
            f"version:{__version__}",
        ]
        return "|".join(parts)

    def to_dict(self) -> dict[str, Any]:
        """Return the same as plain values."""
        return {
            "task": self.task,
            "n": self.n,
            "model": self.model,
            "data": self.data,
            **dict(self.options),
            "draws": N_DRAWS,
            "seed": self.seed,
            "version": __version__,
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the ``metric`` of what (``of``: a direction, a kind of words), in [0, 1] unless it is a time."""

    of: str
    metric: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one evaluation, those of the same thing next to each other, and their signature."""

    signature: Signature
    figures: tuple[Figure, ...]

    def to_json(self) -> str:
        """Return the result as JSON, with a line break at the end."""
        value = {
            "schema": SCHEMA,
            "signature": self.signature.to_dict(),
            "figures": [
                {
                    "of": figure.of,
                    "metric": figure.metric,
                    "value": round(figure.estimate.value, 6),
                    "interval": [round(figure.estimate.low, 6), round(figure.estimate.high, 6)],
                }
                for figure in self.figures
            ],
        }
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

    def to_text(self) -> str:
        """Return a table, one row for each thing measured and one column for each metric, and the signature."""
        metrics = list(dict.fromkeys(figure.metric for figure in self.figures))
        cells = {(figure.of, figure.metric): _show(figure.estimate) for figure in self.figures}
        kinds = dict.fromkeys(figure.of for figure in self.figures)
        rows = [("", *metrics), *((of, *(cells.get((of, metric), "") for metric in metrics)) for of in kinds)]
        return "\n".join([*_columns(rows), "", str(self.signature), ""])


def hash_data(parts: Sequence[bytes]) -> str:
    """Return the sha256 of the input: of its bytes, or of the parts' own hashes when there are several."""
    if len(parts) == 1:
        return sha256(parts[0]).hexdigest()
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def _show(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} [{estimate.low:.3f}, {estimate.high:.3f}]"


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
