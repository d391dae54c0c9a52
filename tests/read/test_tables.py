"""Tables of documents: JSON Lines, a JSON array, CSV and Parquet give the same documents for the same rows."""

import csv
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.errors import ConfigError, InputError
from bilingual.read import read_many, read_path
from bilingual.settings import ReadSettings

ROWS = [
    {"id": "a7", "title": "Ответ", "text": "Он ушёл.\n\nДа.", "url": "https://e.org/1", "date": "2022-02-24"},
    {"id": "b8", "title": "", "text": "Headline\n\nShe said: “No”; then, 'yes'.", "url": "", "date": ""},
]


def as_jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_array(rows):
    return json.dumps(rows, indent=1).encode()


def as_csv(rows, delimiter=",", encoding="utf-8-sig"):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding, "replace")


def as_parquet(rows):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), file)
    return file.getvalue()


FORMS = {
    "rows.jsonl": as_jsonl,
    "rows.json": as_array,
    "rows.csv": as_csv,
    "rows.tsv": lambda rows: as_csv(rows, "\t"),
    "excel.csv": lambda rows: as_csv(rows, ";", "utf-8"),
    "rows.parquet": as_parquet,
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_documents(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(FORMS[name](ROWS))
    first, second = read_many(path)
    assert (first.id, first.path, first.title, first.text) == ("a7", str(path), "Ответ", "Он ушёл.\n\nДа.")
    assert dict(first.metadata) == {"url": "https://e.org/1", "date": "2022-02-24"}
    assert (second.id, second.title, dict(second.metadata)) == ("b8", "Headline", {})
    assert second.text == ROWS[1]["text"]


def test_one_object_over_several_lines_is_one_document(tmp_path):
    path = tmp_path / "article.json"
    path.write_text(json.dumps(ROWS[0], indent=2, ensure_ascii=False), encoding="utf-8")
    document = read_path(path)
    assert (document.title, document.text) == ("Ответ", "Он ушёл.\n\nДа.")


def test_russian_excel_writes_semicolons_in_cp1251(tmp_path):
    path = tmp_path / "выгрузка.csv"
    path.write_bytes('Текст;Автор\r\n"Он сказал:\r\n«Да; нет».";Иванов\r\n'.encode("cp1251"))
    (document,) = read_many(path)
    assert document.text == "Он сказал:\r\n«Да; нет»."
    assert document.metadata["author"] == "Иванов"


def test_columns_are_named_by_settings(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(as_jsonl([{"key": 5, "Lead": "Кратко.", "full": "Подробно.", "text": "нет"}]))
    (document,) = read_many(path, ReadSettings(text_columns="lead, full", id_column="key"))
    assert (document.id, document.text) == ("5", "Кратко.\n\nПодробно.")
    with pytest.raises(ConfigError, match="has no column 'body'; it has key, Lead, full, text"):
        list(read_many(path, ReadSettings(text_columns="body")))


def test_a_table_without_a_column_of_text_says_what_to_do(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(InputError, match=r"no column looks like text .it has a, b.; name it with --text-column"):
        list(read_many(path))


def test_a_damaged_header_is_still_one_line(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b'"a\nb",c\n1,2\n')
    with pytest.raises(InputError, match=r"no column looks like text .it has a b, c.") as caught:
        list(read_many(path))
    assert "\n" not in str(caught.value)


def test_a_parquet_file_whose_statistics_contradict_themselves_is_one_line():
    """Found by fuzzing: looking at the statistics ended the process."""
    pytest.importorskip("pyarrow")
    with pytest.raises(InputError, match="is a damaged Parquet file"):
        list(read_many(Path(__file__).parent / "damaged.parquet"))


def test_a_bad_record_is_passed_over_when_asked(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        b'{"text": "One."}\n{"text": \n\n[3]\n{"text": " "}\n{"text": null, "id": "x"}\n{"text": "Two."}\n'
    )
    bad = {}
    good = list(read_many(path, skip=lambda identity, error: bad.update({identity: str(error)})))
    assert [(item.id, item.text) for item in good] == [("1", "One."), ("7", "Two.")]
    assert [message.removeprefix(str(path)) for message in bad.values()] == [
        ":2: not JSON (Expecting value); a line is one object",
        ':4: is no object; a record is {"text": …}',
        ":5: has no text in text",
        ":6: has no text in text",
    ]
    with pytest.raises(InputError, match=":2: not JSON"):
        list(read_many(path))


def test_align_takes_a_table_of_one_document_only(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(as_jsonl(ROWS[:1]))
    assert read_path(path).text == ROWS[0]["text"]
    path.write_bytes(as_jsonl(ROWS))
    with pytest.raises(InputError, match="holds more than one document; use: bilingual batch"):
        read_path(path)


def test_memory_is_bounded_by_one_record(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(as_jsonl([{"text": "x" * 500}] * 100))
    assert len(list(read_many(path, ReadSettings(max_bytes=600)))) == 100
    with pytest.raises(InputError, match=":1: is larger than 300 bytes"):
        list(read_many(path, ReadSettings(max_bytes=300)))


@given(st.binary(max_size=200), st.sampled_from(["jsonl", "csv", "parquet"]))
def test_any_bytes_are_documents_or_one_line(data, form):
    with suppress(InputError, ConfigError):
        for document in read_many(io.BytesIO(data), ReadSettings(format=form, text_columns="text")):
            assert document.text.strip()


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_text_comes_out_of_a_table_as_it_went_in(texts):
    for write in (as_jsonl, as_array):
        rows = [{"text": text} for text in texts]
        with suppress(UnicodeEncodeError):
            assert [item.text for item in read_many(io.BytesIO(write(rows)))] == texts
