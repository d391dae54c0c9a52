"""Cuts two long documents where they surely correspond, so that each piece can be aligned on its own.

Coarse to fine, as in Thompson and Koehn (2019): sentences are pooled until the whole table is small; the best chain
through it marks a band, in which the chain of single sentences is found. Time and memory of the first step are bounded,
those of the second grow with the length. A place inside a run of certain links is where pieces part.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual.calibration import COMMON, Scale
from bilingual.encode import Vectors

__all__ = ["cut_pieces"]

COARSE_CELLS = 250_000
"""Largest table of the first step, 1 MB."""

CHUNK = 12
"""Sentences of the longer side from which a piece ends at the next certain place."""

MAX_CHUNK = 160
"""Sentences from which it ends without one, so that unrelated documents stay cheap."""

RUN = 3
"""Links in a row, with nothing between them, that make a place certain: no bead is likely to straddle it ..."""

CERTAIN = 0.2
"""... when the cosine of each is so much above what its sentences reach elsewhere."""

NEIGHBOURS = 4
"""Nearest neighbours whose mean cosine is a sentence's background, k = 4 in Artetxe and Schwenk (2019), ..."""

SAMPLE = 64
"""... among so many sentences of the other side, evenly spaced: the background must not rise with the length."""

BAND = 12
"""Sentences on either side of the coarse chain that the fine one may reach, beside two pooled sentences."""

BLOCK = 64
"""Rows of the band computed at a time."""


