"""``bilingual evaluate``: figures with a signature, from files and from a pipe; one line when something is wrong."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from bilingual.cli import main
from tests.fake_encoder import FakeEncoder

FILES = {
    "pairs.jsonl": '{"ru": "кошка", "en": "cat"}\n{"ru": "собака", "en": "dog"}\n',
    "pairs.tsv": "кошка\tcat\nсобака\tdog\n",
    "one.tsv": "кошка\tcat\n",
    "gold.jsonl": '{"ru": "кошка и собака", "en": "cat and dog", "links": [[0, 0], [1, 1], [2, 2]]}\n',
    "gold.pharaoh": "0-0 1-1 2-2\n",
    "text.ru": "кошка и собака\n",
    "text.en": "cat and dog\n",
    "empty.jsonl": "",
    "bad.jsonl": '{"ru": "кошка"\n',
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of good and bad files as the current one, and an encoder that knows cats from dogs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bilingual.encode.load_encoder", lambda name: FakeEncoder("кошка cat", "собака dog", "и and"))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "sub").mkdir()
    return tmp_path


def run(*words):
    return main(["evaluate", *words])


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.tsv"])
def test_retrieval(name, capsys):
    assert run("retrieval", name) == 0
    printed = capsys.readouterr().out
    assert "cosine  1.000 [1.000, 1.000]  1.000 [1.000, 1.000]" in printed
    assert "\nretrieval|n:2|model:fake|data:" in printed


def test_retrieval_from_a_pipe_is_that_of_the_file(capsys, monkeypatch):
    assert run("retrieval", "pairs.jsonl", "--format", "json") == 0
    expected = capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(FILES["pairs.jsonl"].encode())))
    assert run("retrieval", "-", "--format", "json") == 0
    assert capsys.readouterr().out == expected
    assert json.loads(expected)["signature"]["n"] == 2


@pytest.mark.parametrize("method", ["argmax", "itermax", "transport"])
def test_words(method, capsys):
    assert run("words", "gold.jsonl", "--method", method) == 0
    printed = capsys.readouterr().out
    assert "all links  1.000" in printed
    assert f"|method:{method}|" in printed


def test_pharaoh_into_a_file(folder, capsys):
    options = ["--source", "text.ru", "--target", "text.en", "--seed", "5", "-o", "result.json"]
    assert run("words", "gold.pharaoh", *options) == 0
    assert capsys.readouterr().out == ""
    value = json.loads((folder / "result.json").read_text("utf-8"))
    assert {item["metric"]: item["value"] for item in value["figures"]} == {
        "precision": 1, "recall": 1, "F1": 1, "AER": 0,
    }  # fmt: skip
    assert value["signature"]["seed"] == 5


# command line | exit code | what the one line says
TABLE = """
retrieval                                     | 2 | Missing argument 'PAIRS'
retrieval none.jsonl                          | 2 | none.jsonl: no such file
retrieval sub                                 | 2 | sub: is a directory
retrieval empty.jsonl                         | 2 | empty.jsonl: is empty
retrieval bad.jsonl                           | 2 | bad.jsonl, line 1: no valid JSON
retrieval one.tsv                             | 2 | one.tsv: has 1 pair; retrieval needs at least two
retrieval pairs.tsv --format html             | 2 | 'html' is not one of
retrieval pairs.tsv --seed -1                 | 2 | '--seed'
retrieval pairs.tsv -o pairs.tsv              | 2 | pairs.tsv: is an input
words gold.jsonl --method grow                | 2 | 'grow' is not one of
words gold.jsonl --source text.ru             | 2 | --source and --target belong together
words - --source - --target text.en           | 2 | - stands for several files
words gold.pharaoh --source text.ru --target pairs.tsv | 2 | same number of lines
words pairs.jsonl                             | 2 | pairs.jsonl, line 1: it needs the key 'links'
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("command", "code", "message"), ROWS, ids=[row[0] for row in ROWS])
def test_one_line_and_the_exit_code(command, code, message, folder, capsys):
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert run(*command.split()) == int(code)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("bilingual: ")
    assert printed.err.count("\n") == 1
    assert message in printed.err
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
