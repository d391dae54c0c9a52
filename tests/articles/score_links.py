"""Which links are right; `benchmarks/articles.py` says what right means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bilingual.datatypes import Span
from tests.articles.gold import Article, GoldLink
from tests.articles.scorecard import HALF, Report, Score, Sides, letters_in, quote, share, spans_of


@dataclass(frozen=True, slots=True)
class _Place:
    """A gold link as characters: its own and its zone, source side and target side."""

    gold: GoldLink
    core: Sides
    zone: Sides


def _places(article: Article) -> list[_Place]:
    cores: list[Sides] = [
        (letters_in(article.text, link.source), letters_in(article.text, link.target)) for link in article.links
    ]
    places = []
    for link, core in zip(article.links, cores, strict=True):
        zones = []
        for side, spans in enumerate((link.source, link.target)):
            claimed = frozenset[int]().union(*(other[side] for other in cores if not other[side] & core[side]))
            zones.append(letters_in(article.text, article.sentence_spans(spans)) - claimed)
        places.append(_Place(link, core, (zones[0], zones[1])))
    return places


def score_links(article: Article, report: Report, result: Score) -> dict[str, list[GoldLink]]:
    """Score the links; return by link id the gold links it finds."""
    places = _places(article)
    predicted: dict[str, Sides] = {
        link["id"]: (
            letters_in(article.text, spans_of(link["source_spans"])),
            letters_in(article.text, spans_of(link["target_spans"])),
        )
        for link in report["links"]
    }
    owners: dict[str, list[GoldLink]] = {identifier: [] for identifier in predicted}
    for place in places:
        for identifier in _finders(place, predicted):
            owners[identifier].append(place.gold)
    for identifier, sides in predicted.items():
        owners[identifier] += [gold for gold in _joined(article, places, sides) if gold not in owners[identifier]]

    found = [gold for golds in owners.values() for gold in golds]
    for gold in article.links:
        if not gold.optional:
            name = f"{quote(article, gold.source)} ↔ {quote(article, gold.target)}"
            result.note("link recall", gold in found, f"missed {name}")
    for link in report["links"]:
        golds = owners[link["id"]]
        name = f"{quote(article, spans_of(link['source_spans']))} ↔ {quote(article, spans_of(link['target_spans']))}"
        if not golds or any(not gold.optional for gold in golds):
            result.note("link precision", bool(golds), f"wrong {name}")
        if golds:
            right = any(link["relation"] in gold.relation for gold in golds)
            result.note("relation", right, f"{link['relation']} instead of {golds[0].relation} {name}")
    return owners


def _finders(place: _Place, predicted: Mapping[str, Sides]) -> list[str]:
    """Return the ids of the predicted links that lie in ``place``, if together they find it."""
    inside = [
        identifier
        for identifier, sides in predicted.items()
        if all(
            letters & core and share(zone, letters) >= HALF
            for letters, core, zone in zip(sides, place.core, place.zone, strict=True)
        )
    ]
    covered = [frozenset[int]().union(*(predicted[identifier][side] for identifier in inside)) for side in (0, 1)]
    found = all(share(letters, core) >= HALF for letters, core in zip(covered, place.core, strict=True))
    return inside if found else []


def _joined(article: Article, places: Sequence[_Place], sides: Sides) -> list[GoldLink]:
    """Return the gold links that one predicted link joins, when they share a sentence on one side."""
    covered = [
        place
        for place in places
        if all(share(letters, core) >= HALF for letters, core in zip(sides, place.core, strict=True))
    ]
    if len(covered) < 2:
        return []
    zones = [frozenset[int]().union(*(place.zone[side] for place in covered)) for side in (0, 1)]
    n_sentences = [
        len(article.sentence_spans([span for place in covered for span in spans(place.gold)])) for spans in _SIDES
    ]
    fits = all(share(zone, letters) >= HALF for zone, letters in zip(zones, sides, strict=True))
    return [place.gold for place in covered] if fits and min(n_sentences) == 1 else []


_SIDES: tuple[Callable[[GoldLink], tuple[Span, ...]], ...] = (lambda link: link.source, lambda link: link.target)
