"""The axes that the words and phrases of an index are projected to: ``python -m benchmarks.trace basis``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.archive import DATA, PARALLEL, read_lines
from bilingual.align.word_map import map_words
from bilingual.encode import load_encoder
from bilingual.trace.phrases import cut_phrases
from bilingual.words import is_content_word

__all__ = ["fit_bases"]

DIMENSIONS = {"words": 128, "phrases": 256}


def fit_bases(folder: Path) -> None:
    """Write the axes into ``folder``: the leading ones of the second moments of words and of phrases."""
    texts = [
        row[side]
        for name in PARALLEL
        if name.startswith(("mlqe-train", "human"))
        for row in read_lines(DATA / "parallel" / f"{name}.jsonl")[::3]
        for side in ("ru", "en")
    ]
    encoder = load_encoder("e5-small-ru-en")
    words = []
    for text, found in zip(texts, encoder.embed(texts), strict=True):
        keep = [place for place, span in enumerate(found.words) if is_content_word(span.of(text))]
        words.append(map_words(found.vectors, encoder.name)[keep])
    phrases = load_encoder("fast").encode([span.of(text) for text in texts for span in cut_phrases(text)])
    for name, vectors in (("words", np.concatenate(words)), ("phrases", phrases)):
        values, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors / len(vectors))
        kept = axes[:, ::-1][:, : DIMENSIONS[name]]
        kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), range(kept.shape[1])])  # the same on every machine
        np.save(folder / f"{name}.npy", kept.astype(np.float16))
        share = values[::-1][: DIMENSIONS[name]].sum() / values.sum()
        print(f"{name}: {DIMENSIONS[name]} of {len(axes)} dimensions keep {share:.3f} of {len(vectors):,} vectors")
