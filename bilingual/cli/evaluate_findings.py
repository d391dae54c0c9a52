"""``bilingual evaluate quotes|fidelity``: how well is found who said what, and what got lost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bilingual.cli.console import show_progress, start_log
from bilingual.cli.options import STDIO, ModelOption, OutputOption, SensitivityOption
from bilingual.cli.results import (
    EvaluationQuietOption,
    ResultFormatOption,
    SeedOption,
    choose_format,
    name_input,
    read_input,
    write_result,
)

__all__ = ["fidelity", "quotes"]


def quotes(
    gold: Annotated[
        Path,
        typer.Argument(metavar="SET", help="A folder of brat files (x.ann, x.txt), or a token table of ADAQ (.tsv)."),
    ],
    half: Annotated[
        Literal["tune", "check", "all"],
        typer.Option("--half", help="Every second text, the others, or all: look at one half, report on the other."),
    ] = "all",
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure who-said-what against annotated quotations.

    Precision, recall and F1 over words, overlap and exact F1 over spans, for
    content, source, cue and all three, direct and indirect speech apart, with
    95 % intervals; and the same of quotation marks alone.

    For example:

    \b
      bilingual evaluate quotes annotated/
      bilingual evaluate quotes adaq.tokens.tsv --half check
      bilingual evaluate quotes annotated/ --format json
    """  # noqa: D301
    start_log(quiet, 0)
    form = choose_format(form, output, [str(gold)])

    from bilingual.evaluate.quotes import BASELINE, Finder, evaluate_quotes, find_by_marks, find_marked
    from bilingual.evaluate.quotes_gold import read_quotes, take_half
    from bilingual.evaluate.result import hash_data

    texts, data = read_quotes(gold, lambda path: read_input(str(path)))
    texts = take_half(texts, half)
    with show_progress(f"evaluating {len(texts):,} texts", quiet=quiet):
        finders: dict[str, Finder] = {"": find_marked, BASELINE: find_by_marks}
        result = evaluate_quotes(texts, finders, data=hash_data(data), half=half, seed=seed)
    write_result(result, form, output)


def fidelity(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="SET",
            help="JSON lines: DEMETR rows, pairs with labelled errors, pairs believed faithful; - is standard input.",
        ),
    ],
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Write a reliability diagram of labelled pairs, an SVG file."),
    ] = None,
    sensitivity: SensitivityOption = None,
    model: ModelOption = None,
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure what is found of known omissions, additions and distortions.

    Damaged pairs: area under the ROC curve against their untouched
    translations, beside plain coverage, and the share with a finding.
    Faithful pairs: the share with a finding, a false alarm. Labelled
    pairs: precision, recall, F1, calibration error. 95 % intervals.

    For example:

    \b
      bilingual evaluate fidelity demetr-ru.jsonl
      bilingual evaluate fidelity labelled.jsonl --plot reliability.svg
    """  # noqa: D301
    start_log(quiet, 0)
    form = choose_format(form, output, [pairs])

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.diagram import draw_reliability
    from bilingual.evaluate.fidelity import evaluate_fidelity, score_judged
    from bilingual.evaluate.judged import read_judged
    from bilingual.evaluate.result import hash_data

    data = read_input(pairs)
    read = read_judged(data, name_input(pairs))
    encoder = load_encoder(model or "default")
    calibration = find_calibration(model or "default", encoder.name)
    with show_progress(f"evaluating {len(read):,} pairs", quiet=quiet):
        scored = score_judged(read, encoder, calibration, sensitivity or "normal")
        options = (("sensitivity", sensitivity or "normal"),)
        result = evaluate_fidelity(scored, model=encoder.name, data=hash_data([data]), seed=seed, options=options)
    if plot is not None:
        from bilingual.report.output import write_file

        write_file(plot, draw_reliability(scored))
    write_result(result, form, output)
