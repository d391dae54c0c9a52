"""Inputs that nobody writes by chance: every one is a document or one clear line, in bounded time and memory."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual.errors import ConfigError, InputError
from bilingual.read import read_bytes, read_many, read_path
from bilingual.settings import ReadSettings

pytest.importorskip("trafilatura")

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
TEXT = "The agency said that it saw no change to the support of ongoing operations in orbit."

REFUSED = {
    "deep.html": ("<html><body>" + "<div>" * 100_000 + TEXT, "has elements nested over 512 deep"),
    "many.html": (
        "<html><body>" + TEXT + "<i>" + "<br>" * 400_001,
        "has over 400,000 elements; save the article alone",
    ),
    "empty.html": ("<html><body><script>var a = 1;</script></body></html>", "is a web page without an article"),
    "200mb.html": ("<html>" + " " * 20_000_000, "is larger than 20,000,000 bytes"),
    "fake.docx": ("PK\x03\x04", "is a damaged zip archive or office document"),
    "fake.pdf": ("%PDF-1.7 and no more", "is a PDF that cannot be read"),
    "fake.parquet": ("PAR1", "is a damaged Parquet file"),
    "fake.jsonl": ("No JSON here.", ":1: not JSON"),
    "cut.json": ('{"name": "Канал", "messages": [{"id": 1, "text": "a', "is not JSON, or cut off"),
    "cut.js": ('window.YTD.tweets.part0 = [ {"tweet": {', "is not JSON, or cut off"),
    "a.doc": ("\xd0\xcf\x11\xe0".encode("latin-1"), "is an old Word document; save it as .docx"),
    "a.rtf": ("{\\rtf1 Да}", "is a rich-text .RTF. document; save it as .docx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_line(name, tmp_path):
    data, message = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(InputError, match=message) as caught:
        read_path(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


WRONG_ENDINGS = {
    "page.docx": f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>",
    "page.txt": f"\n<html><body><p>{TEXT}</p></body></html>",
    "page.csv": f"<html><body><p>{TEXT}</p></body></html>",
    "text.pdf": TEXT,
    "text.html": TEXT,
    "rows.txt": f'{{"text": "{TEXT}"}}\n',
}


@pytest.mark.parametrize("name", WRONG_ENDINGS)
def test_content_decides_not_the_ending(name, tmp_path):
    path = tmp_path / name
    path.write_text(WRONG_ENDINGS[name], encoding="utf-8")
    assert read_path(path).text == TEXT


def test_from_overrides_the_content():
    assert read_bytes(b"<p>One.</p>", ReadSettings(format="text")).text == "<p>One.</p>"
    assert read_bytes(b"One &amp; <b>two</b>.", ReadSettings(format="html")).text == "One & two."
    with pytest.raises(ConfigError, match=r"read.format is 'odt'; it must be one of auto, text, html"):
        ReadSettings(format="odt")


def test_entities_of_a_page_are_not_expanded():
    bomb = "<!DOCTYPE html [<!ENTITY a 'ха'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>Да. &b;</p></body></html>"
    assert "ха" not in read_bytes(bomb.encode()).text


def test_a_tag_of_a_million_attributes_does_not_stop_the_parser():
    crowd = " ".join(f"a{number}" for number in range(100_000))
    assert read_bytes(f"<html><body><p {crowd}>{TEXT}</p></body></html>".encode()).text == TEXT


def test_pictures_inside_a_saved_page_are_not_in_the_way():
    page = f'<html><body><img src="data:image/png;base64,{"A" * 1_000_000}"><p>{TEXT}</p></body></html>'
    assert read_bytes(page.encode()).text == TEXT


def test_a_page_saved_by_chrome_as_a_web_archive():
    page = f"<html><body><p>{TEXT}</p><p>=D0=94=D0=B0, =\nда.</p></body></html>".replace("да", "=D0=B4=D0=B0")
    data = (
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html";\n\tboundary="b"\n\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n--b--\n"
    )
    assert read_bytes(data.encode(), path="page.mhtml").text == f"{TEXT}\n\nДа, да."


def test_an_office_file_of_another_kind_is_named(tmp_path):
    for inside, message in (
        ("xl/workbook.xml", "an Excel workbook; save it as CSV"),
        ("a.txt", "a zip archive; unpack"),
    ):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(inside, "x")
        with pytest.raises(InputError, match=f"is {message}"):
            read_path(path)


def test_a_package_that_is_missing_is_named_with_the_command(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(
        InputError, match=r"HTML needs trafilatura, which is not installed: pip install 'bilingual\[html\]'"
    ):
        read_bytes(b"<html><body><p>Text.</p></body></html>")


def test_no_reader_opens_a_connection(monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for path in PAGES:
        assert read_path(path).blocks


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<br><br>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<blockquote>",
        "</blockquote>",
        '<blockquote class="twitter-tweet">',
        '<p lang="ru">',
        "<q>",
        "</q>",
        "<b>",
        "</b>",
        "<figure>",
        "<figcaption>",
        "</figcaption>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<aside>",
        "</aside>",
        "<article>",
        "</article>",
        "&amp;",
        "&#1;",
        "&#xd800;",
        "&lt;",
        "<a>",
        "</a>",
        "<span>",
        "</span>",
        '<div class="tgme_widget_message">',
        '<div class="tgme_widget_message_text">',
        "<body>",
        "</body>",
        "</html>",
        "<template>",
    ]
)
LINK = '<a href="https://twitter.com/a/status/1496933832290295815">February 24, 2022</a>'
WORDS = st.sampled_from(
    ["Да.", "Он ушёл", TEXT, "— А (@a)", LINK, "\u2800\u2801\u2802", "\x01", "©", " ", "\n"]
) | st.text(max_size=5)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAGS | WORDS, max_size=40))
def test_any_markup_is_a_page_or_one_line(pieces):
    with suppress(InputError):
        document = read_bytes("".join(pieces).encode("utf-8", "replace"), ReadSettings(format="html"))
        place = 0
        for block in document.blocks:
            assert not document.text[place : block.span.start].strip()
            assert block.span.of(document.text) == block.span.of(document.text).strip() != ""
            place = block.span.stop


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["html", "markdown", "docx", "pdf", "telegram", "twitter", "auto"]))
def test_any_bytes_are_documents_or_one_line(data, form):
    with suppress(InputError):
        for document in read_many(io.BytesIO(data), ReadSettings(format=form)):
            assert document.text.strip()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_page_with_a_hole_in_it_is_a_page_or_one_line(data):
    page = data.draw(st.sampled_from(PAGES)).read_bytes()
    start = data.draw(st.integers(0, len(page)))
    stop = data.draw(st.integers(start, min(len(page), start + 500)))
    with suppress(InputError):
        assert read_bytes(page[:start] + data.draw(st.binary(max_size=20)) + page[stop:]).blocks
