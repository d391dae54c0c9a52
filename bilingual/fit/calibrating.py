"""Calibrates any model on parallel pairs: everything is fitted on one half of them and measured on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bilingual.calibration import COMMON, Calibration
from bilingual.datatypes import Language
from bilingual.encode import Encoder, load_encoder
from bilingual.encode.calibrations import calibration_path, default_calibration, network_name, save_calibration
from bilingual.encode.entries import DEFAULT, ModelEntry
from bilingual.encode.registry import find_entry, show_model
from bilingual.errors import InputError, ModelError
from bilingual.fit.beads import fit_pairs
from bilingual.fit.embedder import Embedder, Progress
from bilingual.fit.linking import FITTED_ON, LinkFigures, fit_linking, measure_linking
from bilingual.fit.mixed import Mixed, QuotedPair, mixed_set
from bilingual.fit.scales import fit_scales
from bilingual.fit.scoring import LossFigures, damaged_texts, fit_losses, fit_lost, measure_losses
from bilingual.read.parallel import Pair, read_pairs
from bilingual.words import fold

__all__ = ["FEWEST", "Calibrated", "calibrate"]

FEWEST = 400
"""Pairs below which one faithful sentence in five hundred cannot be told, on half of them."""

MOST = 1000
"""Pairs that are used: a slow model takes minutes for them, and more change little."""

ARTICLE = 12
"""Neighbouring pairs that are taken for an article: files of pairs keep the order of their documents."""

_SEED = 1


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibration, where it is kept, and what it is worth on the half that nothing was fitted on."""

    calibration: Calibration
    path: Path
    links: LinkFigures
    losses: LossFigures


def calibrate(model: str, memory: Path, progress: Progress = lambda *_: None) -> Calibrated:
    """Fit and save the calibration of ``model`` (a registry name, a hub id or a folder) on the pairs in ``memory``.

    The pairs must be faithful translations, in the order of their documents as far as they have one. Raises InputError
    for a file that cannot be read or is too small, ModelError for a model that cannot be loaded or that does not tell
    translations from other sentences.
    """
    entry = find_entry(model)
    articles = _cut_articles(read_pairs(memory))
    fitted, measured = _halves(articles)
    pairs = [pair for article in fitted for pair in article]
    held_out = [pair for article in measured for pair in article]
    encoder, centres = _load(entry, model, pairs)
    embed = Embedder(encoder, progress)
    is_embedded = entry.name == show_model(DEFAULT).name
    progress("embedding", 0, 1)
    _embed_all(embed, [*pairs, *held_out])
    try:
        scales = (COMMON, COMMON) if is_embedded else fit_scales(pairs, embed, Embedder(load_encoder(), progress))
    except ModelError as error:
        raise ModelError(f"{entry.name}: {error}") from error
    words, sentences = scales
    documents, others = _mix(fitted), _mix(measured)
    embed.segments([segment for mixed in (*documents, *others) for segment in mixed.segments])
    progress("fitting", 0, 1)
    try:
        omission, addition = fit_losses(pairs, embed, words)
        known = replace(default_calibration(), model=network_name(encoder.name), words=words, sentences=sentences)
        linking = fit_linking(documents, embed, known)
    except ValueError as error:
        raise InputError(
            f"{memory}: its pairs give nothing to learn from ({error}); they must be sentences of running text"
        ) from error
    calibration = Calibration(
        model=network_name(encoder.name),
        origin=f"bilingual models calibrate on {len(pairs)} pairs of {memory.name}",
        linking=linking,
        pairs=default_calibration().pairs,
        lost=fit_lost(pairs, embed, words),
        omission=omission,
        addition=addition,
        # From what the rules found, which is no matter of the model, and a shortfall on the common scale.
        distortion=default_calibration().distortion,
        words=words,
        sentences=sentences,
        centres=centres,
    )
    calibration = replace(calibration, pairs=fit_pairs(_quoted(fitted), embed, calibration, progress))
    progress("measuring", 0, 1)
    links = measure_linking(others, embed, calibration)
    losses = measure_losses(held_out, embed, calibration)
    path = calibration_path(entry)
    save_calibration(path, calibration)
    return Calibrated(calibration, path, links, losses)


def _cut_articles(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return runs of :data:`ARTICLE` neighbouring pairs, evenly chosen from the file where it has more than enough."""
    if len(pairs) < FEWEST:
        raise InputError(f"{len(pairs)} pairs are too few to calibrate on; {FEWEST} are the least")
    articles = [list(pairs[start : start + ARTICLE]) for start in range(0, len(pairs), ARTICLE)]
    step = max(1.0, len(pairs) / MOST)
    return [articles[int(k * step)] for k in range(int(len(articles) / step))]


def _halves(articles: Sequence[Sequence[Pair]]) -> tuple[list[list[Pair]], list[list[Pair]]]:
    """Return every second article to fit on, and the others to measure on, without the sentences of the first."""
    fitted = [list(article) for article in articles[::2]]
    known = {fold(text) for article in fitted for pair in article for text in (pair.ru, pair.en)}
    measured = [
        [pair for pair in article if fold(pair.ru) not in known and fold(pair.en) not in known]
        for article in articles[1::2]
    ]
    return fitted, measured


def _mix(articles: Sequence[Sequence[Pair]]) -> list[Mixed]:
    return [mixed for variant in FITTED_ON for mixed in mixed_set(_quoted(articles), _SEED, variant)]


def _quoted(articles: Sequence[Sequence[Pair]]) -> list[list[QuotedPair]]:
    return [[QuotedPair(pair.ru, pair.en) for pair in article] for article in articles]


def _load(
    entry: ModelEntry, model: str, pairs: Sequence[Pair]
) -> tuple[Encoder, dict[str, dict[str, tuple[float, ...]]]]:
    """Return the encoder, centred on the pairs, and those centres; an embedded model keeps its own."""
    if entry.is_embedded:
        return load_encoder(model), {}
    from bilingual.encode.sentence_transformers import load_centred

    return load_centred(entry, {"ru": [pair.ru for pair in pairs], "en": [pair.en for pair in pairs]})


def _embed_all(embed: Embedder, pairs: Sequence[Pair]) -> None:
    """Embed the pairs, whole and damaged, in few long runs, so that progress can be told."""
    broken = list(damaged_texts(pairs))
    texts: dict[Language, list[str]] = {"ru": [pair.ru for pair in pairs], "en": [pair.en for pair in pairs]}
    for language, some in texts.items():
        embed([*some, *(text for text, own in broken if own == language)], language)
