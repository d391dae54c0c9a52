"""Word alignment of the embedded model against the gold of PUD: ``python -m benchmarks.words``.

``../shared/data/word-alignment`` has 500 sentences of news and Wikipedia whose content words are aligned (text CC BY-SA
3.0). What :mod:`bilingual.align.words` has of fitted numbers was fitted on the even sentences; the odd ones are
held out. A link counts as wrong when one of its words is annotated and the gold has no such link ("one word
annotated"); the other rows count only links between two annotated words, and all links there are, of which most
between function words are right and not in the gold.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import get_args

from benchmarks.pud import convert_gold
from benchmarks.scoring import DATA
from bilingual.align.word_map import has_map
from bilingual.align.words import Method, compare_words, find_links
from bilingual.encode import Embedding, Encoder, Vectors, load_encoder
from bilingual.evaluate.gold import read_gold
from bilingual.evaluate.result import hash_data
from bilingual.evaluate.words import evaluate_words

N_TIMED = 100


class Unmapped:
    """An encoder under another name, for which there is no word map."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = f"{encoder.name}, no map"
        self.dimensions = encoder.dimensions

    def encode(self, *arguments: object) -> Vectors:
        """Return what the encoder does."""
        return self._encoder.encode(*arguments)  # type: ignore[arg-type]

    def embed(self, *arguments: object) -> list[Embedding]:
        """Return what the encoder does."""
        return self._encoder.embed(*arguments)  # type: ignore[arg-type]


def main() -> None:
    """Print precision, recall, F1 and AER of every method, with and without the map, and the time it takes."""
    encoder = load_encoder()
    lines = convert_gold(DATA / "word-alignment")
    encoders = [Unmapped(encoder), encoder] if has_map(encoder.name) else [encoder]
    for half, name in ((1, "held-out half"), (0, "half the numbers were fitted on")):
        data = b"".join(lines[half::2])
        pairs = read_gold(data, "PUD")
        for candidate in encoders if half else encoders[-1:]:
            for method in get_args(Method):
                result = evaluate_words(pairs, candidate, data=hash_data([data]), method=method)
                print(f"{name}, {method}\n{result.to_text()}", flush=True)
    time_pairs(encoder, lines[:N_TIMED])


def time_pairs(encoder: Encoder, lines: Sequence[bytes]) -> None:
    """Print how long a pair takes, and how much of that is the encoder's."""
    pairs = read_gold(b"".join(lines), "PUD")
    start = time.perf_counter()
    embedded = [encoder.embed([pair.source, pair.target]) for pair in pairs]
    between = time.perf_counter()
    for source, target in embedded:
        find_links(compare_words(source.vectors, target.vectors, encoder.name))
    stop = time.perf_counter()
    print(f"a pair: embedded in {1000 * (between - start) / len(pairs):.1f} ms, ", end="")
    print(f"linked in {1000 * (stop - between) / len(pairs):.1f} ms")


if __name__ == "__main__":
    main()
