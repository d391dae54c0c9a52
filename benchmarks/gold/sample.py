"""Which pairs are read: drawn by a seed, a few neighbours from each of many documents, in batches of mixed origin."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.gold.corpora import Key, list_keys, load_texts
from bilingual.words import find_words

__all__ = ["draw", "draw_all"]

SEED = 20261124

PLAN: Mapping[str, tuple[int, int]] = {
    "documents/wmt21.ru-en": (45, 2),
    "documents/wmt22.ru-en": (54, 2),
    "parallel/mlqe-dev": (50, 4),
    "quotes/statements-silver": (44, 1),
    "real-mixed/forum_nyt_2015_cheese": (1, 9),
    "real-mixed/gv_2014-07-17_mh17_reactions": (1, 9),
    "real-mixed/gv_2014-08-28_hashtags": (1, 9),
}
"""Of each set: how many documents, and how many segments of each. Both references of a segment are read."""

FEWEST_WORDS = 5
"""Shorter segments (bylines, one-word answers) hold too little to lose."""

BATCH = 40


def draw(name: str, n_documents: int, n_segments: int, seed: int = SEED) -> list[list[Key]]:
    """Return, for ``n_documents`` of a set, the keys of up to ``n_segments`` neighbouring segments of each."""
    texts = load_texts(name)
    documents: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key in list_keys(name):
        if len(find_words(texts[key][0])) >= FEWEST_WORDS:
            documents[key.doc][key.segment].append(key)
    generator = random.Random(f"{seed}:{name}")
    chosen = []
    for doc in generator.sample(sorted(documents), min(n_documents, len(documents))):
        segments = list(documents[doc].values())
        start = generator.randrange(max(1, len(segments) - n_segments + 1))
        chosen.append([key for segment in segments[start : start + n_segments] for key in segment])
    return chosen


def draw_all(plan: Mapping[str, tuple[int, int]] = PLAN, seed: int = SEED) -> list[Sequence[Key]]:
    """Return batches of about :data:`BATCH` keys; each holds documents of every set in turn."""
    queue: list[tuple[float, list[Key]]] = []
    for name, (n_documents, n_segments) in plan.items():
        groups = draw(name, n_documents, n_segments, seed)
        queue += [((rank + 0.5) / len(groups), group) for rank, group in enumerate(groups)]
    queue.sort(key=lambda item: (item[0], str(item[1][0])))
    batches: list[list[Key]] = [[]]
    for _, group in queue:
        if len(batches[-1]) >= BATCH:
            batches.append([])
        batches[-1] += group
    return list(batches)
