"""What other programs read: TMX, XLIFF, CSV, Parquet. Each is read back into the same links."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.datatypes import Document
from bilingual.errors import BilingualError, ConfigError
from bilingual.report.csv import BOM, guard_cell, restore_cell, to_csv
from bilingual.report.formats import TABLES, Format, format_of, render, write_tables
from bilingual.report.memory import xml_text
from bilingual.report.parquet import to_parquet
from bilingual.report.tables import COLUMNS, join_places, read_places
from tests.report.example import GENTLEMEN, make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports

BOTH = pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])


def links_of(report):
    """What every format must give back: spans and words of both sides."""
    texts = {item.id: item.text for item in report.documents}
    return [
        tuple(
            (tuple((at.document, at.span.start, at.span.stop) for at in places), join_places(places, texts))
            for places in (link.source_spans, link.target_spans)
        )
        for link in report.links
    ]


def rows_to_links(rows):
    return [
        tuple((read_places(row[f"{side}_spans"]), row[f"{side}_text"]) for side in ("source", "target")) for row in rows
    ]


def parse_csv(text):
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{key: restore_cell(value) for key, value in row.items()} for row in rows]


def as_parsed(text):
    """Line ends as an XML parser hands them on."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@BOTH
def test_tmx_is_read_back_by_the_translate_toolkit(report):
    tmx = pytest.importorskip("translate.storage.tmx")
    store = tmx.tmxfile.parsestring(report.to_tmx().encode(), sourcelanguage="ru", targetlanguage="en")
    found = []
    for unit in store.units:
        spans = [side.find("{*}prop").text for side in unit.xmlelement.iter("{*}tuv")]
        found.append(tuple(zip(map(read_places, spans), (unit.source, unit.target), strict=True)))
    assert found == links_of(report)
    notes = {unit.getid(): unit.getnotes() for unit in store.units}
    for finding in report.findings:
        if finding.link:
            assert finding.evidence in notes[finding.link]


@BOTH
def test_xliff_is_read_back_by_the_translate_toolkit(report):
    xliff2 = pytest.importorskip("translate.storage.xliff2")
    store = xliff2.Xliff2File.parsestring(report.to_xliff().encode())
    assert [(unit.source, unit.target or None) for unit in store.units if unit.target] == [
        (source[1], target[1]) for source, target in links_of(report)
    ]
    lost = [unit.source for unit in store.units if not unit.target]
    texts = {item.id: item.text for item in report.segments}
    assert lost == [texts[name] for name in report.unlinked_source]


def test_xliff_names_the_spans_and_says_what_was_found():
    text = make_report().to_xliff()
    assert '<note category="spans" appliesTo="source">d1:1359-1366</note>' in text
    assert 'category="accuracy/mistranslation" priority="3" appliesTo="target">minor mistranslation' in text
    assert f'<source xml:space="preserve">{GENTLEMEN}' in text


def test_a_report_without_links_is_a_file_with_an_empty_group():
    empty = replace(make_report(), links=(), findings=(), unlinked_source=())
    assert '<group id="g1" />' in empty.to_xliff()
    assert "<tu " not in empty.to_tmx()


@BOTH
def test_csv_is_read_back(report):
    assert rows_to_links(parse_csv(to_csv(report, "links"))) == links_of(report)


@BOTH
def test_parquet_is_read_back_with_types_and_meanings(report):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(to_parquet(report, "links")))
    assert rows_to_links(table.to_pylist()) == links_of(report)
    assert [str(table.schema.field(name).type) for name in ("id", "coverage")] == ["string", "double"]
    assert table.schema.field("coverage").metadata[b"description"].startswith(b"share of the original's content words")


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_has_its_header_in_both_forms(table):
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = list(COLUMNS[table])
    assert next(csv.reader(io.StringIO(to_csv(make_pair(), table)))) == columns
    assert parquet.read_table(io.BytesIO(to_parquet(make_pair(), table))).column_names == columns


FORMULAS = ["=1+1", "+7 495", "-5", "@handle", "\t=1", "\r=1", " =1", "＝1", "'=1", "|calc", "%0A"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula(cell):
    guarded = guard_cell(cell)
    assert guarded[0] == "'"
    assert restore_cell(guarded) == cell


@given(st.text())
def test_any_cell_comes_back(text):
    assert restore_cell(guard_cell(text)) == text


def test_a_quoted_formula_stays_text_in_the_table():
    report = make_report()
    text = report.documents[0].text
    start = report.links[0].source_spans[0].span.start
    evil = replace(report, documents=(Document(text[:start] + "=HYPER(" + text[start + 7 :], ()),))
    assert parse_csv(to_csv(evil))[0]["source_text"] == "=HYPER("
    assert ",'=HYPER(," in to_csv(evil)


@settings(max_examples=40, deadline=None)
@given(reports())
def test_any_report_comes_back_from_every_format(report):
    from xml.etree import ElementTree

    assert rows_to_links(parse_csv(to_csv(report, "links"))) == links_of(report)
    for text in (report.to_tmx(), report.to_xliff()):
        root = ElementTree.fromstring(text.encode("utf-8"))  # well-formed, and every link is in it
        sides = [item.text or "" for item in root.iter() if item.tag.rpartition("}")[2] in ("seg", "source", "target")]
        wanted = [xml_text(words) for link in links_of(report) for _, words in link]
        assert [as_parsed(words) for words in wanted] == sides[: len(wanted)]


ENDINGS: list[tuple[str, Format]] = [
    ("a.json", "json"), ("a.html", "html"), ("a.md", "markdown"), ("a.csv", "csv"), ("a.parquet", "parquet"),
    ("a.tmx", "tmx"), ("a.xlf", "xliff"), ("a.XLIFF", "xliff"), ("a", "text"), ("a.txt", "text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "form"), ENDINGS)
def test_an_ending_asks_for_a_format(name, form):
    assert format_of(name) == form


def test_a_file_of_csv_opens_in_excel_and_in_pandas():
    pandas = pytest.importorskip("pandas")
    data = render(make_report(), "csv", table="statements")
    assert data.startswith(BOM.encode())
    assert list(pandas.read_csv(io.BytesIO(data)).columns) == list(COLUMNS["statements"])


def test_a_folder_holds_all_tables_or_nothing(tmp_path):
    write_tables(make_report(), "csv", tmp_path / "out")
    assert sorted(item.name for item in (tmp_path / "out").iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    with pytest.raises(BilingualError, match="out: is there already"):
        write_tables(make_report(), "csv", tmp_path / "out")
    with pytest.raises(ConfigError, match="only csv and parquet fill a folder"):
        write_tables(make_report(), "tmx", tmp_path / "other")
    assert not Path(tmp_path / "other").exists()


def test_the_screen_is_no_file():
    with pytest.raises(ConfigError, match="text is no format of a file"):
        render(make_report(), "text")


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.md", "a.csv", "a.tmx", "a.xlf"])
def test_a_report_is_saved_in_the_format_of_the_ending(name, tmp_path):
    make_report().save(tmp_path / name)
    assert (tmp_path / name).read_bytes() == render(make_report(), format_of(name))


def test_an_ending_without_a_format_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"choose one of \.json, \.html"):
        make_report().save(tmp_path / "report.txt")
    assert not list(tmp_path.iterdir())
