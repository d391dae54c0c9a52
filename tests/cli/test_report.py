"""``bilingual report``: a saved report again, in any format, on any screen."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper

import pytest

from bilingual.cli import main
from bilingual.cli.console import screen_color, screen_width
from bilingual.report.terminal import render_report
from tests.report.example import make_report


@pytest.fixture
def saved(tmp_path, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    path = tmp_path / "report.json"
    path.write_text(make_report().to_json(), "utf-8")
    return path


def test_json_comes_out_as_it_went_in(saved, capsys):
    assert main(["report", str(saved), "--format", "json"]) == 0
    assert capsys.readouterr().out == saved.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_has_the_width_of_the_screen(saved, width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["report", str(saved)]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[-3:] == render_report(make_report(), width).splitlines()[-3:]
    assert "\x1b" not in printed, "no colour where there is no terminal"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", "{"),
        ("a.html", "<!doctype html>"),
        ("a.HTM", "<!doctype html>"),
        ("a.md", "# seeds"),
        ("a.tmx", '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx'),
        ("a.xlf", '<?xml version="1.0" encoding="UTF-8"?>\n<xliff'),
        ("a.csv", "\ufeffid,source,target"),
        ("a.txt", "seeds/"),
        ("a", "seeds/"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(saved, name, start):
    target = saved.with_name(name)
    assert main(["report", str(saved), "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith(start)


def test_a_flag_wins_over_the_ending(saved):
    target = saved.with_name("a.html")
    assert main(["report", str(saved), "--format", "json", "--output", str(target)]) == 0
    json.loads(target.read_text("utf-8"))


def test_from_standard_input(saved, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"\xef\xbb\xbf" + saved.read_bytes())))
    assert main(["report", "-", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("2 originals: 1 translated, 1 untranslated")


def test_verbose_says_where_it_wrote_and_quiet_says_nothing(saved, capsys):
    target = saved.with_name("a.txt")
    assert main(["report", str(saved), "-o", str(target), "-v"]) == 0
    assert capsys.readouterr() == ("", f"bilingual: wrote {target}\n")
    assert "similarity 0.92" in target.read_text("utf-8")
    assert main(["report", str(saved), "-o", str(target), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


class Screen(TextIOWrapper):
    """Standard output of another encoding, a terminal or not."""

    def __init__(self, encoding, *, terminal=False):
        super().__init__(BytesIO(), encoding)
        self.terminal = terminal

    def isatty(self):
        return self.terminal

    @property
    def printed(self):
        return self.buffer.getvalue()


# encoding of the screen -> what it shows of "Russian → English", "#МКС" and "‹changed›"
SCREENS = [
    ("utf-8", "Russian → English", "#МКС", "‹changed›"),
    ("cp1251", "Russian -> English", "#МКС", "‹changed›"),
    ("koi8-r", "Russian -> English", "#МКС", "<changed>"),
    ("latin-1", "Russian -> English", r"#\u041c\u041a\u0421", "<changed>"),
    ("ascii", "Russian -> English", r"#\u041c\u041a\u0421", "<changed>"),
]


@pytest.mark.parametrize(("encoding", *"abc"), SCREENS)
def test_a_screen_without_unicode_shows_what_it_can(saved, encoding, a, b, c, monkeypatch):
    screen = Screen(encoding)
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["report", str(saved)]) == 0
    for piece in (a, b, c):
        assert piece in screen.printed.decode(encoding)


def test_json_is_utf8_on_every_screen(saved, monkeypatch):
    screen = Screen("ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["report", str(saved), "--format", "json"]) == 0
    assert screen.printed == saved.read_bytes()


# (terminal, environment) -> colour?
COLOURS = [
    (True, {"TERM": "xterm"}, True),
    (False, {"TERM": "xterm"}, False),
    (True, {"TERM": "dumb"}, False),
    (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
    (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
    (False, {"TERM": "xterm", "FORCE_COLOR": "1"}, True),
    (True, {"TERM": "xterm", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
]


@pytest.mark.parametrize(("terminal", "environment", "expected"), COLOURS)
def test_colour_only_where_it_is_wanted(terminal, environment, expected, saved, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    screen = Screen("utf-8", terminal=terminal)
    monkeypatch.setattr(sys, "stdout", screen)
    assert screen_color() is expected
    assert main(["report", str(saved)]) == 0
    assert (b"\x1b[" in screen.printed) is expected


@pytest.mark.parametrize(
    ("columns", "expected"), [("132", 132), ("0", 80), ("-5", 80), ("wide", 80), ("", 80), ("²", 80)]
)
def test_the_width_of_no_terminal_is_80(columns, expected, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", Screen("utf-8"))
    assert screen_width() == expected


def test_models_are_listed_shown_and_added(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "own" / "models.toml"))
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["models", "add", "mine", "org/model", "--prefix", "query: ", "--description", "my own"]) == 0
    assert capsys.readouterr().out == f"added mine (org/model) to {os.environ['BILINGUAL_MODELS']}\n"
    assert main(["models", "list"]) == 0
    listed = capsys.readouterr().out
    assert "(default)" in listed
    assert "my own" in listed
    assert main(["models", "show", "mine"]) == 0
    assert "prefix       'query: '" in capsys.readouterr().out


def test_tables_fill_a_folder_or_one_is_named(saved, tmp_path, capsysbinary):
    out = tmp_path / "tables"
    assert main(["report", str(saved), "--format", "csv", "-o", str(out)]) == 0
    assert sorted(item.name for item in out.iterdir()) == [
        "documents.csv", "findings.csv", "links.csv", "statements.csv",
    ]  # fmt: skip
    assert main(["report", str(saved), "--format", "csv", "-o", str(out)]) == 1
    assert b"tables: is there already" in capsysbinary.readouterr().err
    assert main(["report", str(saved), "--format", "csv", "--table", "findings"]) == 0
    assert capsysbinary.readouterr().out.startswith("\ufeffid,link,category".encode())


def test_parquet_goes_through_a_pipe(saved, capsysbinary):
    pytest.importorskip("pyarrow")
    assert main(["report", str(saved), "--format", "parquet"]) == 0
    data = capsysbinary.readouterr().out
    assert data[:4] == data[-4:] == b"PAR1"


def test_a_format_without_tables_refuses_one(saved, capsys):
    assert main(["report", str(saved), "--format", "html", "--table", "links"]) == 2
    assert "--table links: html has no tables; choose --format csv or parquet" in capsys.readouterr().err


def test_a_report_speaks_russian(saved, capsys):
    assert main(["report", str(saved), "--lang", "ru"]) == 0
    assert "2 оригинала" in capsys.readouterr().out
    assert main(["report", str(saved), "--lang", "ru", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("2 оригинала: переведено — 1, не переведено — 1 · 3 пересказа")
