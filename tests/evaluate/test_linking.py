"""Figures of linking in mixed documents, on cases small enough to count by hand."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.encode.calibrations import default_calibration
from bilingual.errors import InputError
from bilingual.evaluate.linking import METRICS, compute_metrics, count_links, evaluate_linking
from bilingual.evaluate.linking_baselines import match_hungarian, match_mutual
from bilingual.evaluate.mixed_gold import read_articles
from bilingual.fit.mixed import QuotedPair, mix
from tests.fake_encoder import FakeEncoder

NOUNS = {"мост": "bridge", "мэр": "mayor", "рыба": "fish", "поезд": "train", "дорога": "road", "завод": "plant"}
VERBS = {"рухнул": "collapsed", "молчит": "keeps", "пропала": "vanished", "уехал": "departed"}
ENCODER = FakeEncoder(*(f"{ru} {en}" for ru, en in (NOUNS | VERBS).items()))
ARTICLE = [
    QuotedPair(
        f"{noun.capitalize()} {verb} и {other}.", f"{NOUNS[noun].capitalize()} {VERBS[verb]} and {NOUNS[other]}."
    )
    for noun, verb, other in zip(
        [*NOUNS] * 2, [*VERBS] * 3, [*NOUNS][1:] + [*NOUNS][:1] + [*NOUNS][2:] + [*NOUNS][:2], strict=True
    )
]


def test_counts():
    found = (mix(ARTICLE, "ru", f"seed {k}") for k in range(99))
    mixed = next(mixed for mixed in found if 0 < len(mixed.gold) < len(mixed.posts) - 1)
    (post, (report,)), *_ = mixed.gold.items()
    free = next(post for post in mixed.posts if post not in mixed.gold)
    found = {(post, report): (0.95, None), (free, report): (0.55, None)}
    metrics = dict(zip(METRICS, compute_metrics(count_links(found, mixed)), strict=True))
    n_gold, n_free = len(mixed.gold), len(mixed.posts) - len(mixed.gold)
    assert metrics["P"] == 1 / 2
    assert metrics["R"] == 1 / n_gold
    assert metrics["null R"] == (n_free - 1) / n_free
    assert metrics["null P"] == (n_free - 1) / (len(mixed.posts) - 2)
    assert metrics["ECE"] == pytest.approx((0.05 + 0.55) / 2)


def test_known_words_are_linked_in_both_directions_and_the_same_numbers_come_again():
    calibration = replace(default_calibration(), model="fake")
    results = [
        evaluate_linking([ARTICLE, ARTICLE[::-1]], ENCODER, calibration, data="0" * 64, variants=["segment"])
        for _ in range(2)
    ]
    assert results[0] == results[1]
    rows = {figure.of: figure.estimate.value for figure in results[0].figures if figure.metric == "F1"}
    assert {name.split(" (")[0] for name in rows} == {
        "segment ru→en",
        "segment en→ru",
        "segment",
        "segment, linker alone",
        "segment, mutual best",
        "segment, Hungarian",
    }
    assert rows["segment, linker alone"] > 0.8


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 999))
def test_the_hungarian_method_is_never_worse_than_any_other_matching(n, m, seed):
    cosines = np.random.default_rng(seed).random((n, m)).astype(np.float32)

    def gain(pairs):
        return sum(float(cosines[i, j]) - 0.4 for i, j in pairs)

    found = match_hungarian(cosines, 0.4)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(cosines[i, j] >= 0.4 for i, j in found)
    assert gain(found) >= gain(match_mutual(cosines, 0.4)) - 1e-6
    greedy, taken = set(), set()
    for i in range(n):
        j = max((j for j in range(m) if j not in taken), key=lambda j: cosines[i, j], default=None)
        if j is not None and cosines[i, j] >= 0.4:
            greedy.add((i, j))
            taken.add(j)
    assert gain(found) >= gain(greedy) - 1e-6


def lines(*rows):
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


PAIR = {"ru": "Он сказал «да».", "en": 'He said "yes".'}


def test_articles_and_pairs_are_read_with_their_quotes():
    quotes = lines({**PAIR, "ru_quotes": ["да"], "en_quotes": ["yes"]})
    named = {"ru": PAIR["ru"], "en": {"B": "other", "A": PAIR["en"]}}
    whole = read_articles(lines({"segments": [named] * 5}), "articles", (quotes, "quotes"))
    loose = read_articles(lines(*[PAIR] * 14), "pairs", (quotes, "quotes"))
    assert whole == [[QuotedPair(PAIR["ru"], PAIR["en"], (("да", "yes"),))] * 5]
    assert [len(article) for article in loose] == [12, 2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lines(PAIR), "no article has 4 sentences"),
        (lines({"segments": [{"ru": "Да."}] * 4}), "line 1: 'en' is no text"),
        (lines({"segments": ["Да."]}), "a segment is no JSON object"),
    ],
)
def test_what_is_no_article_is_said(data, said):
    with pytest.raises(InputError, match=said):
        read_articles(data, "set.jsonl")


def test_quotes_must_come_in_pairs():
    with pytest.raises(InputError, match="lists of as many texts"):
        read_articles(lines(*[PAIR] * 4), "set", (lines({**PAIR, "ru_quotes": ["да"], "en_quotes": []}), "quotes"))
