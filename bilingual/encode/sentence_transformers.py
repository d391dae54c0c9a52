"""Any model that sentence-transformers can load, by hub id or folder: slower and larger than the embedded one.

Nothing is fetched unless :func:`download` is asked to, and no code of a model's own is ever run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilingual.encode import Vectors
from bilingual.encode.centring import Centres
from bilingual.encode.pooling import normalise, pool_words
from bilingual.encode.texts import Output, TextEncoder
from bilingual.encode.windows import Window, Windows
from bilingual.errors import ModelError
from bilingual.words import find_words

if TYPE_CHECKING:
    from bilingual.encode.registry import ModelEntry

__all__ = ["TransformerNetwork", "download", "load_sentence_transformers"]

_PIECES_PER_RUN = 4096
"""Bounds the memory of a run, padding included: about 500 MB in a network of 24 layers of 1024."""

_CENTRES = "centres.json"
"""A model's folder may hold its centres under this name: {"sentence": {"ru": [...], "en": [...]}, "words": {...}}."""

_GENERAL = Path(__file__).with_name("general.tsv")
"""Sentences of this project's own, Russian and English, from which the centres of any other model are estimated."""

_INSTALL = "pip install 'bilingual[transformers]'"


def load_sentence_transformers(entry: ModelEntry) -> TextEncoder:
    """Load a model from its folder, or from the hub's local cache, without the network.

    Raises ModelError when the extra is not installed, the model is not there or has no fast tokenizer, or its
    dimensions or layers are not those of its registry entry.
    """
    network = TransformerNetwork(_open(entry, offline=True), entry)
    windows = Windows(network.tokenizer, entry.prefix, network.positions)
    sentences, words = _read_centres(Path(entry.source) / _CENTRES) or _estimate_centres(network, windows)
    return TextEncoder(entry.name, network, windows, sentences, words)


def download(entry: ModelEntry) -> None:
    """Fetch a model from the hub into its local cache. Raises ModelError when that fails."""
    _open(entry, offline=False)


class TransformerNetwork:
    """A loaded sentence-transformers model: its transformer, whose states are wanted too, and what follows it."""

    def __init__(self, model: Any, entry: ModelEntry) -> None:  # noqa: ANN401
        self._model = model.eval()
        self._word_layer = entry.word_layer or -1
        self._normalise = entry.normalise
        transformer = getattr(model[0], "auto_model", None)
        self.tokenizer: Any = getattr(getattr(model, "tokenizer", None), "backend_tokenizer", None)
        if transformer is None or self.tokenizer is None:
            raise ModelError(
                f"{entry.source}: its first module is not a transformer with a fast tokenizer; use another"
            )
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        if entry.word_layer > transformer.config.num_hidden_layers:
            n_layers = transformer.config.num_hidden_layers
            raise ModelError(f"{entry.name}: word_layer is {entry.word_layer}; {entry.source} has {n_layers} layers")
        if entry.dimensions and entry.dimensions != self.dimensions:
            raise ModelError(
                f"{entry.name}: its vectors have {self.dimensions} dimensions, its entry says {entry.dimensions}"
            )

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        # Renamed in sentence-transformers 5.
        model = self._model
        count = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
        return int(count())

    @property
    def positions(self) -> int:
        """The most pieces in one window."""
        return int(self._model.get_max_seq_length() or self._model[0].auto_model.config.max_position_embeddings)

    def run(self, windows: Sequence[Window]) -> list[Output]:
        """Return one output for each window, in order."""
        order = sorted(range(len(windows)), key=lambda index: len(windows[index].ids))
        outputs: dict[int, Output] = {}
        while order:
            # Taken from the end, so the longest is the first of each batch and decides how many fit.
            n_rows = max(1, _PIECES_PER_RUN // len(windows[order[-1]].ids))
            batch, order = order[-n_rows:], order[:-n_rows]
            outputs.update(zip(batch, self._run([windows[index] for index in batch]), strict=True))
        return [outputs[index] for index in range(len(windows))]

    def _run(self, windows: Sequence[Window]) -> list[Output]:
        import torch

        width = max(len(window.ids) for window in windows)
        padding = self._model.tokenizer.pad_token_id or 0
        ids = torch.tensor([[*window.ids, *[padding] * (width - len(window.ids))] for window in windows])
        mask = torch.tensor([[1] * len(window.ids) + [0] * (width - len(window.ids)) for window in windows])
        transformer, *modules = self._model.children()
        with torch.inference_mode():
            found = transformer.auto_model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
            values = {"input_ids": ids, "attention_mask": mask, "token_embeddings": found.last_hidden_state}
            for module in modules:
                values = module(values)
            sentences = values["sentence_embedding"].float().numpy()
            sentences = normalise(sentences) if self._normalise else sentences
            states = found.hidden_states[self._word_layer].float().numpy()
        return [Output(sentences[row], states[row, window.own]) for row, window in enumerate(windows)]


def _read_centres(path: Path) -> tuple[Centres, Centres] | None:
    """Return the centres that a model's folder holds, or None."""
    if not path.is_file():
        return None
    try:
        means = json.loads(path.read_text(encoding="utf-8"))
        return Centres.of(means["sentence"]), Centres.of(means["words"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: cannot read the centres ({error!r}); correct or delete the file") from error


def _estimate_centres(network: TransformerNetwork, windows: Windows) -> tuple[Centres, Centres]:
    """Return centres of sentences and of words: the means over the general sentences, which have a window each."""
    columns = zip(*(line.split("\t") for line in _GENERAL.read_text(encoding="utf-8").splitlines()), strict=True)
    sentences: dict[str, Vectors] = {}
    words: dict[str, Vectors] = {}
    for language, texts in zip(("ru", "en"), columns, strict=True):
        cut = [window for (window,) in windows.of(texts)]
        outputs = network.run(cut)
        sentences[language] = np.mean([output.sentence for output in outputs], axis=0)
        pooled = [
            pool_words(find_words(text), window.offsets, output.states)
            for text, window, output in zip(texts, cut, outputs, strict=True)
        ]
        words[language] = normalise(np.concatenate(pooled)).mean(axis=0)
    return Centres(sentences), Centres(words)


def _open(entry: ModelEntry, *, offline: bool) -> Any:  # noqa: ANN401
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(f"{entry.name} needs sentence-transformers: {_INSTALL}") from error
    if offline:
        # A bar is for a download, not for reading a file.
        import_module("transformers.utils.logging").disable_progress_bar()
    try:
        model: Any = SentenceTransformer(entry.source, device="cpu", local_files_only=offline, trust_remote_code=False)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = str(error).strip().split("\n")[0]
        if Path(entry.source).is_dir():
            raise ModelError(f"{entry.source}: not a sentence-transformers model: {reason}") from error
        way_out = f"fetch it once: bilingual models add {_describe(entry)} --download"
        raise ModelError(f"{entry.source}: {'not on this machine' if offline else reason}; {way_out}") from error
    if entry.pooling != "own":
        model[1] = _pooling_class()(model[0].auto_model.config.hidden_size, pooling_mode=entry.pooling)
    return model


def _describe(entry: ModelEntry) -> str:
    """Return what names a model on the command line: its own name suffices when the registry has it."""
    from bilingual.encode.registry import list_models

    return entry.name if entry in list_models() else f"{entry.name} {entry.source}"


def _pooling_class() -> Any:  # noqa: ANN401
    try:
        modules = import_module("sentence_transformers.sentence_transformer.modules")
    except ModuleNotFoundError:  # their place before sentence-transformers 5.2
        modules = import_module("sentence_transformers.models")
    return modules.Pooling
