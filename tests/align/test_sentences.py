"""Sentences of segments, and their beads as beads of the segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.align.sentences import Sentences, find_sentences, join_beads
from bilingual.datatypes import Bead

# Segments, parted by |, and the segments that each of their sentences stands in.
CASES = [
    ("Мост закрыт. | Река замёрзла.", "0 1"),
    ("Мост закрыт. Река замёрзла. | Паром не ходит.", "0 0 1"),
    ("The fire covered 40 sq. | meters. | It is out.", "0-1 2"),
    ("The fire covered 40 sq. | meters. It is out.", "0-1 1"),
    ("Уволен, пишет rus.err.ee. | err.ee wrote so.", "0 1"),
    ("It has a screen. | iPhone sales fell.", "0 1"),
    ("one step. | two steps. | three steps.", "0 1 2"),
    ("Headline without a stop | small letters", "0 1"),
    (" | Мост закрыт.", "0 1"),
]


@pytest.mark.parametrize(("segments", "expected"), CASES)
def test_sentences_of_segments(segments, expected):
    found = find_sentences([segment.strip() for segment in segments.split("|")])
    places = [f"{some.start}-{some.stop - 1}" if len(some) > 1 else str(some.start) for some in found.segments]
    assert " ".join(places) == expected


def test_a_document_in_small_letters_is_not_torn():
    segments = ["Цена выросла на 5 руб.", *["и ещё на 5 руб."] * 9]
    assert len(find_sentences(segments).texts) == 10


def sides(text):
    """Read "0 0 1-2" as the segments of three sentences."""
    ranges = [part.split("-") for part in text.split()]
    return Sentences(("",) * len(ranges), tuple(range(int(ends[0]), int(ends[-1]) + 1) for ends in ranges))


def bead(text):
    """Read "0,1:2@.5" as a bead."""
    sides, _, confidence = text.partition("@")
    some, others = (
        range(int(part.split(",")[0]), int(part.split(",")[-1]) + 1) if part else range(0) for part in sides.split(":")
    )
    return Bead(some, others, 0.5 if some and others else 0.0, float(confidence or 1))


def as_text(found):
    return " ".join(f"{','.join(map(str, item.source))}:{','.join(map(str, item.target))}" for item in found)


# Segments of the source's and the target's sentences, beads of the sentences, beads of the segments.
JOINED = [
    ("0 1", "0 1", "0:0 1:1", "0:0 1:1"),
    ("0 0", "0 1", "0:0 1:1", "0:0,1"),
    ("0 0", "0 1", "0:0 1: :1", "0:0 :1"),  # half of a segment lost, which makes no null of it
    ("0 0 1", "0", "0: 1: 2:0", "0: 1:0"),
    ("0 1 2 3", "0 0", "0:0 1: 2: 3:1", "0,1,2,3:0"),  # what stands between is part of it
    ("0-1 2", "0 1", "0:0 1:1", "0,1:0 2:1"),
    ("0-1", "0", "0: :0", "0: 1: :0"),
    ("0 1 1", "0 1 2", "0:1 1:0 2:2@.4", "0:1 1:0 :2"),  # a segment is not torn by a passage that moved
]


@pytest.mark.parametrize(("source", "target", "beads", "expected"), JOINED)
def test_beads_of_segments(source, target, beads, expected):
    found = join_beads([bead(item) for item in beads.split()], sides(source), sides(target))
    assert as_text(found) == expected


def test_a_bead_is_as_probable_as_all_that_is_in_it():
    (found,) = join_beads([bead("0:0@.9"), bead("1:1@.8")], sides("0 0"), sides("0 1"))
    assert found.confidence == pytest.approx(0.72)


texts = st.lists(st.one_of(st.text(), st.sampled_from(["Да. Нет.", "5 sq.", "m. wide. Also.", "a. b"])), max_size=6)


@given(texts)
def test_every_segment_has_a_sentence_and_no_text_is_lost(segments):
    found = find_sentences(segments)
    assert {number for some in found.segments for number in some} == set(range(len(segments)))
    assert "".join("".join(found.texts).split()) == "".join("".join(segments).split())
