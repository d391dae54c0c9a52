"""Kinds of fault, on alignments small enough to read."""

import pytest

from bilingual.evaluate.faults import FAULTS, find_faults, name_fault
from tests.evaluate.test_alignment import beads

CASES = [
    ("0:0 1:1", "0:0 1: :1", "linked nulls"),
    ("0: :0 1:1", "0:0 1:1", "unlinked link"),
    ("0,1:0", "0: 1:0", "one too many"),
    ("0: 1:0", "0,1:0", "one too few"),
    ("0,1:0,1", "0:0 1:1", "joined links"),
    ("0:0 1:1", "0,1:0,1", "parted link"),
    ("0:1 1: :0", "0:0 1:1", "other"),
]


@pytest.mark.parametrize(("proposed", "gold", "expected"), CASES)
def test_a_fault_has_a_name(proposed, gold, expected):
    ((wrong, missed),) = find_faults(beads(proposed), beads(gold))
    assert name_fault(wrong, missed) == expected
    assert expected in FAULTS


def test_faults_that_share_no_sentence_are_apart_and_what_is_right_is_none():
    faults = list(find_faults(beads("0:0 1: :1 2:2 3,4:3"), beads("0:0 1:1 2:2 3:3 4:")))
    assert [name_fault(*fault) for fault in faults] == ["unlinked link", "one too many"]
    assert not list(find_faults(beads("0:0"), beads("0:0")))
