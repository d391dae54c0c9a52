"""Candidates of a quote: their order, the filters, and "not in this archive"."""

import json

import pytest

from bilingual.errors import ConfigError, InputError
from bilingual.read import read_text
from bilingual.trace import Filters, Weights, add_documents, find_queries, open_index, trace_quotes
from bilingual.trace.rank import margins
from bilingual.trace.report import render, to_json
from tests.fake_encoder import FakeEncoder
from tests.trace.test_index import post

ENCODER = FakeEncoder("кошка cat", "пьёт drinks", "молоко milk", "собака dog", "спит sleeps")
WEIGHTS = Weights(similarity=8, margin=0, coverage=4, bias=-7, background=0.1)
ARCHIVE = (
    post("Кошка пьёт молоко.", author="Анна О'Нил", handle="anna", date="2022-02-24T10:00:00", url="u1"),
    post("Кошка пьёт воду.", author="Борис", date="2022-03-01", url="u2"),
    post("Собака спит.", author="Борис", url="u3"),
    post("The cat drinks milk.", author="Carl", date="2022-02-24", url="u4"),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    pytest.importorskip("lancedb")
    index = tmp_path_factory.mktemp("trace") / "index"
    add_documents(ARCHIVE, index, ENCODER)
    return open_index(index, ENCODER)


def urls(table, quote, **filters):
    (traced,) = trace_quotes([(quote, None)], table, ENCODER, WEIGHTS, Filters(**filters))
    return [candidate.url for candidate in traced.candidates]


def test_the_original_comes_first_and_is_in_the_other_language(table):
    assert urls(table, "A cat drinks milk")[:2] == ["u1", "u2"]
    assert urls(table, "Кошка пьёт молоко") == ["u4"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"since": "2022-02-25"}, {"u2"}),
        ({"until": "2022-02-24"}, {"u1"}),
        ({"since": "2022-02-24", "until": "2022-03-01"}, {"u1", "u2"}),
        ({"author": "БОРИС"}, {"u2", "u3"}),
        ({"author": "о'нил"}, {"u1"}),
        ({"author": "@anna"}, {"u1"}),
        ({"author": "x' OR '1'='1"}, set()),
    ],
)
def test_filters(table, filters, expected):
    assert set(urls(table, "A cat drinks milk", **filters)) == expected


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ConfigError, match="--since 'May': is no day"):
        Filters(since="May")


def test_not_in_this_archive_is_an_answer(table):
    traced = trace_quotes([("Cat drinks milk", None), ("Prices rose sharply", None)], table, ENCODER, WEIGHTS)
    assert [one.found for one in traced] == [True, False]
    assert "not in this archive; the nearest:" in render(traced)
    queries = json.loads(to_json(traced))["queries"]
    assert [query["found"] for query in queries] == [True, False]
    assert queries[0]["candidates"][0]["span"] == [0, 18]


def test_a_quote_in_a_third_script_is_refused(table):
    with pytest.raises(InputError, match="neither Russian nor English"):
        trace_quotes([("猫が牛乳を飲む", None)], table, ENCODER, WEIGHTS)


def test_the_margin_is_what_a_cosine_has_above_its_neighbours_and_a_small_archive_is_filled_up():
    assert margins([0.9], background=0.3) == pytest.approx([0.6])
    assert margins([0.9] + [0.5] * 10, background=0.3)[0] == pytest.approx(0.4)


def test_the_queries_of_an_article_are_its_reported_quotations():
    text = 'The minister answered on Monday. "The cat drinks milk," he said. It rained.'
    assert [(words, span.of(text)) for words, span in find_queries(read_text(text))] == [
        ("The cat drinks milk,", "The cat drinks milk,")
    ]
