"""Files, streams and strings to documents."""

import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.datatypes import Document
from bilingual.errors import InputError
from bilingual.read import read_bytes, read_path, read_stream, read_text
from bilingual.settings import ReadSettings


def test_a_file_becomes_a_document_named_after_it(tmp_path):
    path = tmp_path / "статья.txt"
    path.write_bytes("Он ушёл.\r\n".encode())
    document = read_path(path, id="d2")
    assert (document.id, document.path, document.text) == ("d2", str(path), "Он ушёл.\r\n")


def test_a_stream_is_read_to_its_end():
    assert read_stream(io.BytesIO("Он ушёл.".encode())).text == "Он ушёл."


def test_what_cannot_be_read_is_said_in_one_line(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    secret.chmod(0)
    cases = {tmp_path / "nowhere.txt": "no such file", tmp_path: "is a directory", tmp_path / "a\0b": "cannot be read"}
    if os.geteuid():  # root may read everything
        cases[secret] = "may not be read"
    for path, message in cases.items():
        with pytest.raises(InputError, match=message) as caught:
            read_path(path)
        assert "\n" not in str(caught.value)


def test_too_much_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse terabyte: reading it would not end
    with pytest.raises(InputError, match="larger than 20,000,000 bytes; split it"):
        read_path(path)


def test_an_endless_stream_is_refused_too():
    with Path("/dev/zero").open("rb") as endless, pytest.raises(InputError, match="standard input: is larger"):
        read_stream(endless, ReadSettings(max_bytes=5_000))


def test_max_bytes_itself_is_allowed():
    assert read_bytes(b"12345", ReadSettings(max_bytes=5)).text == "12345"
    with pytest.raises(InputError, match="larger than 5 bytes"):
        read_bytes(b"123456", ReadSettings(max_bytes=5))


@settings(deadline=None)  # the first of a format loads its reader
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_an_input_error(data):
    with suppress(InputError):
        assert read_bytes(data).text.strip()


@given(st.text())
@settings(max_examples=200)
def test_any_string_is_a_document_and_only_white_space_is_outside_its_blocks(text):
    document = read_text(text)
    assert isinstance(document, Document)
    assert document.text == text
    place = 0
    for block in document.blocks:
        assert not text[place : block.span.start].strip()
        assert block.span.of(text) == block.span.of(text).strip() != ""
        place = block.span.stop
    assert not text[place:].strip()
