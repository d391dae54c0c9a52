"""The program as a process: real pipes, full disks, signals, locales, and how fast it answers."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.example import SEED, make_report

pytestmark = pytest.mark.slow

PROGRAM = f"""bilingual() {{ '{sys.executable}' -m bilingual "$@"; }}; """


@pytest.fixture
def shell(tmp_path):
    """``shell("… | head -1")`` runs a shell command in a folder that holds a report and returns what came of it."""
    (tmp_path / "report.json").write_text(make_report().to_json(), "utf-8")
    (tmp_path / "long.json").write_text(json.dumps(make_report().to_dict()), "utf-8")

    def run(command, timeout=60, **environment):
        clean = {key: os.environ[key] for key in ("PATH", "HOME", "PYTHONPATH") if key in os.environ}
        return subprocess.run(
            ["bash", "-c", PROGRAM + command], cwd=tmp_path, capture_output=True,
            timeout=timeout, env={**clean, "LANG": "C.UTF-8", **environment}, check=False,
        )  # fmt: skip

    return run


# what is asked | exit code | what stderr says (nothing when empty)
TABLE = """
bilingual report report.json > /dev/full                    | 1 | standard output: cannot be written: No space left
bilingual report report.json --format html > /dev/full      | 1 | standard output: cannot be written: No space left
bilingual --help > /dev/full                                | 1 | No space left on device
bilingual report report.json >&-                            | 1 | standard output: is closed; use -o FILE
bilingual align - <&-                                       | 2 | standard input: is closed; name a file
bilingual align - < /dev/null                               | 2 | input: is empty
bilingual report report.json --format json | head -c 10     | 0 |
bilingual report report.json --format json | true           | 0 |
set -o pipefail; bilingual report report.json | head -n 1   | 0 |
bilingual report - < report.json                            | 0 |
bilingual report nothing.json 2>&-                          | 2 |
bilingual report nothing.json 2>/dev/full                   | 2 |
bilingual report nothing.json >&- 2>&-                      | 2 |
bilingual align nothing.txt >&-                             | 2 | nothing.txt: no such file
bilingual --help >&-                                        | 0 |
bilingual --help | true                                     | 0 |
"""
ROWS = [[cell.strip() for cell in line.rsplit("|", 2)] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("command", "code", "message"), ROWS, ids=[row[0] for row in ROWS])
def test_pipes_and_disks(command, code, message, shell):
    done = shell(command)
    assert done.returncode == int(code)
    printed = done.stderr.decode()
    if message:
        assert printed.startswith("bilingual: ")
        assert printed.count("\n") == 1
        assert message in printed
    else:
        assert printed == ""


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1251:strict"}, {}],
    ids=str,
)
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_locale_is_fatal(form, environment, shell):
    done = shell(f"bilingual report report.json --format {form}", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    if form != "text":
        assert "РОГОЗИН" in done.stdout.decode("utf-8")


def test_ctrl_c(shell, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "bilingual", "report", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell ignores it for what runs behind it
    )  # fmt: skip
    process.stdin.write(b"{" * 200_000)  # more than a pipe holds: when this returns, the program is reading
    process.send_signal(signal.SIGINT)
    _, printed = process.communicate(timeout=20)
    assert (process.returncode, printed) == (130, b"bilingual: interrupted\n")


def test_help_costs_little_more_than_what_parses_the_command_line(shell):
    helping = min(_processor_seconds(shell, "bilingual --help") for _ in range(5))
    parsing = min(_processor_seconds(shell, f"'{sys.executable}' -c 'import typer'") for _ in range(5))
    assert helping < 6 * parsing


def _processor_seconds(shell, command):
    """Of processor time: what else this machine does is no matter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert shell(command).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_help_loads_nothing_heavy(shell):
    done = shell(f"'{sys.executable}' -X importtime -m bilingual align --help")
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.decode().splitlines()}
    assert "bilingual.cli" in loaded
    assert not loaded & {"rich", "numpy", "jinja2", "onnxruntime", "razdel", "bilingual.pipeline"}


def test_the_worked_example_from_a_pipe_and_from_a_file_say_the_same(shell):
    from_file = shell(f"bilingual align '{SEED}' --format json")
    from_pipe = shell(f"bilingual align - --format json < '{SEED}'")
    assert (from_file.returncode, from_file.stderr) == (0, b"")
    raw, piped = json.loads(from_file.stdout), json.loads(from_pipe.stdout)
    assert (raw["documents"][0].pop("path"), piped["documents"][0].pop("path")) == (str(SEED), None)
    assert raw == piped
    assert shell(f"bilingual align '{SEED}' --format json").stdout == from_file.stdout, "byte for byte"


def test_fail_on(shell):
    assert shell(f"bilingual align '{SEED}' --quiet --fail-on critical").returncode == 0
    assert shell(f"bilingual align '{SEED}' --quiet --fail-on minor").returncode == 1


# content of a file -> (exit code, what the screen says)
ODD = [
    pytest.param("The mayor said nothing new today.\n", "No Russian text found", id="no Russian"),
    pytest.param("Мэр сегодня не сказал ничего нового.\n", "No English text found", id="no English"),
    pytest.param("Der Bürgermeister hat heute nichts Neues gesagt.\n", "nothing to compare", id="neither"),
    pytest.param("12345 67890 !!! ???\n", "nothing to compare", id="no words"),
    pytest.param("word " * 200_000 + "\n", "No Russian text found", id="a line of a megabyte"),
]


@pytest.mark.parametrize(("text", "message"), ODD)
def test_one_language_is_a_result_not_an_error(text, message, shell, tmp_path):
    (tmp_path / "odd.txt").write_text(text, "utf-8")
    done = shell("bilingual align odd.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert message in done.stdout.decode()
    raw = json.loads(shell("bilingual align odd.txt --format json").stdout)
    assert (raw["links"], raw["findings"]) == ([], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings_are_told_by_the_bytes(encoding, shell, tmp_path):
    (tmp_path / "a.txt").write_text("«Мы готовы», — сказал министр Иванов.\n", encoding)
    done = shell("bilingual segment a.txt")
    assert done.returncode == 0
    assert "Мы готовы" in done.stdout.decode()


def test_too_much_text_is_refused_at_once(shell, tmp_path):
    with Path(tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(100_000_000_000)  # of holes: to read them would outlast the test
    done = shell("bilingual align big.txt")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("bilingual: big.txt: is larger than")
