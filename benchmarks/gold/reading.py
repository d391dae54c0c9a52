"""Pairs with all that a fit needs to know of them: vectors, what the trained scorer says, what the rules found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilingual.calibration import Logistic
from bilingual.datatypes import Language, Span
from bilingual.encode import load_encoder
from bilingual.encode.calibrations import default_calibration
from bilingual.score import Difference, Side
from bilingual.score.denials import find_denial
from bilingual.score.judge import WHOLE_CHECKS
from bilingual.score.pairs import embed_pairs, tag_sides
from bilingual.score.tagged import log_odds
from bilingual.score.tagger import Tags
from bilingual.score.weighed import believe, find_change

__all__ = ["RU_EN", "Read", "accounted", "borne_out", "read_pairs"]

RU_EN: tuple[Language, Language] = ("ru", "en")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A pair with its vectors, what the scorer says of it, and what the rules found.

    ``denial`` is what :func:`bilingual.score.denials.find_denial` says, which counts where the rules found no negation.
    """

    source: Side
    target: Side
    tags: Tags
    found: tuple[Difference, ...]
    denial: tuple[Difference, float] | None
    accounted: tuple[tuple[Span, ...], tuple[Span, ...]]


def read_pairs(pairs: Sequence[tuple[str, str]], languages: Sequence[tuple[str, str] | None]) -> list[Read | None]:
    """Return the pairs as the scorer reads them; None for one it cannot read."""
    encoder = load_encoder()
    sides = embed_pairs(pairs, encoder, default_calibration(), languages)
    return [
        None if tags is None else _read(source, target, tags)
        for (source, target), tags in zip(sides, tag_sides(sides, encoder), strict=True)
    ]


def _read(source: Side, target: Side, tags: Tags) -> Read:
    checks = [check(source, target) for check in WHOLE_CHECKS]
    found = tuple(item for check in checks for item in check.differences)
    accounted = tuple(span for check in checks for span in check.source), tuple(s for c in checks for s in c.target)
    return Read(source, target, tags, found, find_denial(source, target, tags), accounted)


def accounted(item: Read, rules: Mapping[str, Logistic]) -> tuple[list[Span], list[Span]]:
    """Return the spans of both sides that rules account for, without findings the scorer does not bear out."""
    kept = borne_out(item, rules)
    return (
        [*item.accounted[0], *(span for found in kept for span in found.source)],
        [*item.accounted[1], *(span for found in kept for span in found.target)],
    )


def borne_out(item: Read, rules: Mapping[str, Logistic]) -> list[Difference]:
    """Return the findings of a pair that are more likely right than not."""
    kept = [found for found in item.found if _confidence(found, item, rules) >= 0.5]
    is_denied = any(found.subtype == "negation" for found in item.found)
    if item.denial and not is_denied and rules["denial"].probability([log_odds(item.denial[1])]) >= 0.5:
        kept.append(item.denial[0])
    return kept


def _confidence(found: Difference, item: Read, rules: Mapping[str, Logistic]) -> float:
    """Return the confidence of what a rule found, by what was fitted for its subtype, if anything was."""
    rule = rules.get(found.subtype or "")
    if rule is None or found.is_settled:
        return found.confidence
    return believe(found, find_change(found, item.source, item.target, item.tags), rule)
