"""What is held out has no sentence in common with what is learnt from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.read.parallel import Pair
from bilingual.train.split import MOST_HELD_OUT, split_pairs
from bilingual.words import fold

PAIRS = [Pair(f"Предложение {number // 2}", f"Sentence {number // 3}") for number in range(600)]


@given(st.integers(0, 99))
def test_no_sentence_is_on_both_sides(seed):
    split = split_pairs(PAIRS, seed)
    for side in ("ru", "en"):
        ours, theirs = ({fold(getattr(pair, side)) for pair in part} for part in (split.train, split.held_out))
        assert not ours & theirs
    assert len(split.held_out) == 30
    assert len({pair.ru for pair in split.held_out}) == 30


def test_the_same_seed_holds_out_the_same_and_another_others():
    assert split_pairs(PAIRS, 1) == split_pairs(PAIRS, 1)
    assert split_pairs(PAIRS, 1).held_out != split_pairs(PAIRS, 2).held_out


def test_a_growing_memory_keeps_most_of_its_held_out_part():
    before = {pair.ru for pair in split_pairs(PAIRS[:500], 1).held_out}
    after = {pair.ru for pair in split_pairs(PAIRS, 1).held_out}
    assert len(before & after) >= 0.8 * len(before)


@pytest.mark.parametrize(("n", "held_out"), [(40, 4), (1000, 100), (20_000, MOST_HELD_OUT)])
def test_a_tenth_and_no_more_than_is_needed(n, held_out):
    assert len(split_pairs([Pair(f"Да {k}", f"Yes {k}") for k in range(n)], 1).held_out) == held_out
