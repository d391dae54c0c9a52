"""Does every post in an article find the sentence that reports it, and stay alone when there is none?

Mixed documents (:mod:`bilingual.fit.mixed`) are given to :meth:`bilingual.Aligner.align` as plain text, so that finding
the posts is part of the task. A link says that a sentence of a post and one of the article belong together when half of
the shorter of place and sentence is common, on both sides. Precision, recall and F1 are over such pairs, null precision
and recall over sentences of posts without any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual.align.statements import link_statements
from bilingual.calibration import Calibration
from bilingual.datatypes import Language, Location, Match, Report, Segment, Span
from bilingual.encode import Embedding, Encoder, Vectors
from bilingual.errors import InputError
from bilingual.evaluate.bootstrap import estimate
from bilingual.evaluate.linking_baselines import Pairs, match_hungarian, match_mutual
from bilingual.evaluate.result import Figure, Result, Signature
from bilingual.fit.embedder import Embedder
from bilingual.fit.mixed import VARIANTS, Mixed, QuotedPair, Variant, mixed_set
from bilingual.pipeline import Aligner
from bilingual.settings import AlignSettings, Settings

__all__ = ["METRICS", "Found", "compute_metrics", "count_links", "evaluate_linking"]

METRICS = ("P", "R", "F1", "null P", "null R", "span", "ECE")

N_BINS = 10
"""Equal bins of confidence (Naeini et al., 2015)."""

THRESHOLDS = tuple(round(0.2 + 0.05 * k, 2) for k in range(9))
"""Of the baselines; each set gets the one that is best on that very set, which is in their favour."""

_OVERLAP = 0.5

_OTHER: Mapping[Language, Language] = {"ru": "en", "en": "ru"}

Row = NDArray[np.float64]
Found = Mapping[tuple[str, str], tuple[float, Span | None]]
"""Linked segments, post and report, with the confidence and, where it is known, the place in the report."""


class _Memory:
    """An encoder that reads every text once."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self._embed = Embedder(encoder)

    def embed(self, texts: Sequence[str], language: Language | None = None) -> list[Embedding]:
        """Return sentence and word vectors; the language must be known."""
        if language is None:
            raise ValueError("the language of texts to remember must be known")
        return self._embed(texts, language)

    def encode(self, texts: Sequence[str], language: Language | None = None) -> Vectors:
        """Return sentence vectors."""
        return np.stack([item.sentence for item in self.embed(texts, language)])


@dataclass(frozen=True, slots=True)
class _Case:
    """A mixed document and the cosines of its posts (rows) with the sentences of the article."""

    mixed: Mixed
    original: Language
    reports: tuple[str, ...]
    cosines: Vectors

    def name(self, pairs: Pairs) -> Found:
        """Return pairs of numbers as links, whose confidence is none."""
        return {(self.mixed.posts[i], self.reports[j]): (0.0, None) for i, j in pairs}


def evaluate_linking(
    articles: Sequence[Sequence[QuotedPair]],
    encoder: Encoder,
    calibration: Calibration,
    *,
    data: str,
    variants: Sequence[Variant] = VARIANTS,
    half: str = "all",
    n_times: int = 1,
    seed: int = 1,
) -> Result:
    """Measure linking in mixed documents made from ``articles``, each of the variants in both directions.

    Beside ``bilingual``: the linker alone, told what was posted; and sentence vectors, by mutual best match and by the
    Hungarian method. ``data`` is the sha256 of the files, ``n_times`` how often each article is mixed anew. Intervals
    are by the bootstrap over documents. Raises InputError when there is nothing to post.
    """
    memory = _Memory(encoder)
    figures: list[Figure] = []
    curve = np.zeros((N_BINS, 3))
    for variant in variants:
        cases = [
            _build_case(mixed, memory) for draw in range(n_times) for mixed in mixed_set(articles, seed + draw, variant)
        ]
        if not cases:
            continue
        rows = [count_links(_align(case, memory, calibration), case.mixed) for case in cases]
        n_posts = sum(len(case.mixed.posts) for case in cases)
        for original in _OTHER:
            own = [row for row, case in zip(rows, cases, strict=True) if case.original == original]
            figures += _figures(f"{variant} {original}→{_OTHER[original]}", own, METRICS, seed)
        figures += _figures(f"{variant} ({n_posts})", rows, METRICS, seed)
        alone = [count_links(_link(case, memory, calibration), case.mixed) for case in cases]
        figures += _figures(f"{variant}, linker alone", alone, METRICS, seed)
        for name, match in (("mutual best", match_mutual), ("Hungarian", match_hungarian)):
            figures += _figures(f"{variant}, {name}", _count_best(cases, match), METRICS[:5], seed)
        curve += np.sum(rows, axis=0)[-3 * N_BINS :].reshape(N_BINS, 3)
    if not figures:
        raise InputError("no sentence of the articles can be posted; there is nothing to measure")
    figures += _draw_curve(curve)
    options = (("half", half), ("times", str(n_times)))
    return Result(Signature("linking", encoder.name, data, len(articles), seed, options), tuple(figures))


def _build_case(mixed: Mixed, memory: _Memory) -> _Case:
    posts = set(mixed.posts)
    ours = [segment for segment in mixed.segments if segment.id in posts]
    theirs = [segment for segment in mixed.segments if segment.id not in posts]
    original = ours[0].language
    left = memory.encode([item.text for item in ours], original)
    if not theirs:
        return _Case(mixed, original, (), left[:, :0])
    right = memory.encode([item.text for item in theirs], _OTHER[original])
    return _Case(mixed, original, tuple(item.id for item in theirs), left @ right.T)


