"""Articles damaged on purpose: the gold says what is left of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.fit.damaged import DAMAGES, damage_article, join_articles, turn
from bilingual.fit.mixed import QuotedPair

ARTICLE = [
    QuotedPair(f"Это {k}, как сказано, и оно стоит здесь давно.", f"This is {k}, as was said, and it has stood here.")
    for k in "abcdefghijkl"
]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(DAMAGES)), st.text(max_size=5))
def test_every_sentence_is_in_one_bead(name, seed):
    pair = damage_article(ARTICLE, DAMAGES[name], seed)
    assert sorted(i for some, _ in pair.gold for i in some) == list(range(len(pair.source)))
    assert sorted(j for _, others in pair.gold for j in others) == list(range(len(pair.target)))
    assert pair == damage_article(ARTICLE, DAMAGES[name], seed), "the same seed, the same damage"
    assert turn(turn(pair)) == pair


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("base", {(1, 1)}),
        ("merge10", {(1, 1), (1, 2), (2, 1)}),
        ("del10", {(1, 1), (1, 0), (0, 1)}),
        ("shifted", {(1, 1), (2, 2)}),
        ("spliced", {(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)}),
    ],
)
def test_kinds_of_beads(name, kinds):
    pairs = [damage_article(ARTICLE, DAMAGES[name], str(seed)) for seed in range(30)]
    assert {(len(some), len(others)) for pair in pairs for some, others in pair.gold} == kinds


def test_a_moved_passage_keeps_its_links():
    pair = damage_article(ARTICLE, DAMAGES["moved"], "1")
    letters = [[text.split()[place][0] for text in side] for side, place in ((pair.source, 1), (pair.target, 2))]
    assert letters[0] != letters[1]
    assert all(letters[0][i] == letters[1][j] for (i,), (j,) in pair.gold)


def test_joined_articles_follow_each_other():
    one, other = (damage_article(ARTICLE[:size], DAMAGES["base"], "1") for size in (2, 1))
    assert join_articles([one, other]).gold == (((0,), (0,)), ((1,), (1,)), ((2,), (2,)))
