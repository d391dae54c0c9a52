"""The hub is asked only when told to, and what it answers is one clear line."""

import sys

import pytest

from bilingual.encode.entries import ModelEntry
from bilingual.encode.registry import add_model, download_model, load, locate
from bilingual.errors import ModelError

hub = pytest.importorskip("huggingface_hub", reason="the extra [transformers] is not installed")


@pytest.fixture(autouse=True)
def own_registry(tmp_path, monkeypatch):
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "models.toml"))


def response(status):
    from huggingface_hub.errors import HfHubHTTPError

    (client,) = (item for item in HfHubHTTPError.__mro__ if item.__name__ == "HTTPError")
    library = sys.modules[client.__module__.split(".")[0]]
    return library.Response(status, request=library.Request("GET", "https://huggingface.co/api/models/org/x"))


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (lambda e: e.GatedRepoError("401", response=response(401)), "is given only to those who accepted its terms"),
        (lambda e: e.RepositoryNotFoundError("404", response=response(404)), "no such public model; check the spell"),
        (lambda e: e.LocalEntryNotFoundError("Got: ConnectError"), "the hub cannot be reached; check the connection"),
        (lambda e: OSError(28, "No space left on device"), "cannot be fetched from the hub ([Errno 28] No space left"),
        (lambda e: RuntimeError("read timed out\nagain"), "cannot be fetched from the hub (read timed out); try again"),
    ],
)
def test_what_the_hub_answers_is_one_clear_line(monkeypatch, error, message):
    def refuse(*_, **__):
        raise error(hub.errors)

    monkeypatch.setattr(hub, "snapshot_download", refuse)
    add_model("mine", "org/model")
    with pytest.raises(ModelError) as caught:
        download_model("mine")
    assert str(caught.value).startswith("org/model: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_loading_never_asks_the_hub(monkeypatch):
    asked = []

    def refuse(*_, local_files_only=False, **__):
        asked.append(local_files_only)
        raise hub.errors.LocalEntryNotFoundError("not here")

    monkeypatch.setattr(hub, "snapshot_download", refuse)
    with pytest.raises(ModelError, match=r"not on this machine; fetch it once: bilingual models add LaBSE --download"):
        load("LaBSE")
    with pytest.raises(ModelError, match=r"fetch it once: bilingual models add far nobody/far --download"):
        load("nobody/far")
    assert asked == [True, True]


def test_no_pickle_is_fetched(monkeypatch, tmp_path):
    wanted = []
    monkeypatch.setattr(hub, "snapshot_download", lambda *_, allow_patterns, **__: wanted.extend(allow_patterns) or "x")
    locate(ModelEntry(name="mine", source="org/model"))
    assert wanted
    assert not any(pattern.endswith((".bin", ".pt", ".py", "*")) for pattern in wanted)


def test_without_the_extra_the_way_out_is_said(monkeypatch):
    for package in ("huggingface_hub", "sentence_transformers"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match=r"LaBSE needs sentence-transformers: pip install 'bilingual\[transformers\]'"):
        load("LaBSE")


@pytest.mark.parametrize("name", ["SONAR", "USE"])
def test_what_cannot_be_loaded_says_why(name):
    for ask in (load, download_model):
        with pytest.raises(ModelError, match=f"{name}: .*distiluse|{name}: .*LaBSE"):
            ask(name)
