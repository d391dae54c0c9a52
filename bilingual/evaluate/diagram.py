"""The reliability diagram: do seven in ten pairs that were given a probability of .7 hold an error?"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from bilingual.errors import InputError
from bilingual.evaluate.fidelity import Scored, calibration_error, reliability
from bilingual.evaluate.judged import KINDS

__all__ = ["draw_reliability"]

_SIZE, _MARGIN, _GAP = 220, 44, 28
_DOT = 3.0
"""Radius of the smallest dot; its area grows with the pairs it stands for."""

_STYLE = """
text { font: 12px system-ui, sans-serif; fill: currentColor } .axis { stroke: currentColor; fill: none; opacity: .35 }
.ideal { stroke: currentColor; stroke-dasharray: 4 4; opacity: .5 } .dot { fill: #2563eb; fill-opacity: .75 }
"""


def draw_reliability(scored: Sequence[Scored]) -> str:
    """Return an SVG with one square for each kind of error, from the labelled pairs.

    Raises InputError when there are none: of a damaged pair or one believed faithful it is unknown what else it lacks.
    """
    labelled = [item for item in scored if item.pair.errors is not None]
    if not labelled:
        raise InputError("a reliability diagram needs labelled pairs; the set has none with 'errors'")
    panels = []
    for number, kind in enumerate(KINDS):
        values = np.array([item.probability(kind) for item in labelled])
        truth = np.array([kind in item.pair.kinds for item in labelled])
        x, y = _MARGIN + number * (_SIZE + _GAP), _GAP

        def place(mean: float, share: float, x: float = x, y: float = y) -> tuple[float, float]:
            return x + _SIZE * mean, y + _SIZE * (1 - share)

        dots = []
        for mean, share, n in reliability(values, truth):
            cx, cy = place(mean, share)
            radius = _DOT + 12 * np.sqrt(n / len(labelled))
            dots.append(
                f'<circle class="dot" cx="{cx:.1f}" cy="{cy:.1f}" r="{radius:.1f}">'
                f"<title>{n} pairs: said {mean:.2f}, are {share:.2f}</title></circle>"
            )
        title = f"{kind}, ECE {calibration_error(values, truth):.3f}"
        panels.append(
            f'<rect class="axis" x="{x}" y="{y}" width="{_SIZE}" height="{_SIZE}"/>'
            f'<line class="ideal" x1="{x}" y1="{y + _SIZE}" x2="{x + _SIZE}" y2="{y}"/>{"".join(dots)}'
            f'<text x="{x + _SIZE / 2}" y="{y - 10}" text-anchor="middle">{escape(title)}</text>'
            f'<text x="{x}" y="{y + _SIZE + 16}">0</text>'
            f'<text x="{x + _SIZE}" y="{y + _SIZE + 16}" text-anchor="end">1</text>'
            f'<text x="{x + _SIZE / 2}" y="{y + _SIZE + 16}" text-anchor="middle">probability said</text>'
        )
    width, height = 2 * _MARGIN + 3 * _SIZE + 2 * _GAP, _SIZE + _GAP + 32
    turned = f"translate({_MARGIN - 12} {_GAP + _SIZE / 2}) rotate(-90)"
    axis = f'<text transform="{turned}" text-anchor="middle">share of pairs with such an error</text>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}<style>{_STYLE}</style>{axis}{''.join(panels)}</svg>\n"
