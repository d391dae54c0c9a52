"""What the commands of ``bilingual evaluate`` share: their flags, reading what they are given, writing the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bilingual.cli.console import open_stdin, write_stdout
from bilingual.cli.options import STDIO
from bilingual.errors import ConfigError, InputError

if TYPE_CHECKING:
    from bilingual.evaluate.result import Result

__all__ = [
    "EvaluationQuietOption",
    "ResultFormatOption",
    "SeedOption",
    "choose_format",
    "name_input",
    "read_input",
    "write_result",
]

ResultFormatOption = Annotated[
    Literal["text", "json"] | None,
    typer.Option("--format", help="Form of the result; else by the ending of -o, else text."),
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="Of the draws that the intervals come from.")]

EvaluationQuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress; stderr: errors only.")]


def choose_format(form: Literal["text", "json"] | None, output: str, inputs: list[str]) -> Literal["text", "json"]:
    """Return the wanted format, after making sure that inputs and output do not stand in each other's way."""
    if inputs.count(STDIO) > 1:
        raise ConfigError("- stands for several files, but there is one standard input; name the others")
    if output == STDIO:
        return form or "text"
    from bilingual.report.output import check_target

    check_target(Path(output), [Path(item) for item in inputs if item != STDIO])
    return form or ("json" if Path(output).suffix.lower() == ".json" else "text")


def name_input(path: str) -> str:
    """Return what errors call an input."""
    return "standard input" if path == STDIO else path


def read_input(name: str) -> bytes:
    """Return the bytes of a file or of standard input. Raises InputError when it cannot be read."""
    if name == STDIO:
        return open_stdin().read()
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a directory; name a file in it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the file name
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{name}: cannot be read: {reason}") from error


def write_result(result: Result, form: Literal["text", "json"], output: str) -> None:
    """Write a result to standard output, or to a file that appears whole or not at all."""
    text = result.to_json() if form == "json" else result.to_text()
    if output == STDIO:
        write_stdout(text, encoding="utf-8" if form == "json" else None)
    else:
        from bilingual.report.output import write_file

        write_file(Path(output), text)
