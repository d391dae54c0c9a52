"""Any model that sentence-transformers can load, by hub id or folder: slower and larger than the embedded one.

Nothing is fetched here, no pickle is opened, and no code of a model's own is ever run.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilingual.datatypes import Language
from bilingual.encode import Vectors
from bilingual.encode.centring import Centres
from bilingual.encode.folders import ModelFolder, read_folder
from bilingual.encode.hub import INSTALL
from bilingual.encode.pooling import normalise, pool_words
from bilingual.encode.texts import Output, TextEncoder
from bilingual.encode.windows import Window, Windows
from bilingual.errors import ModelError
from bilingual.words import find_words

if TYPE_CHECKING:
    from bilingual.encode.entries import ModelEntry

__all__ = [
    "TransformerNetwork",
    "build_encoder",
    "find_folder",
    "load_centred",
    "load_folder",
    "load_sentence_transformers",
    "open_model",
    "version_name",
]

_CENTRES = "centres.json"
"""A model's folder may hold its centres under this name: {"sentence": {"ru": [...], "en": [...]}, "words": {...}}."""

_GENERAL = Path(__file__).with_name("general.tsv")
"""Sentences of this project's own, Russian and English, from which the centres of any other model are estimated."""

_TEXTS_FOR_CENTRES = 500
"""Sentences of each language that centres are estimated on: a mean is then within a twentieth of the deviation."""

_WORD_LAYER = 2 / 3
"""How far up the states are taken that become word vectors, when nobody measured it for the model."""

_UNUSED = ("pooler.",)
"""Parts of a network that no vector comes from; many checkpoints lack them."""


def load_sentence_transformers(entry: ModelEntry) -> TextEncoder:
    """Load a model from its folder, or from the hub's local cache, without the network.

    The encoder's name ends in a digest of everything that decides about its vectors. Raises ModelError when the extra
    is not installed, the model is not there, is not whole, would run code of its own or has no fast tokenizer, or when
    its dimensions or layers are not those of its registry entry.
    """
    folder, entry = find_folder(entry)
    return load_folder(folder, entry, version_name(folder, entry))


def load_folder(
    folder: ModelFolder,
    entry: ModelEntry,
    name: str,
    centres: tuple[Centres, Centres] | None = None,
    threads: int = 0,
) -> TextEncoder:
    """Load what :func:`find_folder` found, under its :func:`version_name`; raises as the function above does.

    ``centres`` are those of sentences and of words that a calibration brings. ``threads``, unless 0, is how many the
    whole process gives to torch.
    """
    model = open_model(folder, entry)
    if threads:
        import_module("torch").set_num_threads(threads)
    return build_encoder(model, folder.path, entry, name, centres)


def build_encoder(
    model: Any,  # noqa: ANN401
    folder: Path,
    entry: ModelEntry,
    name: str,
    centres: tuple[Centres, Centres] | None = None,
) -> TextEncoder:
    """Return the encoder that a loaded model makes.

    Its centres are those given, else those in ``folder``, else estimated on a few general sentences.
    """
    network = TransformerNetwork(model, entry)
    windows = Windows(network.tokenizer, entry.prefix or "", network.positions)
    centres = centres or _read_centres(folder / _CENTRES) or _estimate_centres(network, windows, _general_texts())
    return TextEncoder(name, network, windows, *centres)


def load_centred(
    entry: ModelEntry, texts: Mapping[Language, Sequence[str]]
) -> tuple[TextEncoder, dict[str, dict[str, tuple[float, ...]]]]:
    """Load a model with centres estimated on ``texts`` by language, and return both."""
    folder, entry = find_folder(entry)
    network = TransformerNetwork(open_model(folder, entry), entry)
    windows = Windows(network.tokenizer, entry.prefix or "", network.positions)
    some = {language: list(own)[:_TEXTS_FOR_CENTRES] for language, own in texts.items()}
    kinds = zip(("sentence", "words"), _estimate_centres(network, windows, some), strict=True)
    means = {kind: {own: _to_numbers(mean) for own, mean in centres.means.items()} for kind, centres in kinds}
    name = version_name(folder, entry)
    return TextEncoder(name, network, windows, Centres.of(means["sentence"]), Centres.of(means["words"])), means


