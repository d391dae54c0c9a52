"""The embedded encoders against the un-cut original, in one run: ``python -m benchmarks.encoder``.

Accuracy is the share of sentences whose best counterpart among all is the right one (P@1), Russian to English and back;
"margin" divides a cosine by the mean of those to both sides' four nearest (Artetxe and Schwenk, 2019). Of speeds only
ratios count, because these machines are noisy. Needs the extra ``test`` and ``../shared/data``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.pairs import LANGUAGES, Pairs, read_documents, read_pairs, read_quotations
from benchmarks.pud import read_alignments
from benchmarks.reference import ROOT, reference_folder
from benchmarks.scoring import DATA
from benchmarks.tables import print_machine, print_table, time_best
from bilingual.datatypes import Language
from bilingual.encode import Encoder, Vectors, load_encoder
from bilingual.encode.entries import DEFAULT
from bilingual.encode.joint import load_joint
from bilingual.encode.onnx import load_onnx
from bilingual.encode.registry import find_entry, models_folder, show_model

PREFIX = "query: "  # of e5
EMBEDDED = (DEFAULT, "fast", "e5-small-ru-en")
UNCUT = "un-cut float32"
N_TIMED = 150  # sentences of each language, for speeds
N_NEIGHBOURS = 4

Encode = Callable[[Sequence[str], Language], Vectors]

ALONE = """
import re, sys, time
start = time.perf_counter()
import bilingual.encode.registry
import onnxruntime, tokenizers
imported = time.perf_counter()
encoder = bilingual.encode.registry.load(sys.argv[1])
loaded = time.perf_counter()
encoder.embed([line.rstrip("\\n") for line in sys.stdin])
peak = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())
print(imported - start, loaded - imported, int(peak.group(1)) / 1024)
"""
"""A process that loads one encoder and uses it: what a user pays. Its peak is its own, as ru_maxrss is not."""


def share_found(source: Vectors, target: Vectors, *, margin: bool = False) -> tuple[float, float]:
    """Return the share of sentences whose best counterpart is the right one, in both directions."""
    similarity = divide_by_neighbours(source @ target.T) if margin else source @ target.T
    right = np.arange(len(source))
    return float((similarity.argmax(1) == right).mean()), float((similarity.argmax(0) == right).mean())


def divide_by_neighbours(similarity: Vectors) -> Vectors:
    """Return cosines over the mean of those to both sides' four nearest."""
    near_rows = np.sort(similarity, axis=1)[:, -N_NEIGHBOURS:].mean(axis=1, keepdims=True)
    near_columns = np.sort(similarity, axis=0)[-N_NEIGHBOURS:].mean(axis=0, keepdims=True)
    margins: Vectors = similarity / ((near_rows + near_columns) / 2)
    return margins


def show_share_found(source: Vectors, target: Vectors, *, margin: bool = False) -> str:
    """Return :func:`share_found` as text."""
    return " / ".join(f"{share:.3f}" for share in share_found(source, target, margin=margin))


def read_uncut() -> Encode:
    """Return the un-cut original, through sentence-transformers."""
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(reference_folder()), device="cpu", local_files_only=True)

    def encode(texts: Sequence[str], _: Language) -> Vectors:
        return np.asarray(original.encode([PREFIX + text for text in texts], normalize_embeddings=True))

    return encode


def load_threaded(name: str, threads: int) -> Encoder:
    """Load an embedded encoder that uses so many threads."""
    entry = show_model(name)
    return (load_joint if entry.backend == "joint" else load_onnx)(models_folder() / entry.source, threads)


def measure_accuracy(candidates: Mapping[str, Encode], sets: Mapping[str, Pairs]) -> None:
    """Print P@1 of every candidate on every set, with and without margin."""
    rows = []
    for title, pairs in sets.items():
        for name, encode in candidates.items():
            both = [encode(pairs[language], language) for language in LANGUAGES]
            size = f"{title}, {len(pairs['ru'])}"
            rows.append((size, name, show_share_found(*both), show_share_found(*both, margin=True)))
    print_table(("P@1, ru→en / en→ru", "encoder", "cosine", "margin"), rows)


