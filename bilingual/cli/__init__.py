"""The command line: parse, call the library, print; nothing else.

What takes time to import is imported inside a command, so that ``--help`` answers at once. Whatever goes wrong ends in
:func:`main` as one line on standard error and an exit code: 0 fine, 1 something failed or ``--fail-on`` was met, 2
wrong usage or unreadable input, 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from bilingual.cli.batch import batch
from bilingual.cli.commands import align, report, segment
from bilingual.cli.console import discard, say
from bilingual.cli.evaluate import evaluate
from bilingual.cli.models import models
from bilingual.cli.quotes import quotes
from bilingual.cli.trace import index, trace
from bilingual.errors import BilingualError, ConfigError, InputError
from bilingual.version import __version__

__all__ = ["app", "main", "run"]

_UsageError = typer.BadParameter.__mro__[1]
"""What typer raises for wrong usage; it does not export the class by name."""

_INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as in a shell."""

app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
for command in (align, segment, quotes, report, batch, index, trace):
    app.command()(command)
app.add_typer(evaluate, name="evaluate", help="Measure an encoder or the rules on your own data, with intervals.")
app.add_typer(models, name="models", help="List, show and add the encoders that --model accepts.")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Find what was said in Russian, what was reported in English (or the other
    way round), and what got lost on the way.

    For example:

    \b
      bilingual align article.txt              an article that quotes tweets
      bilingual align speech.txt report.txt    an original and its translation
      bilingual align article.txt -o a.html    the same as a page to share
      cat article.txt | bilingual align -      from a pipe
      bilingual segment article.txt --explain  who said what, by which rule

    Nothing leaves this computer: the model is inside, there is no network.

    \b
    Exit code: 0  fine
               1  something failed, or --fail-on was met
               2  wrong usage or unreadable input
    """  # noqa: D205, D301
    if version:
        typer.echo(f"bilingual {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments`` (those of the process when not given) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # help and messages hold the user's words too
    command = typer.main.get_command(app)
    try:
        code = command.main(args=arguments, prog_name="bilingual", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = _INTERRUPTED
    except Exception as error:  # noqa: BLE001  (the one place where everything ends as one line)
        return _report_error(error)
    if code == _INTERRUPTED:
        say("interrupted")
    return code if isinstance(code, int) else 0


def run() -> NoReturn:
    """Run the command line as a process of its own: :func:`main`, and out with its exit code.

    Daft's threads outlive its work, and can crash in Python's own end. All is written by then, so it is left out.
    """
    code = main()
    if "daft" in sys.modules:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):  # closed, or nobody reads any more
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _report_error(error: Exception) -> int:
    """Say in one line what went wrong and return the exit code."""
    logging.getLogger("bilingual").debug("the error in full", exc_info=error)
    if isinstance(error, BilingualError):
        say(str(error))
        return 2 if isinstance(error, (InputError, ConfigError)) else 1
    if isinstance(error, _UsageError):
        context = getattr(error, "ctx", None)
        message = error.format_message().rstrip(".")  # type: ignore[attr-defined]
        say(f"{message}; see: {context.command_path if context else 'bilingual'} --help")
        return 2
    if isinstance(error, OSError):
        discard(sys.stdout)
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        return 1
    if isinstance(error, MemoryError):
        say("not enough memory for this input; split it")
        return 1
    say(
        f"internal error: {type(error).__name__}: {error}; please report it with the output of the same command and -vv"
    )
    return 1
