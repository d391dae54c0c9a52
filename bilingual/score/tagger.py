"""The trained scorer: for every word of a pair, whether the other side says it.

A small network reads the word vectors of both sides at once, those of the embedded encoder's layer 7; where another
encoder linked the texts, that one is run for the scorer. Pairs of one length run together, without padding and in
integers: what is said of a pair is the same, bit for bit, whatever else is in the call.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Any

import numpy as np

from bilingual.encode import Vectors
from bilingual.encode.registry import models_folder
from bilingual.errors import ModelError
from bilingual.score import Side
from bilingual.score.marks import compare_marks, own_marks
from bilingual.score.windows import Window, cut_windows, join_windows, slice_side

__all__ = ["FOLDER", "LONGEST", "Tagger", "Tags", "load_tagger"]

FOLDER = "scorer-ru-en"
"""Of the scorer, among the embedded models."""

LONGEST = 400
"""Words of both sides together from which a pair is read in windows: attention grows with their square."""

_HASHTAGS = re.compile(r"(?:#\w+[^\w#]*)+\Z")
_WORDS_PER_RUN = 1024
_ENCODERS = ("e5-small-ru-en/1", "e5-use-ru-en/1")
"""Encoders whose word vectors are those the scorer was trained on."""


@dataclass(frozen=True, slots=True, eq=False)
class Tags:
    """What the scorer says of a pair, probabilities in [0, 1].

    ``source`` (n,) and ``target`` (m,): that a word is missing on the other side; ``source_changed`` and
    ``target_changed``: that it says something else there. ``omission``, ``addition`` and ``distortion``: that the pair
    holds one. All as the network says them, not calibrated.
    """

    source: Vectors
    target: Vectors
    source_changed: Vectors
    target_changed: Vectors
    omission: float
    addition: float
    distortion: float


class Tagger:
    """A loaded scorer; ``session`` has the inputs ``vectors``, ``side`` and ``marks``."""

    def __init__(self, session: Any, threads: int) -> None:  # noqa: ANN401
        self._session = session
        self._threads = threads

    def reads(self, encoder: str) -> bool:
        """Tell whether the word vectors of the encoder of that name are the scorer's own."""
        return encoder in _ENCODERS

    def tag(self, pairs: Sequence[tuple[Side, Side]]) -> list[Tags | None]:
        """Return what is said of each pair; None for one without words on a side, or with a side in a third language.

        A pair longer than :data:`LONGEST` is read in windows. The hashtags at the end of a post are not read: nobody
        translates them, and the network, which never saw any, takes words beside them for lost as well.
        """
        whole, pairs = pairs, [(_without_hashtags(source), _without_hashtags(target)) for source, target in pairs]
        parts: list[tuple[Side, Side]] = []
        owners: list[tuple[int, Window]] = []
        for index, (source, target) in enumerate(pairs):
            if {source.language, target.language} != {"ru", "en"} or not (source.words and target.words):
                continue
            is_long = len(source.words) + len(target.words) > LONGEST
            every = range(len(source.words)), range(len(target.words))
            for window in cut_windows(source, target) if is_long else [every]:
                parts.append(
                    (slice_side(source, window[0]), slice_side(target, window[1])) if is_long else pairs[index]
                )
                owners.append((index, window))
        tags = self._tag_short(parts)
        found: list[Tags | None] = [None] * len(pairs)
        for index, group in groupby(zip(owners, tags, strict=True), key=lambda item: item[0][0]):
            own = list(group)
            windows = [window for (_, window), _ in own]
            joined = own[0][1] if len(own) == 1 else _join(pairs[index], windows, [one for _, one in own])
            found[index] = _pad(joined, whole[index])
        return found

    def _tag_short(self, pairs: Sequence[tuple[Side, Side]]) -> list[Tags]:
        """Tag pairs that are short enough to be read at once, those of one length together."""
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for index, (source, target) in enumerate(pairs):
            by_length[len(source.words) + len(target.words)].append(index)
        batches = []
        for length, indices in sorted(by_length.items(), reverse=True):
            step = max(1, _WORDS_PER_RUN // length)
            batches += [indices[start : start + step] for start in range(0, len(indices), step)]
        found: dict[int, Tags] = {}
        with ThreadPoolExecutor(self._threads) as pool:
            for batch, tags in zip(
                batches, pool.map(lambda batch: self._run([pairs[index] for index in batch]), batches), strict=True
            ):
                found.update(zip(batch, tags, strict=True))
        return [found[index] for index in range(len(pairs))]

    def _run(self, pairs: Sequence[tuple[Side, Side]]) -> list[Tags]:
        """Tag pairs that have the same number of words together."""
        ordered = [pair if pair[0].language == "ru" else (pair[1], pair[0]) for pair in pairs]
        inputs = {
            "vectors": np.stack([np.concatenate([side.vectors for side in pair]) for pair in ordered]),
            "side": np.stack([np.repeat(np.arange(2), [len(side.words) for side in pair]) for pair in ordered]),
            "marks": np.stack([_marks(*pair) for pair in ordered]),
        }
        words, chances = self._session.run(["words_out", "pair_out"], inputs)
        tags = []
        for (source, _), (russian, _), classes, pair in zip(pairs, ordered, words, chances, strict=True):
            n_russian = len(russian.words)
            lost, added, changed = map(float, pair)
            ru, en = classes[:n_russian], classes[n_russian:]
            if source.language == "ru":
                tags.append(Tags(ru[:, 1], en[:, 1], ru[:, 2], en[:, 2], lost, added, changed))
            else:
                tags.append(Tags(en[:, 1], ru[:, 1], en[:, 2], ru[:, 2], added, lost, changed))
        return tags


def _without_hashtags(side: Side) -> Side:
    """Return the side without the words of the hashtags at its end, if others are left."""
    tags = _HASHTAGS.search(side.text)
    n_words = sum(word.start < tags.start() for word in side.words) if tags else 0
    return slice_side(side, range(n_words)) if n_words else side


def _pad(tags: Tags, pair: tuple[Side, Side]) -> Tags:
    """Return ``tags`` for every word of a pair: what was not read, at the end, is neither lost nor changed."""
    n, m = (len(side.words) for side in pair)

    def pad(values: Vectors, length: int) -> Vectors:
        return values if len(values) == length else np.pad(values, (0, length - len(values)))

    return replace(
        tags,
        source=pad(tags.source, n),
        target=pad(tags.target, m),
        source_changed=pad(tags.source_changed, n),
        target_changed=pad(tags.target_changed, m),
    )


def _join(pair: tuple[Side, Side], windows: Sequence[Window], tags: Sequence[Tags]) -> Tags:
    """Return what the windows of a pair say together: of a word what speaks for it, of the pair what is worst."""
    n, m = (len(side.words) for side in pair)
    sources, targets = ([window[side] for window in windows] for side in (0, 1))
    return Tags(
        join_windows(n, sources, [own.source for own in tags]),
        join_windows(m, targets, [own.target for own in tags]),
        join_windows(n, sources, [own.source_changed for own in tags]),
        join_windows(m, targets, [own.target_changed for own in tags]),
        *(max(getattr(own, kind) for own in tags) for kind in ("omission", "addition", "distortion")),
    )


def _marks(russian: Side, english: Side) -> Vectors:
    words = [[word.of(side.text) for word in side.words] for side in (russian, english)]
    return np.concatenate(
        [
            np.concatenate([own_marks(side.text, side.words), compare_marks(own, other)], axis=1)
            for side, own, other in zip((russian, english), words, words[::-1], strict=True)
        ]
    )


@lru_cache(maxsize=1)
def load_tagger(threads: int = 0) -> Tagger:
    """Load the embedded scorer; ``threads`` 0 means one per processor.

    Raises ModelError when it is missing or damaged.
    """
    import onnxruntime

    folder = models_folder() / FOLDER
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        model = (folder / "model.onnx").read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: cannot read the scorer ({error}); install the package again") from error
    if sha256(model).hexdigest() != config["sha256"]["model.onnx"]:
        raise ModelError(f"{folder / 'model.onnx'}: damaged, its sha256 is not that in config.json; install it again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    n_threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Tagger(session, threads or n_threads)
