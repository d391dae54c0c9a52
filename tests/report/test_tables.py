"""A report as data frames."""

import sys

import pytest

from bilingual.errors import BilingualError, ConfigError
from bilingual.report.tables import COLUMNS, to_rows
from tests.report.example import make_report
from tests.report.pair import make_pair


def test_one_row_per_item():
    report = make_report()
    assert {table: len(to_rows(report, table)) for table in COLUMNS} == {
        "documents": 1, "statements": 6, "links": 5, "findings": 2, "segments": 26,
    }  # fmt: skip


def test_a_link_is_readable_without_its_report():
    row = to_rows(make_report(), "links")[1]
    assert (row["source"], row["target"]) == ("d1.s10", "d1.s6")
    assert row["source_text"] == "Еще есть вариант падения 500-тонной конструкции на Индию и Китай."
    assert row["fidelity"] == 0.95


def test_a_finding_holds_the_words_it_points_to():
    row = to_rows(make_report(), "findings")[0]
    assert (row["source_text"], row["target_text"], row["subtype"]) == ("и", "or", "connective")


def test_a_statement_names_its_speaker():
    row = to_rows(make_report(), "statements")[2]
    assert (row["speaker"], row["handle"], row["date"], row["start"]) == ("РОГОЗИН", "@Rogozin", "2022-02-24", 1359)
    assert row["text"].startswith("Европы?")


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])
def test_a_data_frame_has_all_columns_even_without_rows(report, table):
    pytest.importorskip("pandas")
    frame = report.to_dataframe(table)
    assert list(frame.columns) == list(COLUMNS[table])
    assert len(frame) == len(to_rows(report, table))


def test_an_unknown_table_is_refused():
    with pytest.raises(
        ConfigError, match="table is 'words'; it must be one of documents, statements, links, findings, segments"
    ):
        make_report().to_dataframe("words")


def test_without_pandas_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(BilingualError, match=r"pip install 'bilingual\[pandas\]'"):
        make_report().to_dataframe()
