"""Every command and option explains itself, and the printed reference is what the program says."""

import importlib.util
import re
from pathlib import Path

import pytest
import typer

from bilingual.cli import app, main
from bilingual.version import __version__

ROOT = Path(__file__).parents[2]


def commands(command, name="bilingual"):
    yield pytest.param(name.split()[1:], command, id=name)
    for child, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {child}")


COMMANDS = list(commands(typer.main.get_command(app)))


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_every_command_and_option_has_help(words, command):
    assert command.help
    for option in command.params:
        assert getattr(option, "help", ""), f"{option.name} has no help"


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_help_fits_into_eighty_columns_and_ascii(words, command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main([*words, "--help"]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 80
    assert printed.isascii(), "help must print on any screen"


@pytest.mark.parametrize(
    "words",
    [["align"], ["segment"], ["report"], ["models", "add"], ["evaluate", "retrieval"], ["evaluate", "words"], []],
    ids=" ".join,
)
def test_help_teaches_with_examples_of_real_options(words, capsys):
    main([*words, "--help"])
    printed = capsys.readouterr().out
    examples = [line for line in printed.splitlines() if line.startswith("    ") and "bilingual " in line]
    assert examples
    known = {name for item in COMMANDS for option in item.values[1].params for name in option.opts}
    assert set(re.findall(r"(?<=\s)--?[a-z-]+", "\n".join(examples))) <= known


def test_the_printed_reference_is_fresh():
    spec = importlib.util.spec_from_file_location("make_cli_reference", ROOT / "docs" / "make_cli_reference.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.PAGE.read_text("utf-8") == maker.make_reference(), "run: python docs/make_cli_reference.py"


def test_without_a_command_help_goes_to_stderr(capsys):
    assert main([]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "bilingual align article.txt" in printed.err


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"bilingual {__version__}\n"
