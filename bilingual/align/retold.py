"""Second reports of what is linked already: the lead of an article that sums up what is quoted below it.

The evidence of a link asks what else could report a source, and the first report is the best answer there is; so the
second one looks poor beside it. What a speaker of an original is said to have said, and no link has, is therefore
compared once more with his linked sentences, among the sentences that no link has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from bilingual.align.assignment import Candidate
from bilingual.align.evidence import Evidence, screen
from bilingual.align.runs import LEAST_FRAGMENT, Run, runs_in
from bilingual.align.speakers import same_speaker
from bilingual.align.units import Unit
from bilingual.align.windows import cut_windows
from bilingual.calibration import Calibration, Linking
from bilingual.datatypes import Speaker
from bilingual.words import is_content_word

__all__ = ["Weigh", "find_retold", "is_distinct"]

Weigh = Callable[[Run, Sequence[Unit], Sequence[Unit], Linking], Candidate]
"""Makes a candidate of a run between some sources and some targets."""

RETOLD = 0.5
"""Log-odds from which such a report is linked, judged by hand: true ones in articles written after real practice have 1
and more, what else the same person said has less than -1.7."""


def is_distinct(source: Unit) -> bool:
    """Tell whether a source has words enough not to turn up a second time by chance."""
    return sum(is_content_word(source.word(k)) for k in range(len(source.words))) >= LEAST_FRAGMENT


def find_retold(
    sources: Sequence[Unit],
    targets: Sequence[Unit],
    links: Iterable[Candidate],
    calibration: Calibration,
    weigh: Weigh,
) -> list[tuple[Evidence, Candidate]]:
    """Return the second reports of linked sources, each with the evidence in which it says their places.

    A report is looked for only in a sentence without any link, and linked with one source.
    """
    links = list(links)
    taken = {target for link in links for target, _ in link.parts}
    free = [unit for j, unit in enumerate(targets) if j not in taken]
    told = [sources[i] for i in sorted({link.source for link in links}) if is_distinct(sources[i])]
    speakers = {source.statement.speaker for source in told if source.statement and source.statement.speaker}
    waiting = {j for j, unit in enumerate(free) if speakers and _is_said_by(unit, speakers)}
    if not waiting:
        return []
    evidence = cut_windows(screen(told, free, calibration))
    best: dict[int, Candidate] = {}
    for i, source in enumerate(told):
        his = {source.statement.speaker} if source.statement and source.statement.speaker else set()
        for j in waiting.intersection(map(int, evidence.order[i])) if his else ():
            for run in runs_in(evidence, i, j):
                if not _is_said_by(evidence.targets[j], his, run.clauses):
                    continue
                candidate = weigh(run, told, evidence.targets, calibration.linking)
                if candidate.log_odds >= RETOLD and (j not in best or candidate.log_odds > best[j].log_odds):
                    best[j] = candidate
    return [(evidence, candidate) for candidate in best.values()]


def _is_said_by(target: Unit, speakers: Set[Speaker], clauses: Iterable[int] | None = None) -> bool:
    """Tell whether some clauses of ``target``, all if not given, are said by one of the ``speakers``."""
    some = target.clauses if clauses is None else [target.clauses[k] for k in clauses]
    said = {clause.statement.speaker for clause in some if clause.statement and clause.statement.speaker}
    return any(same_speaker(one, other) for one in said for other in speakers)