def cut_pieces(source: Vectors, target: Vectors, scale: Scale = COMMON) -> list[tuple[range, range]]:
    """Return pieces of both documents, in order, that can be aligned on their own; together they are all of both.

    ``source`` (n, d) and ``target`` (m, d) are unit vectors of sentences, whose cosines ``scale`` brings to the common
    scale.
    """
    n, m = len(source), len(target)
    certain = CERTAIN / scale.slope
    pieces = []
    i0 = j0 = 0
    links = _find_chain(source, target) if min(n, m) and max(n, m) > CHUNK else []
    inside: list[tuple[int, int]] = []
    for place, (i, j, _) in enumerate(links):
        inside.append((i, j))
        around = links[max(0, place - RUN // 2) : place + RUN // 2 + 1]
        if max(i + 1 - i0, j + 1 - j0) < CHUNK or not _is_certain(around, certain):
            continue
        pieces += _halve(range(i0, i + 1), range(j0, j + 1), inside)
        inside = []
        i0, j0 = i + 1, j + 1
    return [*pieces, *_halve(range(i0, n), range(j0, m), inside)] if n > i0 or m > j0 else pieces


def _is_certain(run: Sequence[tuple[int, int, float]], certain: float) -> bool:
    if len(run) < RUN:
        return False
    i, j, _ = run[0]
    return all(link[:2] == (i + k, j + k) and link[2] >= certain for k, link in enumerate(run))


def _halve(rows: range, columns: range, links: Sequence[tuple[int, int]]) -> list[tuple[range, range]]:
    """Cut a piece at its middle link, or in the middle where it has none, until no part exceeds MAX_CHUNK."""
    if max(len(rows), len(columns)) <= MAX_CHUNK:
        return [(rows, columns)]
    inner = [(i, j) for i, j in links if rows.start < i < rows.stop and columns.start < j < columns.stop]
    i, j = inner[len(inner) // 2] if inner else (rows.start + len(rows) // 2, columns.start + len(columns) // 2)
    before, after = [link for link in inner if link < (i, j)], [link for link in inner if link > (i, j)]
    return [
        *_halve(range(rows.start, i), range(columns.start, j), before),
        *_halve(range(i, rows.stop), range(j, columns.stop), after),
    ]


def _find_chain(source: Vectors, target: Vectors) -> list[tuple[int, int, float]]:
    """Return the links (i, j, margin) of the strictly increasing chain with the best sum of margins, in order."""
    n, m = len(source), len(target)
    step = int(np.ceil(np.sqrt(n * m / COARSE_CELLS)))
    some, others = _pooled(source, step), _pooled(target, step)
    starts, width = np.zeros(len(some), dtype=np.int64), len(others)
    coarse = _chain(_band(some, others, starts, width), starts, len(others))
    if step == 1:
        return coarse
    # Where the chain of pooled sentences passes each row; between its links on a straight line.
    known = [(0, 0), *((i * step + step // 2, j * step + step // 2) for i, j, _ in coarse), (n, m)]
    centres = np.interp(np.arange(n), *np.array(known, dtype=np.float64).T)
    reach = 2 * step + BAND
    lowest = np.maximum.accumulate(np.clip(centres - reach, 0, None).astype(np.int64))
    width = min(m, 2 * reach)
    starts = np.minimum(lowest, m - width)
    return _chain(_band(source, target, starts, width), starts, m)


def _pooled(vectors: Vectors, step: int) -> Vectors:
    """Return the normalised means of every ``step`` neighbours."""
    if step == 1:
        return vectors
    sums = vectors[::step].copy()
    for offset in range(1, step):
        others = vectors[offset::step]
        sums[: len(others)] += others
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _band(source: Vectors, target: Vectors, starts: NDArray[np.int64], width: int) -> Vectors:
    """Return margins (n, width): row i is sentence i against the targets from ``starts[i]`` on."""
    by_source, by_target = _background(source, target)[:, None] / 2, _background(target, source) / 2
    band = np.empty((len(source), width), dtype=np.float32)
    for first in range(0, len(source), BLOCK):
        rows = slice(first, min(first + BLOCK, len(source)))
        low, high = int(starts[rows][0]), int(starts[rows][-1]) + width
        margins = source[rows] @ target[low:high].T
        margins -= by_source[rows]
        margins -= by_target[low:high]
        if high - low == width:
            band[rows] = margins
        else:
            columns = (starts[rows] - low)[:, None] + np.arange(width)
            band[rows] = np.take_along_axis(margins, columns, axis=1)
    return band


def _background(source: Vectors, target: Vectors) -> Vectors:
    """Return the mean cosine of each source with its nearest among a sample of the targets."""
    sample = target[np.linspace(0, len(target) - 1, min(SAMPLE, len(target))).astype(np.int64)]
    k = min(NEIGHBOURS, len(sample))
    return np.asarray(np.partition(source @ sample.T, -k, axis=1)[:, -k:].mean(axis=1), dtype=np.float32)


def _chain(margins: Vectors, starts: NDArray[np.int64], m: int) -> list[tuple[int, int, float]]:
    """Return the best chain through a band; leaving out a sentence costs nothing."""
    n, width = margins.shape
    shifts = np.minimum(np.diff(starts, prepend=starts[0]), width + 1).tolist()
    # sums[i, k + 1] is the best sum of the first i sentences up to column starts[i - 1] + k, sums[i, 0] that before the
    # band; behind it stands the last one again, for the rows whose band begins later.
    sums = np.zeros((n + 1, width + 1 + max(shifts)), dtype=np.float32)
    for margin, shift, row, new in zip(margins, shifts, sums, sums[1:], strict=False):
        above, linked = row[shift + 1 : shift + width + 1], new[1 : width + 1]
        np.add(row[shift : shift + width], margin, out=linked)
        np.maximum(linked, above, out=linked)
        new[0] = row[shift]
        np.maximum.accumulate(new[: width + 1], out=new[: width + 1])
        new[width + 1 :] = new[width]
    chain = []
    i, j = n - 1, m - 1
    while i >= 0 and j >= 0:
        k = min(j - int(starts[i]), width - 1)
        if k < 0:
            i -= 1
            continue
        j = int(starts[i]) + k
        before, above = sums[i, k + shifts[i] : k + shifts[i] + 2]
        linked = before + margins[i, k]
        if sums[i + 1, k + 1] > max(linked, above):
            j -= 1
        elif linked > above:
            chain.append((i, j, float(margins[i, k])))
            i, j = i - 1, j - 1
        else:
            i -= 1
    return chain[::-1]
