"""``bilingual models train`` and ``export``: an encoder of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bilingual.cli.console import show_bar, write_stdout
from bilingual.cli.options import QuietOption

__all__ = ["export", "train"]


def train(
    memory: Annotated[
        Path, typer.Option("--on", metavar="FILE", help="Translations: .tmx, .jsonl ({ru, en} a line) or .tsv.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="New folder; appears when all is done.")],
    model: Annotated[
        str, typer.Option("--model", metavar="BASE", help="What to start from: a name, a hub id or a folder.")
    ] = "default",
    epochs: Annotated[int, typer.Option(help="How often every pair is seen.", min=1)] = 1,
    batch_size: Annotated[int, typer.Option(help="Pairs that are told apart from each other at a time.", min=2)] = 32,
    learning_rate: Annotated[float, typer.Option(help="Largest step of the optimiser.")] = 2e-5,
    seed: Annotated[int, typer.Option(help="Decides what is held out, and every chance in training.", min=0)] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was interrupted.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Adapt an encoder to your own translations, and measure what it gained.

    A tenth of the sentences is held out; how many of them find their
    translation is printed before and after, and written into the model's card.
    Until all is done, work and checkpoints are in DIR.partial. Needs the extra
    [transformers]; nothing is downloaded.

    For example:

    \b
      bilingual models train --on memory.tmx --out my-model
      bilingual models train --on pairs.jsonl --out my-model --epochs 3
      bilingual models train --on memory.tmx --out my-model --resume
      bilingual models train --on pairs.tsv --out big --model LaBSE
    """  # noqa: D301
    from bilingual.train.training import Plan, train_model

    with show_bar(quiet=quiet) as progress:
        trained = train_model(
            memory,
            out,
            model=model,
            plan=Plan(epochs, batch_size, learning_rate, seed),
            resume=resume,
            progress=progress,
        )
    split = trained.split
    write_stdout(
        f"trained {trained.base} on {len(split.train)} pairs, {len(split.held_out)} held out\n"
        f"before  {trained.before}\n"
        f"after   {trained.after}\n"
        f"use it: --model {out}, or give it a name: bilingual models add NAME {out}\n"
    )


def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An embedded model: default, or its name.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="New folder; appears whole or not at all.")],
) -> None:
    """Write an embedded model as a sentence-transformers folder, in float32.

    Its weights are as exact as they are stored, in 8 and 4 bits. Of the
    default, which joins two networks, it is the transformer. Needs the extra
    [transformers].

    For example:

    \b
      bilingual models export default --out e5-small-ru-en
    """  # noqa: D301
    from bilingual.encode.export import export_model
    from bilingual.encode.registry import find_transformer, locate, show_model
    from bilingual.errors import ConfigError

    entry = find_transformer(show_model(name))
    source = locate(entry)
    if not entry.is_embedded or source is None:
        raise ConfigError(f"{entry.name}: is not embedded; it has its own sentence-transformers files already")
    export_model(source, out, entry.licence)
    write_stdout(f"exported {entry.name} to {out}\n")
