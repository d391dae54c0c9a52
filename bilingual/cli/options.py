"""The flags that several commands share: one definition, one wording."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer

from bilingual.datatypes import Interface, Table
from bilingual.report.formats import Format
from bilingual.settings import InputFormat

__all__ = [
    "STDIO",
    "CacheOption",
    "ConfigOption",
    "DocumentArgument",
    "Format",
    "FormatOption",
    "FromOption",
    "IdColumnOption",
    "LangOption",
    "ModelOption",
    "OriginalOption",
    "OutputOption",
    "QuietOption",
    "SensitivityOption",
    "TableOption",
    "TextColumnOption",
    "UncalibratedOption",
    "VerboseOption",
    "encoder_flags",
    "read_flags",
]

STDIO = "-"
"""Stands for standard input or output in place of a file."""

DocumentArgument = Annotated[
    str, typer.Argument(metavar="DOC", help="File of any readable format; - is standard input.")
]
FromOption = Annotated[
    InputFormat | None,
    typer.Option("--from", metavar="FORMAT", help=f"Form of the input: {', '.join(get_args(InputFormat))}."),
]
TextColumnOption = Annotated[
    list[str] | None,
    typer.Option("--text-column", metavar="NAME", help="Column of a table that holds the text; may be repeated."),
]
IdColumnOption = Annotated[
    str | None, typer.Option("--id-column", metavar="NAME", help="Column of a table that names its documents.")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Encoder: a name from 'bilingual models list', a hub id or a folder."),
]
CacheOption = Annotated[
    str | None,
    typer.Option(
        "--cache", metavar="DIR", help="Keep vectors here, for slow models; also $BILINGUAL_CACHE.", show_default=False
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"Form of the result: {', '.join(get_args(Format))}; else by the ending of -o, else text.",
    ),
]
TableOption = Annotated[
    Table | None,
    typer.Option(
        "--table",
        metavar="NAME",
        help=f"The table of CSV or Parquet: {', '.join(get_args(Table))}; else links, or a folder of them all.",
    ),
]
LangOption = Annotated[
    Interface, typer.Option("--lang", help="The language the report speaks in; what it quotes stays.")
]
OutputOption = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here; it appears whole or not at all. Tables may fill a new folder.",
    ),
]
UncalibratedOption = Annotated[
    bool, typer.Option("--uncalibrated", help="Take a model that 'models calibrate' has not seen: guesses.")
]
OriginalOption = Annotated[
    Literal["auto", "ru", "en"] | None,
    typer.Option("--original", help="The language first spoken in; auto tells by the text."),
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings in TOML; flags win over them.")
]
SensitivityOption = Annotated[
    Literal["low", "normal", "high"] | None,
    typer.Option(
        "--sensitivity",
        help="How sure a finding must be: low, normal or high find .40, .54 or .69 of DEMETR's omissions; on human "
        "translations 3, 6 or 20 % of sentences get a finding, about 2 % one above minor.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Text: the summary line only; stderr: errors only.")]
VerboseOption = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, show_default=False, metavar="",
        help="Text: the figures of every link; stderr: what is done. Twice: more.",
    ),
]  # fmt: skip


def encoder_flags(model: str | None, cache: str | None, uncalibrated: bool) -> dict[str, Any]:
    """Return the settings that the flags of an encoder ask for; what was not given is None."""
    return {
        "model": model,
        "cache": {"folder": cache} if cache else None,
        "uncalibrated": uncalibrated or None,
    }


def read_flags(
    source: InputFormat | None, text_columns: Sequence[str] | None, id_column: str | None = None
) -> dict[str, str] | None:
    """Return the settings of the section ``read`` that the flags ask for, or None without any."""
    flags = {"format": source, "text_columns": ",".join(text_columns or ()), "id_column": id_column}
    return {key: value for key, value in flags.items() if value} or None
