"""What the tool finds on the gold: ``python -m benchmarks.gold.measure``; ``-v`` lists findings that no label confirms.

A finding is right when it shares a word with a label, whatever the category of either; a label is found when a finding
shares a word with it. What is marked as possible is neither wrong nor missed, words of reporting count as any other.
Intervals are not given: the rows are few, and the counts stand beside the shares.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import get_args

from benchmarks.gold.corpora import Half
from benchmarks.gold.labels import FIRST, OWN, load
from bilingual.datatypes import Span
from bilingual.evaluate.labelled import ErrorLabel, LabelledPair
from bilingual.score import Difference
from bilingual.score.pairs import score_pairs
from bilingual.words import find_words

Words = frozenset[tuple[int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold.measure", description=__doc__)
    parser.add_argument("--half", choices=get_args(Half), default="reporting")
    parser.add_argument("--model", default="default")
    parser.add_argument("-v", "--verbose", action="store_true", help="print findings that no label confirms")
    options = parser.parse_args()
    for title, path in (("pairs of translations", FIRST), ("reported quotes, written", OWN)):
        pairs = [pair for pair in load([path]) if pair.half == options.half]
        scores = score_pairs([(pair.source, pair.target) for pair in pairs], model=options.model)
        found = [score.findings for score in scores]
        print(f"{title}, {options.half} half: {len(pairs)} pairs, {sum(pair.is_clean for pair in pairs)} clean")
        for name, grave in (("all", False), ("above minor", True)):
            print(_describe(name, pairs, found, grave=grave))
        if options.verbose:
            _list_wrong(pairs, found)


def _describe(name: str, pairs: Sequence[LabelledPair], found: Sequence[Sequence[Difference]], *, grave: bool) -> str:
    n_right = n_wrong = n_hit = n_missed = n_flagged = n_both = n_found = n_gold = 0
    for pair, findings in zip(pairs, found, strict=True):
        kept = [item for item in findings if not grave or item.severity != "minor"]
        labels = [(_words(pair, label), label) for label in pair.errors]
        marks = [_words(pair, item) for item in kept]
        touched = [any(mark & words for words, _ in labels) for mark in marks]
        sure = [words for words, label in labels if not label.possible and (not grave or label.severity != "minor")]
        n_right += sum(touched)
        n_wrong += len(touched) - sum(touched)
        n_flagged += pair.is_clean and not all(touched)
        hits = [any(mark & words for mark in marks) for words in sure]
        n_hit += sum(hits)
        n_missed += len(hits) - sum(hits)
        gold = frozenset().union(*sure)
        ignored = frozenset().union(*(words for words, _ in labels)) - gold
        marked = frozenset().union(*marks) - ignored
        n_both += len(gold & marked)
        n_found += len(marked)
        n_gold += len(gold)
    n_clean = sum(pair.is_clean for pair in pairs)
    return (
        f"  {name:12} precision {_share(n_right, n_right + n_wrong)}  recall {_share(n_hit, n_hit + n_missed)}"
        f"  word F1 {_share(2 * n_both, n_found + n_gold)}  clean pairs flagged {_share(n_flagged, n_clean)}"
    )


def _words(pair: LabelledPair, item: ErrorLabel | Difference) -> Words:
    return frozenset(
        (side, number)
        for side, (text, spans) in enumerate(((pair.source, item.source), (pair.target, item.target)))
        for number, word in enumerate(find_words(text))
        if _touches(word, spans)
    )


def _touches(word: Span, spans: Iterable[Span]) -> bool:
    return any(span.start < word.stop and word.start < span.stop for span in spans)


def _list_wrong(pairs: Sequence[LabelledPair], found: Sequence[Sequence[Difference]]) -> None:
    for pair, findings in zip(pairs, found, strict=True):
        labels = [_words(pair, label) for label in pair.errors]
        for item in findings:
            if not any(_words(pair, item) & words for words in labels):
                source, target = (
                    " … ".join(span.of(text) for span in spans)
                    for text, spans in ((pair.source, item.source), (pair.target, item.target))
                )
                print(f"    {item.severity} {item.category} {item.subtype or ''}: {source!r} > {target!r}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "– (0)"


if __name__ == "__main__":
    main()
