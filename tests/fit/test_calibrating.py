"""Any model can be calibrated on pairs, is used with it from then on, and is refused without."""

import pytest

from bilingual.calibration import COMMON
from bilingual.cli import main
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import calibration_path, default_calibration, find_calibration
from bilingual.encode.registry import find_entry
from bilingual.errors import InputError, ModelError
from bilingual.fit.calibrating import calibrate
from bilingual.pipeline import Aligner

pytestmark = pytest.mark.slow

ARTICLE = "Rogozin wrote: “The cat sees house and garden, but dog seeks city.”\n\nКот видит дом и сад, а пёс ищет город.\n— РОГОЗИН (@Rogozin) February 24, 2022\n"  # noqa: E501


@pytest.fixture(autouse=True)
def own_registry(tmp_path, monkeypatch):
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "models.toml"))


def test_a_trained_model_from_refused_to_used(trained, memory):
    name = str(trained)
    with pytest.raises(ModelError, match=f"trained: is not calibrated, .* bilingual models calibrate {name} --on"):
        Aligner(name).align(ARTICLE)
    plain = load_encoder(name)
    found = calibrate(name, memory)
    assert found.calibration.model == plain.name
    assert found.links.f1 > 0.5
    assert found.losses.omission > 0.6
    encoder = load_encoder(name)
    assert encoder.name == f"{plain.name}+{found.calibration.digest()[:8]}"
    assert not (encoder.encode(["кот"]) == plain.encode(["кот"])).all(), "the calibration brings its centres"
    assert find_calibration(name, encoder.name) == found.calibration
    assert Aligner(name).align(ARTICLE).signature.model == encoder.name


def test_the_same_pairs_give_the_same_bytes(trained, memory):
    path = calibration_path(find_entry(str(trained)))
    calibrate(str(trained), memory)
    first = path.read_bytes()
    path.unlink()
    calibrate(str(trained), memory)
    assert path.read_bytes() == first


def test_the_embedded_model_stays_on_its_scale(memory):
    before = default_calibration()
    found = calibrate("default", memory)
    assert (found.calibration.words, found.calibration.sentences) == (COMMON, COMMON)
    assert found.calibration.centres == {}
    assert found.path == calibration_path(find_entry("default"))
    default_calibration.cache_clear()
    assert default_calibration() == before, "what is shipped is not touched"
    assert Aligner().calibration == found.calibration


def test_a_model_that_knows_nothing_is_refused(untrained, memory):
    with pytest.raises(ModelError, match=r"untrained: its .* vectors do not tell translations"):
        calibrate(str(untrained), memory)
    assert not calibration_path(find_entry(str(untrained))).exists()


def test_too_few_pairs_are_refused(memory, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("".join(memory.read_text(encoding="utf-8").splitlines(keepends=True)[:300]), encoding="utf-8")
    with pytest.raises(InputError, match="300 pairs are too few to calibrate on; 400 are the least"):
        calibrate("default", few)


def test_pairs_without_sentences_are_refused(tmp_path):
    words = tmp_path / "words.tsv"
    words.write_text("".join(f"слово {k}\tword {k}\n" for k in range(450)), encoding="utf-8")
    with pytest.raises(InputError, match=r"words.tsv: its pairs give nothing to learn from .* sentences of running"):
        calibrate("default", words)


def test_the_command_prints_what_it_is_worth(memory, capsys):
    assert main(["models", "calibrate", "default", "--on", str(memory)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("calibrated e5-use-ru-en/")
    assert "calibration error 0." in printed
    assert main(["models", "show", "default"]) == 0
    assert "calibrated   e5-use-ru-en/" in capsys.readouterr().out
