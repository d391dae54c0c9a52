"""``bilingual models calibrate``: fits to an encoder what other encoders would get wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bilingual.cli.console import show_bar, write_stdout
from bilingual.cli.options import QuietOption

__all__ = ["calibrate"]


def calibrate(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name from 'bilingual models list', a hub id or a folder.")
    ],
    memory: Annotated[
        Path,
        typer.Option("--on", metavar="FILE", help="Faithful translations: .tmx, .jsonl ({ru, en} a line) or .tsv."),
    ],
    quiet: QuietOption = False,
) -> None:
    """Fit an encoder's centres, scale and thresholds to parallel sentences.

    Without it 'align --model NAME' is refused: how similar is similar enough
    differs from model to model. Half of the pairs are fitted on, the others
    are measured. At least 400 pairs of running text, in the order of their
    documents; a few minutes for a large model.

    For example:

    \b
      bilingual models calibrate LaBSE --on pairs.jsonl
      bilingual models calibrate ./my-model --on memory.tmx
    """  # noqa: D301
    from bilingual.fit.calibrating import calibrate as fit

    with show_bar(quiet=quiet) as progress:
        found = fit(name, memory, progress)
    links, losses = found.links, found.losses
    write_stdout(
        f"calibrated {found.calibration.model}, kept in {found.path}\n"
        f"on the half that nothing was fitted on ({losses.n} pairs, {links.n_links} links, damage made by cutting):\n"
        f"links     F1 {links.f1:.3f} (precision {links.precision:.3f}, recall {links.recall:.3f}), "
        f"calibration error {links.calibration_error:.3f}\n"
        f"losses    AUC of omission {losses.omission:.3f}, of addition {losses.addition:.3f}\n"
        f"faithful pairs with a finding above minor: {100 * losses.alarms:.1f} %\n"
    )
