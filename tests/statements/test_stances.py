"""What someone thinks of something or means to do: ⟨cue⟩ and ⟦what it is about⟧; no speech, so `align` sees none."""

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import attribute, find_quotations
from tests.statements.marked import read_marks

STANCES = [
    # liking and disliking
    ("Anna Reed", "Anna Reed ⟨opposes⟩ ⟦the deal⟧."),
    ("council", "The council ⟨backs⟩ ⟦the plan⟧, which costs a million."),
    ("Trump supporters", "Trump supporters ⟨rejected⟩ ⟦the report⟧."),
    ("Anna Reed", "Anna Reed ⟨is against⟩ ⟦the deal⟧."),
    ("Anna Reed", "Anna Reed ⟨has been critical of⟩ ⟦the deal⟧."),
    ("Anna Reed", "Anna Reed ⟨is an outspoken supporter of⟩ ⟦the deal⟧."),
    ("Critics", "Critics ⟨railed against⟩ ⟦the deal⟧."),
    ("Anna Reed", "Anna Reed ⟨lashed out at⟩ ⟦the council⟧."),
    ("Anna Reed", "Anna Reed ⟨expressed deep concern about⟩ ⟦the bridge⟧."),
    ("Мэр Анна Седова", "Мэр Анна Седова ⟨поддержала⟩ ⟦проект⟧."),
    ("Совет", "Совет ⟨выступил против⟩ ⟦сделки⟧."),
    ("Жители", "Жители ⟨опасаются⟩ ⟦закрытия порта⟧."),
    ("Эксперты", "Эксперты ⟨сомневаются в⟩ ⟦успехе⟧."),
    ("Анна Седова", "Анна Седова ⟨против⟩ ⟦сделки⟧."),
    ("Анна Седова", "Анна Седова ⟨выразила надежду на⟩ ⟦сделку⟧."),
    ("Анна Седова", "Анна Седова ⟨рассказала о⟩ ⟦планах города⟧."),
    # judgements
    ("union", "⟦The plan⟧ ⟨was criticized⟩ by the union."),
    ("Anna Reed", "Anna Reed ⟨described⟩ ⟦the showdown as ominous⟧, and left."),
    ("Anna Reed", "Anna Reed ⟨called⟩ ⟦the letter a ploy⟧."),
    # what someone means to do
    ("Anna Reed", "Anna Reed ⟨refused⟩ ⟦to leave⟧ before Monday."),
    ("Anna Reed", "Anna Reed ⟨is willing⟩ ⟦to pay⟧."),
    ("Anna Reed", "The town remembers Anna Reed’s ⟨refusal⟩ ⟦to leave⟧."),
    ("Анна Седова", "Анна Седова ⟨отказалась⟩ ⟦уезжать из города⟧."),
    ("Иван Орлов", "Иван Орлов ⟨намерен⟩ ⟦построить мост⟧."),
]

NO_STANCES = [
    "The data support the claim.",
    "The rules described above are old.",
    "The village was attacked by night.",
    "A guard, who asked not to be named, stood at the gate.",
    "Anna Reed did not support the deal.",
    "The deal has the support of the town.",
    "Решение поддержали вчера.",
    "Дом против школы построили давно.",
]


def stances_of(text):
    document = read_text(text)
    return [item for item in find_quotations(document, segment(document)) if item.manner == "stance"]


@pytest.mark.parametrize(("who", "marked"), STANCES)
def test_a_stance_has_its_holder_its_words_and_its_object(who, marked):
    expected = read_marks(marked)
    found = [item for item in stances_of(expected.text) if item.cue.of(expected.text) in expected.cues]
    (item,) = found
    assert [span.of(expected.text) for span in item.statement.content] == expected.said
    assert item.statement.speaker.name in (who, who.removeprefix("Мэр "))
    assert item.statement.form == "indirect"


@pytest.mark.parametrize("text", NO_STANCES)
def test_other_uses_of_the_same_words_are_none(text):
    assert [item.cue.of(text) for item in stances_of(text)] == []


def test_what_stands_inside_speech_or_beside_it_is_not_taken_twice():
    text = "Anna Reed, who backed the plan, said that she opposed the deal."
    document = read_text(text)
    (found,) = find_quotations(document, segment(document))
    assert found.statement.content[0].of(text) == "she opposed the deal"


def test_an_alignment_does_not_see_stances():
    document = read_text("Anna Reed opposes the deal.")
    assert attribute(document, segment(document)) == ()
