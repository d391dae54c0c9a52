"""Bytes to text: marks, encodings, and what is refused."""

import codecs

import pytest

from bilingual.errors import ConfigError, InputError
from bilingual.read import read_bytes
from bilingual.settings import ReadSettings

RUSSIAN = "Мы не хотим никому угрожать, но ответ будет. А вы к нему готовы?"
ENGLISH = "We do not want to threaten anyone, but there will be an answer. Are you ready?"
MIXED = f"{ENGLISH}\r\n\r\n{RUSSIAN}\r\n"


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, MIXED], ids=["ru", "en", "mixed"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_unicode_with_and_without_a_mark(text, codec, mark):
    document = read_bytes(mark + text.encode(codec))
    assert document.text == text
    assert document.metadata["encoding"] == codec


@pytest.mark.parametrize("text", [RUSSIAN, MIXED, "«Нет», — сказал он…\n"], ids=["ru", "mixed", "short"])
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866"])
def test_russian_eight_bit_encodings_are_told_by_their_letters(text, codec):
    text = text if codec == "cp1251" else text.replace("«", '"').replace("»", '"').replace("—", "-").replace("…", "")
    document = read_bytes(text.encode(codec))
    assert (document.text, document.metadata["encoding"]) == (text, codec)


def test_english_with_windows_quotation_marks_reads_right():
    assert read_bytes("“We are ready” – he said.".encode("cp1252")).text == "“We are ready” – he said."


def test_a_named_encoding_is_used_as_it_is():
    assert read_bytes("Привет".encode("mac-cyrillic"), ReadSettings(encoding="mac-cyrillic")).text == "Привет"
    assert read_bytes("\ufeffПривет".encode(), ReadSettings(encoding="utf-8")).text == "Привет"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "base64"])
def test_an_encoding_that_does_not_exist_is_a_wrong_setting(encoding):
    with pytest.raises(ConfigError, match=encoding):
        read_bytes(b"text", ReadSettings(encoding=encoding))


def test_line_endings_stay_as_they_are():
    assert read_bytes("раз\r\nдва\rтри\n".encode()).text == "раз\r\nдва\rтри\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"Half a text\x00and more", "NUL characters"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(64)) * 4, "NUL characters"),
        (b"\x01\x02\x03\x04\x05 text", "control characters"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "is a damaged zip archive or office document"),
        ("Ответ будет: да, ".encode() * 9 + b"\xff\xfe" + "нет".encode(), "byte 261 is not utf-8"),
        ("Le café où j’étais déjà allé".encode("latin-1", "replace"), "is not utf-8; save the file as UTF-8"),
        ("Привет".encode("utf-16-le")[:-1], "control characters"),  # half a letter is missing
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data, message):
    with pytest.raises(InputError, match=message) as caught:
        read_bytes(data, path="notes.txt")
    assert str(caught.value).startswith("notes.txt: ")
    assert "\n" not in str(caught.value)


def test_an_error_in_a_named_encoding_says_where():
    with pytest.raises(InputError, match="byte 3 is not ascii"):
        read_bytes("abcд".encode(), ReadSettings(encoding="ascii"))
