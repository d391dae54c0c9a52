"""Candidates of a quote: their order, the filters, and "not in this archive"."""

import json
from dataclasses import fields

import numpy as np
import pytest

from bilingual.datatypes import Link
from bilingual.errors import ConfigError, InputError
from bilingual.read import read_text
from bilingual.trace import (
    ArchiveEncoder,
    Filters,
    Weights,
    add_documents,
    find_queries,
    open_index,
    store,
    trace_quotes,
)
from bilingual.trace.rank import leads, margins
from bilingual.trace.report import render, to_json
from tests.fake_encoder import FakeEncoder
from tests.trace.test_index import post

ENCODER = ArchiveEncoder(FakeEncoder("кошка cat", "пьёт drinks", "молоко milk", "собака dog", "спит sleeps"))
WEIGHTS = Weights(score=(8, 4, *[0] * 10, -7), found=(1, 0.2, 0, 0), background=(0.1,) * 6)
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


def urls(table, quote, where="other", **filters):
    (traced,) = trace_quotes([(quote, None)], table, ENCODER, WEIGHTS, Filters(**filters), where=where)
    return [candidate.url for candidate in traced.candidates]


def test_the_original_comes_first_and_is_in_the_other_language(table):
    assert urls(table, "A cat drinks milk")[:2] == ["u1", "u2"]
    assert urls(table, "Кошка пьёт молоко") == ["u4"]


def test_an_archive_with_an_inverted_file_gives_the_same_answers_and_takes_new_posts(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "APPROXIMATE_FROM", 300)
    others = [post(f"Прохожий{n} видел дом{n} и сад{n}.", url=f"n{n}") for n in range(400)]
    index = tmp_path / "index"
    add_documents([*others, ARCHIVE[0]], index, ENCODER)
    columns = {column for made in open_index(index, ENCODER).phrases.list_indices() for column in made.columns}
    assert columns == {"sentence", "language", "day", "vector"}
    assert urls(open_index(index, ENCODER), "A cat drinks milk")[0] == "u1"
    assert urls(open_index(index, ENCODER), "Прохожий7 видел сад7", where="same")[0] == "n7"
    add_documents(ARCHIVE[2:3], index, ENCODER)
    assert urls(open_index(index, ENCODER), "A dog sleeps")[0] == "u3"


def test_a_quote_may_be_looked_for_in_its_own_language(table):
    assert urls(table, "Кошка пьёт молоко", where="same")[0] == "u1"
    assert set(urls(table, "Кошка пьёт молоко", where="any")[:2]) == {"u1", "u4"}


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


def test_each_sentence_of_a_quote_is_looked_for_by_itself(table):
    (traced,) = trace_quotes([("The dog sleeps all day. A cat drinks milk now.", None)], table, ENCODER, WEIGHTS)
    first, second = traced.candidates[:2]
    assert {first.url, second.url} == {"u1", "u3"}
    assert len({candidate.url for candidate in traced.candidates}) == len(traced.candidates)


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


def test_what_is_found_is_a_link_in_the_form_of_align(table):
    traced = trace_quotes([("Cat drinks milk", None), ("Prices rose", None)], table, ENCODER, WEIGHTS)
    (link,) = json.loads(to_json(traced))["links"]
    assert list(link) == [field.name for field in fields(Link)]
    assert (link["source"], link["target"], link["relation"]) == (["q1c1"], ["q1"], "translation")
    assert link["target_spans"] == [["quote", 0, 15]]


def test_a_quote_in_a_third_script_is_refused(table):
    with pytest.raises(InputError, match="neither Russian nor English"):
        trace_quotes([("猫が牛乳を飲む", None)], table, ENCODER, WEIGHTS)


def test_the_margin_is_what_a_value_has_above_its_neighbours_and_a_small_archive_is_filled_up():
    assert margins(np.array([0.9]), background=0.3) == pytest.approx([0.6])
    assert margins(np.array([0.5] * 10 + [0.9]), background=0.3)[-1] == pytest.approx(0.4)
    assert margins(np.array([0.9] * 11 + [0.1]), background=0.3) == pytest.approx([0.0] * 11 + [-0.8])


def test_the_same_words_posted_twice_are_no_rivals():
    assert leads(np.array([3.0, 3.0, 1.0]), ["a", "a", "b"]) == [2.0, 2.0, -2.0]
    assert leads(np.array([3.0]), ["a"]) == [5.0]


def test_the_queries_of_an_article_are_its_reported_quotations():
    text = 'The minister answered on Monday. "The cat drinks milk," he said. It rained.'
    assert [(words, span.of(text)) for words, span in find_queries(read_text(text))] == [
        ("The cat drinks milk,", "The cat drinks milk,")
    ]


def test_what_stands_in_marks_inside_indirect_speech_is_a_query():
    text = 'The minister answered on Monday. He added that there was "an option of feeding the cat at home."'
    assert [span.of(text) for _, span in find_queries(read_text(text))] == ["an option of feeding the cat at home."]