def _to_numbers(mean: Vectors) -> tuple[float, ...]:
    return tuple(round(float(value), 6) + 0.0 for value in mean)  # + 0.0 makes -0.0 plain


def find_folder(entry: ModelEntry) -> tuple[ModelFolder, ModelEntry]:
    """Return the folder of a model on this machine, and its entry completed by what the folder says of itself.

    Raises ModelError when it is not there, may not be loaded, or nothing says how states become a sentence vector.
    """
    from bilingual.encode.registry import how_to_fetch, locate

    path = locate(entry)
    if path is None:
        raise ModelError(f"{entry.source}: not on this machine; fetch it once: {how_to_fetch(entry)}")
    folder = read_folder(path)
    if entry.pooling == "own" and not folder.pooling:
        raise ModelError(
            f"{path}: nothing says how its states become a sentence vector; say it once: "
            f"bilingual models add {entry.name} {entry.source} --pooling mean (or cls)"
        )
    return folder, replace(
        entry,
        prefix=folder.prefix if entry.prefix is None else entry.prefix,
        word_layer=entry.word_layer or folder.word_layer,
        licence=entry.licence or folder.licence,
    )


def version_name(folder: ModelFolder, entry: ModelEntry) -> str:
    """Return the model's name with 12 digits that change with the weights and with how they are used."""
    is_snapshot = folder.path.parent.name == "snapshots"  # of the hub's cache, named by its revision, never changed
    weights = folder.path.name if is_snapshot else folder.digest()
    general = sha256(_GENERAL.read_bytes()).hexdigest()
    used = [weights, general, entry.prefix, entry.pooling, entry.normalise, entry.word_layer]
    return f"{entry.name}/{sha256(json.dumps(used).encode()).hexdigest()[:12]}"


class TransformerNetwork:
    """A loaded sentence-transformers model: its transformer, whose states are wanted too, and what follows it."""

    def __init__(self, model: Any, entry: ModelEntry) -> None:  # noqa: ANN401
        self._model = model.eval()
        self._normalise = entry.normalise
        transformer = getattr(model[0], "auto_model", None)
        self.tokenizer: Any = getattr(getattr(model, "tokenizer", None), "backend_tokenizer", None)
        if transformer is None or self.tokenizer is None:
            raise ModelError(
                f"{entry.source}: its first module is not a transformer with a fast tokenizer; use another"
            )
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        n_layers = transformer.config.num_hidden_layers
        self._word_layer = entry.word_layer or max(1, round(n_layers * _WORD_LAYER))
        if entry.word_layer > n_layers:
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
        return [self._run(window) for window in windows]

    def _run(self, window: Window) -> Output:
        import torch

        # One at a time: beside others, and padded to their length, its vectors would differ in the last bits, and with
        # them what is cached. On a processor, batches are no faster for sentences of news, a third for very short ones.
        ids = torch.tensor([window.ids])
        mask = torch.ones_like(ids)
        transformer, *modules = self._model.children()
        with torch.inference_mode():
            found = transformer.auto_model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
            values = {"input_ids": ids, "attention_mask": mask, "token_embeddings": found.last_hidden_state}
            for module in modules:
                values = module(values)
            sentence = values["sentence_embedding"][0].float().numpy()
            states = found.hidden_states[self._word_layer][0, window.own].float().numpy()
        return Output(normalise(sentence) if self._normalise else sentence, states)


