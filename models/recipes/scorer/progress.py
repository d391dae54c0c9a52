"""Figures while training runs: DEMETR-ru against its untouched translations, and the references of wmt21 as faithful.

They show the learning curve; the figures that count are those of ``bilingual evaluate fidelity``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from pool import MODELS

from bilingual.encode.onnx import load_onnx
from bilingual.fit.scoring import area_under_curve
from bilingual.score.marks import N_MARKS, compare_marks, own_marks
from bilingual.words import find_words, is_content_word

__all__ = ["Progress"]

GROUPS = {
    "adj": "critical_id21_adj_adv_removed",
    "verb": "critical_id22_verb_removed",
    "noun": "critical_id23_noun_removed",
    "subj": "critical_id24_subj_removed",
    "name": "critical_id25_ne_removed",
    "pp": "major_id5_pp_removed",
    "addition": "critical_id6_addition",
    "number": "critical_id10_numbers_replaced",
    "rename": "critical_id9_ne_replaced",
    "negation": "critical_id8_negation",
    "antonym": "critical_id7_antonym",
    "hypernym": "major_id3_hypernym",
}
OMISSIONS = ("adj", "verb", "noun", "subj", "name", "pp")
_CHANGES = ("number", "rename", "negation", "antonym", "hypernym")


class Progress:
    """The rows, embedded once."""

    def __init__(self, data: Path) -> None:
        rows = [json.loads(line) for line in (data / "demetr-ru.dev.jsonl").read_text("utf-8").splitlines()]
        names = {category: name for name, category in GROUPS.items()}
        pairs = [
            (row["ru"], row["en_perturbed"], names[row["category"]])
            for row in rows
            if row["category"] in names and row["en_perturbed"] != row["en_mt"]
        ]
        pairs += [(ru, en, "untouched") for ru, en in dict.fromkeys((row["ru"], row["en_mt"]) for row in rows)]
        for line in (data / "documents" / "wmt21.ru-en.jsonl").read_text("utf-8").splitlines()[1::2]:
            pairs += [(item["ru"], item["en"]["A"], "human") for item in json.loads(line)["segments"]][:4]
        self.pairs = pairs
        encoder = load_onnx(MODELS / "e5-small-ru-en", threads=1)
        vectors: dict[str, Any] = {}
        for own, place in (("ru", 0), ("en", 1)):
            texts = list(dict.fromkeys(pair[place] for pair in pairs))
            vectors |= {text: found.vectors for text, found in zip(texts, encoder.embed(texts, own), strict=True)}
        self._inputs = []
        for ru, en, _ in pairs:
            words = [[span.of(text) for span in find_words(text)] for text in (ru, en)]
            marks = [
                np.concatenate([own_marks(text), compare_marks(own, other)], axis=1)
                for text, own, other in zip((ru, en), words, words[::-1], strict=True)
            ]
            content = np.array([is_content_word(word) for side in words for word in side])
            self._inputs.append(
                (np.concatenate([vectors[ru], vectors[en]]), np.concatenate(marks), len(words[0]), content)
            )

    def run(self, network: torch.nn.Module) -> list[tuple[Any, Any, Any, Any]]:
        """Return word probabilities, pair probabilities, sides and content of every row, in order."""
        network.eval()
        order = sorted(range(len(self._inputs)), key=lambda i: len(self._inputs[i][0]))
        found: dict[int, tuple[Any, Any, Any, Any]] = {}
        for start in range(0, len(order), 64):
            some = order[start : start + 64]
            n = max(len(self._inputs[i][0]) for i in some)
            vectors, marks = np.zeros((len(some), n, 384), np.float32), np.zeros((len(some), n, N_MARKS), np.float32)
            side = np.full((len(some), n), -1)
            for row, i in enumerate(some):
                own, mark, n_ru, _content = self._inputs[i]
                vectors[row, : len(own)], marks[row, : len(own)] = own, mark
                side[row, : len(own)] = np.arange(len(own)) >= n_ru
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                words, pair = network(*(torch.from_numpy(part) for part in (vectors, side, marks)))
            chances, whole = words.float().softmax(-1).numpy(), pair.float().sigmoid().numpy()
            for row, i in enumerate(some):
                length = len(self._inputs[i][0])
                found[i] = (chances[row, :length], whole[row], side[row, :length], self._inputs[i][3])
        return [found[i] for i in range(len(order))]

    def measure(self, network: torch.nn.Module) -> dict[str, Any]:
        """Return areas under the curve by word maxima and by the pair's own output."""
        scores: dict[str, dict[str, list[float]]] = {}
        for (_ru, _en, category), (words, pair, side, content) in zip(self.pairs, self.run(network), strict=True):
            lost = words[(side == 0) & content, 1].max(initial=0.0)
            added = words[(side == 1) & content, 1].max(initial=0.0)
            changed = words[:, 2].max(initial=0.0)
            for name, value in (
                ("lost", lost),
                ("added", added),
                ("changed", changed),
                ("pair_lost", pair[0]),
                ("pair_added", pair[1]),
                ("pair_changed", pair[2]),
            ):
                scores.setdefault(name, {}).setdefault(category, []).append(float(value))
        result: dict[str, Any] = {}
        for kind in ("", "pair_"):
            lost, added, changed = (scores[kind + name] for name in ("lost", "added", "changed"))
            area = lambda by, group: round(float(area_under_curve(by[group], by["untouched"])), 3)  # noqa: E731
            result |= {kind + name: area(lost, name) for name in OMISSIONS}
            pooled = [value for name in OMISSIONS for value in lost[name]]
            result[kind + "omission"] = round(float(area_under_curve(pooled, lost["untouched"])), 3)
            result[kind + "addition"] = area(added, "addition")
            result |= {kind + name: area(changed, name) for name in _CHANGES}
            threshold = np.quantile(pooled, 0.4)
            result[kind + "alarms_at_60"] = round(float(np.mean(np.array(lost["human"]) > threshold)), 3)
        return result
