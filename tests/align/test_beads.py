"""Features of beads: the same in a batch as alone, and mirrored when the sides are exchanged."""

from dataclasses import replace

import numpy as np
import pytest

from bilingual.align.beads import (
    IMPOSSIBLE,
    KINDS,
    MAX_MERGE,
    MERGED_FEATURES,
    SINGLE_FEATURES,
    describe_beads,
    score_beads,
)
from bilingual.align.pieces import MOST_CELLS, Batch, make_batches
from bilingual.align.sides import build_side
from bilingual.encode.calibrations import default_calibration
from tests.align.test_pairs import ENCODER, side

CALIBRATION = replace(default_calibration(), model="fake")
SOURCE, TARGET = side("a b c d e a f", 0), side("b a c f d e c", 1)
PIECES = ((range(2), range(3)), (range(2, 3), range(3, 7)), (range(3, 7), range(2, 5)))


def build(texts):
    return build_side(texts, ENCODER.embed(texts), MAX_MERGE)


def describe(pieces, source=SOURCE, target=TARGET):
    return describe_beads(build(source), build(target), Batch(tuple(pieces)), CALIBRATION)


def test_features_are_named():
    for kind, table in describe(PIECES).items():
        names = SINGLE_FEATURES if kind == (1, 1) else MERGED_FEATURES
        assert table.shape[-1] == len(names)


@pytest.mark.parametrize("number", range(len(PIECES)))
def test_a_piece_is_described_in_a_batch_as_alone(number):
    rows, columns = PIECES[number]
    together = describe(PIECES)
    for (a, b), alone in describe([PIECES[number]]).items():
        filled = together[a, b][number, : len(rows) + 1 - a, : len(columns) + 1 - b]
        assert filled == pytest.approx(alone[0], abs=1e-4)


def test_features_are_the_same_with_the_sides_exchanged():
    mirrored = describe([(columns, rows) for rows, columns in PIECES], TARGET, SOURCE)
    batch = Batch(PIECES)
    for (a, b), table in describe(PIECES).items():
        there = mirrored[b, a].swapaxes(1, 2)
        assert table[batch.holds((a, b))] == pytest.approx(there[batch.holds((a, b))], abs=1e-4)


def test_beads_outside_their_piece_are_impossible():
    batch = Batch(PIECES)
    scored = score_beads(build(SOURCE), build(TARGET), batch, CALIBRATION)
    for (a, b), gains in scored.gains.items():
        assert (a, b) in KINDS
        assert gains.shape == (3, batch.n + 1 - a, batch.m + 1 - b)
        assert np.array_equal(gains == IMPOSSIBLE, ~batch.holds((a, b)))


def test_batches_are_all_pieces_once_and_bounded():
    generator = np.random.default_rng(1)
    sizes = generator.integers(1, 40, size=(500, 2))
    stops = np.cumsum(sizes, axis=0)
    pieces = [
        (range(int(i - a), int(i)), range(int(j - b), int(j))) for (a, b), (i, j) in zip(sizes, stops, strict=True)
    ]
    batches = list(make_batches(pieces))
    assert sorted((piece for batch in batches for piece in batch.pieces), key=lambda piece: piece[0].start) == pieces
    assert all(len(batch) * batch.n * batch.m <= MOST_CELLS for batch in batches)
    assert len(batches) < 30
