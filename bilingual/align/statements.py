"""Links the sentences of original statements to the sentences or clauses that report them, in any order, or to nothing.

::

    units (sentences, clauses) -> screen -> candidate runs with log-odds -> chains per statement -> matches

The odds come from the words (:mod:`bilingual.align.evidence`) with weights fitted on translated articles, and from what
such articles cannot teach and a reader takes for granted: who is quoted, and what stands right beside the original.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp

from bilingual.align.assignment import Candidate, assign
from bilingual.align.evidence import screen
from bilingual.align.framing import is_bare_frame
from bilingual.align.gaps import fill_gaps, link_rests
from bilingual.align.matches import build_match
from bilingual.align.merging import merge_neighbours
from bilingual.align.nearness import find_bracketed, find_near, weigh_brackets, weigh_nearness
from bilingual.align.odds import best_log_odds
from bilingual.align.retold import find_retold, is_distinct
from bilingual.align.runs import Run, find_runs
from bilingual.align.speakers import same_speaker
from bilingual.align.units import Unit, original_units, report_units
from bilingual.align.windows import cut_windows
from bilingual.calibration import Calibration, Linking
from bilingual.datatypes import Document, Language, Match, Segment, Speaker, Statement
from bilingual.encode import Embedding
from bilingual.encode.calibrations import default_calibration
from bilingual.settings import AlignSettings

__all__ = ["link_statements"]

# Log-odds for what translated articles cannot teach; judged by hand, each about as much as one or two matching words.
SAID = 0.5  # the clauses are somebody's words; in a transcript everything is
SAME_SPEAKER = 0.7
OTHER_SPEAKER = -2.0
HEADING = -3.0  # a headline sums up; the sentence it sums up is the better link, and shares its words

AGAIN = 2.0
"""Log-odds from which an original may be reported a second time, as in a summary and then a quotation: p = .88."""


TIE = 0.01


def link_statements(
    documents: Sequence[Document],
    segments: Sequence[Segment],
    statements: Sequence[Statement],
    embeddings: Mapping[str, Embedding],
    settings: AlignSettings,
    calibration: Calibration | None = None,
    *,
    original: Language | None = None,
) -> list[Match]:
    """Return the links between original statements and their reports, in document order.

    ``embeddings`` are by segment id; a segment without one takes no part. ``calibration`` is that of their model;
    without one their cosines are taken to be on the common scale. ``original`` is the language of the originals where
    none of the ``statements`` is one: its running text is linked then. A source sentence is in several matches only
    when it is clearly reported more than once; a clause of the report is in one at most. Sentences without a
    counterpart are in none.
    """
    originals = [item for item in statements if item.role == "original"]
    original = originals[0].language if originals else original
    if original is None:
        return []
    language: Language = "en" if original == "ru" else "ru"
    reports = [item for item in statements if item.role != "original" and item.language == language]
    sources = original_units(originals, segments, embeddings, original)
    own = {unit.segment.id for unit in sources}
    targets = [unit for unit in report_units(reports, segments, embeddings, language) if unit.segment.id not in own]
    if not (sources and targets):
        return []
    calibration = calibration or replace(default_calibration(), model="")
    evidence = cut_windows(screen(sources, targets, calibration))
    targets = list(evidence.targets)
    groups = _groups(sources)
    near = find_near(groups, sources, targets)
    frames = {j for j, unit in enumerate(targets) if is_bare_frame(unit.text, language)}
    candidates: dict[int, list[Candidate]] = {}
    for i, source in enumerate(sources):
        candidates[i] = []
        closed = frames if frames and not is_bare_frame(source.text, original) else ()
        for run in find_runs(evidence, i, near[i]):
            if run.target not in closed:
                _keep_better(candidates[i], _candidate(run, sources, targets, calibration.linking))
    candidates = weigh_nearness(candidates, near)
    candidates = weigh_brackets(candidates, find_bracketed(groups, sources, targets, documents))
    candidates = {i: [_prefer_two(item, some) for item in some] for i, some in candidates.items()}
    assigned = assign(groups, candidates)
    chosen = [*assigned.values(), *fill_gaps(groups, assigned, sources, targets)]
    chosen += link_rests(groups, {link.source: (link, odds) for link, odds in chosen}, candidates, targets)
    chosen += _reported_again(chosen, candidates, sources)
    links = [(link, log_odds) for link, log_odds in chosen if _probability(log_odds) >= settings.min_confidence]
    merged = merge_neighbours(links, groups, evidence)
    claimed = [link for group, _ in merged for link in group]
    matches = [build_match(group, evidence, _probability(log_odds), claimed, settings) for group, log_odds in merged]
    for retold, link in find_retold(sources, targets, claimed, calibration, _candidate):
        confidence = _probability(link.log_odds)
        if confidence >= settings.min_confidence:
            matches.append(build_match((link,), retold, confidence, (link,), settings))
    return sorted(matches, key=lambda match: (match.source_spans, match.target_spans))


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, log_odds))))


def _groups(sources: Sequence[Unit]) -> list[list[int]]:
    """Return the source units of each statement, or of each unattributed passage, in order."""
    groups: list[list[int]] = []
    for index, unit in enumerate(sources):
        before = sources[index - 1] if index else None
        if before and before.statement is unit.statement and (unit.statement or unit.place - before.place == 1):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _candidate(run: Run, sources: Sequence[Unit], targets: Sequence[Unit], linking: Linking) -> Candidate:
    source, target = sources[run.source], targets[run.target]
    log_odds = best_log_odds(run, linking) + HEADING * (target.segment.kind == "heading")
    said = target.clauses[run.clauses[0]].statement
    if said:
        log_odds += SAID * (said.form != "transcript")
        log_odds += _speaker_evidence(source.statement.speaker if source.statement else None, said.speaker)
    return Candidate(run.source, run.target, run.clauses, log_odds, run.stump, run.second)


def _prefer_two(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Return a report in two sentences that is likelier than not with the odds of its better half, if those are higher.

    That both are right can never be likelier than that one is.
    """
    if not candidate.second or candidate.log_odds <= 0:
        return candidate
    halves = (other for other in others if not other.second and other.overlaps(candidate))
    return replace(candidate, log_odds=max([candidate.log_odds, *(half.log_odds + TIE for half in halves)]))


def _keep_better(kept: list[Candidate], candidate: Candidate) -> None:
    """Add a candidate unless the same clauses are there for the same source with better odds."""
    if kept and kept[-1].parts == candidate.parts:
        if candidate.log_odds > kept[-1].log_odds:
            kept[-1] = candidate
    else:
        kept.append(candidate)


def _speaker_evidence(original: Speaker | None, report: Speaker | None) -> float:
    is_same = same_speaker(original, report)
    return 0.0 if is_same is None else SAME_SPEAKER if is_same else OTHER_SPEAKER


def _reported_again(
    chosen: Sequence[tuple[Candidate, float]],
    candidates: Mapping[int, Sequence[Candidate]],
    sources: Sequence[Unit],
) -> list[tuple[Candidate, float]]:
    """Return strong candidates of sources that are linked elsewhere, in clauses that nobody claims."""
    taken = [link for link, _ in chosen]
    linked = {link.source for link in taken}
    again = []
    for source in sorted(linked):
        if not is_distinct(sources[source]):
            continue
        for candidate in sorted(candidates.get(source, ()), key=lambda item: -item.log_odds):
            if candidate.log_odds >= AGAIN and not any(
                candidate.overlaps(other) or (candidate.source, candidate.target) == (other.source, other.target)
                for other in taken
            ):
                taken.append(candidate)
                again.append((candidate, candidate.log_odds))
    return again
