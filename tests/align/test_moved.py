"""Passages that stand elsewhere in the translation."""

import pytest

from bilingual.align.pairs import align_segments
from tests.align.test_pairs import ENCODER, as_text, side


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a b c d e", "d e a b c", "0:2 1:3 2:4 3:0 4:1"),
        ("a b c d e f", "c d e f a b", "0:4 1:5 2:0 3:1 4:2 5:3"),
        ("a b c d", "a b d", "0:0 1:1 2: 3:2"),
    ],
)
def test_moved_passages_are_linked_where_their_source_stands(source, target, expected):
    assert as_text(align_segments(side(source, 0), side(target, 1), encoder=ENCODER)) == expected


def test_every_sentence_is_in_one_bead():
    beads = align_segments(side("a b c d e f", 0), side("e f a b", 1), encoder=ENCODER)
    assert [i for bead in beads for i in bead.source] == list(range(6))
    assert sorted(j for bead in beads for j in bead.target) == list(range(4))
