"""Strict F1 of document-pair alignment on ``../shared/data/alignment``: ``python -m benchmarks.alignment [SET…]``.

Strict as vecalign defines it: precision over all beads, nulls one sentence at a time; recall over gold beads that have two
sides. Nulls are counted apart. Baseline in the same run: the best mutual neighbour by sentence cosine with margin.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bilingual.align.pairs import align_embeddings
from bilingual.datatypes import Bead
from bilingual.encode import Embedding, load_encoder

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "alignment"
SETS = ("base", "merge10", "del10", "hard", "long20_hard", "long20_block")

Pair = tuple[tuple[int, ...], tuple[int, ...]]


def split_nulls(beads: Sequence[Pair]) -> set[Pair]:
    """Return the beads with every null cut to one sentence each."""
    found: set[Pair] = set()
    for source, target in beads:
        if source and target:
            found.add((source, target))
        else:
            found |= {((i,), ()) for i in source} | {((), (j,)) for j in target}
    return found


def match_greedily(source: Sequence[Embedding], target: Sequence[Embedding]) -> list[Pair]:
    """Return the mutual nearest neighbours by ratio margin (Artetxe and Schwenk 2019, k = 4), the rest as nulls."""
    a, b = (np.stack([item.sentence for item in side]) for side in (source, target))
    cosines = a @ b.T
    k = min(4, *cosines.shape)
    rows = np.sort(cosines, axis=1)[:, -k:].mean(1)
    columns = np.sort(cosines, axis=0)[-k:].mean(0)
    margin = 2 * cosines / (rows[:, None] + columns[None])
    best, back = margin.argmax(1), margin.argmax(0)
    pairs: list[Pair] = [
        ((i,), (int(best[i]),)) for i in range(len(a)) if back[best[i]] == i and margin[i, best[i]] > 1
    ]
    used = {i for (i,), _ in pairs}, {j for _, (j,) in pairs}
    pairs += [((i,), ()) for i in range(len(a)) if i not in used[0]]
    return pairs + [((), (j,)) for j in range(len(b)) if j not in used[1]]


def as_pairs(beads: Sequence[Bead]) -> list[Pair]:
    """Return beads as tuples of indices."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def main() -> None:
    """Print one row a set."""
    encoder = load_encoder()
    known: dict[str, Embedding] = {}
    print(f"{'set':14} {'strict F1':>9} {'P':>6} {'R':>6} {'null P':>7} {'null R':>7} {'greedy F1':>10}")
    for name in sys.argv[1:] or SETS:
        counts = np.zeros(8)
        greedy = np.zeros(3)
        for line in (DATA / f"wmt21.{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            for side, language in (("src", "ru"), ("tgt", "en")):
                new = [text for text in dict.fromkeys(row[side]) if text not in known]
                known.update(zip(new, encoder.embed(new, language), strict=True))
            source, target = ([known[text] for text in row[side]] for side in ("src", "tgt"))
            gold = split_nulls([(tuple(a), tuple(b)) for a, b in row["gold"]])
            linked = {bead for bead in gold if all(bead)}
            found = split_nulls(as_pairs(align_embeddings(row["src"], source, row["tgt"], target)))
            nulls, gold_nulls = {bead for bead in found if not all(bead)}, gold - linked
            counts += [len(found & gold), len(found), len(found & linked), len(linked), 0, 0, 0, 0]
            counts[4:] += [len(nulls & gold_nulls), len(nulls), len(nulls & gold_nulls), len(gold_nulls)]
            other = split_nulls(match_greedily(source, target))
            greedy += [len(other & gold) / max(len(other), 1), len(other & linked) / max(len(linked), 1), 1]
        p, r = counts[0] / counts[1], counts[2] / counts[3]
        gp, gr = greedy[:2] / greedy[2]
        print(
            f"{name:14} {2 * p * r / (p + r):9.4f} {p:6.3f} {r:6.3f} {counts[4] / max(counts[5], 1):7.3f} "
            f"{counts[6] / max(counts[7], 1):7.3f} {2 * gp * gr / (gp + gr):10.3f}"
        )


if __name__ == "__main__":
    main()
