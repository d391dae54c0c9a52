"""The command ``batch``: whole corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bilingual.cli.console import say, show_bar, start_log, write_stdout
from bilingual.cli.options import (
    CacheOption,
    ConfigOption,
    IdColumnOption,
    ModelOption,
    OriginalOption,
    QuietOption,
    SensitivityOption,
    TextColumnOption,
    UncalibratedOption,
    VerboseOption,
    encoder_flags,
    read_flags,
)

if TYPE_CHECKING:
    from bilingual.batch import Outcome

__all__ = ["batch"]

_FAILURES_SHOWN = 5


def batch(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs; tables: JSON Lines, CSV, Parquet.")
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results, or a URL.")],
    form: Annotated[
        Literal["parquet", "jsonl"], typer.Option("--format", help="Tables, or a report on each line.")
    ] = "parquet",
    text_columns: TextColumnOption = None,
    id_column: IdColumnOption = None,
    model: ModelOption = None,
    cache: CacheOption = None,
    uncalibrated: UncalibratedOption = False,
    original: OriginalOption = None,
    sensitivity: SensitivityOption = None,
    config: ConfigOption = None,
    workers: Annotated[
        int,
        typer.Option("--workers", min=0, metavar="N", show_default=False, help="Processes; else one per processor."),
    ] = 0,
    ray: Annotated[
        str | None, typer.Option("--ray", metavar="ADDRESS", help="Work on this Ray cluster; auto: the one here.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first document that fails.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Inputs have changed since: do again the parts that hold them.")
    ] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Print what was found.")] = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = 0,
) -> int:
    """Align every document of a corpus; the same command goes on after a stop.

    A row of a table is a text, a path, or a pair (source and target). What
    fails is a row with its error, and exit code 1. Needs the extra [batch].

    For example:

    \b
      bilingual batch articles/ -o results --summary
      bilingual batch pairs.jsonl -o results --format jsonl
      bilingual batch 'in/*.txt' -o results --ray auto
    """  # noqa: D301
    start_log(quiet, verbose)

    from bilingual.batch import BatchOptions, run_batch
    from bilingual.cli.commands import load_flags

    flags = encoder_flags(model, cache, uncalibrated)
    flags |= {"original": original, "read": read_flags(None, text_columns, id_column)}
    flags |= {"score": {"sensitivity": sensitivity} if sensitivity else None}
    settings = load_flags(config, flags)
    options = BatchOptions(form, workers, ray, strict, update)
    with show_bar(quiet=quiet) as progress:
        outcome = run_batch(inputs, output, settings, options, progress)
    if summary:
        write_stdout(_summarise(outcome))
    if outcome.n_failed and not quiet:
        for name, reason in outcome.failed[:_FAILURES_SHOWN]:
            say(reason if name in reason else f"{name}: {reason}")
    if outcome.n_failed:
        say(f"{outcome.n_failed} of {outcome.documents} documents failed; the documents table says why")
    elif not (summary or quiet):
        noun = "document" if outcome.documents == 1 else "documents"
        say(f"{output}: {outcome.documents} {noun} done, none failed; --summary prints what was found")
    return int(outcome.n_failed > 0)


def _summarise(outcome: Outcome) -> str:
    rate = outcome.documents / outcome.seconds if outcome.seconds else 0.0
    lines = [
        f"{outcome.documents:>9} documents, {outcome.n_failed} failed, {rate:.1f} a second",
        f"{outcome.segments:>9} sentences",
    ]
    lines += [f"{number:>9} {name}" for name, number in outcome.counts.items()]
    return "\n".join(lines) + "\n"
