"""Second reports of what is linked already: the lead of an article that sums up what is quoted below it.

The evidence of a link asks what else could report a source, and the first report is the best answer there is; so the
second one looks poor beside it. What a speaker of an original is said to have said, and no link has, is therefore
compared once more with his linked sentences, among the sentences that no link has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bilingual.align.assignment import Candidate
from bilingual.align.evidence import Evidence, screen
from bilingual.align.runs import LEAST_FRAGMENT, Run, find_runs
from bilingual.align.speakers import same_speaker
from bilingual.align.units import Unit
from bilingual.align.windows import cut_windows
from bilingual.calibration import Calibration, Linking
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
    waiting = {j for j, unit in enumerate(free) if any(_is_his(unit, source) for source in told)}
    if not waiting:
        return []
    evidence = cut_windows(screen(told, free, calibration))
    best: dict[int, Candidate] = {}
    for i, source in enumerate(told):
        for run in find_runs(evidence, i):
            target = evidence.targets[run.target]
            if run.target not in waiting or run.second or not _is_his(target, source, run.clauses):
                continue
            candidate = weigh(run, told, evidence.targets, calibration.linking)
            rival = best.get(run.target)
            if candidate.log_odds >= RETOLD and (rival is None or candidate.log_odds > rival.log_odds):
                best[run.target] = candidate
    return [(evidence, candidate) for candidate in best.values()]


def _is_his(target: Unit, source: Unit, clauses: Iterable[int] | None = None) -> bool:
    """Tell whether some clauses of ``target`` are said by the speaker of ``source``."""
    speaker = source.statement.speaker if source.statement else None
    some = target.clauses if clauses is None else [target.clauses[k] for k in clauses]
    return any(same_speaker(speaker, clause.statement.speaker) for clause in some if clause.statement)
