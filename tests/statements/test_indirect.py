"""Speech in other words, in all the ways news reports it: who said ⟦what⟧."""

import pytest

from tests.statements.marked import read_marks, said_in, statements_of

REPORTED = [
    # verbs that go on, and verbs behind "by"
    (None, "He's claiming that ⟦fraud is a problem in this country⟧."),
    ("Novak", "Novak is demanding that ⟦the port stay open⟧."),
    ("Novak", "Novak answered a question on Monday by saying ⟦his refusal was a made-up issue⟧."),
    ("several groups", "In August, several groups granted Novak a delay, saying ⟦his capital was less than expected⟧."),
    # what was found out, behind its clause
    ("Tribune", "⟦The town was headed for a loss⟧, the Tribune has learned."),
    ("other studies", "⟦Large parts of the city are divided⟧, other studies have shown."),
    # what is wanted and demanded
    ("Novak", "Novak wants ⟦the council to leave⟧."),
    ("Novak", "Novak called on ⟦the police to release the videos⟧."),
    ("Novak", "Novak tells ⟦his supporters at a rally to “go to your place” and vote⟧."),
    ("Новак", "Новак хочет ⟦закрыть порт⟧."),
    ("Новак", "Новак призвал ⟦совет открыть порт⟧."),
    # judgements
    ("Novak", "Novak accused ⟦the council of hiding the numbers⟧."),
    ("Novak", "Novak criticized ⟦the council for hiding the numbers⟧."),
    ("Новак", "Новак обвинил ⟦совет в сокрытии данных⟧."),
    ("Новак", "Новак раскритиковал ⟦совет за сокрытие данных⟧."),
    # nouns
    ("Novak", "The council rejected Novak's claim that ⟦the port was closed⟧."),
    ("mayor", "The council rejected the mayor's claims that ⟦the port was closed⟧."),
    ("Иван Новак", "Совет опроверг слова Ивана Новака о том, что ⟦порт закроют⟧."),
    # a frame in the middle, a frame inside what was said, a whole clause without a verb we know
    ("Novak", "During his years in office, Mr. Novak said, ⟦a majority of people have come to believe it⟧."),
    ("Anna Reed", "Anna Reed says ⟦it underscores that Novak is “unfit to lead”⟧."),
    (
        "Jan Ryba",
        "In a statement, one of their lawyers, Jan Ryba, said ⟦the videos show a man leaving his car⟧.",
    ),
    # a headline
    ("Anna Novak", "⟦Port Will Close⟧, Anna Novak Says"),
]

NOT_REPORTED = [
    "Lamenting their luck, Novak left.",
    "The claim that the port was closed was wrong.",
    "Novak called the police.",
    "Novak attacked the village.",
    "A guard, who asked not to be named, stood at the gate.",
    "Novak is a man of claims.",
    "Слова Новака удивили многих.",
]


@pytest.mark.parametrize(("speaker", "marked"), REPORTED)
def test_indirect_speech_is_found_with_its_speaker(speaker, marked):
    expected = read_marks(marked)
    document, statements = statements_of(expected.text)
    assert [said_in(document, item) for item in statements] == [expected.said]
    assert (statements[0].speaker.name if statements[0].speaker else None) == speaker


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_other_uses_of_the_same_words_report_nothing(text):
    assert not statements_of(text)[1]


def test_each_of_two_frames_set_against_each_other_has_its_own_clause():
    text = "Novak said the video was dark, but he said witnesses saw a dog and a cat."
    document, statements = statements_of(text)
    assert [said_in(document, item) for item in statements] == [
        ["the video was dark"],
        ["witnesses saw a dog and a cat"],
    ]
    assert [item.speaker.name for item in statements] == ["Novak", "Novak"]
