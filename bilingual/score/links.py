"""From matches to links: what every match is worth, and its findings with spans in the documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bilingual.calibration import Calibration
from bilingual.datatypes import Finding, Link, Location, Match, Segment, Statement
from bilingual.encode import Embedding
from bilingual.score import Context, Side
from bilingual.score.fitted import Sensitivity
from bilingual.score.judge import judge
from bilingual.score.sides import build_side
from bilingual.score.tagged import SEED
from bilingual.score.tagger import Tags

__all__ = ["Tag", "score_links"]

Tag = Callable[[Sequence[tuple[Side, Side]]], Sequence[Tags | None]]
"""What a trained scorer says of the two sides of every link at once; None where there is no scorer."""


def score_links(
    matches: Sequence[Match],
    segments: Sequence[Segment],
    statements: Sequence[Statement],
    embeddings: Mapping[str, Embedding],
    calibration: Calibration,
    tag: Tag,
    sensitivity: Sensitivity,
) -> tuple[tuple[Link, ...], tuple[Finding, ...]]:
    """Judge every match: links ``l1``, ``l2`` … in order of their source, and the findings of each.

    ``embeddings`` are by segment id. The findings are not numbered yet.
    """
    by_id = {item.id: item for item in segments}
    truncated = {item.segments[0]: item.truncated for item in statements if item.truncated in ("start", "both")}
    truncated |= {item.segments[-1]: item.truncated for item in statements if item.truncated in ("end", "both")}
    said_in: dict[str, list[Statement]] = {}
    for said in statements:
        for item in said.segments:
            said_in.setdefault(item, []).append(said)
    links: list[Link] = []
    findings: list[Finding] = []
    ordered = sorted(matches, key=lambda item: (item.source_spans, item.target_spans))
    built = [
        [
            build_side(spans, [by_id[item] for item in segments], embeddings, calibration.words)
            for spans, segments in ((match.source_spans, match.source), (match.target_spans, match.target))
        ]
        for match in ordered
    ]
    tags = tag([(source, target) for (source, _), (target, _) in built])
    again = {
        at: (built[at][0][0], whole)
        for at, (match, own) in enumerate(zip(ordered, tags, strict=True))
        if own is not None
        and (own.source >= SEED).any()  # only then the rest of the sentence is read as well
        and (whole := _whole_sentences(match, by_id, embeddings, calibration)) is not None
    }
    tags = [*tags]
    for at, heard in zip(again, tag([*again.values()]), strict=True):
        tags[at] = _heard_beside(tags[at], heard)
    for number, (match, sides, own) in enumerate(zip(ordered, built, tags, strict=True), start=1):
        (source, source_pieces), (target, target_pieces) = sides
        cut = next((truncated[item] for item in match.source if item in truncated), None)
        reports = _reports(match, said_in)
        speakers = tuple(item.speaker.name for item in reports if item.speaker and item.speaker.name)
        context = Context(cut, match.relation == "partial", _is_indirect(match, reports), speakers)
        judgement = judge(source, target, context, calibration, own, sensitivity)
        link = Link(
            id=f"l{number}",
            source=match.source,
            target=match.target,
            source_spans=match.source_spans,
            target_spans=match.target_spans,
            relation=match.relation,
            similarity=match.similarity,
            coverage=judgement.coverage,
            fidelity=judgement.fidelity,
            confidence=match.confidence,
        )
        links.append(link)
        findings += [
            Finding(
                id="f0",
                link=link.id,
                category=item.category,
                subtype=item.subtype,
                severity=item.severity,
                source_spans=tuple(place for span in item.source for place in source_pieces.locate(span)),
                target_spans=tuple(place for span in item.target for place in target_pieces.locate(span)),
                evidence=item.evidence,
                confidence=item.confidence,
            )
            for item in judgement.differences
        ]
    return tuple(links), tuple(findings)


def _whole_sentences(
    match: Match, segments: Mapping[str, Segment], embeddings: Mapping[str, Embedding], calibration: Calibration
) -> Side | None:
    """Return the sentences in which a target stands, or None where it is all of them."""
    own = [segments[item] for item in match.target]
    places = [Location(item.document, item.span) for item in own]
    if sum(len(place.span) for place in match.target_spans) >= sum(len(place.span) for place in places):
        return None
    return build_side(places, own, embeddings, calibration.words)[0]


def _heard_beside(own: Tags | None, heard: Tags | None) -> Tags | None:
    """Return tags in which no word is missing that is said beside the target: he urged them to go, so that “they …”."""
    if own is None or heard is None:
        return own
    source = np.where(heard.source < SEED, np.minimum(own.source, heard.source), own.source)
    is_all_there = (source < SEED).all()
    return replace(own, source=source, omission=min(own.omission, heard.omission) if is_all_there else own.omission)


def _reports(match: Match, said_in: Mapping[str, Sequence[Statement]]) -> list[Statement]:
    """Return the statements that the target has something of; ``said_in`` has them by segment."""
    near = {item.id: item for segment in match.target for item in said_in.get(segment, ())}
    spans = [place.span for place in match.target_spans]
    return [item for item in near.values() if any(part.overlaps(span) for part in item.content for span in spans)]


def _is_indirect(match: Match, reports: Sequence[Statement]) -> bool:
    """Tell whether a stretch of the target is what one of the statements says without quotation marks."""
    said = [content for item in reports if item.form == "indirect" for content in item.content]
    return any(content.contains(place.span) for content in said for place in match.target_spans)
