"""Plans: the same documents in the same order, wherever the cuts are."""

import json

import pyarrow
import pytest
from pyarrow import parquet

from bilingual.batch.items import read_items
from bilingual.batch.plan import plan_shards, read_plan
from bilingual.errors import InputError
from bilingual.settings import ReadSettings

TEXTS = ["One, two.", 'She said: "No,\nnever."', "Мост закроют.", "Last\r\nline"]


def texts_of(inputs, per_shard):
    shards = list(plan_shards([str(item) for item in inputs], per_shard))
    assert [read_plan(shard.number, shard.to_json()) for shard in shards] == shards
    assert [shard.number for shard in shards] == list(range(len(shards)))
    items = [item for shard in shards for item in read_items(shard, ReadSettings())]
    assert sum(shard.count for shard in shards) == len(items)
    return [str(item.error) if item.error else "|".join(each.text for each in item.documents) for item in items]


def write(folder, form):
    path = folder / f"corpus.{form}"
    if form == "jsonl":
        path.write_text("\n\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in TEXTS), "utf-8")
    elif form == "parquet":
        parquet.write_table(pyarrow.table({"text": TEXTS}), path, row_group_size=3)
    else:
        cells = ('"' + text.replace('"', '""') + '"' for text in TEXTS)
        path.write_bytes(("text\n" + "\n".join(cells) + "\n").encode("utf-8-sig"))
    return path


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
@pytest.mark.parametrize("per_shard", range(1, 6))
def test_a_table_holds_the_same_documents_wherever_it_is_cut(form, per_shard, tmp_path):
    assert texts_of([write(tmp_path, form)], per_shard) == TEXTS


def test_folders_globs_and_urls_give_their_files_in_order(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    assert texts_of([tmp_path], 2) == ["a.txt", "b.txt", "sub/c.txt"]
    assert texts_of([f"{tmp_path}/*.txt"], 2) == ["a.txt", "b.txt"]
    assert texts_of([f"file://{tmp_path}"], 2) == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_record_is_a_text_a_file_or_a_pair(tmp_path):
    (tmp_path / "one.txt").write_text("One.", "utf-8")
    (tmp_path / "two.txt").write_text("Two.", "utf-8")
    rows = [
        {"text": "Text."},
        {"path": "one.txt"},
        {"source": "Раз.", "target": "One."},
        {"source_path": "one.txt", "target_path": str(tmp_path / "two.txt")},
        {"id": 7},
        {"text": "  "},
    ]
    table = tmp_path / "table.jsonl"
    table.write_text("\n".join([*(json.dumps(row) for row in rows), "{", "[]"]), "utf-8")
    *good, none, empty, broken, array = texts_of([table], 3)
    assert good == ["Text.", "One.", "Раз.|One.", "One.|Two."]
    assert none == f"{table}:5: has none of text, path, source and target, source_path and target_path"
    assert empty == f"{table}:6: its text is empty"
    assert broken.startswith(f"{table}:7: not JSON")
    assert array.startswith(f"{table}:8: is no object")


def test_a_file_of_many_records_is_many_documents(tmp_path):
    (tmp_path / "posts.json").write_text('[{"text": "One."}, {"id": 1}, {"text": "Two."}]', "utf-8")
    shard, *_ = plan_shards([str(tmp_path)], 9)
    one, none, two = read_items(shard, ReadSettings())
    assert (one.source.text, two.source.text) == ("One.", "Two.")
    assert "no text" in str(none.error)
    assert len({one.id, none.id, two.id}) == 3


def test_nothing_to_do_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no document there"):
        list(plan_shards([str(tmp_path)], 10))
    with pytest.raises(InputError, match="no such file or folder"):
        list(plan_shards([str(tmp_path / "nothing")], 10))


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_the_columns_of_a_table_may_be_named(form, tmp_path):
    path = tmp_path / f"table.{form}"
    rows = [{"key": "k1", "lead": "One.", "full": "Two."}, {"key": "", "lead": "", "full": "Three."}]
    if form == "jsonl":
        path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    elif form == "csv":
        path.write_text("key,lead,full\nk1,One.,Two.\n,,Three.\n", "utf-8")
    else:
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    (shard,) = plan_shards([str(path)], 9)
    items = list(read_items(shard, ReadSettings(text_columns="lead, full", id_column="key")))
    assert [(item.id, item.source.text) for item in items] == [("k1", "One.\n\nTwo."), ("2", "Three.")]
