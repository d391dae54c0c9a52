"""The embedded model against its un-cut float32 original and other arithmetic: ``python -m benchmarks.encoder``.

Everything is measured in one run, because these machines are noisy: of speeds, only ratios count. Needs the extra
``test`` and ``../shared/data``: wmt22 news, Tatoeba (CC BY 2.0 FR) and PUD word alignments (CC BY-SA 3.0).
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.pud import read_alignments
from benchmarks.reference import ROOT, reference_folder
from benchmarks.scoring import DATA
from bilingual.datatypes import Language
from bilingual.encode import Embedding, Encoder, Vectors
from bilingual.encode.onnx import load_onnx
from bilingual.encode.registry import models_folder, show_model

sys.path.insert(0, str(ROOT / "models" / "recipes"))
from e5_small_ru_en import PREFIX, WORD_LAYER, read_checkpoint
from graph import build_graph
from projections import PROJECTIONS
from vocabulary import choose_pieces, read_tokenizer

LANGUAGES: tuple[Language, Language] = ("ru", "en")
VOCABULARY_SETS = ("wmt21.en-ru.jsonl", "wmt22.en-ru.jsonl", "mlqe-train.jsonl", "xquad-paragraphs.jsonl")
N_SENTENCES = 1000  # of each language, for the agreement with the un-cut model
N_TIMED = 100  # of each language, for speeds
N_ROUNDS = 3  # the best of so many rounds, in which all candidates take turns, counts
N_NEIGHBOURS = 4  # of the margin: the ratio of Artetxe and Schwenk (2019)
FOLDER = models_folder() / show_model("default").source


def read_pairs(name: str) -> dict[Language, list[str]]:
    """Return the Russian and the English side of a parallel set, each sentence once."""
    rows = [json.loads(line) for line in (DATA / "parallel" / name).read_text(encoding="utf-8").splitlines()]
    unique = {row["ru"]: row for row in {row["en"]: row for row in rows}.values()}
    return {language: [row[language] for row in unique.values()] for language in LANGUAGES}


def write_variant(folder: Path, model: bytes | None = None) -> Path:
    """Write the embedded model without centres, and with another network when one is given, into ``folder``."""
    config = json.loads((FOLDER / "config.json").read_text(encoding="utf-8"))
    model = model or (FOLDER / "model.onnx").read_bytes()
    config["sha256"]["model.onnx"] = sha256(model).hexdigest()
    config["means"] = {"sentence": {}, "words": {}}
    (folder / "model.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_bytes((FOLDER / "tokenizer.json").read_bytes())
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def show_share_found(source: Vectors, target: Vectors, *, margin: bool = False) -> str:
    """Return the share of sentences whose best counterpart is the right one, in both directions, as text."""
    similarity = source @ target.T
    if margin:
        near_rows = np.sort(similarity, axis=1)[:, -N_NEIGHBOURS:].mean(axis=1, keepdims=True)
        near_columns = np.sort(similarity, axis=0)[-N_NEIGHBOURS:].mean(axis=0, keepdims=True)
        similarity = similarity / ((near_rows + near_columns) / 2)
    right = np.arange(len(source))
    return f"{(similarity.argmax(1) == right).mean():.3f} / {(similarity.argmax(0) == right).mean():.3f}"


def show_cosines(left: Vectors, right: Vectors) -> str:
    """Return the mean and the smallest cosine of corresponding rows, as text."""
    cosines = (left * right).sum(axis=1)
    return f"{cosines.mean():.4f} ({cosines.min():.4f})"


def time_best(candidates: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return the shortest wall time in seconds of each candidate."""
    seconds = dict.fromkeys(candidates, float("inf"))
    for _ in range(N_ROUNDS):
        for name, run in candidates.items():
            start = time.perf_counter()
            run()
            seconds[name] = min(seconds[name], time.perf_counter() - start)
    return seconds


def stack_words(embeddings: Sequence[Embedding]) -> Vectors:
    """Return the word vectors of all texts in one table."""
    return np.concatenate([embedding.vectors for embedding in embeddings])


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of text under a header, in columns."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    print(flush=True)


