"""Simple sentences in both languages, enough to calibrate on, and a tiny model that has learnt them."""

import json
import random

import pytest

from tests.encode.tiny_model import build_tiny_model

NOUNS = {
    "кот": "cat", "пёс": "dog", "дом": "house", "лес": "forest", "мир": "world", "сад": "garden", "год": "year",
    "стол": "table", "свет": "light", "поезд": "train", "город": "city", "врач": "doctor",
}  # fmt: skip
VERBS = {"видит": "sees", "ищет": "seeks", "знает": "knows", "ждёт": "awaits", "любит": "loves"}


def sentences(n):
    chance = random.Random(3)
    rows = {}
    while len(rows) < n:
        a, b, c, d = (chance.choice(list(NOUNS)) for _ in range(4))
        verb, other = (chance.choice(list(VERBS)) for _ in range(2))
        ru = f"{a.capitalize()} {verb} {b} и {c}, а {d} {other} город."
        rows[ru] = f"The {NOUNS[a]} {VERBS[verb]} {NOUNS[b]} and {NOUNS[c]}, but {NOUNS[d]} {VERBS[other]} city."
    return [{"ru": ru, "en": en} for ru, en in rows.items()]


@pytest.fixture(scope="session")
def memory(tmp_path_factory):
    path = tmp_path_factory.mktemp("memory") / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in sentences(420)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def untrained(tmp_path_factory):
    pytest.importorskip("datasets", reason="the extra [transformers] is not installed")
    return build_tiny_model(tmp_path_factory.mktemp("models") / "untrained")


@pytest.fixture(scope="session")
def trained(untrained, memory, tmp_path_factory):
    from bilingual.train.training import Plan, train_model

    out = tmp_path_factory.mktemp("models") / "trained"
    return train_model(memory, out, model=str(untrained), plan=Plan(epochs=4, learning_rate=3e-3)).folder