def list_misses(encode: Encode, pairs: Pairs) -> None:
    """Print, for each sentence that finds another's counterpart: it, its own counterpart, and what was found."""
    both = {language: encode(pairs[language], language) for language in LANGUAGES}
    for asked, answering in (LANGUAGES, LANGUAGES[::-1]):
        similarity = divide_by_neighbours(both[asked] @ both[answering].T)
        found = similarity.argmax(axis=1)
        wrong = np.flatnonzero(found != np.arange(len(found)))
        print(f"\n{asked}→{answering}: {len(wrong)} of {len(found)} missed\n")
        for row in wrong:
            print(
                *(pairs[answering][index] for index in (row, found[row])), sep=" ≠ ", end=f"  ← {pairs[asked][row]}\n"
            )


def measure_speed(texts: Sequence[str], uncut: Encode) -> None:
    """Print sentences per second of every encoder, as a ratio to the un-cut original on as many threads."""
    import torch

    rows: dict[str, list[str]] = {name: [] for name in (UNCUT, *EMBEDDED)}
    for threads in (1, 2):
        torch.set_num_threads(threads)
        runs: dict[str, Callable[[], object]] = {UNCUT: lambda: uncut(texts, "en")}
        for name in EMBEDDED:
            encoder = load_threaded(name, threads)
            runs[name] = lambda encoder=encoder: encoder.encode(texts)
        seconds = time_best(runs)
        for name in rows:
            ratio = seconds[UNCUT] / seconds[name]
            rows[name] += [f"{len(texts) / seconds[name]:.0f}", f"{ratio:.1f}"]
    header = ("sentences/s", "1 thread", "ratio", "2 threads", "ratio")
    print_table(header, [(name, *figures) for name, figures in rows.items()])


def measure_alone(texts: Sequence[str]) -> None:
    """Print what loading and using each embedded encoder takes in a process of its own."""
    rows = []
    for name in EMBEDDED:
        best = min(_run_alone(name, texts) for _ in range(3))
        size = sum(_folder_size(folder) for folder in _folders(name))
        rows.append((name, f"{best[1]:.2f}", f"{best[0]:.2f}", f"{best[2]:.0f}", f"{size / 1e6:.1f}"))
    print_table(("in a process of its own", "load, s", "imports, s", "peak memory, MB", "bytes, MB"), rows)
    total = sum(_folder_size(folder) for folder in models_folder().iterdir() if (folder / "config.json").is_file())
    print(f"all embedded models together: {total / 1e6:.1f} MB\n")


def _run_alone(name: str, texts: Sequence[str]) -> tuple[float, ...]:
    command = [sys.executable, "-c", ALONE, name]
    done = subprocess.run(command, input="\n".join(texts), capture_output=True, check=True, text=True, cwd=ROOT)
    return tuple(map(float, done.stdout.split()))


def _folders(name: str) -> list[Path]:
    entry = show_model(name)
    folder = models_folder() / entry.source
    if entry.backend != "joint":
        return [folder]
    from bilingual.encode.joint import read_parts

    return [folder, *(models_folder() / find_entry(part).source for part in read_parts(folder)[1])]


def _folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def measure_words(name: str) -> None:
    """Print how well mutual best matches of word vectors find the gold alignment of content words."""
    encoder = load_encoder(name)
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
    recall, precision = n_found / n_gold, n_found / n_proposed
    print(f"word alignment, PUD, mutual argmax, {name}: recall {recall:.3f}, precision {precision:.3f}")


def main() -> None:
    """Print all figures of the model cards, or the misses of the default encoder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what the default misses of Tatoeba, to read")
    if parser.parse_args().misses:
        list_misses(load_encoder(DEFAULT).encode, read_pairs("tatoeba.jsonl"))
        return
    print_machine()
    sets = {
        "Tatoeba": read_pairs("tatoeba.jsonl"),
        "wmt21 documents": read_documents("wmt21.ru-en.jsonl"),
        "quoted spans": read_quotations(),
    }
    uncut = read_uncut()
    candidates: dict[str, Encode] = {UNCUT: uncut}
    for name in EMBEDDED:
        candidates[name] = load_encoder(name).encode
    measure_accuracy(candidates, sets)
    timed = list(chain.from_iterable(sets["wmt21 documents"][language][:N_TIMED] for language in LANGUAGES))
    measure_speed(timed, uncut)
    measure_alone(timed)
    for name in (DEFAULT, "fast"):
        measure_words(name)


if __name__ == "__main__":
    main()
