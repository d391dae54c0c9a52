"""Fine-tunes an encoder on pairs of sentences: translations come together, other sentences of the batch move away.

The loss is the symmetric multiple-negatives ranking loss (Henderson et al., 2017; both directions as in Feng et al.,
2022, LaBSE). Work goes on in ``DIR.partial``, which keeps checkpoints and can be resumed; ``DIR`` appears when
everything is done. Everything is read from this machine: no network, no pickle, no code of a model's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib import import_module
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import Any

from bilingual.encode.entries import ModelEntry
from bilingual.encode.export import export_model
from bilingual.encode.folders import OWN_FILE, ModelFolder, read_folder
from bilingual.encode.hub import INSTALL
from bilingual.encode.registry import find_entry, find_transformer, locate
from bilingual.encode.sentence_transformers import build_encoder, find_folder, open_model, version_name
from bilingual.errors import ConfigError, ModelError
from bilingual.files import save_file
from bilingual.read.parallel import read_pairs
from bilingual.train.card import write_card
from bilingual.train.retrieval import Retrieval, measure_retrieval
from bilingual.train.split import Split, split_pairs

__all__ = ["Plan", "Trained", "train_model"]

Progress = Callable[[str, int, int], None]
"""Told what is done, how many steps of it, and of how many."""

_PLAN = "plan.json"
_COMPLETE = "complete"
"""File that is written last into a checkpoint: one without it was cut off by a crash."""

_CHECKPOINTS_PER_RUN = 10
_WARM_UP = 0.1
"""Share of the steps in which the learning rate rises."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``batch_size`` is also the number of sentences that each one is told apart from."""

    epochs: int = 1
    batch_size: int = 32
    learning_rate: float = 2e-5
    seed: int = 1

    def __post_init__(self) -> None:
        if self.epochs < 1 or self.batch_size < 2 or not 0 < self.learning_rate < 1:
            raise ConfigError("training: epochs must be 1 or more, batch size 2 or more, learning rate between 0 and 1")


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of it. ``before`` and ``after`` are measured on pairs that were held out of training."""

    folder: Path
    base: str
    split: Split
    before: Retrieval
    after: Retrieval


def train_model(
    memory: Path,
    out: Path,
    *,
    model: str = "default",
    plan: Plan | None = None,
    resume: bool = False,
    progress: Progress = lambda *_: None,
) -> Trained:
    """Train ``model`` (a registry name, a hub id or a folder) on the pairs in ``memory`` and save it as folder ``out``.

    ``resume`` goes on from the last checkpoint of a run that was interrupted. Raises ConfigError when ``out`` is there
    already, or an interrupted run that is not to be resumed or had another plan; InputError for a memory that cannot be
    read or is too small; ModelError when the model cannot be loaded or the extra is not installed.
    """
    plan = plan or Plan()
    if out.exists():
        raise ConfigError(f"{out}: is there already; name a folder that is not")
    _check_trainer()
    split = split_pairs(read_pairs(memory), plan.seed)
    work = out.with_name(f"{out.name}.partial")
    data = sha256(memory.read_bytes()).hexdigest()
    folder, entry = _prepare(work, find_entry(model), {**asdict(plan), "model": model, "data": data}, resume=resume)
    network = open_model(folder, entry)
    name = version_name(folder, entry)
    progress("measuring", 0, 1)
    before = measure_retrieval(build_encoder(network, folder.path, entry, name), split.held_out)
    _fit(network, entry.prefix or "", split, plan, work / "checkpoints", progress)
    progress("measuring", 0, 1)
    done = _save(network, entry, work / "model")
    after = measure_retrieval(build_encoder(network, done, entry, out.name), split.held_out)
    trained = Trained(out, name, split, before, after)
    write_card(done, trained, entry, plan, memory.name, data)
    read_folder(done)
    done.rename(out)
    rmtree(work)
    return trained


def _prepare(work: Path, entry: ModelEntry, plan: dict[str, Any], *, resume: bool) -> tuple[ModelFolder, ModelEntry]:
    """Return the base to train, after making sure that the folder for the work is new or that of the same plan."""
    written = work / _PLAN
    if written.is_file():
        if not resume:
            raise ConfigError(f"{work}: an interrupted run; go on with --resume, or delete it to begin again")
        old = json.loads(written.read_text(encoding="utf-8"))
        changed = [key for key in plan if plan[key] != old.get(key)]
        if changed:
            raise ConfigError(
                f"{work}: was begun with another {changed[0].replace('_', ' ')} ({old.get(changed[0])}); "
                "resume with the same, or delete it to begin again"
            )
    elif work.exists():
        rmtree(work)
    entry = find_transformer(entry)
    if not entry.is_embedded:
        found = find_folder(entry)
    else:
        source = locate(entry)
        base = work / "base"
        if source is not None and not base.is_dir():
            export_model(source, base, entry.licence)
        found = find_folder(ModelEntry(name=entry.name, source=str(base.resolve()), licence=entry.licence))
    save_file(written, json.dumps(plan, indent=1) + "\n")
    return found


def _check_trainer() -> None:
    """Raise ModelError when what training needs is not installed: better now than after an hour."""
    try:
        for package in ("sentence_transformers", "datasets", "accelerate"):
            import_module(package)
    except ImportError as error:
        raise ModelError(f"training needs {error.name}: {INSTALL}") from error


def _fit(model: Any, prefix: str, split: Split, plan: Plan, checkpoints: Path, progress: Progress) -> None:  # noqa: ANN401
    """Train ``model`` in place, from its last whole checkpoint when there is one."""
    import torch
    from datasets import Dataset
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from transformers import PrinterCallback, TrainerCallback

    n_steps = plan.epochs * ceil(len(split.train) / plan.batch_size)

    class Trainer(SentenceTransformerTrainer):
        def add_model_card_callback(self, *_: object) -> None:
            """Collect nothing for a card: this package writes its own."""

    class Follow(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ANN401
            progress("training", state.global_step, state.max_steps)

        def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ANN401
            (checkpoints / f"checkpoint-{state.global_step}" / _COMPLETE).touch()

    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(checkpoints),
        num_train_epochs=plan.epochs,
        per_device_train_batch_size=plan.batch_size,
        learning_rate=plan.learning_rate,
        warmup_steps=round(n_steps * _WARM_UP),
        seed=plan.seed,
        data_seed=plan.seed,
        batch_sampler="no_duplicates",
        save_strategy="steps",
        save_steps=max(1, n_steps // _CHECKPOINTS_PER_RUN),
        save_total_limit=2,
        logging_strategy="no",
        report_to="none",
        disable_tqdm=True,
        use_cpu=not torch.cuda.is_available(),
    )
    columns = {
        "ru": [prefix + pair.ru for pair in split.train],
        "en": [prefix + pair.en for pair in split.train],
    }
    trainer = Trainer(
        model=model, args=arguments, train_dataset=Dataset.from_dict(columns), loss=_loss(model), callbacks=[Follow()]
    )
    trainer.remove_callback(PrinterCallback)
    last = _find_checkpoint(checkpoints)
    trainer.train(resume_from_checkpoint=str(last) if last else None)
    model.to("cpu").eval()


def _loss(model: Any) -> Any:  # noqa: ANN401
    try:
        losses: Any = import_module("sentence_transformers.sentence_transformer.losses")
    except ModuleNotFoundError:  # their place before sentence-transformers 5.2
        losses = import_module("sentence_transformers.losses")
    try:
        directions = ("query_to_doc", "doc_to_query")
        return losses.MultipleNegativesRankingLoss(model, directions=directions, partition_mode="per_direction")
    except TypeError:  # a class of its own before those arguments
        return losses.MultipleNegativesSymmetricRankingLoss(model)


def _find_checkpoint(folder: Path) -> Path | None:
    """Return the last whole checkpoint, and delete those that are not."""
    whole: dict[int, Path] = {}
    for path in folder.glob("checkpoint-*"):
        if (path / _COMPLETE).is_file():
            whole[int(path.name.rsplit("-", 1)[1])] = path
        else:
            rmtree(path)
    return whole[max(whole)] if whole else None


def _save(model: Any, entry: ModelEntry, folder: Path) -> Path:  # noqa: ANN401
    """Save the model in ``folder``, with what it takes to use it: its prefix, the layer of its words, its licence."""
    if folder.exists():
        rmtree(folder)
    if entry.prefix:
        model.prompts, model.default_prompt_name = {"default": entry.prefix}, "default"
    model.save(str(folder), create_model_card=False)
    own = {"word_layer": entry.word_layer, "licence": entry.licence}
    save_file(folder / OWN_FILE, json.dumps(own, indent=1) + "\n")
    return folder
