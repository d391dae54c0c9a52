"""The commands ``index`` and ``trace``: an archive of originals, and where a quote comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bilingual.cli.commands import load_flags, read_document, write_result
from bilingual.cli.console import say, show_bar, start_log
from bilingual.cli.options import (
    STDIO,
    CacheOption,
    ConfigOption,
    FromOption,
    IdColumnOption,
    ModelOption,
    OutputOption,
    QuietOption,
    TextColumnOption,
    VerboseOption,
    encoder_flags,
    read_flags,
)
from bilingual.errors import InputError

if TYPE_CHECKING:
    from bilingual.datatypes import Document, Span
    from bilingual.settings import Settings

__all__ = ["index", "trace"]

_MOST_CANDIDATES = 20


def index(
    archives: Annotated[
        list[Path],
        typer.Argument(metavar="ARCHIVE...", help="JSON Lines, CSV, Parquet, Telegram and X exports, articles."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="INDEX", help="Folder of the index.")],
    source: FromOption = None,
    text_columns: TextColumnOption = None,
    id_column: IdColumnOption = None,
    model: ModelOption = None,
    cache: CacheOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> int:
    """Make, or add to, an index of originals that 'trace' searches.

    Sentences that are in it are not encoded again; the same command goes on
    after a stop. What cannot be read is said, and exit code 1. Needs the
    extra [index].

    For example:

    \b
      bilingual index posts.jsonl -o archive
      bilingual index result.json speeches.parquet -o archive
    """  # noqa: D301
    start_log(quiet, verbose)
    flags = encoder_flags(model, cache, uncalibrated=False)
    settings = load_flags(config, flags | {"read": read_flags(source, text_columns, id_column)})

    from bilingual.trace import add_documents, load_archive_encoder

    failed: list[str] = []
    encoder = load_archive_encoder(settings.model, settings.cache)
    with show_bar(quiet=quiet) as progress:
        added = add_documents(_documents(archives, settings, failed), output, encoder, progress)
    if not quiet:
        say(f"{output}: {added.new} sentences added, {added.known} were there")
    if failed:
        say(f"{len(failed)} documents could not be read; the first: {failed[0]}")
    return int(bool(failed))


def trace(
    quote: Annotated[str, typer.Argument(metavar="QUOTE|DOC", help="What was reported, or a file that reports it.")],
    archive: Annotated[Path, typer.Option("--index", metavar="INDEX", help="What 'bilingual index' made.")],
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Originals of this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Of this day or earlier.")] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Whose name or handle holds this.")
    ] = None,
    count: Annotated[
        int, typer.Option("-k", min=1, max=_MOST_CANDIDATES, metavar="N", help="Candidates of each quote.")
    ] = 5,
    where: Annotated[
        Literal["other", "same", "any"],
        typer.Option("--in", help="The other language, the quote's own, or both."),
    ] = "other",
    model: ModelOption = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="Form of the result.")] = "text",
    output: OutputOption = STDIO,
    source: FromOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> None:
    """Find the originals a quote, or every quote of an article, may come from.

    Looks in the other language: a quote in English among Russian originals, a
    Russian one among English; with --in same in its own. "Not in this archive"
    is an answer, too.

    For example:

    \b
      bilingual trace "Are you ready to take over?" --index archive
      bilingual trace article.txt --index archive --since 2022-02-24
      bilingual trace article.txt --index archive --format json
    """  # noqa: D301
    start_log(quiet, verbose)
    settings = load_flags(config, encoder_flags(model, None, uncalibrated=False) | {"read": read_flags(source, None)})

    from bilingual.trace import Filters, load_archive_encoder, load_weights, open_index, trace_quotes
    from bilingual.trace.report import render, to_json

    filters = Filters(since, until, author)
    queries = _queries(quote, settings)
    encoder = load_archive_encoder(settings.model)
    held = open_index(archive, encoder)
    traced = trace_quotes(queries, held, encoder, load_weights(), filters, count, where)
    write_result(to_json(traced) if form == "json" else render(traced), output)


def _documents(archives: list[Path], settings: Settings, failed: list[str]) -> Iterator[Document]:
    from bilingual.read import read_many

    for path in archives:
        yield from read_many(path, settings.read, skip=lambda _, error: failed.append(str(error)))


def _queries(quote: str, settings: Settings) -> list[tuple[str, Span | None]]:
    """Return the quotes of a file, or the quote itself when there is no such file."""
    from bilingual.trace import find_queries

    if quote != STDIO and not _is_file(quote):
        if not any(sign.isspace() for sign in quote.strip()) and Path(quote).suffix:
            raise InputError(f"{quote}: no such file")
        if not quote.strip():
            raise InputError("the quote is empty; give its words, or a file")
        return [(quote.strip(), None)]
    found = find_queries(read_document(quote, settings), settings.original)
    if not found:
        raise InputError(f"{quote}: no reported quotation in it; 'bilingual quotes {quote}' lists what was found")
    return list(found)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long for a name, a NUL in it
        return False
