"""A model is used with what was fitted for it, or refused."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.calibration import COMMON, Scale, parse_calibration
from bilingual.encode.calibrations import (
    calibration_path,
    default_calibration,
    embedded_path,
    find_calibration,
    load_calibration,
    save_calibration,
)
from bilingual.encode.entries import DEFAULT
from bilingual.encode.registry import add_model, load, show_model
from bilingual.errors import ModelError
from bilingual.pipeline import Aligner
from bilingual.settings import Settings


@pytest.fixture(autouse=True)
def own_registry(tmp_path, monkeypatch):
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "models.toml"))


def test_the_embedded_calibration_is_of_the_embedded_model():
    """After a new model: python -m benchmarks.linking fit && python -m benchmarks.scoring --fit."""
    assert default_calibration().model == load(DEFAULT).name
    assert (default_calibration().words, default_calibration().sentences) == (COMMON, COMMON)


def test_what_is_written_is_read_again(tmp_path):
    entry = add_model("mine", "org/model")
    assert load_calibration(entry) is None
    calibration = replace(
        default_calibration(),
        model="mine/1",
        words=Scale(1.25, -0.1),
        centres={"sentence": {"ru": (0.5, 1e-7)}, "words": {"ru": (1.0,)}},
    )
    assert calibration_path(entry) == tmp_path / "calibrations" / "mine.json"
    save_calibration(calibration_path(entry), calibration)
    assert load_calibration(entry) == calibration
    assert load_calibration(entry).digest() == calibration.digest() != default_calibration().digest()
    assert find_calibration("mine", "mine/1+abc") == calibration


def test_one_made_before_best_runs_had_lines_keeps_its_odds(tmp_path):
    values = json.loads(default_calibration().to_json())
    del values["linking"]["best"]
    assert parse_calibration(json.dumps(values), tmp_path / "old.json").linking.best == {}


def test_a_model_without_one_is_refused_before_it_is_loaded():
    add_model("mine", "org/model")
    with pytest.raises(ModelError) as error:
        Aligner("mine").align("Он сказал: «Кошка пьёт молоко».\n\nHe said: A cat drinks milk.\n")
    assert str(error.value) == (
        "mine: is not calibrated, so its links and findings would be guesses; "
        "bilingual models calibrate mine --on PAIRS.jsonl, or say --uncalibrated"
    )


def test_one_of_another_version_is_refused():
    entry = add_model("mine", "org/model")
    save_calibration(calibration_path(entry), replace(default_calibration(), model="mine/1"))
    with pytest.raises(ModelError, match="mine: was calibrated in another version"):
        find_calibration("mine", "mine/2")


def test_the_own_calibration_of_the_embedded_model_wins():
    entry = show_model(DEFAULT)
    own = replace(default_calibration(), origin="my own pairs")
    save_calibration(calibration_path(entry), own)
    assert load_calibration(entry) == own != default_calibration()


def test_it_may_be_overridden_and_the_report_says_so():
    add_model("mine", "org/model")
    assert find_calibration("mine", "mine/2", uncalibrated=True) == replace(default_calibration(), model="mine/2")
    assert "uncalibrated" not in Settings().to_dict()
    assert Settings(uncalibrated=True).to_dict()["uncalibrated"] is True


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "[]",
        lambda text: text.replace('"slope": 1.0', '"slope": -1.0'),
        lambda text: text.replace('"bias"', '"base"'),
        lambda text: json.dumps({**json.loads(text), "lost": {"ru": [1, 2, 3], "en": [1, 2]}}),
    ],
)
def test_a_damaged_one_is_one_clear_line(tmp_path, harm):
    entry = show_model(DEFAULT)
    with pytest.raises(ModelError) as error:
        parse_calibration(harm(embedded_path(entry).read_text(encoding="utf-8")), tmp_path / "c.json")
    assert str(error.value).startswith(f"{tmp_path}/c.json: not a calibration")
    assert "\n" not in str(error.value)


@given(st.floats(0.01, 10), st.floats(-2, 2), st.lists(st.floats(-1, 1, width=32), min_size=2))
def test_a_scale_keeps_the_order(slope, shift, values):
    cosines = np.sort(np.array(values, dtype=np.float32))
    scaled = Scale(slope, shift)(cosines)
    assert scaled.dtype == np.float32
    assert (np.diff(scaled) >= 0).all()
    assert Scale(slope, shift)(0.5) == pytest.approx(slope * 0.5 + shift)


def test_the_common_scale_changes_nothing():
    cosines = np.array([0.1, 0.2], dtype=np.float32)
    assert COMMON(cosines) is cosines
