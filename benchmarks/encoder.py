"""The embedded encoder against the un-cut float32 weights: ``python -m benchmarks.encoder``.

Cosine of sentence vectors on wmt22 sentences of each language (vectors centred alike on both sides), and Tatoeba P@1,
plain and with margin scoring (Artetxe and Schwenk 2019, ratio, k = 4). Needs the extra ``transformers``.
"""

from __future__ import annotations

import json

import numpy as np

from benchmarks.reference import reference_folder
from benchmarks.scoring import DATA
from bilingual.datatypes import Language
from bilingual.encode import Vectors, load_encoder
from bilingual.encode.centring import Centres
from bilingual.encode.registry import ModelEntry, models_folder, show_model
from bilingual.encode.sentence_transformers import SentenceTransformersEncoder

N_SENTENCES = 1000
NEIGHBOURS = 4
LANGUAGES: tuple[Language, Language] = ("ru", "en")


def read_pairs(name: str, limit: int) -> dict[Language, list[str]]:
    """Return the two sides of the first ``limit`` rows of a set."""
    lines = (DATA / "parallel" / name).read_text("utf-8").splitlines()[:limit]
    rows = [json.loads(line) for line in lines]
    return {"ru": [row["ru"] for row in rows], "en": [row["en"] for row in rows]}


def count_right(source: Vectors, target: Vectors) -> list[float]:
    """Return P@1 in both directions, plain, then with margin."""
    cosines = source @ target.T
    rows = np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    columns = np.sort(cosines, axis=0)[-NEIGHBOURS:].mean(axis=0)
    margin = 2 * cosines / (rows[:, None] + columns[None])
    order = np.arange(len(source))
    return [float(np.mean(table.argmax(axis) == order)) for table in (cosines, margin) for axis in (1, 0)]


def main() -> None:
    """Print cosines and P@1."""
    embedded = load_encoder()
    entry = ModelEntry(name="un-cut", source=str(reference_folder()), prefix="query: ", word_layer=7)
    uncut = SentenceTransformersEncoder.load(entry)
    config = json.loads((models_folder() / show_model("default").source / "config.json").read_text("utf-8"))
    centres = Centres.of(config["means"]["sentence"])
    news, tatoeba = read_pairs("wmt22.en-ru.jsonl", N_SENTENCES), read_pairs("tatoeba.jsonl", N_SENTENCES)
    for language in LANGUAGES:
        other = centres.centre(uncut.encode(news[language], language), language)
        cosines = (embedded.encode(news[language], language) * other).sum(axis=1)
        print(f"cosine to un-cut float32, {language}: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    for name, encoder in (("embedded", embedded), ("un-cut float32", uncut)):
        vectors = {language: encoder.encode(tatoeba[language], language) for language in LANGUAGES}
        if encoder is uncut:
            vectors = {language: centres.centre(vectors[language], language) for language in LANGUAGES}
        plain = count_right(vectors["ru"], vectors["en"])
        print(f"Tatoeba P@1, {name}: ru-en {plain[0]:.3f}, en-ru {plain[1]:.3f}; margin {plain[2]:.3f}, {plain[3]:.3f}")


if __name__ == "__main__":
    main()