def measure_vocabulary(kept: Sequence[int]) -> None:
    """Print the shares of running pieces and of texts that the cut vocabulary writes otherwise."""
    from tokenizers import Tokenizer

    tokenizer, known = Tokenizer.from_str(json.dumps(read_tokenizer())), set(kept)
    rows = []
    for name in VOCABULARY_SETS:
        for language, texts in read_pairs(name).items():
            pieces = [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
            lost = np.array([sum(piece not in known for piece in each) for each in pieces])
            rows.append((name, language, f"{lost.sum() / sum(map(len, pieces)):.5f}", f"{(lost > 0).mean():.4f}"))
    print(f"vocabulary: {len(known):,} of {tokenizer.get_vocab_size():,} pieces")
    print_table(("set", "language", "pieces changed", "texts changed"), rows)


def measure_arithmetic(texts: Sequence[str], whole: Vectors) -> None:
    """Print size, speed and agreement of the same weights under each way to multiply; ``whole`` is the un-cut model's.

    Agreement is the mean cosine and the least, of sentences to the un-cut model, of words to float32.
    """
    checkpoint = read_checkpoint()
    kept = choose_pieces(read_tokenizer())
    measure_vocabulary(kept.tolist())
    words = checkpoint.matrices["emb.word"].rows(kept)
    cut = replace(checkpoint, matrices={**checkpoint.matrices, "emb.word": words})
    with ExitStack() as stack:
        folders = {}
        for name, project in PROJECTIONS.items():
            network = build_graph(cut, WORD_LAYER, project).SerializeToString(deterministic=True)
            folders[name] = write_variant(Path(stack.enter_context(tempfile.TemporaryDirectory())), network)
        loading = time_best({name: lambda folder=folder: load_onnx(folder) for name, folder in folders.items()})
        speeds = {}
        for threads in (1, 2):
            encoders = {name: load_onnx(folder, threads) for name, folder in folders.items()}
            runs = {name: lambda encoder=encoder: encoder.encode(texts) for name, encoder in encoders.items()}
            speeds[threads] = {name: len(texts) / seconds for name, seconds in time_best(runs).items()}
        exact = stack_words(encoders["float32"].embed(texts))
        rows = [
            (
                name,
                f"{(folder / 'model.onnx').stat().st_size / 1e6:.1f}",
                f"{loading[name]:.2f}",
                f"{speeds[1][name]:.0f}",
                f"{speeds[2][name]:.0f}",
                show_cosines(encoders[name].encode(texts), whole),
                show_cosines(stack_words(encoders[name].embed(texts)), exact),
            )
            for name, folder in folders.items()
        ]
    print_table(("arithmetic", "MB", "load, s", "1 thread, /s", "2 threads, /s", "sentences", "words"), rows)


def measure_words(encoder: Encoder) -> None:
    """Print how well mutual best matches of word vectors find the gold alignment of content words."""
    n_found = n_gold = n_proposed = 0
    for english, russian, find_links in read_alignments(DATA / "word-alignment"):
        left, right = encoder.embed([english], "en")[0], encoder.embed([russian], "ru")[0]
        links = find_links(left.words, right.words)
        similarity = left.vectors @ right.vectors.T
        forward, back = similarity.argmax(axis=1), similarity.argmax(axis=0)
        proposed = {(i, int(j)) for i, j in enumerate(forward) if back[j] == i}
        sources, targets = ({link[side] for link in links} for side in (0, 1))
        n_found += len(proposed & links)
        n_gold += len(links)
        n_proposed += sum(i in sources or j in targets for i, j in proposed)
    print(f"word alignment, PUD, mutual argmax: recall {n_found / n_gold:.3f}, precision {n_found / n_proposed:.3f}")


def main() -> None:
    """Print all figures of the model card."""
    from sentence_transformers import SentenceTransformer

    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    original = SentenceTransformer(str(reference_folder()), device="cpu", local_files_only=True)

    def read_whole(texts: Sequence[str]) -> Vectors:
        return np.asarray(original.encode([PREFIX + text for text in texts], normalize_embeddings=True))

    news, tatoeba = read_pairs("wmt22.en-ru.jsonl"), read_pairs("tatoeba.jsonl")
    timed = list(chain.from_iterable(news[language][:N_TIMED] for language in LANGUAGES))
    measure_arithmetic(timed, read_whole(timed))

    with tempfile.TemporaryDirectory() as folder:
        plain = load_onnx(write_variant(Path(folder)))
    embedded = load_onnx(FOLDER)
    rows = []
    for language in LANGUAGES:
        texts = news[language][:N_SENTENCES]
        rows.append((f"wmt22, {language}, {len(texts)}", show_cosines(plain.encode(texts), read_whole(texts))))
    print_table(("embedded and un-cut float32", "mean cosine (least)"), rows)

    rows = []
    for name, pairs in (("Tatoeba", tatoeba), ("wmt22", news)):
        candidates = {
            "un-cut float32": [read_whole(pairs[language]) for language in LANGUAGES],
            "embedded, not centred": [plain.encode(pairs[language]) for language in LANGUAGES],
            "embedded": [embedded.encode(pairs[language], language) for language in LANGUAGES],
        }
        rows += [
            (f"{name}, {len(pairs['ru'])}", kind, show_share_found(*both), show_share_found(*both, margin=True))
            for kind, both in candidates.items()
        ]
    print_table(("P@1, ru→en / en→ru", "model", "cosine", "margin"), rows)

    seconds = time_best({"embedded": lambda: embedded.encode(timed), "un-cut": lambda: read_whole(timed)})
    speeds = {name: len(timed) / value for name, value in seconds.items()}
    print(f"news sentences/s: embedded {speeds['embedded']:.0f}, sentence-transformers {speeds['un-cut']:.0f}")
    measure_words(embedded)


if __name__ == "__main__":
    main()
