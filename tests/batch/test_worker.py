"""A worker: rows for what went well and what did not, and marks that let a shard be done once."""

import io
import json
import logging

import pytest
from pyarrow import parquet

from bilingual.batch.plan import plan_shards
from bilingual.batch.tables import TABLES
from bilingual.batch.worker import Done, Task, Worker
from bilingual.pipeline import Aligner
from bilingual.settings import Settings
from tests.batch.corpus import contents, write_table
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder("мост bridge", "закроют closed", "ремонт repairs", "движение traffic", "объездной bypass")


def worker(output, form="parquet", strict=False):
    task = Task(str(output), Settings(), form, strict, 1)
    return Worker(task, lambda _: Aligner(encoder=ENCODER))


def one_shard(tmp_path, extra=""):
    table = write_table(tmp_path / "in.jsonl", 3)
    table.write_text(table.read_text("utf-8") + extra, "utf-8")
    (shard,) = plan_shards([str(table)], 100)
    return shard


def test_the_tables_have_their_columns_and_join_by_document(tmp_path):
    done = worker(tmp_path / "out").run(one_shard(tmp_path, '{"id": "bad"}\n'))
    assert (done.documents, [name for name, _ in done.failed]) == (4, ["bad"])
    files = contents(tmp_path / "out")
    tables = {name: parquet.read_table(io.BytesIO(files[f"{name}/part-000000.parquet"])) for name in TABLES}
    for name, table in tables.items():
        assert table.schema.names == list(TABLES[name])
        assert table.schema.metadata[b"bilingual.schema"] == f"bilingual.batch/1 {name}".encode()
    documents = tables["documents"].to_pylist()
    assert [(row["id"], row["status"]) for row in documents] == [
        ("a0", "ok"),
        ("a1", "ok"),
        ("a2", "ok"),
        ("bad", "failed"),
    ]
    assert "has none of text" in documents[3]["error"]
    for name in ("statements", "links", "findings"):
        found = [row["document"] for row in tables[name].to_pylist()]
        assert [found.count(row["document"]) for row in documents] == [row[name] or 0 for row in documents]
    link = tables["links"].to_pylist()[0]
    assert link["source_text"] == "Мост 0 закроют на ремонт."
    assert link["source_spans"][0]["side"] == "d1"


def test_reports_are_those_of_align(tmp_path):
    worker(tmp_path / "out", "jsonl").run(one_shard(tmp_path, "{\n"))
    lines = contents(tmp_path / "out")["reports/part-000000.jsonl"].decode().splitlines()
    rows = [json.loads(line) for line in lines]
    (text,) = (json.loads(line)["text"] for line in (tmp_path / "in.jsonl").read_text("utf-8").splitlines()[:1])
    assert rows[0]["report"] == Aligner(encoder=ENCODER).align(text).to_dict()
    assert [row["status"] for row in rows] == ["ok", "ok", "ok", "failed"]
    assert rows[3]["report"] is None


def test_a_shard_that_has_its_mark_is_not_done_again(tmp_path):
    shard = one_shard(tmp_path)
    first = worker(tmp_path / "out").run(shard)
    (tmp_path / "in.jsonl").unlink()
    again = worker(tmp_path / "out").run(shard)
    assert again == Done(**{**{name: getattr(first, name) for name in first.__slots__}, "again": True})


def test_a_pair_that_is_no_translation_is_named_by_its_own_id(tmp_path, caplog):
    row = {"source": "Мост закроют на ремонт.", "target": "Beat two eggs. Add a glass of flour."}
    table = tmp_path / "in.jsonl"
    table.write_text("\n".join(json.dumps(row | extra) for extra in ({"id": "row-7"}, {})), "utf-8")
    (shard,) = plan_shards([str(table)], 100)
    with caplog.at_level(logging.WARNING, "bilingual"):
        worker(tmp_path / "out").run(shard)
    assert [message.partition(":")[0] for message in caplog.messages] == ["row-7", "2"]
    assert "its two texts do not look like translations of each other" in caplog.text


def test_strict_leaves_the_shard_undone(tmp_path):
    done = worker(tmp_path / "out", strict=True).run(one_shard(tmp_path, '{"id": "bad"}\n'))
    assert done.fatal.startswith("bad: ")
    assert contents(tmp_path / "out") == {}


def test_a_folder_that_cannot_be_written_stops_the_run(tmp_path):
    (tmp_path / "out").write_text("a file")
    done = worker(tmp_path / "out").run(one_shard(tmp_path))
    assert "cannot be" in done.fatal


@pytest.mark.slow
def test_what_got_lost_is_told_as_align_tells_it(tmp_path):
    source = "Завод закроют в мае, а рабочим выплатят долги за зиму. Директор ушёл, и никто не знает куда."
    target = "The plant will be closed in May. The director has left, and nobody knows where."
    table = tmp_path / "in.jsonl"
    table.write_text(json.dumps({"id": "a", "source": source, "target": target}), "utf-8")
    (shard,) = plan_shards([str(table)], 100)
    Worker(Task(str(tmp_path / "out"), Settings(), "jsonl", strict=False, threads=1)).run(shard)
    (row,) = map(json.loads, contents(tmp_path / "out")["reports/part-000000.jsonl"].decode().splitlines())
    report = Aligner().align(source, target).to_dict()
    assert report["findings"]
    assert row["report"]["findings"] == report["findings"]
