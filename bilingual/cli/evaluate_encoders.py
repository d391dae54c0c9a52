"""``bilingual evaluate retrieval|words``: how well an encoder finds translations and aligns words."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from bilingual.cli.console import show_progress, start_log
from bilingual.cli.options import STDIO, ModelOption, OutputOption
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

__all__ = ["retrieval", "words"]


def retrieval(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="PAIRS",
            help="JSON lines with ru and en (or source and target), or two tabbed columns; - is standard input.",
        ),
    ],
    model: ModelOption = None,
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure how often an encoder finds a sentence's translation.

    The translation is looked for among those of all other pairs, in both
    directions, by cosine and with margin scoring: P@1 and MRR with 95 %
    intervals.

    For example:

    \b
      bilingual evaluate retrieval pairs.jsonl
      bilingual evaluate retrieval pairs.tsv --model LaBSE
      bilingual evaluate retrieval - --format json < pairs.jsonl
    """  # noqa: D301
    start_log(quiet, 0)
    form = choose_format(form, output, [pairs])

    from bilingual.encode import load_encoder
    from bilingual.evaluate.pairs import read_pairs
    from bilingual.evaluate.result import hash_data
    from bilingual.evaluate.retrieval import evaluate_retrieval

    data = read_input(pairs)
    read = read_pairs(data, name_input(pairs))
    encoder = load_encoder(model or "default")
    with show_progress(f"evaluating {len(read.source):,} pairs", quiet=quiet):
        result = evaluate_retrieval(read, encoder, data=hash_data([data]), seed=seed)
    write_result(result, form, output)


def words(
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD",
            help="JSON lines with texts and links, or Pharaoh with --source and --target; - is standard input.",
        ),
    ],
    source: Annotated[
        str | None, typer.Option("--source", metavar="FILE", help="Pharaoh: the tokenised source, one text a line.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="FILE", help="Pharaoh: the tokenised target, one text a line.")
    ] = None,
    method: Annotated[
        Literal["argmax", "itermax", "transport"], typer.Option("--method", help="How links are chosen.")
    ] = "transport",
    model: ModelOption = None,
    seed: SeedOption = 1,
    form: ResultFormatOption = None,
    output: OutputOption = STDIO,
    quiet: EvaluationQuietOption = False,
) -> None:
    """Measure word alignment against a gold alignment.

    Precision, recall, F1 and AER with 95 % intervals.

    For example:

    \b
      bilingual evaluate words gold.jsonl
      bilingual evaluate words gold.jsonl --method argmax
      bilingual evaluate words gold.pharaoh --source text.ru --target text.en
    """  # noqa: D301
    start_log(quiet, 0)
    names = [name for name in (gold, source, target) if name is not None]
    if len(names) == 2:
        raise ConfigError("--source and --target belong together; name both files, or neither for JSON lines")
    form = choose_format(form, output, names)

    from bilingual.encode import load_encoder
    from bilingual.evaluate.gold import read_gold, read_pharaoh
    from bilingual.evaluate.result import hash_data
    from bilingual.evaluate.words import evaluate_words

    files = [(read_input(name), name_input(name)) for name in names]
    pairs = read_pharaoh(*files[0], files[1], files[2]) if len(files) > 1 else read_gold(*files[0])
    encoder = load_encoder(model or "default")
    with show_progress(f"evaluating {len(pairs):,} pairs", quiet=quiet):
        result = evaluate_words(pairs, encoder, data=hash_data([data for data, _ in files]), method=method, seed=seed)
    write_result(result, form, output)
