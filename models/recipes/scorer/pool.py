"""The sentences of training, whole and damaged, with the states of the frozen layers.

Damage is drawn in rounds, each with one new variant of every sentence on both sides. A training example takes any of a
pair's Russian variants and any of its English ones, so a few rounds make many times as many examples.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from correspondence import Correspondence, correspond
from damage import EARLY_EDITS, LATE_EDITS, Sources, damage
from draft import Fate, Variant
from lexicon import Lexicon, project_speech
from post_edits import read_draft
from stages import EARLY_ROUNDS, STAGES
from states import States, embed_texts, load_states, save_states
from translations import Translation, read_translations

from bilingual.datatypes import Language
from bilingual.encode.onnx import load_onnx
from bilingual.files import save_file
from bilingual.words import find_words

MODELS = Path(__file__).resolve().parents[2]
LANGUAGES: tuple[Language, ...] = ("ru", "en")
_FIELDS = (("origins", int), ("own", Fate), ("fates", Fate))
_SURE = 0.5  # cosine from which two words that are each other's best counterpart lend each other a part of speech


@dataclass(frozen=True, slots=True)
class Round:
    """Variants and their states by language; None where a sentence took no damage."""

    variants: dict[Language, list[Variant | None]]
    states: dict[Language, States]


class Pool:
    """The pool in a folder; what is not there yet is made, of ``n_pairs`` translations, 0 for all there are."""

    def __init__(self, folder: Path, data: Path, n_pairs: int = 0) -> None:
        self.folder = folder
        pairs = read_translations(data)
        if (folder / "whole" / "complete").exists():
            n_pairs = len(load_states(folder / "whole", "ru"))
        n_pairs = min(n_pairs, len(pairs)) or len(pairs)
        self.pairs: list[Translation] = [pairs[i * len(pairs) // n_pairs] for i in range(n_pairs)]
        self._encoder = load_onnx(MODELS / "e5-small-ru-en", threads=1)
        self._known: dict[int, Correspondence] = {}
        whole = folder / "whole"
        if not (whole / "complete").exists():
            save_states(whole, [(own, embed_texts(self._encoder, self.texts(own), own)) for own in LANGUAGES])
        self.whole: dict[Language, States] = {own: load_states(whole, own) for own in LANGUAGES}
        drafts = folder / "drafts"
        if not (drafts / "complete").exists():
            save_states(drafts, [("en", embed_texts(self._encoder, [pair.draft for pair in self.pairs], "en"))])
        self.drafts = load_states(drafts, "en")
        self.edited = self._read_drafts()

    def texts(self, language: Language) -> list[str]:
        """Return the undamaged sentences of a language."""
        return [pair.ru if language == "ru" else pair.en for pair in self.pairs]

    def correspond(self, index: int) -> Correspondence:
        """Return which words of a pair stand for which."""
        if index not in self._known:
            ru, en = (self.whole[own].of(index).astype(np.float32) for own in LANGUAGES)
            self._known[index] = correspond(ru, en)
        return self._known[index]

    def _read_drafts(self) -> dict[int, Variant]:
        """Return, by pair, the machine's draft of an English side that an editor has changed, but not all of it."""
        found = {}
        for index, pair in enumerate(self.pairs):
            if pair.draft not in ("", pair.en) and len(self.drafts.of(index)) > 1:
                edited, draft = (states.of(index).astype(np.float32) for states in (self.whole["en"], self.drafts))
                variant = read_draft(pair.en, pair.draft, edited, draft)
                if variant is not None:
                    found[index] = variant
        return found

    def sources(self) -> dict[Language, Sources]:
        """Return where edits take new words from, by language."""
        speech = project_speech(self._word_pairs())
        return {
            own: Sources(Lexicon(own, self.texts(own), self.whole[own], speech if own == "en" else {}), self.texts(own))
            for own in LANGUAGES
        }

    def _word_pairs(self):  # noqa: ANN202
        for index, pair in enumerate(self.pairs):
            ru, en = (self.whole[own].of(index).astype(np.float32) for own in LANGUAGES)
            cosines = ru @ en.T
            there, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
            russian, english = ([span.of(text) for span in find_words(text)] for text in (pair.ru, pair.en))
            for i, j in enumerate(there):
                if back[j] == i and cosines[i, j] > _SURE:
                    yield russian[i], english[j]

    def rounds(self) -> list[Path]:
        """Return the folders of the rounds that are complete, the oldest first."""
        return sorted(path.parent for path in self.folder.glob("round-*/complete"))

    def load(self, folder: Path) -> Round:
        """Return a round that was written before."""
        return Round(
            {own: _load_variants(folder / f"{own}.jsonl") for own in LANGUAGES},
            {own: load_states(folder, own) for own in LANGUAGES},
        )

    def add_round(self, sources: dict[Language, Sources], number: int) -> None:
        """Damage every sentence once more; the same number gives the same damage."""
        variants: dict[Language, list[Variant | None]] = {}
        edits = EARLY_EDITS if number < EARLY_ROUNDS else LATE_EDITS
        for own in LANGUAGES:
            variants[own] = [
                damage(text, sources[own], random.Random(f"{number}|{own}|{text}"), edits) for text in self.texts(own)
            ]
        folder = self.folder / f"round-{number:03}"
        folder.mkdir(parents=True, exist_ok=True)
        for own in LANGUAGES:
            save_file(folder / f"{own}.jsonl", "".join(f"{_dump(item)}\n" for item in variants[own]))
        save_states(
            folder,
            [
                (own, embed_texts(self._encoder, [item.text if item else "" for item in variants[own]], own))
                for own in LANGUAGES
            ],
        )


def _dump(variant: Variant | None) -> str:
    return json.dumps(variant and asdict(variant), ensure_ascii=False, separators=(",", ":"))


def _load_variants(path: Path) -> list[Variant | None]:
    """Return the variants of a round, None where a sentence took no damage."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1])
    return [row and Variant(row["text"], *(tuple(map(kind, row[name])) for name, kind in _FIELDS)) for row in rows]


def main() -> None:
    """Add rounds until there are as many as the stages of training want."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=int, default=0, help="make the pool of so few, to try the recipe")
    options = parser.parse_args()
    pool = Pool(options.folder, options.data, options.pairs)
    sources = pool.sources()
    for number in range(max(stage.n_rounds for stage in STAGES.values())):
        if not (options.folder / f"round-{number:03}" / "complete").exists():
            pool.add_round(sources, number)
            print(f"round {number} complete", flush=True)


if __name__ == "__main__":
    main()
