"""Models by name, and the user's own list."""

import json
import os
from shutil import rmtree

import pytest

from bilingual.encode.entries import DEFAULT
from bilingual.encode.registry import add_model, list_models, load, models_folder, show_model, user_registry
from bilingual.errors import BilingualError, ConfigError, ModelError


def write_model(folder):
    """The least that passes for a model's folder until it is loaded."""
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    for name in ("model.safetensors", "tokenizer.json"):
        (folder / name).touch()


@pytest.fixture(autouse=True)
def own_registry(tmp_path, monkeypatch):
    path = tmp_path / "config" / "models.toml"
    monkeypatch.setenv("BILINGUAL_MODELS", str(path))
    return path


def test_known_models():
    names = [entry.name for entry in list_models()]
    assert names[0] == show_model(DEFAULT).name == "e5-use-ru-en"
    assert {"LaBSE", "paraphrase-multilingual-MiniLM-L12-v2", "multilingual-e5-small", "BGE-M3"} <= set(names)
    for entry in list_models():
        assert entry.licence, entry.name
        assert entry.description, entry.name
        assert entry.refused or min(entry.dimensions, entry.megabytes) > 0, entry.name


def test_an_added_model_is_found_again():
    added = add_model("mine", "org/model", prefix='say "hi": ', pooling="cls", normalise=False, word_layer=3)
    assert show_model("mine") == added == list_models()[-1]
    assert add_model("mine", "org/other") == show_model("mine")
    assert [entry.name for entry in list_models()].count("mine") == 1


def test_a_folder_is_kept_as_an_absolute_path(tmp_path, monkeypatch):
    write_model(tmp_path / "model")
    monkeypatch.chdir(tmp_path)
    assert add_model("mine", "model").source == str(tmp_path / "model")


def test_a_folder_that_is_gone_is_said(tmp_path):
    write_model(tmp_path / "model")
    add_model("mine", str(tmp_path / "model"))
    rmtree(tmp_path / "model")
    with pytest.raises(ModelError, match="no such folder any more; say where: bilingual models add mine FOLDER"):
        load("mine")


@pytest.mark.parametrize("name", ["./missing", "/missing", "a/b/c", "~/missing"])
def test_a_folder_that_is_not_there_is_not_taken_for_a_hub_id(name, own_registry):
    for refuse in (load, lambda name: add_model("mine", name)):
        with pytest.raises(ModelError, match=f"{name}: no such folder"):
            refuse(name)
    assert not own_registry.exists()


def test_a_crash_while_writing_leaves_the_list_as_it_was(own_registry, monkeypatch):
    add_model("mine", "org/model")
    before = own_registry.read_bytes()

    def fail(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BilingualError, match=r"models\.toml: cannot be written: the disk is full"):
        add_model("other", "org/other")
    assert own_registry.read_bytes() == before
    assert [path.name for path in own_registry.parent.iterdir()] == [own_registry.name]


def test_an_own_entry_wins_over_one_of_the_package():
    add_model("LaBSE", "org/better")
    assert show_model("LaBSE").source == "org/better"


def test_where_the_own_list_is(monkeypatch, tmp_path):
    monkeypatch.delenv("BILINGUAL_MODELS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert user_registry() == tmp_path / "bilingual" / "models.toml"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[mine", "not valid TOML"),
        ("mine = 1", "write it as [mine]"),
        ("[mine]\nprefix = ''", "[mine] has no source"),
        ("[mine]\nsource = 'a/b'\ncolour = 'red'", "unknown key 'colour'; known: backend,"),
        ("[mine]\nsource = 'a/b'\npooling = 'max'", "pooling is 'max'; use own or mean or cls"),
        ("[mine]\nsource = 'a/b'\nword_layer = '7'", "word_layer is '7'; it must be int"),
        ("[mine]\nsource = 'a/b'\nword_layer = -1", "cannot be negative"),
        ("[default]\nsource = 'a/b'", "taken by the embedded model"),
        ("['a b']\nsource = 'a/b'", "use letters, digits"),
        ("[mine]\nsource = ''", "source is empty"),
    ],
)
def test_a_wrong_list_is_one_clear_line(own_registry, toml, message):
    own_registry.parent.mkdir()
    own_registry.write_text(toml)
    with pytest.raises(ConfigError) as error:
        list_models()
    assert str(error.value).startswith(str(own_registry))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_nothing_wrong_is_ever_added(own_registry):
    with pytest.raises(ConfigError, match="pooling"):
        add_model("mine", "org/model", pooling="max")
    assert not own_registry.exists()


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ModelError, match=r"unknown model 'labsee'; known: default, e5-use-ru-en, fast,"):
        load("labsee")


@pytest.mark.parametrize("name", ["fast", "e5-small-ru-en"])
def test_an_embedded_entry_agrees_with_its_files(name):
    entry = show_model(name)
    folder = models_folder() / entry.source
    config = read_config(entry.source)
    assert (entry.source, entry.backend) == (config["name"], "onnx")
    assert (entry.prefix, entry.dimensions) == (config["prefix"], config["dimensions"])
    assert entry.word_layer == config.get("word_layer", 0)
    assert entry.megabytes == pytest.approx(size_of(folder), abs=1)


def test_the_joint_entry_agrees_with_its_parts():
    entry = show_model(DEFAULT)
    folder = models_folder() / entry.source
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    parts = [
        json.loads((models_folder() / part / "config.json").read_text(encoding="utf-8")) for part in config["parts"]
    ]
    assert (entry.source, entry.backend) == (config["name"], "joint")
    assert list(config["parts"].values()) == [part["version"] for part in parts]
    assert entry.dimensions == sum(part["dimensions"] for part in parts)
    assert entry.word_layer == parts[0]["word_layer"]
    sizes = [size_of(models_folder() / part) for part in (entry.source, *config["parts"])]
    assert entry.megabytes == pytest.approx(sum(sizes), abs=1)


def test_all_embedded_weights_stay_small():
    folders = [path for path in models_folder().iterdir() if (path / "config.json").is_file()]
    assert len(folders) >= 3
    assert sum(map(size_of, folders)) <= 64


def read_config(name):
    return json.loads((models_folder() / name / "config.json").read_text(encoding="utf-8"))


def size_of(folder):
    """Megabytes."""
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6
