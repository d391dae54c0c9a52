"""Ways to multiply the transformer's weights, and what its cut vocabulary loses: ``python -m benchmarks.arithmetic``.

Everything is measured in one run, because these machines are noisy: of speeds, only ratios count. Needs the extra
``test`` and ``../shared/data``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.pairs import LANGUAGES, read_pairs
from benchmarks.reference import PART, ROOT, reference_folder
from benchmarks.tables import print_machine, print_table, show_cosines, time_best
from bilingual.encode import Embedding, Vectors
from bilingual.encode.onnx import load_onnx

sys.path.insert(0, str(ROOT / "models" / "recipes"))
from e5_small_ru_en import LAYERS, PREFIX, read_checkpoint
from graph import build_graph
from projections import PROJECTIONS
from vocabulary import choose_pieces, read_tokenizer

VOCABULARY_SETS = ("wmt21.en-ru.jsonl", "wmt22.en-ru.jsonl", "mlqe-train.jsonl", "xquad-paragraphs.jsonl")
N_TIMED = 100  # sentences of each language


def write_variant(folder: Path, model: bytes) -> Path:
    """Write the embedded model without centres and with another network into ``folder``."""
    config = json.loads((PART / "config.json").read_text(encoding="utf-8"))
    config["sha256"]["model.onnx"] = sha256(model).hexdigest()
    config["means"] = {"sentence": {}, "words": {}}
    (folder / "model.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_bytes((PART / "tokenizer.json").read_bytes())
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def stack_words(embeddings: Sequence[Embedding]) -> Vectors:
    """Return the word vectors of all texts in one table."""
    return np.concatenate([embedding.vectors for embedding in embeddings])


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


def main() -> None:
    """Print size, speed and agreement of the same weights under each way to multiply.

    Agreement is the mean cosine and the least: of sentences to sentence-transformers with the same layers, of words to
    float32.
    """
    from sentence_transformers import SentenceTransformer

    print_machine()
    news = read_pairs("wmt22.en-ru.jsonl")
    texts = list(chain.from_iterable(news[language][:N_TIMED] for language in LANGUAGES))
    original = SentenceTransformer(str(reference_folder(cut=True)), device="cpu", local_files_only=True)
    whole = np.asarray(original.encode([PREFIX + text for text in texts], normalize_embeddings=True))
    checkpoint = read_checkpoint()
    kept = choose_pieces(read_tokenizer())
    measure_vocabulary(kept.tolist())
    words = checkpoint.matrices["emb.word"].rows(kept)
    cut = replace(checkpoint, matrices={**checkpoint.matrices, "emb.word": words})
    with ExitStack() as stack:
        folders = {}
        for name, project in PROJECTIONS.items():
            network = build_graph(cut, LAYERS, project).SerializeToString(deterministic=True)
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


if __name__ == "__main__":
    main()
