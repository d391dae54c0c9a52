"""A run's log-odds are those of any pair of sentences; the best of a source has the line of its kind."""

from dataclasses import replace

import numpy as np
import pytest

from bilingual.align.odds import best_log_odds, find_kind, pair_log_odds
from bilingual.align.runs import FEATURES, Run
from bilingual.calibration import Linking, Scale
from bilingual.encode.calibrations import load_calibration
from bilingual.encode.registry import list_models

LINKING = Linking(0.5, dict.fromkeys(FEATURES, 0.0) | {"size": 1.0}, {"part": Scale(1.5, 0.25)})


def run(whole=1.0, size=2.0, second=()):
    features = np.zeros(len(FEATURES), dtype=np.float32)
    features[[FEATURES.index("whole"), FEATURES.index("size")]] = whole, size
    return Run(0, 0, (0,), features, other_numbers=False, second=second)


def test_a_run_is_of_a_whole_sentence_a_part_or_two():
    kinds = [find_kind(item) for item in (run(), run(0.9), run(0.6), run(0.0, second=(0,)))]
    assert kinds == ["whole", "whole", "part", "two"]


def test_only_its_own_kind_has_a_line():
    assert pair_log_odds(run(0.6), LINKING) == pytest.approx(2.5)
    assert best_log_odds(run(0.6), LINKING) == pytest.approx(4.0)
    assert best_log_odds(run(), LINKING) == pytest.approx(2.5)


def test_other_numbers_and_fragments_are_rarer():
    assert pair_log_odds(replace(run(), other_numbers=True), LINKING) < pair_log_odds(run(), LINKING)
    assert pair_log_odds(replace(run(), fragment=True), LINKING) < pair_log_odds(run(), LINKING)


def test_every_embedded_encoder_knows_the_best_of_each_kind():
    known = [load_calibration(entry) for entry in list_models() if entry.is_embedded]
    assert known
    for calibration in known:
        assert set(calibration.linking.best) == {"whole", "part", "two"}, calibration.model
