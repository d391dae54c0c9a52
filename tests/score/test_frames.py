"""Words that only say who said it are no addition; an acronym may stand for what is written out."""

import pytest

from bilingual.score.acronyms import find_unmet_acronyms, may_stand_for
from bilingual.score.frames import find_frames
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build

FRAMED = [
    "The water has most likely nothing to do with it, |the inspectorate said.|",
    "“We did not cancel the show,|” the director wrote on Telegram.|",
    "|«|Крыша безопасна|», — говорится в письме родителям.|",
    "|По словам эксперта, |больше будет платить каждая пятая семья.",
    "|As the mayor put it, |the road will be closed.",
    "The plant will reopen in May.",
    "Завод откроют в мае.",
]


@pytest.mark.parametrize("marked", FRAMED)
def test_the_frame_is_what_stands_around_what_was_said(marked):
    pieces = marked.split("|")
    text = "".join(pieces)
    framed = {text[span.start : span.stop].strip(' «»“”"—,.') for span in find_frames(text)} - {""}
    if "|" not in marked:
        assert framed == set()
    else:
        assert framed == {piece.strip(' «»“”"—,.') for piece in pieces[1::2]} - {""}


@pytest.mark.parametrize(
    ("text", "speaker", "frame"),
    [
        ("По словам Паулы Пиньо, активы останутся замороженными.", "Paula Pinho", "По словам Паулы Пиньо, "),
        ("According to Anna Sedova, the bridge is closed.", "Анна Седова", "According to Anna Sedova, "),
        ("По словам Ивана Новака, активы останутся замороженными.", "Paula Pinho", ""),
        (
            "The agency quoted the president as saying: “We did not touch anyone”.",
            "Иван Новак",
            "The agency quoted the president as saying: “",
        ),
        ("According to experts, the bridge is closed.", "Иван Новак", ""),
    ],
)
def test_the_frame_of_who_says_it_in_the_other_language(text, speaker, frame):
    assert "".join(span.of(text) for span in find_frames(text, [speaker])).removesuffix(".") == frame


def test_an_acronym_with_no_counterpart_may_have_been_written_out():
    encoder = FakeEncoder("США US", "ввели imposed", "системы systems")
    source = build("США ввели ЗРПК", encoder)
    target = build("The US imposed anti-aircraft missile and gun systems", encoder)
    assert find_unmet_acronyms(source, target, ()) == ["ЗРПК"]
    assert find_unmet_acronyms(source, target, [source.words[2]]) == []


@pytest.mark.parametrize(("acronym", "n_words", "may"), [("ЗРПК", 5, True), ("ЗРПК", 1, False), ("МЧС", 8, False)])
def test_about_a_word_for_each_letter(acronym, n_words, may):
    assert may_stand_for(acronym, n_words) == may
