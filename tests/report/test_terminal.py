"""A report on the terminal: as a person reads it at 40, 80 and 120 columns, plain and in colour."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual.datatypes import Decision, Document, Segment, Span
from bilingual.report.controls import show_controls
from bilingual.report.listing import render_segments, render_table
from bilingual.report.terminal import render_report, render_summary
from tests.report.example import make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports

STYLE = re.compile(r"\x1b\[[0-9;]*m")
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_worked_example(golden, width):
    golden(f"example.{width}.txt", render_report(make_report(), width))


@pytest.mark.parametrize("width", [80, 120])
def test_a_pair(golden, width):
    golden(f"pair.{width}.txt", render_report(make_pair(), width))


def test_segments(golden):
    report = make_report()
    rules = [
        Decision("byline", Span(1640, 1678), "ends the tweet"),
        Decision("code-switch", Span(2615, 2619), "stays en"),
    ]
    golden("segments.80.txt", render_segments(report.documents[0], report.segments, report.statements, rules, 80))


@pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])
def test_colour_adds_nothing_but_colour(report):
    colourful = render_report(report, 100, color=True)
    assert STYLE.search(colourful)
    assert STYLE.sub("", colourful) == render_report(report, 100)


def test_the_colour_of_a_sign_ends_with_the_sign():
    colourful = render_report(make_report(), 120, color=True)
    assert "\x1b[32m✓\x1b[0m Европы?" in colourful
    assert "\x1b[1;31m✗\x1b[0m Господа" in colourful


def test_what_got_lost_is_struck_through_in_colour():
    assert "\x1b[1;9;31m[-, увы,-]" in render_report(make_pair(), 120, color=True)


@pytest.mark.parametrize("width", [*range(1, 60, 7), 79, 80, 99, 100, 101, 160, 500])
@pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])
def test_no_line_is_wider_than_the_terminal(report, width):
    lines = render_report(report, width, verbose=True).splitlines()
    assert max(map(cell_len, lines)) <= max(width, 20)
    assert [line for line in lines if line != line.rstrip()] == []


def test_long_runs_of_faithful_sentences_of_a_pair_are_one_line_unless_asked():
    assert "⋮ 4 links without a finding" in render_report(make_pair(), 80)
    assert "The ferry runs until midnight." not in render_report(make_pair(), 80)
    verbose = render_report(make_pair(), 80, verbose=True)
    assert "The ferry runs until midnight." in verbose
    assert "similarity 0.90" in verbose


def test_quiet_is_one_line():
    assert render_summary(make_report()).count("\n") == 1


@settings(max_examples=60, deadline=None)
@given(reports(), st.integers(20, 130))
def test_nothing_in_a_document_is_obeyed(report, width):
    plain = render_report(report, width, verbose=True)
    assert not OBEYED.search(plain)
    assert not OBEYED.search(STYLE.sub("", render_report(report, width, color=True)))
    document = report.documents[0]
    own = [item for item in report.segments if item.document == document.id]
    assert not OBEYED.search(render_segments(document, own, [], [], width))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[bold]Мир[/bold] :cat:", "[bold]Мир[/bold] :cat:"),
        ("\x1b[2JМир", "␛[2JМир"),
        ("Мир\u202eрим", "Мир\\u202eрим"),
        ("a\x08b\x00", "a␈b␀"),
        ("\ud83d!", "\\ud83d!"),
        ("two\r\n\tlines", "two lines"),
    ],
)
def test_text_is_shown_as_written(written, shown):
    assert show_controls(written) == shown
    document = Document(written, ())
    segment = Segment("d1.s1", "d1", Span(0, len(written)), written, "ru")
    assert shown in render_segments(document, [segment], [], [], 120)
    titled = replace(make_report(), documents=(replace(make_report().documents[0], path=written),))
    assert render_report(titled, 80).startswith(shown)


def test_a_narrow_table_puts_the_text_under_its_row():
    rows = [("LaBSE", "1,880 MB", "language-agnostic sentence embedding")]
    assert render_table(("name", "size", "description"), rows, 80) == (
        "name   size      description\nLaBSE  1,880 MB  language-agnostic sentence embedding\n"
    )
    assert render_table(("name", "size", "description"), rows, 40) == (
        "name   size\n  description\nLaBSE  1,880 MB\n  language-agnostic sentence embedding\n"
    )


def test_an_empty_table_is_its_header():
    assert render_table(("rule", "outcome"), [], 80) == "rule  outcome\n"
