"""A pair too long to be read at once is read in windows that correspond."""

import numpy as np
import pytest

from bilingual.score.pairs import score_pairs
from bilingual.score.windows import WINDOW, cut_windows, join_windows
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build

NUMBERS = [
    ("один", "one"), ("два", "two"), ("три", "three"), ("пять", "five"), ("дом", "house"), ("лес", "forest"),
    ("река", "river"), ("город", "city"), ("хлеб", "bread"), ("соль", "salt"), ("снег", "snow"), ("дождь", "rain"),
]  # fmt: skip


def test_windows_hold_every_word_and_follow_the_alignment():
    encoder = FakeEncoder(*(f"{ru}{k}я {en}{k}x" for k in range(40) for ru, en in NUMBERS))
    russian = [f"{ru}{k}я" for k in range(40) for ru, _ in NUMBERS]
    english = [f"{en}{k}x" for k in range(40) for _, en in NUMBERS]
    source, target = build(" ".join(russian), encoder), build(" ".join(["well"] * 100 + english), encoder)
    windows = cut_windows(source, target)
    assert len(windows) == len(russian) // WINDOW
    for side, words in ((0, source.words), (1, target.words)):
        assert set().union(*(window[side] for window in windows)) == set(range(len(words)))
    for own, other in windows[1:-1]:
        middle = (own.start + own.stop) // 2
        assert middle + 100 in other  # the words stand a hundred places later


def test_a_word_counts_as_said_when_any_window_says_so():
    joined = join_windows(5, [range(3), range(2, 5)], [np.float32([0.9, 0.1, 0.8]), np.float32([0.2, 0.7, 0.6])])
    assert joined.tolist() == pytest.approx([0.9, 0.1, 0.2, 0.7, 0.6])


@pytest.mark.slow
def test_a_lost_clause_is_found_far_into_a_long_pair():
    russian = "Завод построили в прошлом году. Рабочие приехали из соседней области. Директор живёт в столице. "
    english = "The plant was built last year. The workers came from a neighbouring region. The director lives in town. "
    lost = "Пожар уничтожил склад и две машины."
    long, short = (russian * 12 + lost + " " + russian * 12).strip(), (english * 24).strip()
    (score,) = score_pairs([(long, short)])
    assert any(found.source and long.index(lost) <= found.source[0].start < long.index(lost) + len(lost)
               for found in score.findings)  # fmt: skip
    assert len(score.findings) < 8
