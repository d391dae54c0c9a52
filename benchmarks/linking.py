"""Linking in mixed documents: measures it, and fits its weights for the calibration of an embedded model.

::

    python -m benchmarks.linking              # what `bilingual evaluate linking` prints for the reporting half
    python -m benchmarks.linking fit          # writes "linking" into the model's calibration.json
    python -m benchmarks.linking speed        # 300 posts and 3,000 report sentences, after their vectors

Fitted on every second article of wmt21 and wmt22; measured on the others.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.mixed_documents import read_articles
from benchmarks.tables import print_machine
from bilingual.align.statements import link_statements
from bilingual.calibration import Calibration
from bilingual.datatypes import Document, Segment, Span, Statement
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import default_calibration, embedded_path, load_calibration, save_calibration
from bilingual.encode.registry import show_model
from bilingual.evaluate.linking import evaluate_linking
from bilingual.evaluate.result import hash_data
from bilingual.fit.embedder import Embedder
from bilingual.fit.linking import FITTED_ON, fit_linking
from bilingual.fit.mixed import QuotedPair, mixed_set
from bilingual.settings import AlignSettings

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
FILES = ("documents/wmt21.ru-en.jsonl", "documents/wmt22.ru-en.jsonl", "quotes/statements-silver.jsonl")
SEED = 2
N_POSTS, N_REPORTS = 300, 3_000


def measure_speed(articles: Sequence[Sequence[QuotedPair]], embed: Embedder, calibration: Calibration) -> None:
    """Print the time of linking the Russian sentences of some pairs with the English of all, repeated to the number."""
    pairs = [pair for article in articles for pair in article]
    texts = [(pairs[k % len(pairs)].ru, True) for k in range(N_POSTS)]
    texts += [(pairs[k % len(pairs)].en, False) for k in range(N_REPORTS)]
    whole, segments, statements = "", [], []
    for k, (text, is_post) in enumerate(texts):
        span = Span(len(whole), len(whole) + len(text))
        kind = "tweet" if is_post else "body"
        segments.append(Segment(f"d1.s{k + 1}", "d1", span, text, "ru" if is_post else "en", kind))
        if is_post:
            name = f"d1.q{k + 1}"
            statements.append(Statement(name, "d1", "ru", "original", "tweet", (span,), (segments[-1].id,)))
        whole += text + "\n\n"
    embeddings = embed.segments(segments)
    seconds = []
    for _ in range(3):
        started = time.process_time()
        matches = link_statements(
            (Document(whole, ()),), segments, statements, embeddings, AlignSettings(), calibration
        )
        seconds.append(time.process_time() - started)
    print(f"{N_POSTS} posts, {N_REPORTS} sentences, {len(matches)} links: {min(seconds):.2f} s of processor time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="?", choices=("measure", "fit", "speed"), default="measure")
    parser.add_argument("--model", default="default")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model)
    entry = show_model(arguments.model)
    calibration = load_calibration(entry) or default_calibration()
    articles = [*read_articles(DATA, "wmt21"), *read_articles(DATA, "wmt22")]
    if arguments.command == "fit":
        documents = [mixed for variant in FITTED_ON for mixed in mixed_set(articles[::2], SEED, variant)]
        linking = fit_linking(documents, Embedder(encoder), calibration)
        save_calibration(embedded_path(entry), replace(calibration, linking=linking))
        return
    print_machine()
    if arguments.command == "speed":
        measure_speed(articles, Embedder(encoder), calibration)
        return
    data = hash_data([(DATA / name).read_bytes() for name in FILES])
    print(evaluate_linking(articles[1::2], encoder, calibration, data=data, half="check").to_text())


if __name__ == "__main__":
    main()
