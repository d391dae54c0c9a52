"""``bilingual evaluate``: how good an encoder and the rules are on one's own data, with intervals and a signature."""

from __future__ import annotations

import typer

from bilingual.cli.evaluate_encoders import retrieval, words
from bilingual.cli.evaluate_findings import fidelity, quotes
from bilingual.cli.evaluate_links import alignment, linking

__all__ = ["evaluate"]

evaluate = typer.Typer(rich_markup_mode=None)
for command in (retrieval, words, quotes, fidelity, alignment, linking):
    evaluate.command()(command)
