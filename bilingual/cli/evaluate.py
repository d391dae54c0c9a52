"""``bilingual evaluate``: how good an encoder and the rules are on one's own data, with intervals and a signature."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bilingual.cli.console import open_stdin, show_progress, start_log, write_stdout
from bilingual.cli.options import STDIO, ModelOption, OutputOption, SensitivityOption, UncalibratedOption
from bilingual.errors import ConfigError, InputError

if TYPE_CHECKING:
    from bilingual.evaluate.result import Result

__all__ = ["evaluate"]

evaluate = typer.Typer(rich_markup_mode=None)

_FormatOption = Annotated[
    Literal["text", "json"] | None,
    typer.Option("--format", help="Form of the result; else by the ending of -o, else text."),
]
_SeedOption = Annotated[int, typer.Option("--seed", min=0, help="Of the draws that the intervals come from.")]

_QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress; stderr: errors only.")]


@evaluate.command()
def retrieval(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="PAIRS",
            help="JSON lines with ru and en (or source and target), or two tabbed columns; - is standard input.",
        ),
    ],
    model: ModelOption = None,
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, [pairs])

    from bilingual.encode import load_encoder
    from bilingual.evaluate.pairs import read_pairs
    from bilingual.evaluate.result import hash_data
    from bilingual.evaluate.retrieval import evaluate_retrieval

    data = _read(pairs)
    read = read_pairs(data, _name(pairs))
    encoder = load_encoder(model or "default")
    with show_progress(f"evaluating {len(read.source):,} pairs", quiet=quiet):
        result = evaluate_retrieval(read, encoder, data=hash_data([data]), seed=seed)
    _write(result, form, output)


@evaluate.command()
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
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, names)

    from bilingual.encode import load_encoder
    from bilingual.evaluate.gold import read_gold, read_pharaoh
    from bilingual.evaluate.result import hash_data
    from bilingual.evaluate.words import evaluate_words

    files = [(_read(name), _name(name)) for name in names]
    pairs = read_pharaoh(*files[0], files[1], files[2]) if len(files) > 1 else read_gold(*files[0])
    encoder = load_encoder(model or "default")
    with show_progress(f"evaluating {len(pairs):,} pairs", quiet=quiet):
        result = evaluate_words(pairs, encoder, data=hash_data([data for data, _ in files]), method=method, seed=seed)
    _write(result, form, output)


@evaluate.command()
def quotes(
    gold: Annotated[
        Path,
        typer.Argument(metavar="SET", help="A folder of brat files (x.ann, x.txt), or a token table of ADAQ (.tsv)."),
    ],
    half: Annotated[
        Literal["tune", "check", "all"],
        typer.Option("--half", help="Every second text, the others, or all: look at one half, report on the other."),
    ] = "all",
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, [str(gold)])

    from bilingual.evaluate.quotes import BASELINE, Finder, evaluate_quotes, find_by_marks, find_marked
    from bilingual.evaluate.quotes_gold import read_quotes, take_half
    from bilingual.evaluate.result import hash_data

    texts, data = read_quotes(gold, lambda path: _read(str(path)))
    texts = take_half(texts, half)
    with show_progress(f"evaluating {len(texts):,} texts", quiet=quiet):
        finders: dict[str, Finder] = {"": find_marked, BASELINE: find_by_marks}
        result = evaluate_quotes(texts, finders, data=hash_data(data), half=half, seed=seed)
    _write(result, form, output)


@evaluate.command()
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
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, [pairs])

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.diagram import draw_reliability
    from bilingual.evaluate.fidelity import evaluate_fidelity, score_judged
    from bilingual.evaluate.judged import read_judged
    from bilingual.evaluate.result import hash_data

    data = _read(pairs)
    read = read_judged(data, _name(pairs))
    encoder = load_encoder(model or "default")
    calibration = find_calibration(model or "default", encoder.name)
    with show_progress(f"evaluating {len(read):,} pairs", quiet=quiet):
        scored = score_judged(read, encoder, calibration, sensitivity or "normal")
        options = (("sensitivity", sensitivity or "normal"),)
        result = evaluate_fidelity(scored, model=encoder.name, data=hash_data([data]), seed=seed, options=options)
    if plot is not None:
        from bilingual.report.output import write_file

        write_file(plot, draw_reliability(scored))
    _write(result, form, output)


@evaluate.command()
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
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, gold)

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.alignment import VARIANTS, evaluate_alignment
    from bilingual.evaluate.beads import join, read_documents
    from bilingual.evaluate.beads import vary as vary_documents
    from bilingual.evaluate.result import hash_data
    from bilingual.fit.damaged import DAMAGES

    sets = {}
    data = [_read(name) for name in gold]
    for name, content in zip(gold, data, strict=True):
        documents = read_documents(content, _name(name))
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
    _write(result, form, output)


@evaluate.command()
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
    seed: _SeedOption = 1,
    form: _FormatOption = None,
    output: OutputOption = STDIO,
    quiet: _QuietOption = False,
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
    form = _choose_format(form, output, names)

    from bilingual.encode import load_encoder
    from bilingual.encode.calibrations import find_calibration
    from bilingual.evaluate.linking import evaluate_linking
    from bilingual.evaluate.mixed_gold import read_articles
    from bilingual.evaluate.result import hash_data
    from bilingual.fit.mixed import VARIANTS

    chosen = [variant for variant in VARIANTS if not variants or variant in variants]
    if unknown := sorted(set(variants or ()) - set(VARIANTS)):
        raise ConfigError(f"--variant: there is no {unknown[0]!r}; there are {', '.join(VARIANTS)}")
    files = [(_read(name), _name(name)) for name in names]
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
    _write(result, form, output)


def _choose_format(form: Literal["text", "json"] | None, output: str, inputs: list[str]) -> Literal["text", "json"]:
    """Return the wanted format, after making sure that inputs and output do not stand in each other's way."""
    if inputs.count(STDIO) > 1:
        raise ConfigError("- stands for several files, but there is one standard input; name the others")
    if output == STDIO:
        return form or "text"
    from bilingual.report.output import check_target

    check_target(Path(output), [Path(item) for item in inputs if item != STDIO])
    return form or ("json" if Path(output).suffix.lower() == ".json" else "text")


def _name(path: str) -> str:
    return "standard input" if path == STDIO else path


def _read(name: str) -> bytes:
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


def _write(result: Result, form: Literal["text", "json"], output: str) -> None:
    text = result.to_json() if form == "json" else result.to_text()
    if output == STDIO:
        write_stdout(text, encoding="utf-8" if form == "json" else None)
    else:
        from bilingual.report.output import write_file

        write_file(Path(output), text)
