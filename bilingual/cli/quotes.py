"""``bilingual quotes``: who said what in one document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bilingual.cli.commands import load_flags, read_document, screen_of, write_result
from bilingual.cli.console import start_log
from bilingual.cli.options import (
    STDIO,
    ConfigOption,
    DocumentArgument,
    FromOption,
    OriginalOption,
    OutputOption,
    QuietOption,
    TextColumnOption,
    VerboseOption,
    read_flags,
)

__all__ = ["quotes"]

_FORMATS: dict[str, Literal["text", "json", "csv"]] = {".json": "json", ".csv": "csv"}


def quotes(
    document: DocumentArgument,
    source: FromOption = None,
    text_columns: TextColumnOption = None,
    form: Annotated[
        Literal["text", "json", "csv"] | None,
        typer.Option("--format", help="Form of the result; else by the ending of -o, else text."),
    ] = None,
    output: OutputOption = STDIO,
    original: OriginalOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> None:
    """List who said what, when, in which form and language.

    Direct, indirect and mixed quotations, posts, transcripts, headlines and an
    author's own words; pronouns and descriptions stand for the person that
    the document names. Works on a text in one language, too.

    For example:

    \b
      bilingual quotes article.txt
      bilingual quotes article.txt -o quotes.csv
      bilingual quotes - --format json < article.txt | jq '.quotes[].speaker'
    """  # noqa: D301
    start_log(quiet, verbose)
    if output != STDIO:
        from bilingual.report.output import check_target

        check_target(Path(output), [Path(document)] if document != STDIO else [])
        form = form or _FORMATS.get(Path(output).suffix.lower())
    settings = load_flags(config, {"original": original, "read": read_flags(source, text_columns)})
    text = read_document(document, settings)

    from bilingual.report.quotes import render_quotes, to_csv, to_json
    from bilingual.segment import segment
    from bilingual.statements import find_quotations

    found = find_quotations(text, segment(text), settings.original)
    if form == "json":
        write_result(to_json(text, found).encode("utf-8"), output)
    elif form == "csv":
        write_result(to_csv(text, found).encode("utf-8"), output)
    elif quiet:
        n_speakers = len({item.statement.speaker for item in found} - {None})
        write_result(f"{len(found)} statements, {n_speakers} speakers\n", output)
    else:
        write_result(render_quotes(text, found, *screen_of(output)), output)
