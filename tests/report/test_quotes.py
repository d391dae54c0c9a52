"""Quotations as a table, JSON and CSV."""

import csv
import io
import json

from bilingual.read import read_text
from bilingual.report.quotes import COLUMNS, render_quotes, to_csv, to_json
from bilingual.segment import segment
from bilingual.statements import find_quotations

TEXT = "“We stay,” said Anna Reed, mayor of Orford.\n\nShe said that, on the whole, “nobody” would go.\n"


def found(text=TEXT):
    document = read_text(text)
    return document, find_quotations(document, segment(document))


def test_the_table_has_who_when_how_and_what_in_one_line_each():
    lines = render_quotes(*found(), width=120).splitlines()
    assert lines[0].split() == ["who", "when", "form", "lang", "said"]
    assert len(lines) == 3
    assert lines[1].startswith("Anna Reed, mayor of Orford")
    assert lines[1].endswith("We stay,")


def test_nobody_speaks():
    assert render_quotes(*found("The bridge is closed.")) == "nobody says anything here\n"


def test_json_has_exact_spans():
    document, quotations = found()
    value = json.loads(to_json(document, quotations))
    assert value["schema"] == "bilingual.quotes/1"
    first = value["quotes"][0]
    assert [TEXT[start:stop] for start, stop in first["content"]] == ["We stay,"]
    assert TEXT[slice(*first["source"])] == "Anna Reed, mayor of Orford"
    assert TEXT[slice(*first["cue_span"])] == "said"
    assert (first["speaker"], first["title"], first["organisation"]) == ("Anna Reed", "mayor of Orford", "Orford")


def test_csv_reads_back():
    document, quotations = found()
    rows = list(csv.DictReader(io.StringIO(to_csv(document, quotations), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["speaker"] for row in rows] == ["Anna Reed", "Anna Reed"]
    spans = [TEXT[int(row["start"]) : int(row["stop"])] for row in rows]
    assert spans == [item.statement.span.of(TEXT) for item in quotations]
    assert rows[0]["date"] == ""
