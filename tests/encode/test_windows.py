"""Long texts are cut at word borders, and every piece is in exactly one window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.encode.windows import cut_windows


@pytest.mark.parametrize(
    ("pieces", "limit", "windows"),
    [
        ("", 4, [""]),
        ("▁a ▁b", 4, ["▁a ▁b"]),
        # A border is where a word begins, and windows are about as long as each other.
        ("▁a b ▁c d ▁e f", 4, ["▁a b", "▁c d ▁e f"]),
        ("▁a ▁b c d ▁e", 4, ["▁a", "▁b c d ▁e"]),
        # A word longer than a window is cut inside, because it has to be cut somewhere.
        ("▁a b c d e", 2, ["▁a b", "c d", "e"]),
    ],
)
def test_windows_begin_with_words(pieces, limit, windows):
    names = pieces.split()
    ranges = cut_windows([name.startswith("▁") for name in names], limit)
    assert [" ".join(names[index] for index in window) for window in ranges] == windows


@given(st.lists(st.booleans(), max_size=200), st.integers(1, 40))
def test_windows_partition_the_pieces(begins_word, limit):
    windows = cut_windows(begins_word, limit)
    assert [index for window in windows for index in window] == list(range(len(begins_word)))
    assert all(0 < len(window) <= limit for window in windows) or not begins_word


def test_a_window_must_hold_something():
    with pytest.raises(ValueError, match="limit is 0"):
        cut_windows([True], 0)
