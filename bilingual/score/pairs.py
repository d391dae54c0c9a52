"""Scores for plain pairs of sentences: the probability that something was left out, added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilingual.calibration import Calibration
from bilingual.datatypes import Language
from bilingual.encode import Embedding, Encoder, load_encoder
from bilingual.encode.calibrations import default_calibration, find_calibration
from bilingual.errors import InputError
from bilingual.language import identify
from bilingual.score import Difference, Side
from bilingual.score.coverage import WELL_COVERED, Covered, content_words, cover, find_uncovered
from bilingual.score.fitted import Sensitivity, load_fitted
from bilingual.score.holes import CONFIDENCE, find_left_out
from bilingual.score.judge import WHOLE_CHECKS, judge
from bilingual.score.tagged import log_odds
from bilingual.score.tagger import Tags, load_tagger

__all__ = ["PairScore", "describe_pair", "embed_pairs", "score_pairs", "score_sides", "tag_sides"]

_AT_ONCE = 1024
"""Pairs whose vectors are held together: 60 MB of them at 20 words a side."""

SCORER_ENCODER = "e5-small-ru-en"
"""Name of the encoder whose word vectors the scorer reads."""


@dataclass(frozen=True, slots=True)
class PairScore:
    """``omission``, ``addition``, ``distortion``: calibrated probabilities in [0, 1] of at least one such error.

    ``coverage`` and ``fidelity`` in [0, 1] and the findings as :func:`bilingual.score.judge.judge` gives them, spans
    relative to the two texts.
    """

    omission: float
    addition: float
    distortion: float
    coverage: float
    fidelity: float
    findings: tuple[Difference, ...]


def score_pairs(
    pairs: Sequence[tuple[str, str]], *, model: str = "default", sensitivity: Sensitivity = "normal"
) -> list[PairScore]:
    """Score (source, target) pairs: an original and its translation, one Russian and one English, in either direction.

    ``sensitivity`` decides which findings are reported; the probabilities do not depend on it.

    Raises InputError for a pair whose two texts are not one Russian and one English, ModelError for a model that cannot
    be loaded or is not calibrated.
    """
    encoder = load_encoder(model)
    calibration = find_calibration(model, encoder.name)
    languages = [_languages(source, target, number) for number, (source, target) in enumerate(pairs, start=1)]
    scores: list[PairScore] = []
    for start in range(0, len(pairs), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        sides = embed_pairs(pairs[some], encoder, calibration, languages[some])
        tags = tag_sides(sides, encoder)
        scores += [score_sides(*pair, calibration, own, sensitivity) for pair, own in zip(sides, tags, strict=True)]
    return scores


def tag_sides(sides: Sequence[tuple[Side, Side]], encoder: Encoder, threads: int = 0) -> list[Tags | None]:
    """Return what the trained scorer says of each pair; it reads the embedded encoder's vectors in any case.

    ``threads`` 0 means one per processor. Raises ModelError when the scorer is missing or damaged.
    """
    tagger = load_tagger(threads)
    return tagger.tag(sides if tagger.reads(encoder.name) else read_again(sides))


def read_again(sides: Sequence[tuple[Side, Side]]) -> list[tuple[Side, Side]]:
    """Return the pairs with the word vectors of the encoder that the scorer was trained on."""
    pairs = [(source.text, target.text) for source, target in sides]
    languages = [(source.language, target.language) for source, target in sides]
    return embed_pairs(pairs, load_encoder(SCORER_ENCODER), default_calibration(), languages)


def embed_pairs(
    pairs: Sequence[tuple[str, str]],
    encoder: Encoder,
    calibration: Calibration,
    languages: Sequence[tuple[Language, Language] | None] | None = None,
) -> list[tuple[Side, Side]]:
    """Return both sides of each pair with the word vectors of ``encoder``, each text embedded once.

    ``languages`` are those of each pair's two texts; None where they are to be found out. Raises InputError for a pair
    whose two texts are not one Russian and one English.
    """
    both = [
        known or _languages(source, target, number)
        for number, ((source, target), known) in enumerate(
            zip(pairs, languages or [None] * len(pairs), strict=True), start=1
        )
    ]
    vectors: dict[tuple[str, Language], Embedding] = {}
    for language in ("ru", "en"):
        texts = dict.fromkeys(
            text
            for pair, sides in zip(pairs, both, strict=True)
            for text, own in zip(pair, sides, strict=True)
            if own == language
        )
        vectors |= {
            (text, language): found for text, found in zip(texts, encoder.embed([*texts], language), strict=True)
        }

    def side(text: str, language: Language) -> Side:
        found = vectors[text, language]
        return Side(text, language, found.words, found.vectors, calibration.words)

    return [
        (side(source, one), side(target, other)) for (source, target), (one, other) in zip(pairs, both, strict=True)
    ]


def score_sides(
    source: Side,
    target: Side,
    calibration: Calibration,
    tags: Tags | None = None,
    sensitivity: Sensitivity = "normal",
) -> PairScore:
    """Return the score of one pair, given with its word vectors and with what the trained scorer says of it."""
    judgement = judge(source, target, calibration=calibration, tags=tags, sensitivity=sensitivity)
    if tags is None:
        lost, added, changed = describe_pair(source, target)
        omission = calibration.omission.probability(lost)
        addition = calibration.addition.probability(added)
        distortion = calibration.distortion.probability(changed)
    else:
        by_rule = float(any(found.category == "accuracy/mistranslation" for found in judgement.differences))
        fitted = load_fitted()
        omission = fitted.omission.probability([log_odds(tags.omission)])
        if find_left_out(source, target, tags.source, ()) is not None:
            omission = max(omission, CONFIDENCE)
        addition = fitted.addition.probability([log_odds(tags.addition)])
        distortion = fitted.distortion.probability([log_odds(tags.distortion), by_rule])
    return PairScore(omission, addition, distortion, judgement.coverage, judgement.fidelity, judgement.differences)


def describe_pair(source: Side, target: Side) -> tuple[list[float], list[float], list[float]]:
    """Return the features of the omission, addition and distortion probabilities, as they were fitted.

    A side is described by the worst and the mean shortfall of a content word, its deepest stretch, the mean shortfall
    of the other side and the lost numbers; a distortion by the subtypes the rules found.
    """
    checks = [check(source, target) for check in WHOLE_CHECKS]
    found = [difference for check in checks for difference in check.differences]
    covered = cover(source, target, [span for check in checks for span in check.source])
    answered = cover(target, source, [span for check in checks for span in check.target])
    left, right = _gaps(source, covered), _gaps(target, answered)
    deepest_left = max((item.shortfall for item in find_uncovered(source, covered, target, answered)), default=0.0)
    deepest_right = max((item.shortfall for item in find_uncovered(target, answered, source, covered)), default=0.0)
    n_lost = float(sum(item.category == "accuracy/omission" for item in found))
    n_added = float(sum(item.category == "accuracy/addition" for item in found))
    subtypes = ("number", "name", "negation", "connective", "other")
    changed = [
        float(any(item.subtype == subtype and item.source and item.target for item in found)) for subtype in subtypes
    ]
    return (
        [*left, deepest_left, right[1], n_lost],
        [*right, deepest_right, left[1], n_added],
        [*changed, left[1] + right[1]],
    )


def _gaps(side: Side, covered: Covered) -> tuple[float, float]:
    """Return the worst and the mean shortfall of a content word, each at least 0."""
    short = [max(0.0, WELL_COVERED - float(covered[i])) for i in content_words(side)]
    return (max(short), sum(short) / len(short)) if short else (0.0, 0.0)


def _languages(source: str, target: str, number: int) -> tuple[Language, Language]:
    languages = identify(source), identify(target)
    if set(languages) != {"ru", "en"}:
        raise InputError(f"pair {number}: its texts are in {' and '.join(languages)}; it needs one in ru and one in en")
    return languages
