"""Pairs with labels: what is read, and what is refused in one line."""

import json

import pytest

from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.evaluate.labelled import read_labelled

LOST = {"category": "accuracy/omission", "severity": "minor", "ru": [[5, 10]]}
PAIR = {"ru": "Вода давно ушла.", "en": "The water has gone, he said.", "errors": [LOST]}


def read(**changes):
    row = {key: value for key, value in {**PAIR, **changes}.items() if value is not None}
    return read_labelled(json.dumps(row).encode(), "gold.jsonl")[0]


def test_an_error_has_its_words():
    pair = read(frames={"en": [[20, 27]]}, half="reporting", doc="harbour")
    assert [span.of(pair.source) for span in pair.errors[0].source] == ["давно"]
    assert [span.of(pair.target) for span in pair.frames[1]] == ["he said"]
    assert (pair.half, pair.doc, pair.is_clean) == ("reporting", "harbour", False)


def test_the_original_is_the_source_whichever_language_it_is_in():
    pair = read(original="en")
    assert (pair.names, pair.source) == (("en", "ru"), PAIR["en"])
    assert pair.errors[0].target == (Span(5, 10),)


def test_no_errors_or_only_possible_ones_are_clean():
    assert read(errors=[]).is_clean
    assert read(errors=[{**LOST, "possible": True}]).is_clean


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"errors": None}, "needs the key 'errors'"),
        ({"errors": ["lost"]}, "error 1: is no object"),
        ({"errors": [{**LOST, "category": "lost"}]}, "'category' is 'lost'"),
        ({"errors": [{**LOST, "severity": "bad"}]}, "'severity' is 'bad'"),
        ({"errors": [{**LOST, "subtype": "odd"}]}, "'subtype' is 'odd'"),
        ({"errors": [{**LOST, "possible": 1}]}, "'possible' is 1"),
        ({"errors": [{**LOST, "ru": []}]}, "points nowhere"),
        ({"errors": [{**LOST, "ru": [[5, 5]]}]}, "no list of"),
        ({"errors": [{**LOST, "ru": [[5, 99]]}]}, "beyond the 16 characters of 'ru'"),
        ({"frames": {"en": [[20, 99]]}}, "beyond the 28 characters of 'en'"),
        ({"frames": []}, "'frames' is no object"),
        ({"original": "de"}, "'original' is 'de'"),
        ({"half": "third"}, "'half' is 'third'"),
        ({"en": None}, "needs the keys"),
        ({"en": " "}, "'en' is empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(changes, message):
    with pytest.raises(InputError, match=message) as raised:
        read(**changes)
    assert "gold.jsonl, line 1" in str(raised.value)
