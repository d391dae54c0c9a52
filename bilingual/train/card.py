"""The card of a trained model: what it is made of, how, and what it gained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.encode.entries import ModelEntry
from bilingual.files import save_file
from bilingual.version import __version__

if TYPE_CHECKING:
    from bilingual.train.training import Plan, Trained

__all__ = ["write_card"]


def write_card(folder: Path, trained: Trained, entry: ModelEntry, plan: Plan, memory: str, data: str) -> None:
    """Write ``README.md``; ``memory`` is the name of the file of pairs and ``data`` its SHA-256."""
    split = trained.split
    rows = "\n".join(
        f"| {name} | {value.ru_en:.3f} | {value.en_ru:.3f} |"
        for name, value in (("before", trained.before), ("after", trained.after))
    )
    card = f"""---
license: {entry.licence or "unknown"}
language: [ru, en]
library_name: sentence-transformers
---

# {trained.folder.name}

`{trained.base}`, fine-tuned on pairs of Russian and English sentences by `bilingual models train` {__version__}.

| | |
|---|---|
| data | `{memory}`, SHA-256 {data} |
| pairs to learn from | {len(split.train)} |
| pairs held out | {len(split.held_out)}; {split.n_dropped} more left out, for a sentence in common |
| loss | symmetric multiple-negatives ranking, the other pairs of a batch as negatives |
| epochs, batch size, learning rate, seed | {plan.epochs}, {plan.batch_size}, {plan.learning_rate:g}, {plan.seed} |
| prefix | `{entry.prefix or ""}` |

Precision at 1 on the held-out pairs, by cosine, centred per language:

| | ru → en | en → ru |
|---|---|---|
{rows}

The licence is that of the base; whether the pairs allow passing the model on is for who trained it to say. The figures
are of one held-out sample of the same memory, and say nothing of other texts.
"""
    save_file(folder / "README.md", card)
