"""A tiny model and a memory of simple phrases that it can learn in seconds."""

import json

import pytest

from tests.encode.tiny_model import build_tiny_model

RU = ["кот", "пёс", "дом", "лес", "мир", "сад", "день", "год", "стол", "свет"]
EN = ["cat", "dog", "house", "forest", "world", "garden", "day", "year", "table", "light"]
ROWS = [
    {"ru": f"{RU[a]} и {RU[b]} {c}", "en": f"{EN[a]} and {EN[b]} {c}"}
    for a in range(10)
    for b in range(10)
    for c in range(3)
    if a != b
]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    pytest.importorskip("datasets", reason="the extra [transformers] is not installed")
    return build_tiny_model(tmp_path_factory.mktemp("models") / "tiny", prompt="query: ")


@pytest.fixture
def memory(tmp_path):
    path = tmp_path / "memory.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in ROWS), encoding="utf-8")
    return path
