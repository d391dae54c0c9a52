"""A tiny model learns a tiny memory, survives being interrupted, and leaves a whole folder or none."""

import shutil
import sys

import numpy as np
import pytest

from bilingual.encode import load_encoder
from bilingual.encode.folders import read_folder
from bilingual.errors import ConfigError, InputError, ModelError
from bilingual.train.training import Plan, train_model

pytestmark = pytest.mark.slow

PLAN = Plan(epochs=2, learning_rate=2e-3)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    import socket

    def refuse(*_):
        raise AssertionError("asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


class Interrupted(BaseException):
    """What Ctrl-C or a power cut does, at a step of our choice."""


def stop_at(step):
    def progress(message, done, total):
        if message == "training" and done == step:
            raise Interrupted

    return progress


def test_from_a_memory_to_a_better_model(tiny, memory, tmp_path):
    seen = []
    out = tmp_path / "out"
    trained = train_model(memory, out, model=str(tiny), plan=PLAN, progress=lambda *step: seen.append(step))
    assert trained.before.n == trained.after.n == len(trained.split.held_out) == 27
    assert trained.before.ru_en < 0.2 < trained.after.ru_en
    assert trained.before.en_ru < 0.2 < trained.after.en_ru
    assert [done for message, done, _ in seen if message == "training"] == list(range(1, 17))
    card = (out / "README.md").read_text(encoding="utf-8")
    assert f"| after | {trained.after.ru_en:.3f} | {trained.after.en_ru:.3f} |" in card
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.jsonl", "out"]
    assert read_folder(out).prefix == "query: ", "the prefix comes with the model"
    encoder = load_encoder(str(out))
    assert not np.allclose(encoder.encode(["кот"]), load_encoder(str(tiny)).encode(["кот"]))


def test_an_interrupted_run_goes_on_to_the_same_model(tiny, memory, tmp_path):
    whole, halved = tmp_path / "whole", tmp_path / "halved"
    expected = train_model(memory, whole, model=str(tiny), plan=PLAN)
    with pytest.raises(Interrupted):
        train_model(memory, halved, model=str(tiny), plan=PLAN, progress=stop_at(9))
    assert not halved.exists()
    partial = tmp_path / "halved.partial"
    (partial / "checkpoints" / "checkpoint-9").mkdir()  # cut off while it was written
    with pytest.raises(ConfigError, match=r"halved.partial: an interrupted run; go on with --resume, or delete it"):
        train_model(memory, halved, model=str(tiny), plan=PLAN)
    with pytest.raises(ConfigError, match=r"was begun with another epochs \(2\); resume with the same"):
        train_model(memory, halved, model=str(tiny), plan=Plan(epochs=3, learning_rate=2e-3), resume=True)
    steps = []
    found = train_model(
        memory, halved, model=str(tiny), plan=PLAN, resume=True, progress=lambda *step: steps.append(step)
    )
    assert min(done for message, done, _ in steps if message == "training") == 9
    assert (found.before, found.after) == (expected.before, expected.after)
    assert (halved / "model.safetensors").read_bytes() == (whole / "model.safetensors").read_bytes()
    assert not partial.exists()


def test_nothing_to_resume_is_a_beginning(tiny, memory, tmp_path):
    with pytest.raises(Interrupted):
        train_model(memory, tmp_path / "out", model=str(tiny), resume=True, progress=stop_at(1))


def test_a_folder_that_is_there_is_never_overwritten(tiny, memory, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(ConfigError, match="out: is there already"):
        train_model(memory, tmp_path / "out", model=str(tiny))


def test_a_small_memory_is_refused(tiny, memory, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("".join(memory.read_text(encoding="utf-8").splitlines(keepends=True)[:39]), encoding="utf-8")
    with pytest.raises(InputError, match="39 distinct Russian sentences are too few; 40 are the least"):
        train_model(few, tmp_path / "out", model=str(tiny))
    assert not (tmp_path / "out.partial").exists()


def test_without_the_trainer_the_way_out_is_said(tiny, memory, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(ModelError, match=r"training needs datasets: pip install 'bilingual\[transformers\]'"):
        train_model(memory, tmp_path / "out", model=str(tiny))


def test_a_plan_out_of_range_is_refused():
    for values in ({"epochs": 0}, {"batch_size": 1}, {"learning_rate": 1.5}):
        with pytest.raises(ConfigError, match="epochs must be 1 or more"):
            Plan(**values)


def test_the_embedded_model_is_a_base_too(memory, tmp_path):
    pytest.importorskip("datasets", reason="the extra [transformers] is not installed")
    out = tmp_path / "out"
    with pytest.raises(Interrupted):
        train_model(memory, out, plan=Plan(batch_size=4), progress=stop_at(2))
    base = read_folder(tmp_path / "out.partial" / "base")
    assert (base.prefix, base.word_layer, base.licence) == ("query: ", 7, "MIT")
    shutil.rmtree(tmp_path / "out.partial")
