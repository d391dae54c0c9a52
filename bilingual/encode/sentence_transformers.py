"""Any model that sentence-transformers can load, by hub id or folder: slower and larger than the embedded one.

Nothing is fetched unless :func:`download` is asked to, and no code of a model's own is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilingual.datatypes import Language, Span
from bilingual.encode import Embedding, Vectors
from bilingual.encode.pooling import normalise, pool_words
from bilingual.errors import ModelError
from bilingual.words import find_words

if TYPE_CHECKING:
    from bilingual.encode.registry import ModelEntry

__all__ = ["SentenceTransformersEncoder", "download"]

_BATCH = 32
_INSTALL = "pip install 'bilingual[transformers]'"
_SURROGATE = re.compile("[\ud800-\udfff]")


class SentenceTransformersEncoder:
    """An encoder around a loaded sentence-transformers model; see :meth:`load`."""

    def __init__(self, model: Any, entry: ModelEntry) -> None:  # noqa: ANN401
        self._model = model.eval()
        self._entry = entry

    @classmethod
    def load(cls, entry: ModelEntry) -> SentenceTransformersEncoder:
        """Load a model from its folder, or from the hub's local cache, without the network.

        Raises ModelError when the extra is not installed, the model is not there, or its dimensions are not those of
        its registry entry.
        """
        model = _open(entry, offline=True)
        found = _count_dimensions(model)
        if entry.dimensions and found != entry.dimensions:
            raise ModelError(f"{entry.name}: its vectors have {found} dimensions, its entry says {entry.dimensions}")
        return cls(model, entry)

    @property
    def name(self) -> str:
        """Name for the report's signature."""
        return self._entry.name

    @property
    def dimensions(self) -> int:
        """Length d of a sentence vector."""
        return _count_dimensions(self._model)

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors, float32 (n, d), rows L2-normalised."""
        rows = [found.sentence for found in self.embed(texts, language)]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimensions)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors of each text, both from one run of the network.

        A text beyond the model's limit is read in parts, whose vectors are averaged by their length.
        """
        distinct = list(dict.fromkeys(texts))
        parts = [(text, part) for text in distinct for part in self._parts(text)]
        parts.sort(key=lambda item: len(item[1]))
        results: dict[str, list[tuple[Span, Vectors, list[tuple[int, int]], Vectors]]] = {text: [] for text in distinct}
        for start in range(0, len(parts), _BATCH):
            batch = parts[start : start + _BATCH]
            for (text, part), found in zip(batch, self._run([part.of(text) for text, part in batch]), strict=True):
                results[text].append((part, *found))
        known = {text: _combine(text, sorted(found, key=lambda item: item[0])) for text, found in results.items()}
        return [known[text] for text in texts]

    def _parts(self, text: str) -> Iterator[Span]:
        """Yield spans that together are the whole text, each within the model's limit, halved between words."""
        waiting = [Span(0, len(text))]
        limit = self._model.get_max_seq_length() or 512
        while waiting:
            span = waiting.pop()
            clean = _SURROGATE.sub("\ufffd", span.of(text))
            words = find_words(clean)
            if len(words) > 1 and len(self._model.tokenizer.encode(self._entry.prefix + clean)) > limit:
                middle = words[len(words) // 2].start + span.start
                waiting += [Span(middle, span.stop), Span(span.start, middle)]
            else:
                yield span

    def _run(self, texts: Sequence[str]) -> Iterator[tuple[Vectors, list[tuple[int, int]], Vectors]]:
        """Yield for each text its sentence vector, and the character offsets and states of its pieces."""
        import torch

        prefix = self._entry.prefix
        clean = [prefix + _SURROGATE.sub("\ufffd", text) for text in texts]
        limit = self._model.get_max_seq_length() or 512
        features = self._model.tokenizer(
            clean, padding=True, truncation=True, max_length=limit, return_offsets_mapping=True, return_tensors="pt"
        )
        offsets = features.pop("offset_mapping").tolist()
        transformer, *modules = self._model.children()
        with torch.inference_mode():
            output = transformer.auto_model(**features, output_hidden_states=True)
            values = {**features, "token_embeddings": output.last_hidden_state}
            for module in modules:
                values = module(values)
            sentences = values["sentence_embedding"].float().numpy()
            states = output.hidden_states[self._entry.word_layer or -1].float().numpy()
        for row, pieces in enumerate(offsets):
            own = [k for k, (start, stop) in enumerate(pieces) if start < stop and stop > len(prefix)]
            moved = [(max(pieces[k][0] - len(prefix), 0), pieces[k][1] - len(prefix)) for k in own]
            yield sentences[row], moved, states[row, own]


def _count_dimensions(model: Any) -> int:  # noqa: ANN401
    """Return the length of a model's sentence vector; the method was renamed in sentence-transformers 5."""
    count = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(count())


def _combine(text: str, parts: Sequence[tuple[Span, Vectors, list[tuple[int, int]], Vectors]]) -> Embedding:
    """Return the embedding of a text from those of its parts, in order."""
    weights = [max(len(span), 1) for span, *_ in parts]
    sentence = np.average(np.stack([vector for _, vector, _, _ in parts]), axis=0, weights=weights)
    offsets = [(start + span.start, stop + span.start) for span, _, pieces, _ in parts for start, stop in pieces]
    words = tuple(find_words(text))
    pooled = pool_words(words, offsets, np.concatenate([states for *_, states in parts]))
    return Embedding(normalise(sentence.astype(np.float32)), words, normalise(pooled))


def download(entry: ModelEntry) -> None:
    """Fetch a model from the hub into its local cache. Raises ModelError when that fails."""
    _open(entry, offline=False)


def _open(entry: ModelEntry, *, offline: bool) -> Any:  # noqa: ANN401
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(f"{entry.name} needs sentence-transformers: {_INSTALL}") from error
    try:
        model: Any = SentenceTransformer(entry.source, device="cpu", local_files_only=offline, trust_remote_code=False)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = str(error).strip().split("\n")[0]
        if Path(entry.source).is_dir():
            raise ModelError(f"{entry.source}: not a sentence-transformers model: {reason}") from error
        way_out = f"fetch it once: bilingual models add {entry.name} {entry.source} --download"
        raise ModelError(f"{entry.source}: {'not on this machine' if offline else reason}; {way_out}") from error
    if entry.pooling != "own":
        model[1] = _pooling_class()(model[0].auto_model.config.hidden_size, pooling_mode=entry.pooling)
    return model


def _pooling_class() -> Any:  # noqa: ANN401
    try:
        modules = import_module("sentence_transformers.sentence_transformer.modules")
    except ModuleNotFoundError:  # their place before sentence-transformers 5.2
        modules = import_module("sentence_transformers.models")
    return modules.Pooling
