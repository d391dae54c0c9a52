import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.align.clauses import cut_clauses
from bilingual.words import find_words

# The cuts are marked in the sentences by |.
SENTENCES = [
    "He said |that the bridge would stand |and that nobody would pay.",
    "The plant will close in May, |the minister wrote, |but the workers will keep their homes.",
    "We sold bread and butter and 1,000 eggs.",
    "Who will save the station from a fall |and from the fire?",
    "Завод закроют в мае, |написал министр, |но жильё останется за рабочими.",
    "Мы продавали хлеб и масло.",
    "Мост выстоит — |и никто не заплатит.",
    "«Всё готово», |— сказал он |и в тот же день уехал.",
    "Ready?",
    "",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_cuts(marked):
    text = marked.replace("|", "")
    words = find_words(text)
    starts = [words[clause.start].start for clause in cut_clauses(text, words)]
    pieces, position = [], 0
    for piece in marked.split("|"):
        pieces.append(next((word.start for word in words if word.start >= position), 0))
        position += len(piece)
    assert starts == (pieces if words else [])


def test_a_border_cuts_where_no_rule_does():
    text = "He called it madness plain and simple"
    words = find_words(text)
    clauses = cut_clauses(text, words, [text.index("madness")])
    assert [len(clause) for clause in clauses] == [3, 4]


@given(st.text(), st.lists(st.integers(-5, 200), max_size=4))
def test_clauses_hold_every_word_once_in_order(text, borders):
    words = find_words(text)
    clauses = cut_clauses(text, words, borders)
    assert [k for clause in clauses for k in clause] == list(range(len(words)))
    assert all(clauses)
