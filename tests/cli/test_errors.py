"""Whatever goes wrong ends in one line on standard error, and the documented exit code."""

import os
import sys
from io import BytesIO, TextIOWrapper

import pytest

from bilingual.cli import main
from tests.report.example import make_report


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with good and bad files, as the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "models.toml"))
    files = {
        "empty.txt": b"",
        "white.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 8,
        "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "article.pdf": b"%PDF-1.7\n%\xe2\xe3",
        "ok.txt": "Он сказал: «Да».\n\nHe said yes.\n".encode(),
        "report.json": make_report().to_json().encode(),
        "cut.json": make_report().to_json().encode()[:200],
        "latin.json": b'{"schema": "\xe9"}',
        "bad.toml": b"[align\n",
        "typo.toml": b"modle = 'default'\n",
        "kind.toml": b"original = 3\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sub").mkdir()
    return tmp_path


# command line | exit code | what the one line says
TABLE = """
align                                         | 2 | Missing argument 'DOC'
align missing.txt                             | 2 | missing.txt: no such file
align sub                                     | 2 | sub: is a directory
align empty.txt                               | 2 | empty.txt: is empty
align white.txt                               | 2 | white.txt: is empty
align binary.txt                              | 2 | binary.txt:
align picture.txt                             | 2 | picture.txt: is a PNG image
align article.pdf                             | 2 | article.pdf: is a PDF
align ok.txt missing.txt                      | 2 | missing.txt: no such file
align - -                                     | 2 | DOC and DOC2 are both -
align ok.txt a b                              | 2 | unexpected extra argument
align ok.txt --fromat json                    | 2 | No such option: --fromat
align ok.txt --format yaml                    | 2 | 'yaml' is not one of
align ok.txt --format                         | 2 | requires an argument
align ok.txt --fail-on bad                    | 2 | 'bad' is not one of
align ok.txt --original de                    | 2 | 'de' is not one of
align ok.txt --config none.toml               | 2 | none.toml: cannot read the configuration
align ok.txt --config bad.toml                | 2 | bad.toml: not valid TOML
align ok.txt --config typo.toml               | 2 | typo.toml: unknown setting 'modle'
align ok.txt --config kind.toml               | 2 | kind.toml: 'original' must be str
align ok.txt -o ok.txt                        | 2 | ok.txt: is an input
align ok.txt -o sub/../ok.txt                 | 2 | sub/../ok.txt: is an input
align ok.txt -o sub                           | 2 | sub: is a directory
align ok.txt -o no/report.json                | 2 | no/report.json: its folder does not exist
segment missing.txt                           | 2 | missing.txt: no such file
segment ok.txt --explain --format json        | 2 | segment cannot write --explain as json
segment ok.txt -o page.html                   | 2 | segment cannot write html
report missing.json                           | 2 | missing.json: cannot be read: No such file
report sub                                    | 2 | sub: cannot be read: Is a directory
report ok.txt                                 | 2 | ok.txt: not a report: no valid JSON at line 1
report cut.json                               | 2 | cut.json: not a report: no valid JSON at line
report latin.json                             | 2 | latin.json: not a report: not UTF-8 text
report report.json -o report.json             | 2 | report.json: is an input
report report.json -o /dev/full               | 1 | /dev/full: cannot be written: the disk is full
models show nothing                           | 1 | unknown model 'nothing'
models add default x                          | 2 | model name 'default' is taken
models add mine x --pooling max               | 2 | pooling is 'max'
models nothing                                | 2 | No such command 'nothing'
nothing                                       | 2 | No such command 'nothing'
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("command", "code", "message"), ROWS, ids=[row[0] for row in ROWS])
def test_one_line_and_the_exit_code(command, code, message, folder, capsys):
    before = sorted(folder.rglob("*"))
    assert main(command.split()) == int(code)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("bilingual: ")
    assert printed.err.count("\n") == 1
    assert message in printed.err
    assert sorted(folder.rglob("*")) == before, "an error leaves no file behind"


def test_a_name_with_control_characters_is_shown_not_obeyed(folder, capsys):
    assert main(["align", "a\x1b[31m\nb.txt"]) == 2
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert "\x1b" not in printed


@pytest.mark.parametrize("name", ["nul\0.txt", "x" * 5000, "", "\udcff.txt"])
def test_no_file_name_is_fatal(name, folder, capsys):
    assert main(["align", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_what_may_not_be_read_or_written(folder, capsys):
    (folder / "secret.txt").touch(0o000)
    (folder / "sub").chmod(0o500)
    assert main(["align", "secret.txt"]) == 2
    assert main(["report", "report.json", "-o", "sub/a.html"]) == 1


def test_closed_standard_streams(folder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["align", "-"]) == 2
    assert "standard input: is closed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["report", "report.json"]) == 1
    assert "standard output: is closed" in capsys.readouterr().err


def test_ctrl_c_is_one_line(folder, capsys, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("bilingual.report.json.from_json", interrupt)
    assert main(["report", "report.json"]) == 130
    assert capsys.readouterr().err == "bilingual: interrupted\n"


@pytest.mark.parametrize(
    ("error", "message"), [(MemoryError(), "not enough memory"), (KeyError("x"), "internal error: KeyError")]
)
def test_a_defect_is_one_line_too(error, message, folder, capsys, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("bilingual.report.json.from_json", fail)
    assert main(["report", "report.json"]) == 1
    printed = capsys.readouterr().err
    assert message in printed
    assert printed.count("\n") == 1


def test_standard_input_may_be_bad_too(folder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"")))
    assert main(["align", "-"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
