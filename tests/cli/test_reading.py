"""Every format through the command line: what is read is shown, and what cannot be is one line."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from bilingual.cli import main

pytest.importorskip("trafilatura")

PAGES = Path(__file__).parents[1] / "read" / "pages"


def segments(capsys, *arguments):
    assert main(["segment", *map(str, arguments), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_byline_of_a_tweet_in_a_page_is_a_speaker_in_the_report(capsys):
    report = segments(capsys, PAGES / "wordpress.html")
    (tweet,) = (item for item in report["statements"] if item["form"] == "tweet")
    assert (tweet["speaker"], tweet["date"]) == ({"name": "Олег Березин", "handle": "@berezin_port"}, "2023-05-11")
    (document,) = report["documents"]
    assert document["title"] == "Ferry strike enters second week"
    assert document["origin"]["author"] == "Mary Quay"
    assert document["origin"]["url"] == "https://harbour.example/2023/05/ferry-strike/"
    kinds = {item["kind"] for item in document["segments"]}
    assert kinds == {"heading", "body", "caption", "tweet"}


def test_a_page_may_come_through_a_pipe(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO((PAGES / "fragment.html").read_bytes())))
    report = segments(capsys, "-")
    assert [item["kind"] for item in report["documents"][0]["segments"]][:2] == ["body", "tweet"]


def test_from_and_text_column(capsys, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("lead,full\nКратко.,Подробно.\n", encoding="utf-8")
    report = segments(capsys, path, "--text-column", "lead", "--text-column", "full")
    assert [item["text"] for item in report["documents"][0]["segments"]] == ["Кратко.", "Подробно."]
    report = segments(capsys, path, "--from", "text")
    assert report["documents"][0]["length"] == len("lead,full\nКратко.,Подробно.\n")


ERRORS = {
    ("align", "two.jsonl"): "two.jsonl: holds more than one document; use: bilingual batch two.jsonl -o OUT",
    ("align", "two.jsonl", "--text-column", "body"): "two.jsonl: has no column 'body'; it has text",
    ("segment", "two.jsonl", "--from", "pdf"): "two.jsonl: is a PDF that cannot be read",
    ("segment", "two.jsonl", "--from", "docx"): "two.jsonl: is a damaged zip archive",
    ("segment", "two.jsonl", "--from", "telegram"): "two.jsonl: is no Telegram export",
    ("segment", "two.jsonl", "--from", "twitter"): "two.jsonl: is no tweets.js of an X archive",
    ("segment", "two.jsonl", "--from", "odt"): "'odt' is not one of 'auto', 'text', 'html'",
}


@pytest.mark.parametrize("command", ERRORS, ids=" ".join)
def test_what_cannot_be_read_is_one_line_and_exit_code_2(command, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("two.jsonl").write_text('{"text": "Да."}\n{"text": "Нет."}\n', encoding="utf-8")
    assert main(list(command)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert ERRORS[command] in printed.err
    assert printed.err.count("\n") == 1
