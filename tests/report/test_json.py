"""A report as JSON: exactly the published schema, the same bytes every time, and back without loss."""

import copy
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.report.json import from_dict, from_json, to_dict, to_json
from bilingual.report.schema import find_faults, load_schema
from tests.report.example import make_report
from tests.report.strategies import reports

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8")))


def test_the_worked_example(golden):
    golden("example.json", to_json(make_report()))


def test_the_worked_example_follows_the_published_schema():
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)
    VALIDATOR.validate(json.loads(to_json(make_report())))


def test_the_published_schema_is_the_one_in_the_package():
    assert load_schema() == VALIDATOR.schema


def test_text_and_plain_values_say_the_same():
    report = make_report()
    assert json.loads(to_json(report)) == to_dict(report) == report.to_dict()
    assert report.to_json() == to_json(report)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_report_follows_the_schema_and_comes_back_the_same(report):
    text = to_json(report)
    VALIDATOR.validate(json.loads(text))
    assert to_json(from_json(text)) == text
    assert to_json(from_json(text.encode("utf-8"))) == text, "lone surrogates must be escaped for UTF-8 to carry them"


def test_numbers_are_rounded_so_that_the_last_bits_do_not_show():
    report = make_report()
    link = replace(report.links[0], similarity=-0.00001, coverage=2 / 3)
    raw = to_dict(replace(report, links=(link,), findings=()))["links"][0]
    assert (str(raw["similarity"]), raw["coverage"]) == ("0.0", 0.6667)


def test_a_segment_of_two_statements_names_the_first():
    report = make_report()
    first, second, *_ = report.statements
    twice = replace(report, statements=(first, replace(second, content=first.content, segments=first.segments)))
    by_id = {item["id"]: item for item in to_dict(twice)["documents"][0]["segments"]}
    assert by_id[first.segments[0]]["statement"] == first.id


@pytest.mark.parametrize("control", ["\x7f", "\x9b", "\u202e", "\u2028", "\ud83d", "\x00", "\x1b"])
def test_json_on_a_terminal_has_nothing_that_a_terminal_obeys(control):
    report = make_report()
    document = Document(f"a{control}b", (), title=f"{control}!")
    text = to_json(replace(report, documents=(document,), segments=(), statements=(), links=(), findings=(),
                           unlinked_source=(), unlinked_target=()))  # fmt: skip
    assert control not in text
    assert json.loads(text)["documents"][0]["title"] == f"{control}!"


def test_a_read_report_keeps_spans_but_not_white_space():
    report = from_json(to_json(make_report()))
    original = make_report().documents[0]
    (document,) = report.documents
    assert len(document.text) == len(original.text)
    assert all(item.span.of(document.text) == item.text for item in report.segments)
    assert "\n" not in document.text


NOT_REPORTS = [
    ("", "no valid JSON at line 1, column 1"),
    ("{", "no valid JSON at line 1, column 2"),
    ("null", "'schema' must be 'bilingual.report/1', found 'NoneType'"),
    ('{"schema": "bilingual.report/2"}', "found 'bilingual.report/2'"),
    ('{"schema": "bilingual.report/1"}', "$: lacks 'signature'"),
    ('{"schema": NaN}', "NaN is not JSON"),
    ("[" * 100_000, "not a report"),
    ("1" * 10_000, "not a report"),
    (b"\xff\xfe\x00", "not UTF-8 text at byte 0"),
]