def _read_centres(path: Path) -> tuple[Centres, Centres] | None:
    """Return the centres that a model's folder holds, or None."""
    if not path.is_file():
        return None
    try:
        means = json.loads(path.read_text(encoding="utf-8"))
        return Centres.of(means["sentence"]), Centres.of(means["words"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: cannot read the centres ({error!r}); correct or delete the file") from error


def _general_texts() -> dict[Language, Sequence[str]]:
    rows = (line.split("\t") for line in _GENERAL.read_text(encoding="utf-8").splitlines())
    russian, english = zip(*rows, strict=True)
    return {"ru": russian, "en": english}


def _estimate_centres(
    network: TransformerNetwork, windows: Windows, sample: Mapping[Language, Sequence[str]]
) -> tuple[Centres, Centres]:
    """Return centres of sentences and of words: the means over the texts of each language."""
    sentences: dict[str, Vectors] = {}
    words: dict[str, Vectors] = {}
    for language, texts in sample.items():
        cut = windows.of(list(texts))
        outputs = network.run([window for parts in cut for window in parts])
        sentences[language] = np.mean([output.sentence for output in outputs], axis=0)
        states = iter(outputs)
        pooled = [
            pool_words(
                find_words(text),
                [offset for window in parts for offset in window.offsets],
                np.concatenate([next(states).states for _ in parts]),
            )
            for text, parts in zip(texts, cut, strict=True)
        ]
        words[language] = normalise(np.concatenate(pooled)).mean(axis=0)
    return Centres(sentences), Centres(words)


def open_model(folder: ModelFolder, entry: ModelEntry) -> Any:  # noqa: ANN401
    """Return the ``SentenceTransformer`` of a folder, with the entry's pooling; nothing is fetched, run or unpickled.

    Raises ModelError when the extra is not installed or the files do not fit together.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(f"{entry.name} needs sentence-transformers: {INSTALL}") from error
    # A bar is for a download, not for reading a file; what is worth a warning is checked here, and is an error.
    import_module("transformers.utils.logging").disable_progress_bar()
    for library in ("sentence_transformers", "transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        model: Any = SentenceTransformer(
            str(folder.path),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, ImportError, AttributeError) as error:
        reason = str(error).strip().split("\n")[0]
        raise ModelError(f"{folder.path}: not a sentence-transformers model: {reason}") from error
    except Exception as error:
        if type(error).__module__.startswith("safetensors"):  # its errors are plain Exceptions
            raise ModelError(f"{folder.path}: its weights are damaged ({error}); fetch the model again") from error
        raise
    _check_complete(model[0].auto_model, folder)
    if entry.pooling != "own":
        model[1] = _pooling_class()(model[0].auto_model.config.hidden_size, pooling_mode=entry.pooling)
    return model


def _check_complete(transformer: Any, folder: ModelFolder) -> None:  # noqa: ANN401
    """Raise ModelError when the files lack weights of the network: transformers would make them up at random."""
    from safetensors import safe_open

    stored: set[str] = set()
    for file in folder.files:
        if file.suffix == ".safetensors":
            with safe_open(str(file), framework="numpy") as tensors:
                names = (name.replace(".gamma", ".weight").replace(".beta", ".bias") for name in tensors.keys())  # noqa: SIM118
                stored.update(name[start:] for name in names for start in _tails(name))
    parameters = dict(transformer.named_parameters(remove_duplicate=False))
    known = {tensor.data_ptr() for name, tensor in parameters.items() if name in stored}
    missing = [
        name for name, tensor in parameters.items() if tensor.data_ptr() not in known and not name.startswith(_UNUSED)
    ]
    if missing:
        raise ModelError(
            f"{folder.path}: its files lack {len(missing)} of the network's {len(parameters)} weights, "
            f"{missing[0]} for one; fetch the model again"
        )


def _tails(name: str) -> list[int]:
    """Return where the dotted name may begin: ``bert.encoder.x`` is ``encoder.x`` of a network without a head."""
    return [0, *(place + 1 for place, sign in enumerate(name) if sign == ".")]


def _pooling_class() -> Any:  # noqa: ANN401
    try:
        modules = import_module("sentence_transformers.sentence_transformer.modules")
    except ModuleNotFoundError:  # their place before sentence-transformers 5.2
        modules = import_module("sentence_transformers.models")
    return modules.Pooling
