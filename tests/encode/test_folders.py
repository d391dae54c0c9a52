"""A model's folder is read before anything of it is run, and refused in one line when it must not or cannot be used."""

import json
import shutil

import pytest

from bilingual.encode.entries import ModelEntry
from bilingual.encode.folders import read_folder
from bilingual.encode.registry import add_model, load
from bilingual.encode.sentence_transformers import load_sentence_transformers
from bilingual.errors import ModelError
from tests.encode.tiny_model import DIMENSIONS, LAYERS, build_tiny_model


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    pytest.importorskip("sentence_transformers", reason="the extra [transformers] is not installed")
    return build_tiny_model(tmp_path_factory.mktemp("models") / "tiny", dense=16, prompt="query: ")


@pytest.fixture
def folder(tiny, tmp_path, monkeypatch):
    """A copy to break."""
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "models.toml"))
    return shutil.copytree(tiny, tmp_path / "tiny")


def edit(file, **values):
    content = json.loads(file.read_text())
    if isinstance(content, list):
        content[-1].update(values)
    else:
        content.update(values)
    file.write_text(json.dumps(content))


def as_pickle(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def as_dense_pickle(folder):
    (folder / "2_Dense" / "model.safetensors").rename(folder / "2_Dense" / "pytorch_model.bin")


def as_parts(folder):
    (folder / "model.safetensors").rename(folder / "model-1-of-2.safetensors")
    index = {"weight_map": {"a": "model-1-of-2.safetensors", "b": "model-2-of-2.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


def without_modules(folder):
    (folder / "modules.json").unlink()
    (folder / "config.json").unlink()


# what is wrong | what the one line says
BROKEN = {
    "no configuration": (without_modules, "has neither modules.json nor config.json"),
    "no weights": (lambda path: (path / "model.safetensors").unlink(), "model.safetensors: missing; copy or fetch"),
    "a part of the weights": (as_parts, "model-2-of-2.safetensors: missing"),
    "a pickle": (as_pickle, "pytorch_model.bin: the weights are a pickle, which can run code and is never opened"),
    "a pickled layer": (as_dense_pickle, "2_Dense/pytorch_model.bin: the weights are a pickle"),
    "own code": (
        lambda path: edit(path / "config.json", auto_map={"AutoModel": "modeling_x.X"}),
        "wants code of its own to run (auto_map), which is never done",
    ),
    "own module": (
        lambda path: edit(path / "modules.json", type="custom_st.Transformer"),
        "wants code of its own to run (custom_st.Transformer), which is never done",
    ),
    "unknown module": (
        lambda path: edit(path / "modules.json", type="sentence_transformers.models.CLIPModel"),
        "module 4 is a CLIPModel, which is not supported",
    ),
    "no tokenizer": (lambda path: (path / "tokenizer.json").unlink(), "has no tokenizer"),
    "no folder of a module": (lambda path: shutil.rmtree(path / "1_Pooling"), "1_Pooling: missing, though modules"),
    "a module elsewhere": (lambda path: edit(path / "modules.json", path="../other"), "missing, though modules.json"),
    "no JSON": (lambda path: (path / "config.json").write_text("{"), "config.json: cannot be read"),
    "another JSON": (lambda path: (path / "config.json").write_text("[]"), "config.json: not what it should be"),
    "no modules": (lambda path: (path / "modules.json").write_text("[]"), "names no module"),
}


@pytest.mark.parametrize(("harm", "message"), BROKEN.values(), ids=BROKEN)
def test_a_folder_that_cannot_be_used_is_one_clear_line(folder, harm, message):
    harm(folder)
    for refuse in (lambda: add_model("mine", str(folder)), lambda: load(str(folder))):
        with pytest.raises(ModelError) as error:
            refuse()
        assert message in str(error.value)
        assert str(folder) in str(error.value)
        assert "\n" not in str(error.value)


def test_what_a_folder_says_of_itself(folder):
    found = read_folder(folder)
    assert (found.prefix, found.pooling, found.dimensions, found.layers) == ("query: ", "mean", 16, LAYERS)
    assert found.prompts == {"query": "query: ", "passage": "passage: "}


def test_the_digest_changes_with_any_file_that_decides(folder):
    before = read_folder(folder).digest()
    (folder / "README.md").write_text("a card")
    assert read_folder(folder).digest() == before
    edit(folder / "2_Dense" / "config.json", activation_function="torch.nn.modules.linear.Identity")
    assert read_folder(folder).digest() != before


@pytest.mark.parametrize(
    ("settings", "pooling"),
    [
        ({"pooling_mode": "cls"}, "cls"),
        ({"pooling_mode": ["mean", "max"]}, "mean+max"),
        ({"pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True}, "mean"),
        ({}, ""),
    ],
)
def test_both_forms_of_the_pooling_file_are_read(folder, settings, pooling):
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(settings))
    assert read_folder(folder).pooling == pooling


def test_the_own_prompt_is_used_unless_another_is_asked_for(folder):
    own, same, other = (
        load_sentence_transformers(ModelEntry(name="tiny", source=str(folder), prefix=prefix))
        for prefix in (None, "query: ", "")
    )
    text = ["Привет, мир"]
    assert (own.encode(text) == same.encode(text)).all()
    assert not (own.encode(text) == other.encode(text)).all()
    assert own.name == same.name != other.name
    assert own.dimensions == 16


def test_wrong_dimensions_are_refused(folder):
    with pytest.raises(ModelError, match="its vectors have 16 dimensions, its entry says 768"):
        load_sentence_transformers(ModelEntry(name="tiny", source=str(folder), dimensions=768))


def test_a_word_layer_beyond_the_last_is_refused(folder):
    with pytest.raises(ModelError, match=f"word_layer is 9; .* has {LAYERS} layers"):
        load_sentence_transformers(ModelEntry(name="tiny", source=str(folder), word_layer=9))


def test_missing_weights_are_never_made_up(folder):
    from safetensors.numpy import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    del weights["encoder.layer.1.output.dense.weight"]
    save_file(weights, folder / "model.safetensors")
    with pytest.raises(ModelError, match=r"lack 1 of the network's \d+ weights, encoder.layer.1.output.dense.weight"):
        load(str(folder))


def test_cut_off_weights_are_refused(folder):
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ModelError) as error:
        load(str(folder))
    assert str(folder) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_plain_transformer_needs_a_word_on_pooling(folder):
    plain = folder / "plain"
    with pytest.raises(ModelError, match="nothing says how its states become a sentence vector; say it once"):
        load(str(plain))
    for pooling in ("mean", "cls"):
        add_model("plain", str(plain), pooling=pooling)
        assert load("plain").encode(["Привет"]).shape == (1, DIMENSIONS)