@pytest.mark.parametrize(("text", "message"), NOT_REPORTS, ids=lambda value: str(value)[:20])
def test_what_is_no_report_is_refused_with_its_place(text, message):
    with pytest.raises(InputError) as caught:
        from_json(text, "a.json")
    assert str(caught.value).startswith("a.json: not a ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def change(path, value):
    """Return the worked example's JSON with the value at ``path`` replaced, or removed when it is ``...``."""
    raw = to_dict(make_report())
    *parents, last = path
    target = raw
    for key in parents:
        target = target[key]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return raw


DAMAGED = [
    (("summary",), ..., "$: lacks 'summary'"),
    (("extra",), 1, "$: has an unknown field 'extra'"),
    (("links", 1, "relation"), "loose", "$.links[1].relation: must be one of translation, partial, paraphrase"),
    (("links", 0, "coverage"), 1.5, "$.links[0].coverage: must lie between 0 and 1"),
    (("links", 0, "coverage"), True, "$.links[0].coverage: must be number, not True"),
    (("documents", 0, "sha256"), "abc", "$.documents[0].sha256: must look like"),
    (("documents", 0, "segments", 2, "span"), [1], "$.documents[0].segments[2].span: must have 2 items, not 1"),
    (("documents", 0, "segments", 2, "span"), [-1, 1], "segments[2].span[0]: must lie between 0"),
    (("documents", 0, "segments", 2, "span"), [532, 540], "segment d1.s3 has 226 characters, its span 8"),
    (("documents", 0, "segments", 2, "span"), [0, 226], "segment d1.s3 starts at 0, before its neighbour ends (530)"),
    (("documents", 0, "length"), 7, "segment d1.s26 ends at 2717, after document d1 (7)"),
    (("documents", 0, "id"), "d9", "d1.q1 points to d1:957:1092, which is not there"),
    (("statements", 0, "speaker"), {"name": None, "handle": None}, "a speaker needs a name or a handle"),
    (("statements", 0, "date"), "yesterday", "$.statements[0].date: must look like"),
    (("statements", 0, "segments"), ["d1.s99"], "d1.q1 names a segment 'd1.s99' that is not there"),
    (("links", 0, "target_spans"), [["d1", 0, 9999]], "l1 points to d1:0:9999, which is not there"),
    (("links", 0, "target_spans"), [["d1", 9, 3]], "span 9:3 is not 0 <= start <= stop"),
    (("links", 1, "id"), "l1", "the id 'l1' stands 2 times"),
    (("findings", 0, "link"), "l99", "f1 names a link 'l99' that is not there"),
    (("findings", 1, "target_spans"), [], "finding f2 points nowhere"),
    (("unlinked", "source"), ["d1.s0"], "unlinked names a segment 'd1.s0' that is not there"),
]


@pytest.mark.parametrize(("path", "value", "message"), DAMAGED, ids=lambda value: str(value)[:40])
def test_a_damaged_report_is_refused_with_its_place(path, value, message):
    with pytest.raises(InputError) as caught:
        from_dict(change(path, value), "a.json")
    assert message in str(caught.value)


VALUES = st.sampled_from([None, True, 0, -1, 1.5, "", "x", "ru", "d1", [], {}, [0, 1], ["d1", 0, 1], float("inf")])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_checker_agrees_with_jsonschema(data):
    raw = copy.deepcopy(RAW)
    target = raw
    while True:
        key = data.draw(st.sampled_from(sorted(target) if isinstance(target, dict) else range(len(target))))
        if not isinstance(target[key], (dict, list)) or not target[key] or data.draw(st.booleans()):
            break
        target = target[key]
    if data.draw(st.booleans()):
        target[key] = data.draw(VALUES)
    elif isinstance(target, dict):
        target[data.draw(st.sampled_from(["new", "id"]))] = data.draw(VALUES)
    else:
        del target[key]
    assert (next(find_faults(raw), None) is None) == VALIDATOR.is_valid(raw), list(find_faults(raw))


RAW = to_dict(make_report())


def test_where_a_document_is_from_is_kept():
    report = make_report()
    known = {
        "url": "https://example.org/a",
        "author": "A. B.",
        "date": "2022-02-25",
        "site": "Example",
        "encoding": "utf-8",
    }
    kept = replace(report, documents=(replace(report.documents[0], metadata=known),))
    assert list(kept.to_dict()["documents"][0]["origin"]) == ["site", "author", "date", "url"]
    again = from_json(kept.to_json())
    assert again.to_json() == kept.to_json()
    assert "Example · A. B. · 2022-02-25 · https://example.org/a" in again.to_html()
    jsonschema.validate(kept.to_dict(), load_schema())
