"""The text of a document, cut where something begins or ends."""

from hypothesis import given, settings

from bilingual.datatypes import Block, Span
from bilingual.report.article import lay_out
from tests.report.example import GENTLEMEN, INDIA, make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports


def runs_of(paragraphs):
    return [run for paragraph in paragraphs for stretch in paragraph.stretches for run in stretch.runs]


def stretches_of(report):
    return [stretch for paragraph in lay_out(report, report.documents[0]) for stretch in paragraph.stretches]


def test_a_statement_is_stretches_and_opens_once():
    stretches = [item for item in stretches_of(make_report()) if item.statement and item.statement.id == "d1.q4"]
    assert ["".join(run.text for run in item.runs) for item in stretches] == [GENTLEMEN]
    opened = [item.statement.id for item in stretches_of(make_report()) if item.opens]
    assert opened == [f"d1.q{n}" for n in range(1, 7)]


def test_links_and_marks_stand_where_their_words_are():
    report = make_report()
    runs = runs_of(lay_out(report, report.documents[0]))
    assert "".join(run.text for run in runs if run.link and run.link.id == "l2" and run.language == "ru") == INDIA
    assert [(run.text, run.mark) for run in runs if run.mark] == [("or", "change"), ("и", "change"), ("#МКС", "change")]


def test_the_documents_of_a_pair_are_laid_out_each_on_its_own():
    report = make_pair()
    for document in report.documents:
        runs = runs_of(lay_out(report, document))
        assert "".join(run.text for run in runs) == document.text
        assert {run.link.id for run in runs if run.link} == {item.id for item in report.links}


@settings(max_examples=60, deadline=None)
@given(reports())
def test_no_character_is_lost(report):
    for document in report.documents:
        blocks = document.blocks or (Block(Span(0, len(document.text))),)
        text = "".join(run.text for run in runs_of(lay_out(report, document)))
        assert text == "".join(block.span.of(document.text) for block in blocks)
