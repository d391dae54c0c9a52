"""Trains the pair scorer: ``python models/recipes/scorer/train.py WORK DATA STAGE``.

STAGE is a name of :mod:`stages`. Everything is kept in the folder WORK: in ``pool`` the sentences, in a folder of each
stage's name a checkpoint every few minutes, from which an interrupted run and the next stage go on, and ``log.jsonl``
with the losses and the figures of :mod:`progress`. The draw of examples depends on the stage's seed and the number of
the step alone.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from e5_small_ru_en import read_checkpoint
from examples import Example, draw_batches
from network import PairScorer
from pool import MODELS, Pool
from progress import Progress
from stages import STAGES
from torch import Tensor
from torch.nn import functional

from bilingual.score.marks import N_MARKS

_BATCH = 32
_BATCHES_PER_DRAW = 40
_WARM_UP = 100
_PAIR_LOSS = 0.25
_SEED = 5
SAVE_EVERY, _MEASURE_EVERY = 200, 600
_LOST_WEIGHT = 1.5
"""Of words that are gone or changed: there are far fewer of them."""


def new_network() -> PairScorer:
    """Return the network before training."""
    torch.manual_seed(_SEED)
    config = json.loads((MODELS / "e5-small-ru-en" / "config.json").read_text(encoding="utf-8"))
    means = torch.tensor([config["means"]["words"][own] for own in ("ru", "en")], dtype=torch.float32)
    # The states of a word have this length on average, and this one beside the centre, of the first at unit length.
    return PairScorer(read_checkpoint(), means, spread=SPREAD, length=LENGTH, n_surface=N_MARKS)


SPREAD, LENGTH = 0.86, 9.0


def collate(examples: list[Example]) -> dict[str, Tensor]:
    """Return a batch, padded to its longest example."""
    n = -(-max(len(item.side) for item in examples) // 4) * 4  # few different lengths: each is compiled once

    def pad(name: str, value: float) -> Tensor:
        arrays = [getattr(item, name) for item in examples]
        out = np.full((len(arrays), n, *arrays[0].shape[1:]), value, dtype=np.float32)
        for row, array in zip(out, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(out)

    return {
        "vectors": pad("vectors", 0.0),
        "side": pad("side", -1).long(),
        "marks": pad("marks", 0.0),
        "classes": pad("classes", 0).long(),
        "weights": pad("weights", 0.0),
        "pair": torch.from_numpy(np.stack([item.pair for item in examples])),
        "pair_weights": torch.from_numpy(np.stack([item.pair_weights for item in examples])),
    }


def loss_of(network: PairScorer, batch: dict[str, Tensor]) -> Tensor:
    """Return the weighted loss of words and, a quarter of it, of whole pairs."""
    with torch.autocast("cpu", torch.bfloat16):
        words, pair = network(batch["vectors"], batch["side"], batch["marks"])
    weights = batch["weights"] * torch.where(batch["classes"] > 0, _LOST_WEIGHT, 1.0)
    each = functional.cross_entropy(words.float().flatten(0, 1), batch["classes"].flatten(), reduction="none")
    word_loss = (each * weights.flatten()).sum() / weights.sum()
    whole = functional.binary_cross_entropy_with_logits(pair.float(), batch["pair"], batch["pair_weights"])
    return word_loss + _PAIR_LOSS * whole


def train(work: Path, data: Path, name: str, n_steps: int, save_every: int) -> None:
    """Train ``n_steps`` of a stage, or go on from its last checkpoint; one is written every so many steps."""
    stage = STAGES[name]
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    pool = Pool(work / "pool", data)
    progress = Progress(data)
    network = new_network()
    if stage.after:
        network.load_state_dict(torch.load(work / stage.after / "checkpoint.pt", weights_only=True)["network"])
    new = [p for name, p in network.named_parameters() if not name.startswith("layers")]
    parameters = list(network.layers.parameters()), new
    groups = [{"params": own, "lr": rate} for own, rate in zip(parameters, stage.rates, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / _WARM_UP, max(0.02, 1 - step / n_steps))
    )
    step = 0
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step = state["step"]
        print(f"{name}: going on from step {step}", flush=True)
        for part, name in ((network, "network"), (optimiser, "optimiser"), (schedule, "schedule")):
            part.load_state_dict(state[name])
    loaded = {}
    began, losses = time.time(), []
    while step < n_steps:
        for path in pool.rounds()[: stage.n_rounds]:
            if path not in loaded:
                loaded[path] = pool.load(path)
        draw = step // _BATCHES_PER_DRAW
        for number, examples in enumerate(
            draw_batches(pool, list(loaded.values()), stage, f"{stage.seed}-{draw}", _BATCHES_PER_DRAW, _BATCH)
        ):
            if draw * _BATCHES_PER_DRAW + number < step:
                continue
            network.train()
            loss = loss_of(network, collate(examples))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            losses.append(loss.item())
            if step % 50 == 0:
                line = {
                    "step": step,
                    "loss": round(float(np.mean(losses)), 4),
                    "seconds": round(time.time() - began),
                    "rounds": len(loaded),
                }
                losses = []
                if step % _MEASURE_EVERY == 0 or step == n_steps:
                    line |= progress.measure(network)
                with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps(line) + "\n")
            if step % save_every == 0 or step == n_steps:
                state = {
                    "step": step,
                    "network": network.state_dict(),
                    "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(),
                }
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
            if step == n_steps:
                break


def main() -> None:
    """Train for one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("stage", choices=[*STAGES])
    parser.add_argument("--steps", type=int, help="take so few, to try the recipe")
    parser.add_argument("--save-every", type=int, default=SAVE_EVERY, help="steps from one checkpoint to the next")
    options = parser.parse_args()
    n_steps = STAGES[options.stage].steps if options.steps is None else options.steps
    train(options.work, options.data, options.stage, n_steps, options.save_every)


if __name__ == "__main__":
    main()
