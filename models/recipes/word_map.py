"""Learns the map of ``bilingual/align/word_map.py`` from translated sentences, without any gold alignment.

Run from the project's root: ``python models/recipes/word_map.py PARALLEL...``, where each file has lines of JSON with a
sentence under ``ru`` and one under ``en``; ``--model`` names the encoder the map is for. The map shipped was learned
from ``wmt21.en-ru.jsonl``, ``wmt22.en-ru.jsonl``, ``mlqe-train.jsonl``, ``human-translations.en-ru.jsonl`` and
``xquad-paragraphs.jsonl``; the sentences are not part of this project. Needs the extra ``transformers`` (torch); takes
about ten minutes on one thread, and gives the same bytes every time on the same machine.

Two words that are each other's best counterpart are taken for a translation, and the map is moved so that each finds
the other among all words of its sentence (what aligning asks) and of 48 sentences (what keeps meanings apart): InfoNCE
(van den Oord et al., 2018) on what the aligner itself believes. Then the better map labels the words again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bilingual.align.words import find_links
from bilingual.encode import Encoder, Vectors, load_encoder
from bilingual.encode.pooling import normalise

FOLDER = Path(__file__).resolve().parents[2] / "bilingual" / "align"

SEED = 20220224
ROUNDS = 3  # of labelling and learning; the third still helps, a fourth does not
EPOCHS = 2
BATCH = 48
RATE = 1e-3
TEMPERATURE = 0.07  # of InfoNCE, as usual for vectors of unit length
SURE = 0.3  # similarity from which a mutual best match is believed
SHORTEST, LONGEST = 3, 60  # words of a sentence to learn from


@dataclass(frozen=True, slots=True)
class Pair:
    """Word vectors of two sentences, (n, w) and (m, w)."""

    source: Vectors
    target: Vectors


def read_pairs(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """Return the distinct English sentences of all files, each with its first translation: (Russian, English)."""
    pairs: dict[str, str] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pairs.setdefault(row["en"], row["ru"])
    return [(russian, english) for english, russian in pairs.items()]


def embed_pairs(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """Return the word vectors of the pairs that are neither too short nor too long."""
    russian = encoder.embed([pair[0] for pair in pairs], "ru")
    english = encoder.embed([pair[1] for pair in pairs], "en")
    lengths = range(SHORTEST, LONGEST + 1)
    return [
        Pair(left.vectors, right.vectors)
        for left, right in zip(russian, english, strict=True)
        if len(left.words) in lengths and len(right.words) in lengths
    ]


def label(pairs: Sequence[Pair], matrix: Vectors) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Return the words of each pair that the aligner believes to be translations, under the map (w, w)."""
    labels = []
    for pair in pairs:
        scores = find_links(normalise(pair.source @ matrix) @ normalise(pair.target @ matrix).T, "argmax")
        labels.append(np.nonzero(scores > SURE))
    return labels


def batches(
    pairs: Sequence[Pair], labels: Sequence[tuple[NDArray[np.intp], NDArray[np.intp]]], order: NDArray[np.intp]
) -> Iterator[tuple[torch.Tensor, ...]]:
    """Yield stacked words of both sides (n, w) and (m, w), which sentence each is of, and the matches' indices."""
    for start in range(0, len(order) - BATCH + 1, BATCH):
        some = order[start : start + BATCH]
        sides = [[pairs[k].source for k in some], [pairs[k].target for k in some]]
        stacked = [torch.from_numpy(np.concatenate(side)) for side in sides]
        owners = [torch.from_numpy(np.repeat(np.arange(BATCH), [len(rows) for rows in side])) for side in sides]
        starts = [np.cumsum([0, *(len(rows) for rows in side)])[:-1] for side in sides]
        matches = [
            torch.from_numpy(np.concatenate([labels[k][side] + starts[side][place] for place, k in enumerate(some)]))
            for side in (0, 1)
        ]
        yield (*stacked, *owners, *matches)


def learn(pairs: Sequence[Pair]) -> Vectors:
    """Return the map (w, w), starting from none at all."""
    torch.set_num_threads(1)
    generator = np.random.default_rng(SEED)
    matrix = torch.eye(pairs[0].source.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([matrix], lr=RATE)
    n_steps = len(pairs) // BATCH * EPOCHS
    for number in range(ROUNDS):
        labels = label(pairs, matrix.detach().numpy())
        total, step = 0.0, 0
        for _ in range(EPOCHS):
            for batch in batches(pairs, labels, generator.permutation(len(pairs))):
                optimiser.param_groups[0]["lr"] = RATE * (1 - step / n_steps)
                loss = measure_loss(matrix, *batch)
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                total, step = total + loss.item(), step + 1
        n_labels = sum(len(rows) for rows, _ in labels)
        print(f"round {number + 1}: {n_labels:,} matches, mean loss {total / step:.4f}", flush=True)
    return matrix.detach().numpy()


def turn(matrix: Vectors) -> Vectors:
    """Return a map that gives the same cosines, its columns in the order of their weight: a few of them will do."""
    left, weights, _ = np.linalg.svd(matrix)
    return np.asarray(left * weights, dtype=np.float32)


def measure_loss(
    matrix: torch.Tensor,
    source: torch.Tensor,
    target: torch.Tensor,
    source_owner: torch.Tensor,
    target_owner: torch.Tensor,
    rows: torch.Tensor,
    columns: torch.Tensor,
) -> torch.Tensor:
    """Return InfoNCE of the matches in both directions, among the words of their sentence and of all."""
    mapped = [torch.nn.functional.normalize(side @ matrix, dim=1) for side in (source, target)]
    logits = mapped[0] @ mapped[1].T / TEMPERATURE
    inside = logits.masked_fill(source_owner[:, None] != target_owner[None, :], -1e4)
    right = logits[rows, columns]
    chances = [torch.logsumexp(some, 1)[rows] + torch.logsumexp(some, 0)[columns] for some in (inside, logits)]
    return (chances[0] + chances[1] - 4 * right).mean()


def main() -> None:
    """Write word_map.npy and word_map.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parallel", nargs="+", type=Path, help="JSON lines with ru and en")
    parser.add_argument("--model", default="default", help="encoder the map is for")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to write to")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model)
    pairs = embed_pairs(encoder, read_pairs(arguments.parallel))
    print(f"{len(pairs):,} pairs, vectors of {encoder.name}", flush=True)
    buffer = BytesIO()
    np.save(buffer, turn(learn(pairs)).astype(np.float16), allow_pickle=False)
    path = arguments.out / "word_map.npy"
    path.write_bytes(buffer.getvalue())
    card = {
        "origin": "models/recipes/word_map.py on " + ", ".join(path.name for path in arguments.parallel),
        "encoders": [encoder.name],
        "file": path.name,
        "sha256": sha256(buffer.getvalue()).hexdigest(),
    }
    (arguments.out / "word_map.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
