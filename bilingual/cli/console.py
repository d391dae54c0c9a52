"""Standard input, output and error of a command: what is read from a pipe, shown on a screen, said about progress."""

from __future__ import annotations

import codecs
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO

from bilingual.errors import BilingualError, InputError

__all__ = [
    "discard",
    "open_stdin",
    "say",
    "screen_color",
    "screen_width",
    "show_bar",
    "show_progress",
    "start_log",
    "write_stdout",
]

_log = logging.getLogger("bilingual")

_PATIENCE = 0.8
"""Seconds before a spinner appears: most documents are done by then."""

_DEFAULT_WIDTH = 80
_PLAIN: Mapping[str, str] = {
    "✓": "+", "◐": "~", "≠": "~", "✗": "x", "↳": "`-", "→": "->", "…": "...", "—": "--", "–": "-", "─": "-", "·": "|",
    "•": "*", "⋮": ":", "│": "|", "‹": "<", "›": ">", "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "‘": "'",
}  # fmt: skip
"""What stands for the views' own signs on a screen whose encoding lacks them."""


def _replace_missing(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    parts = (_PLAIN.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in missing)
    return "".join(parts), error.end


codecs.register_error("bilingual.screen", _replace_missing)


def screen_width() -> int:
    """Return the columns of the terminal: ``COLUMNS``, else what standard output says, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError, AttributeError):  # not a terminal; closed
        return _DEFAULT_WIDTH


def screen_color() -> bool:
    """Tell whether standard output wants colour: a terminal, unless ``NO_COLOR`` or ``TERM=dumb`` say otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty()) and os.environ.get("TERM") != "dumb"


def write_stdout(content: str | bytes, *, encoding: str | None = None) -> None:
    """Write ``content`` to standard output, text in ``encoding``, by default the screen's; never fails for a character.

    A reader that has seen enough (``| head``) is no error. Raises BilingualError when the text cannot be written.
    """
    stream = sys.stdout
    if stream is None:
        raise BilingualError("standard output: is closed; use -o FILE")
    data = content
    if isinstance(data, str):
        data = data.encode(encoding or stream.encoding or "utf-8", "bilingual.screen")
    try:
        _write_all(stream, data)
    except BrokenPipeError:
        discard(sys.stdout)
    except OSError as error:
        discard(sys.stdout)
        raise BilingualError(f"standard output: cannot be written: {error.strerror}") from error


def _write_all(stream: TextIO, data: bytes) -> None:
    stream.flush()
    stream.buffer.write(data)
    stream.buffer.flush()


def discard(stream: TextIO | None) -> None:
    """Send what is still buffered nowhere, so that the interpreter's last flush does not fail a second time."""
    with suppress(OSError, ValueError, AttributeError):  # no such stream, or one without a descriptor
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())  # type: ignore[union-attr]
        os.close(null)


def open_stdin() -> BinaryIO:
    """Return standard input as bytes.

    Raises InputError when it is closed.
    """
    if sys.stdin is None:
        raise InputError("standard input: is closed; name a file")
    return sys.stdin.buffer


def start_log(quiet: bool, verbose: int) -> None:
    """Send the package's log to standard error, at the level the flags ask for."""
    level = logging.ERROR if quiet else (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("bilingual: %(message)s"))
    _log.handlers = [handler]
    _log.setLevel(level)
    _log.propagate = False


@contextmanager
def show_progress(message: str, *, quiet: bool) -> Iterator[None]:
    """Show on a terminal's standard error that work goes on, once it has taken a moment."""
    if quiet or not (sys.stderr and sys.stderr.isatty()):
        yield
        return
    from rich.console import Console
    from rich.text import Text

    from bilingual.report.controls import show_controls

    status = Console(stderr=True).status(Text(show_controls(message)))
    timer = threading.Timer(_PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


@contextmanager
def show_bar(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told what is done, how many steps of it, and of how many; a terminal shows a bar."""
    if quiet or not (sys.stderr and sys.stderr.isatty()):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def show(message: str, done: int, total: int) -> None:
            progress.update(task, description=message, completed=done, total=total if total > 1 else None)

        yield show


def say(message: str) -> None:
    """Print one line on standard error, whatever is in ``message``."""
    from bilingual.report.controls import show_controls

    try:
        sys.stderr.write(f"bilingual: {show_controls(message)}\n")
        sys.stderr.flush()
    except (OSError, AttributeError):  # with nowhere to say it, the exit code has to do
        discard(sys.stderr)
