"""The flags that several commands share: one definition, one wording."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = [
    "STDIO",
    "CacheOption",
    "ConfigOption",
    "DocumentArgument",
    "Format",
    "FormatOption",
    "ModelOption",
    "OriginalOption",
    "OutputOption",
    "QuietOption",
    "UncalibratedOption",
    "VerboseOption",
]

STDIO = "-"
"""Stands for standard input or output in place of a file."""

Format = Literal["text", "json", "html"]

DocumentArgument = Annotated[str, typer.Argument(metavar="DOC", help="Text file; - is standard input.")]
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
    Format | None, typer.Option("--format", help="Form of the result; else by the ending of -o, else text.")
]
OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write here; a file appears whole or not at all.")
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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Text: the summary line only; stderr: errors only.")]
VerboseOption = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, show_default=False, metavar="",
        help="Text: the figures of every link; stderr: what is done. Twice: more.",
    ),
]  # fmt: skip
