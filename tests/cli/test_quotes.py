"""``bilingual quotes`` and ``evaluate quotes`` from files and pipes."""

import json

import pytest

from bilingual.cli import main

TEXT = "“We will stay,” Anna Novak said.\n"
MARKS = """T1\tSource 16 26\tAnna Novak
T2\tCue 27 31\tsaid
T3\tContent 0 15\t“We will stay,”
E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "a.ann").write_text(MARKS, encoding="utf-8")
    return tmp_path


def test_the_table(capsys):
    assert main(["quotes", "a.txt"]) == 0
    assert "Anna Novak" in capsys.readouterr().out


def test_the_ending_of_the_file_asks_for_its_format(folder):
    assert main(["quotes", "a.txt", "-o", "b.csv"]) == 0
    assert main(["quotes", "a.txt", "-o", "b.json"]) == 0
    assert (folder / "b.csv").read_text("utf-8").startswith("id,speaker,person,")
    assert json.loads((folder / "b.json").read_text("utf-8"))["quotes"][0]["person"] == "Anna Novak"


def test_quiet_counts(capsys):
    assert main(["quotes", "a.txt", "--quiet"]) == 0
    assert capsys.readouterr().out == "1 statements, 1 speakers\n"


def test_a_missing_file_is_one_line(capsys):
    assert main(["quotes", "b.txt"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_figures_and_signature(capsys):
    assert main(["evaluate", "quotes", "gold", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "marks alone: content, direct" in out
    assert "quotes|n:1|model:rules|" in out


def test_figures_as_json(capsys):
    assert main(["evaluate", "quotes", "gold", "--format", "json", "--quiet"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert next(item["value"] for item in figures if (item["of"], item["metric"]) == ("triple, all", "exact F1")) == 1


@pytest.mark.parametrize("name", ["a.txt", "missing", "."])
def test_what_is_no_set_is_one_line(name, capsys, folder):
    (folder / "gold" / "a.ann").unlink()
    assert main(["evaluate", "quotes", name, "--quiet"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
