"""Links in mixed documents, measured on real translations; and the fit of the linking weights.

::

    python -m benchmarks.linking              # beside a simple baseline
    python -m benchmarks.linking fit          # writes the linking weights into the model's calibration.json

Fitted on wmt22; measured on every second document of wmt21, which nothing was fitted on.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.mixed_documents import read_articles
from bilingual.align.statements import link_statements
from bilingual.datatypes import Match
from bilingual.encode import Embedding, load_encoder
from bilingual.encode.calibrations import default_calibration, embedded_path, save_calibration
from bilingual.encode.registry import show_model
from bilingual.fit.embedder import Embedder
from bilingual.fit.linking import fit_linking
from bilingual.fit.mixed import Mixed, Variant, mixed_set
from bilingual.settings import AlignSettings

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
FIT_SEEDS, TEST_SEEDS = (0, 1, 2), (11, 12, 13)
VARIANTS: tuple[Variant, ...] = ("plain", "split", "merged")
BASELINE_THRESHOLD = 0.45  # of the sentence cosine; the best of .05 steps on the fitting documents


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


# Mixed documents


def measure_mixed(variant: Variant, documents: Sequence[Mixed], embed: Embedder) -> None:
    seconds = 0.0
    ours, baseline = [], []
    for mixed in documents:
        embeddings = embed.segments(mixed.segments)
        started = time.perf_counter()
        matches = link_statements(
            (mixed.document,), mixed.segments, mixed.statements, embeddings, AlignSettings(), default_calibration()
        )
        seconds += time.perf_counter() - started
        ours.append({(one, other): match for match in matches for one in match.source for other in match.target})
        baseline.append(_mutual_best(mixed, embeddings))
    print(
        f"mixed documents, {variant}: {len(documents)}, {sum(len(m.posts) for m in documents)} posts, "
        f"{1000 * seconds / len(documents):.0f} ms of linking each"
    )
    for name, links in (("links", ours), ("sentence cosine, mutual best", baseline)):
        for what in ("all", "fragments") if variant == "plain" else ("all", "two for one"):
            _print_mixed(name, what, documents, links)
    if variant == "plain":
        _print_spans(documents, ours)


def _mutual_best(mixed: Mixed, embeddings: Mapping[str, Embedding]) -> dict[tuple[str, str], None]:
    posts = list(mixed.posts)
    report = [segment.id for segment in mixed.segments if segment.id not in set(posts)]
    cosines = np.stack([embeddings[k].sentence for k in posts]) @ np.stack([embeddings[k].sentence for k in report]).T
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return {
        (posts[i], report[j]): None for i, j in enumerate(best) if back[j] == i and cosines[i, j] >= BASELINE_THRESHOLD
    }


def _print_mixed(
    name: str, what: str, documents: Sequence[Mixed], links: Sequence[Mapping[tuple[str, str], Match | None]]
) -> None:
    right = found = wanted = nulls = kept = 0
    for mixed, linked in zip(documents, links, strict=True):
        posts = {post for post in mixed.posts if _is_meant(what, post, mixed)}
        gold = {(post, report) for post in posts for report in mixed.gold.get(post, ())}
        mine = {pair for pair in linked if pair[0] in posts}
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
        free = posts - set(mixed.gold)
        nulls, kept = nulls + len(free), kept + len(free - {pair[0] for pair in mine})
    precision, recall, score = f1(right, found, wanted)
    null_recall = f"  null recall {kept / nulls:.3f}" if nulls else ""
    print(f"  {name:30} {what:12} P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}{null_recall}")


def _is_meant(what: str, post: str, mixed: Mixed) -> bool:
    if what == "fragments":
        return post in mixed.fragments
    if what == "two for one":
        reports = mixed.gold.get(post, ())
        return len(reports) == 2 or any(other != post and mixed.gold[other] == reports for other in mixed.gold)
    return True


def _print_spans(documents: Sequence[Mixed], links: Sequence[Mapping[tuple[str, str], Match | None]]) -> None:
    """Print how often a link to a quoted part points at it: overlap over union of the spans at least a half."""
    hits = known = 0
    for mixed, linked in zip(documents, links, strict=True):
        for post, part in mixed.parts.items():
            match = linked.get((post, mixed.gold[post][0]))
            if match is None:
                continue
            span = match.target_spans[0].span
            overlap = max(0, min(span.stop, part.stop) - max(span.start, part.start))
            known += 1
            hits += overlap * 2 >= len(span) + len(part) - overlap
    print(f"  span of a linked quotation right {hits}/{known}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="?", choices=("measure", "fit"), default="measure")
    parser.add_argument("--model", default="default")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model)
    embed = Embedder(encoder)
    if arguments.command == "fit":
        articles = read_articles(DATA, "wmt22")
        documents = [mixed for seed in FIT_SEEDS for mixed in mixed_set(articles, seed) if mixed.statements]
        linking = fit_linking(documents, embed, default_calibration())
        path = embedded_path(show_model(arguments.model))
        save_calibration(path, replace(default_calibration(), model=encoder.name, linking=linking))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {arguments.model}")
    articles = read_articles(DATA, "wmt21")[::2]
    for variant in VARIANTS:
        held_out = [mixed for seed in TEST_SEEDS for mixed in mixed_set(articles, seed, variant) if mixed.statements]
        measure_mixed(variant, held_out, embed)


if __name__ == "__main__":
    main()
