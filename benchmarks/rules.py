"""How often each rule fires, and where: ``python -m benchmarks.rules [--show RULE --set NAME]``.

Uses ``../shared/data`` (never part of the repository). Human translations are believed faithful, so that what a rule
finds there is mostly a false alarm (read them with ``--show``: some are real losses); DEMETR-ru holds single synthetic
errors in a machine translation, with the untouched translations as its negatives. Rules were written while reading
the tuning halves (wmt22, the odd documents of wmt21, the odd sentences of DEMETR-ru); the held-out halves are the
others. Each set is also read the other way round, the English as the original.

A rule is named by its check and the kind of finding: ``numbers: date``, ``negation: negation``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.scoring import DATA, Row, learn, read_demetr, read_references
from benchmarks.tables import print_table
from bilingual.encode import load_encoder
from bilingual.fit.embedder import Embedder
from bilingual.fit.scoring import area_under_curve
from bilingual.score import Difference
from bilingual.score.judge import WHOLE_CHECKS

AIMS = {
    "critical_id10_numbers_replaced": ("check_numbers",),
    "critical_id9_ne_replaced": ("check_names",),
    "critical_id8_negation": ("check_negation",),
    "major_id19_question": ("check_questions",),
    "critical_id7_antonym": ("check_contrasts",),
    "major_id17_tense": ("check_tense",),
}
"""Categories of DEMETR-ru, and the checks that were made for them; those of any check are printed beside."""


def read_sentences(name: str) -> list[Row]:
    """Return the pairs of a set of translations from English."""
    lines = (DATA / "parallel" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [(row["ru"], row["en"], name) for row in map(json.loads, lines)]


def read_sets() -> dict[str, list[Row]]:
    """Return every set by name; the last two are the held-out halves."""
    return {
        "wmt22": read_references(0, "wmt22.ru-en.jsonl") + read_references(1, "wmt22.ru-en.jsonl"),
        "wmt21 tuning": read_references(1),
        "wmt22 en-ru": read_sentences("wmt22.en-ru"),
        "demetr tuning": read_demetr(1),
        "wmt21 held out": read_references(0),
        "demetr held out": read_demetr(0),
    }


def fire(vectors: Embedder, rows: Iterable[Row], *, mirrored: bool) -> Iterator[tuple[Row, str, Difference]]:
    """Yield the pair, the rule's name and the finding of every firing."""
    for row in rows:
        source, target = vectors.side(row[0], "ru"), vectors.side(row[1], "en")
        if mirrored:
            source, target = target, source
        for check in WHOLE_CHECKS:
            for found in check(source, target).differences:
                yield row, f"{check.__name__.removeprefix('check_')}: {found.subtype or found.category}", found


def show(vectors: Embedder, rows: list[Row], rule: str, *, mirrored: bool) -> None:
    """Print every firing of a rule, to be read by eye."""
    for number, (row, name, found) in enumerate(fire(vectors, rows, mirrored=mirrored)):
        if name.startswith(rule):
            print(f"{number} {name} {found.severity} [{row[2]}]: {found.evidence}\n  {row[0]}\n  {row[1]}\n")


def report(vectors: Embedder, sets: dict[str, list[Row]]) -> None:
    """Print firings per thousand pairs by rule and set, then what was found in the damaged pairs."""
    rates: dict[str, dict[str, Counter[str]]] = {}
    for name, rows in sets.items():
        if name.startswith("demetr"):
            continue
        for mirrored in (False, True):
            for _, rule, found in fire(vectors, rows, mirrored=mirrored):
                loud = "all" if found.severity == "minor" else "loud"
                rates.setdefault(rule, {}).setdefault(name, Counter())[f"{mirrored} {loud}"] += 1
    names = [name for name in sets if not name.startswith("demetr")]
    print("firings per thousand human translations (above minor) | the other way round")
    body = []
    for rule in sorted(rates):
        cells = [rule]
        for name in names:
            count, n = rates[rule].get(name, Counter()), len(sets[name]) / 1000
            ways = [
                f"{(count[f'{way} all'] + count[f'{way} loud']) / n:.1f} ({count[f'{way} loud'] / n:.1f})"
                for way in (False, True)
            ]
            cells.append(" | ".join(ways))
        body.append(cells)
    print_table(["rule", *(f"{name}, {len(sets[name])}" for name in names)], body)
    for name in ("demetr tuning", "demetr held out"):
        hits: dict[str, list[set[str]]] = {}
        for ru, en, category in sets[name]:
            source, target = vectors.side(ru, "ru"), vectors.side(en, "en")
            fired = {check.__name__ for check in WHOLE_CHECKS if check(source, target).differences}
            hits.setdefault(category, []).append(fired)
        body = []
        for category, aim in AIMS.items():
            right = [float(bool(fired & set(aim))) for fired in hits[category]]
            wrong = [float(bool(fired & set(aim))) for fired in hits["untouched"]]
            other = sum(bool(fired) for fired in hits[category]) / len(right)
            auc = area_under_curve(right, wrong)
            body.append([category, str(len(right)), f"{sum(right) / len(right):.2f}", f"{other:.2f}", f"{auc:.3f}"])
        quiet = sum(bool(fired) for fired in hits["untouched"]) / len(hits["untouched"])
        body.append(["untouched", str(len(hits["untouched"])), "", f"{quiet:.2f}", ""])
        print_table([name, "pairs", "found by its rule", "by any rule", "AUC of its rule"], body)


def main() -> None:
    """Print the tables, or every firing of one rule on one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="RULE", help="print the firings of the rules whose names begin so")
    parser.add_argument("--set", metavar="NAME", default="wmt22", help="the set to show")
    parser.add_argument("--mirrored", action="store_true", help="show it with the English as the original")
    arguments = parser.parse_args()
    sets = read_sets()
    if arguments.show:
        sets = {arguments.set: sets[arguments.set]}
    vectors = Embedder(load_encoder())
    for rows in sets.values():
        learn(vectors, rows)
    if arguments.show:
        show(vectors, sets[arguments.set], arguments.show, mirrored=arguments.mirrored)
    else:
        report(vectors, sets)


if __name__ == "__main__":
    main()
