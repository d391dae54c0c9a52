"""``bilingual models``: which encoders there are, what is known of one, adding or making another."""

from __future__ import annotations

from typing import Annotated

import typer

from bilingual.cli.console import screen_color, screen_width, write_stdout
from bilingual.cli.models_calibrate import calibrate
from bilingual.cli.models_train import export, train
from bilingual.errors import ConfigError

__all__ = ["models"]

models = typer.Typer(rich_markup_mode=None)


@models.command(name="list")
def list_all() -> None:
    """List the encoders that --model accepts by name.

    Hub ids and folders of sentence-transformers models are accepted too.
    """
    from bilingual.encode.entries import DEFAULT
    from bilingual.encode.registry import list_models, show_model
    from bilingual.report.listing import render_table

    embedded = show_model(DEFAULT).name
    rows = [
        (
            entry.name + (f" ({DEFAULT})" if entry.name == embedded else ""),
            f"{entry.megabytes:,} MB" if entry.megabytes else "",
            entry.licence,
            entry.description or entry.source,
        )
        for entry in list_models()
    ]
    write_stdout(render_table(("name", "size", "licence", "description"), rows, screen_width(), screen_color()))


@models.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name from 'bilingual models list', a hub id or a folder.")
    ],
) -> None:
    """Show what is known about one encoder, and where its files are.

    For example:

    \b
      bilingual models show default
      bilingual models show LaBSE
    """  # noqa: D301
    from bilingual.encode.describe import describe_model
    from bilingual.report.listing import render_table

    write_stdout(render_table(("key", "value"), describe_model(name), screen_width(), screen_color()))


@models.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it: letters, digits, '.', '_', '-'.")],
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="Hub id, or folder of a sentence-transformers model; may be left out for a known NAME to download.",
            show_default=False,
        ),
    ] = "",
    prefix: Annotated[
        str | None,
        typer.Option(help="Put before every text, as 'query: ' for e5; else its default prompt.", show_default=False),
    ] = None,
    pooling: Annotated[str, typer.Option(help="How word states become a sentence: own, mean or cls.")] = "own",
    normalise: Annotated[bool, typer.Option(help="Bring sentence vectors to length 1.")] = True,
    word_layer: Annotated[int, typer.Option(help="Hidden layer of word vectors; 0: two thirds up.")] = 0,
    dimensions: Annotated[int, typer.Option(help="Length of its vectors, to be checked; 0: any.")] = 0,
    licence: Annotated[str, typer.Option(help="Licence of the weights.", show_default=False)] = "",
    description: Annotated[str, typer.Option(help="A line for 'models list'.", show_default=False)] = "",
    download: Annotated[bool, typer.Option("--download", help="Fetch it from the hub now; nothing else does.")] = False,
) -> None:
    """Add an encoder to your own list, so that --model NAME finds it.

    Nothing is downloaded without --download. Weights must be safetensors: no
    pickle is opened, and no code of a model is run.

    For example:

    \b
      bilingual models add mine ./my-model --pooling mean
      bilingual models add tiny org/tiny-e5 --prefix 'query: '
      bilingual models add LaBSE --download
    """  # noqa: D301
    from typing import cast

    from bilingual.encode.entries import Pooling
    from bilingual.encode.registry import add_model, download_model, show_model, user_registry

    if not source:
        known = show_model(name)
        if not download:
            raise ConfigError(
                f"{name} is known already ({known.source}); say --download to fetch it, or a SOURCE to change"
            )
        download_model(name)
        write_stdout(f"downloaded {known.name} ({known.source})\n")
        return
    entry = add_model(
        name,
        source,
        prefix=prefix,
        pooling=cast("Pooling", pooling),  # add_model refuses any other value, in its own words
        normalise=normalise,
        word_layer=word_layer,
        dimensions=dimensions,
        licence=licence,
        description=description,
    )
    if download:
        download_model(name)
    write_stdout(f"added {entry.name} ({entry.source}) to {user_registry()}\n")


for command in (calibrate, train, export):
    models.command()(command)
