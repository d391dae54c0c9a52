"""``bilingual evaluate alignment|linking``: how well originals and reports are linked, in order and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bilingual.cli.console import show_progress, start_log
from bilingual.cli.options import STDIO, ModelOption, OutputOption, UncalibratedOption
from bilingual.cli.results import (
    EvaluationQuietOption,
    ResultFormatOption,
    SeedOption,
    choose_format,
    name_input,
    read_input,
    write_result,
)
from bilingual.errors import ConfigError

__all__ = ["alignment", "linking"]


def alignment(
    gold: Annotated[
        list[str],
        typer.Argument(
            metavar="GOLD...",
            help="JSON lines with src and tgt, lists of sentences, and gold, a list of beads; - is standard input.",
        ),
    ],
    joined: Annotated[
        int, typer.Option("--join", min=1, metavar="N", help="Join every N neighbouring documents to a long one.")
    ] = 1,
    half: Annotated[
        Literal["tune", "check", "all"],
        typer.Option("--half", help="Every second document, the others, or all: fit on one half, report on the other."),
    ] = "all",
    vary: Annotated[
        bool,
        typer.Option(
            "--vary", help="Also the first file damaged: two sentences in one, borders shifted, passages moved."
        ),
    ] = False,
    long: Annotated[
        list[int] | None,
        typer.Option(
            "--long", min=1, metavar="N", help="Also the first file's documents as one of N sentences, timed."
        ),
    ] = None,
    model: ModelOption = None,
    uncalibrated: UncalibratedOption = False,
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure the alignment of document pairs against a gold one.

    Strict and lax precision, recall and F1, those of nulls, and of each kind
    of bead, in both directions, beside Gale and Church's lengths and greedy
    margins; how far confidence is from the truth (ECE); whether translations
    are told from unrelated documents. 95 % intervals.

    For example:

    \b
      bilingual evaluate alignment gold.jsonl
      bilingual evaluate alignment base.jsonl hard.jsonl --half check --vary
      bilingual evaluate alignment gold.jsonl --long 2000 --long 10000
    """  # noqa: D301
    start_log(quiet, 0)
    form = choose_format(form, output, gold)

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.alignment import VARIANTS, evaluate_alignment
    from bilingual.evaluate.beads import join, read_documents
    from bilingual.evaluate.beads import vary as vary_documents
    from bilingual.evaluate.result import hash_data
    from bilingual.fit.damaged import DAMAGES

    sets = {}
    data = [read_input(name) for name in gold]
    for name, content in zip(gold, data, strict=True):
        documents = read_documents(content, name_input(name))
        if half != "all":
            documents = documents[1 if half == "tune" else 0 :: 2]
        title = Path(name).stem if len(gold) > 1 or vary else ""
        sets[name if title in sets else title] = documents
    first = next(iter(sets.values()))
    if vary:
        sets |= {name: vary_documents(first, DAMAGES[name], seed) for name in VARIANTS}
    sets = {
        name: [join(documents[k : k + joined]) for k in range(0, len(documents), joined)]
        for name, documents in sets.items()
    }
    options: dict[str, str] = {"half": half} if half != "all" else {}
    options |= {"join": str(joined)} if joined > 1 else {}
    options |= {"vary": "yes"} if vary else {}
    options |= {"long": "+".join(map(str, long))} if long else {}
    name = model or "default"
    encoder = load_encoder(name)
    calibration = find_calibration(name, encoder.name, uncalibrated=uncalibrated)
    with show_progress(f"evaluating {sum(map(len, sets.values())):,} documents", quiet=quiet):
        result = evaluate_alignment(
            sets,
            encoder,
            calibration,
            data=hash_data(data),
            lengths=long or (),
            options=tuple(options.items()),
            seed=seed,
        )
    write_result(result, form, output)


def linking(
    articles: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLES",
            help="JSON lines: translated articles, or pairs whose neighbours belong together; - is standard input.",
        ),
    ],
    quotes_file: Annotated[
        str | None,
        typer.Option(
            "--quotes", metavar="FILE", help="JSON lines: what is quoted in a pair, for the variant fragment."
        ),
    ] = None,
    half: Annotated[
        Literal["tune", "check", "all"],
        typer.Option("--half", help="Every second article, the others, or all: look at one half, report on the other."),
    ] = "all",
    variants: Annotated[
        list[str] | None,
        typer.Option("--variant", metavar="NAME", help="Only this variant; may be given several times."),
    ] = None,
    times: Annotated[int, typer.Option("--times", min=1, metavar="N", help="Mix every article N times anew.")] = 1,
    model: ModelOption = None,
    uncalibrated: UncalibratedOption = False,
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure whether posts find the sentences that report them.

    Sentences of translated articles, whole or in part, are posted into the
    article in the other language, half of them without a counterpart.
    Precision, recall and F1 of links and of nulls and the reliability of
    confidence, beside sentence vectors alone, with 95 % intervals.

    For example:

    \b
      bilingual evaluate linking articles.jsonl
      bilingual evaluate linking articles.jsonl --quotes quotes.jsonl --half check
      bilingual evaluate linking pairs.jsonl --variant segment --variant clause
    """  # noqa: D301
    start_log(quiet, 0)
    names = [articles, *([quotes_file] if quotes_file else [])]
    form = choose_format(form, output, names)

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.linking import evaluate_linking
    from bilingual.evaluate.mixed_gold import read_articles
    from bilingual.evaluate.result import hash_data
    from bilingual.fit.mixed import VARIANTS

    chosen = [variant for variant in VARIANTS if not variants or variant in variants]
    if unknown := sorted(set(variants or ()) - set(VARIANTS)):
        raise ConfigError(f"--variant: there is no {unknown[0]!r}; there are {', '.join(VARIANTS)}")
    files = [(read_input(name), name_input(name)) for name in names]
    read = read_articles(*files[0], files[1] if len(files) > 1 else None)
    if half != "all":
        read = read[0 if half == "tune" else 1 :: 2]
    name = model or "default"
    encoder = load_encoder(name)
    calibration = find_calibration(name, encoder.name, uncalibrated=uncalibrated)
    with show_progress(f"evaluating {len(read):,} articles", quiet=quiet):
        result = evaluate_linking(
            read,
            encoder,
            calibration,
            data=hash_data([data for data, _ in files]),
            variants=chosen,
            half=half,
            n_times=times,
            seed=seed,
        )
    write_result(result, form, output)
