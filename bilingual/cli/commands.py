"""The commands about documents and reports: ``align``, ``segment``, ``report``."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from bilingual.cli.console import open_stdin, screen_color, screen_width, show_progress, start_log, write_stdout
from bilingual.cli.options import (
    STDIO,
    CacheOption,
    ConfigOption,
    DocumentArgument,
    FormatOption,
    FromOption,
    LangOption,
    ModelOption,
    OriginalOption,
    OutputOption,
    QuietOption,
    SensitivityOption,
    TableOption,
    TextColumnOption,
    UncalibratedOption,
    VerboseOption,
    encoder_flags,
    read_flags,
)
from bilingual.datatypes import Severity
from bilingual.errors import ConfigError, InputError
from bilingual.version import __version__

if TYPE_CHECKING:
    from bilingual.datatypes import Document, Interface, Report, Table
    from bilingual.report.formats import Format
    from bilingual.settings import Settings

__all__ = ["align", "load_flags", "read_document", "report", "screen_of", "segment", "write_result"]

_log = logging.getLogger("bilingual")


def align(
    document: DocumentArgument,
    other: Annotated[
        str | None, typer.Argument(metavar="DOC2", help="The same text in the other language: compare the two.")
    ] = None,
    source: FromOption = None,
    text_columns: TextColumnOption = None,
    model: ModelOption = None,
    cache: CacheOption = None,
    uncalibrated: UncalibratedOption = False,
    sensitivity: SensitivityOption = None,
    form: FormatOption = None,
    table: TableOption = None,
    output: OutputOption = STDIO,
    lang: LangOption = "en",
    original: OriginalOption = None,
    config: ConfigOption = None,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit with 1 when a finding is this severe or worse.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> int:
    """Link what was said with its report, and mark what got lost.

    One document: statements in one language inside a text in the other, such
    as an English article around Russian tweets. Two documents: a text and its
    translation, sentence by sentence, in either order.

    For example:

    \b
      bilingual align article.txt
      bilingual align speech.txt report.txt --original ru
      bilingual align article.txt --format json | jq '.summary'
      bilingual align article.txt -o report.html --lang ru
      bilingual align speech.txt report.txt -o memory.tmx
      bilingual align article.txt --quiet --fail-on major
    """  # noqa: D301
    start_log(quiet, verbose)
    inputs = [document] if other is None else [document, other]
    if inputs.count(STDIO) > 1:
        raise ConfigError("DOC and DOC2 are both -, but there is one standard input; put one of them in a file")
    form = _choose_format(form, output, inputs, table)
    settings = load_flags(
        config,
        {
            **encoder_flags(model, cache, uncalibrated),
            "original": original,
            "score": {"sensitivity": sensitivity} if sensitivity else None,
            "read": read_flags(source, text_columns),
        },
    )
    documents = [read_document(item, settings) for item in inputs]

    from bilingual.pipeline import Aligner

    began = perf_counter()
    with show_progress(f"aligning {' + '.join(inputs)}", quiet=quiet):
        report = Aligner(settings.model, settings).align(*documents)
    _log.info(
        "%d segments, %d links, %d findings in %.2f s",
        len(report.segments), len(report.links), len(report.findings), perf_counter() - began,
    )  # fmt: skip
    _write_report(report, form, table, output, lang, quiet=quiet, verbose=verbose)
    return int(fail_on is not None and any(_is_as_bad(item.severity, fail_on) for item in report.findings))


def segment(
    document: DocumentArgument,
    source: FromOption = None,
    text_columns: TextColumnOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print which rule fired where.")] = False,
    form: Annotated[
        Literal["text", "json"] | None,
        typer.Option("--format", help="Form of the result; else by the ending of -o, else text."),
    ] = None,
    output: OutputOption = STDIO,
    original: OriginalOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> None:
    """Show sentences, their languages, and who said what.

    For example:

    \b
      bilingual segment article.txt
      bilingual segment article.txt --explain
      bilingual segment article.txt --format json
    """  # noqa: D301
    start_log(quiet, verbose)
    chosen = _choose_format(form, output, [document])
    if chosen not in ("text", "json") or (explain and chosen == "json"):
        raise ConfigError(f"segment cannot write {'--explain as ' if explain else ''}{chosen}; use --format text")
    settings = load_flags(config, {"original": original, "read": read_flags(source, text_columns)})
    text = read_document(document, settings)

    from bilingual.datatypes import Decision, Report, Signature
    from bilingual.segment import segment as split
    from bilingual.statements import attribute
    from bilingual.verdicts import summarise

    decisions: list[Decision] = []
    note = decisions.append if explain else None
    segments = split(text, note)
    statements = attribute(text, segments, settings.original, note)
    if chosen == "json":
        from bilingual.report.formats import render

        signature = Signature(__version__, "none", settings.to_dict())
        summary = summarise(statements, (), ())
        report = Report(signature, (text,), segments, statements, (), (), (), (), summary)
        write_result(render(report, "json"), output)
    elif quiet:
        write_result(f"{len(segments)} segments, {len(statements)} statements\n", output)
    else:
        from bilingual.report.listing import render_segments

        write_result(render_segments(text, segments, statements, decisions, *screen_of(output)), output)


def report(
    path: Annotated[
        str, typer.Argument(metavar="REPORT.json", help="What 'align --format json' wrote; - is standard input.")
    ],
    form: FormatOption = None,
    table: TableOption = None,
    output: OutputOption = STDIO,
    lang: LangOption = "en",
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> None:
    """Show a saved report again, or turn it into another format.

    For example:

    \b
      bilingual report report.json
      bilingual report report.json -o report.html --lang ru
      bilingual report report.json -o memory.tmx
      bilingual report report.json -o tables --format csv
      bilingual align article.txt --format json | bilingual report -
    """  # noqa: D301
    start_log(quiet, verbose)
    form = _choose_format(form, output, [path], table)

    from bilingual.report.json import from_json

    _write_report(from_json(_read_bytes(path), path), form, table, output, lang, quiet=quiet, verbose=verbose)


def _choose_format(form: Format | None, output: str, inputs: Sequence[str], table: Table | None = None) -> Format:
    """Return the wanted format, after making sure that the output can go where it should."""
    from bilingual.report.formats import BINARY, TABULAR, format_of
    from bilingual.report.output import check_target

    chosen = form or ("text" if output == STDIO else format_of(output))
    if table is not None and chosen not in TABULAR:
        raise ConfigError(f"--table {table}: {chosen} has no tables; choose --format {' or '.join(TABULAR)}")
    if output != STDIO:
        if not _fills_folder(chosen, output, table):
            check_target(Path(output), [Path(item) for item in inputs if item != STDIO])
    elif chosen in BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise ConfigError(f"{chosen} is not for a screen; name a file with -o, or use a pipe")
    return chosen


def _fills_folder(form: Format, output: str, table: Table | None) -> bool:
    """Tell whether ``output`` is a folder for all tables: its name has no ending, and no single table is asked for."""
    from bilingual.report.formats import TABULAR

    return form in TABULAR and table is None and output != STDIO and (output.endswith("/") or not Path(output).suffix)


def load_flags(config: Path | None, flags: Mapping[str, Any]) -> Settings:
    """Build the settings; a flag that was not given is None and changes nothing."""
    from bilingual.settings import load_settings

    return load_settings(config, {key: value for key, value in flags.items() if value is not None})


def read_document(name: str, settings: Settings) -> Document:
    """Read a file, or standard input for ``-``."""
    from bilingual.read import read_path, read_stream

    if name != STDIO:
        return read_path(Path(name), settings.read)
    return read_stream(open_stdin(), settings.read)


def _read_bytes(name: str) -> bytes:
    if name == STDIO:
        return open_stdin().read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the file name
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{name}: cannot be read: {reason}; name a report made by: align --format json") from error


def _write_report(
    report: Report, form: Format, table: Table | None, output: str, lang: Interface, *, quiet: bool, verbose: int
) -> None:
    if form == "text":
        from bilingual.report.terminal import render_report, render_summary

        width, color = screen_of(output)
        text = render_report(report, width, color, verbose=verbose > 0, lang=lang)
        write_result(render_summary(report, lang) if quiet else text, output)
        return
    from bilingual.report.formats import render, write_tables

    if _fills_folder(form, output, table):
        write_tables(report, form, Path(output))
        _log.info("wrote %s", output)
    else:
        write_result(render(report, form, lang, table or "links"), output)


def screen_of(output: str) -> tuple[int, bool]:
    """Return the width of the result in columns, and whether it may have colour."""
    from bilingual.report.terminal import SIDE_BY_SIDE

    return (screen_width(), screen_color()) if output == STDIO else (SIDE_BY_SIDE, False)


def write_result(result: str | bytes, output: str) -> None:
    """Write a file's bytes, or text for a screen."""
    if output == STDIO:
        write_stdout(result)
    else:
        from bilingual.report.output import write_file

        write_file(Path(output), result)
        _log.info("wrote %s", output)


def _is_as_bad(severity: Severity, limit: Severity) -> bool:
    order = get_args(Severity)
    return order.index(severity) >= order.index(limit)
