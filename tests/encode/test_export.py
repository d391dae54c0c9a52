"""The embedded model as float32 weights of transformers: the same vectors, but for the rounding at run time."""

import numpy as np
import pytest

from bilingual.encode import load_encoder
from bilingual.encode.entries import DEFAULT
from bilingual.encode.export import export_model
from bilingual.encode.registry import find_transformer, locate, show_model
from bilingual.errors import BilingualError
from tests.encode.test_sentence_transformers import SENTENCES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    pytest.importorskip("sentence_transformers", reason="the extra [transformers] is not installed")
    folder = tmp_path_factory.mktemp("exported") / "model"
    entry = find_transformer(show_model(DEFAULT))
    export_model(locate(entry), folder, entry.licence)
    return folder


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_vectors_are_the_embedded_ones(exported, language):
    ours = load_encoder("e5-small-ru-en").embed(SENTENCES[language], language)
    theirs = load_encoder(str(exported)).embed(SENTENCES[language], language)
    for one, other in zip(ours, theirs, strict=True):
        assert one.sentence @ other.sentence > 0.985
        assert one.words == other.words
        assert np.mean((one.vectors * other.vectors).sum(axis=1)) > 0.99


def test_it_appears_whole_or_not_at_all(exported, tmp_path, monkeypatch):
    source = locate(find_transformer(show_model(DEFAULT)))
    with pytest.raises(BilingualError, match="is there already"):
        export_model(source, exported)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bilingual.encode.export._write", fail)
    with pytest.raises(BilingualError, match="new: cannot be written: the disk is full"):
        export_model(source, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