# What is linked


def _align(case: _Case, memory: _Memory, calibration: Calibration) -> Found:
    settings = Settings(original="ru" if case.original == "ru" else "en")
    aligner = Aligner(settings=settings, encoder=memory, calibration=calibration)
    return _read_links(aligner.align(case.mixed.document.text), case.mixed)


def _link(case: _Case, memory: _Memory, calibration: Calibration) -> Found:
    mixed = case.mixed
    embeddings: dict[str, Embedding] = {}
    for language in _OTHER:
        some = [segment for segment in mixed.segments if segment.language == language]
        vectors = memory.embed([segment.text for segment in some], language)
        embeddings |= {segment.id: item for segment, item in zip(some, vectors, strict=True)}
    matches = link_statements(
        (mixed.document,), mixed.segments, mixed.statements, embeddings, AlignSettings(), calibration
    )
    return _read_links(matches, mixed)


def _read_links(links: Report | Iterable[Match], mixed: Mixed) -> Found:
    posts = set(mixed.posts)
    ours = [segment for segment in mixed.segments if segment.id in posts]
    theirs = [segment for segment in mixed.segments if segment.id not in posts]
    found: dict[tuple[str, str], tuple[float, Span | None]] = {}
    for link in links.links if isinstance(links, Report) else links:
        for one, _ in _touched(ours, link.source_spans):
            for other, place in _touched(theirs, link.target_spans):
                found.setdefault((one, other), (link.confidence, place))
    return found


def _touched(segments: Sequence[Segment], places: Sequence[Location]) -> list[tuple[str, Span]]:
    return [
        (segment.id, place.span)
        for segment in segments
        for place in places
        if _common(segment.span, place.span) >= _OVERLAP * min(len(segment.span), len(place.span))
    ]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _count_best(cases: Sequence[_Case], match: Callable[[Vectors, float], Pairs]) -> list[Row]:
    """Return the counts of a baseline at the threshold that gives the best F1."""
    tried = [
        [count_links(case.name(match(case.cosines, threshold)), case.mixed) for case in cases]
        for threshold in THRESHOLDS
    ]
    return max(tried, key=lambda rows: compute_metrics(np.sum(rows, axis=0))[2])


# Figures


def count_links(found: Found, mixed: Mixed) -> Row:
    """Return what the figures are made of.

    The counts are of: pairs found, right, and wanted; posts without a link, without one in truth, and both; known
    places in the report, and those met (overlap over union at least a half). Then, for each of :data:`N_BINS` bins of
    confidence: pairs found, right, and the sum of their confidences.
    """
    gold = {(post, report) for post, reports in mixed.gold.items() for report in reports}
    right = gold & set(found)
    free = set(mixed.posts) - set(mixed.gold)
    alone = set(mixed.posts) - {post for post, _ in found}
    known = hits = 0
    for pair in right:
        part, (_, place) = mixed.parts.get(pair[0]), found[pair]
        if part and place:
            common = _common(part, place)
            known += 1
            hits += common * 2 >= len(part) + len(place) - common
    bins = np.zeros((N_BINS, 3))
    for pair, (confidence, _) in found.items():
        bins[min(N_BINS - 1, int(confidence * N_BINS))] += (1, pair in gold, confidence)
    counts = [len(found), len(right), len(gold), len(alone), len(free), len(alone & free), known, hits]
    return np.concatenate([np.array(counts, dtype=np.float64), bins.reshape(-1)])


def compute_metrics(totals: Row) -> Row:
    """Return METRICS of totals as :func:`count_links` gives them: (..., 8 + 3 bins) to (..., 7)."""
    found, right, wanted, alone, free, both, known, hits = np.moveaxis(totals[..., :8], -1, 0)
    precision, recall = right / np.maximum(found, 1), right / np.maximum(wanted, 1)
    f1 = 2 * right / np.maximum(found + wanted, 1)
    bins = totals[..., 8:].reshape(*totals.shape[:-1], N_BINS, 3)
    error = np.abs(bins[..., 2] - bins[..., 1]).sum(axis=-1) / np.maximum(found, 1)
    nulls = both / np.maximum(alone, 1), both / np.maximum(free, 1)
    return np.stack([precision, recall, f1, *nulls, hits / np.maximum(known, 1), error], axis=-1)


def _figures(name: str, rows: Sequence[Row], metrics: Sequence[str], seed: int) -> list[Figure]:
    if not rows:
        return []
    totals = np.sum(rows, axis=0)
    found = estimate(np.array(rows), compute_metrics, seed)
    missing = {metric for metric, n in (("null R", totals[4]), ("span", totals[6])) if not n}
    return [
        Figure(name, metric, figure)
        for metric, figure in zip(METRICS, found, strict=True)
        if metric in metrics and metric not in missing
    ]


def _draw_curve(curve: Row) -> list[Figure]:
    """Return, for each bin of confidence with links, the mean said and the share right, of all variants together."""
    figures = []
    for k, row in enumerate(curve):
        if row[0]:
            said, right = estimate(
                row[None], lambda totals: np.stack([totals[..., 2], totals[..., 1]], -1) / totals[..., :1], 0
            )
            name = f"confidence {k / N_BINS:.1f} to {(k + 1) / N_BINS:.1f} ({int(row[0])})"
            figures += [Figure(name, "said", said), Figure(name, "right", right)]
    return figures
