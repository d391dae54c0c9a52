"""Word, Markdown and PDF: the text as it is seen, with the kinds that styles and marks give it."""

import io
import zipfile

import pytest

from bilingual.errors import InputError
from bilingual.read import read_bytes
from bilingual.settings import ReadSettings

TWEET = "— РОГОЗИН (@Rogozin) February 24, 2022"


def shown(document):
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def word(build):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_styles_give_kinds_and_tables_are_read_cell_by_cell():
    def build(document):
        document.core_properties.title, document.core_properties.author = "Ответ", "Анна Нова"
        document.add_heading("Ответ НАСА", 1)
        document.add_paragraph("Он сказал, что всё в порядке.")
        document.add_paragraph("Никаких изменений.", style="Quote")
        document.add_paragraph("Станция над морем", style="Caption")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "А вы готовы?", "Are you ready?"
        document.add_paragraph("Над Россией МКС не летает.")
        document.add_paragraph(TWEET)
        document.add_paragraph().add_run("Что дальше").bold = True
        document.add_paragraph("Ждать. 5\u00a0000 человек.")

    document = read_bytes(word(build), path="отчёт.docx")
    assert (document.title, document.metadata["author"]) == ("Ответ", "Анна Нова")
    assert shown(document) == [
        ("heading", "Ответ НАСА"),
        ("body", "Он сказал, что всё в порядке."),
        ("quote", "Никаких изменений."),
        ("caption", "Станция над морем"),
        ("body", "А вы готовы?"),
        ("body", "Are you ready?"),
        ("tweet", "Над Россией МКС не летает.\n\n" + TWEET),
        ("heading", "Что дальше"),
        ("body", "Ждать. 5 000 человек."),
    ]


def test_tracked_changes_are_read_as_accepted_and_comments_do_not_break_anything():
    from xml.sax.saxutils import escape

    def run(text, tag="t"):
        return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'

    body = (
        f'<w:commentRangeStart w:id="0"/>{run("Он ")}<w:del w:id="1" w:author="x">{run("не ", "delText")}</w:del>'
        f'<w:ins w:id="2" w:author="x">{run("точно ")}</w:ins><w:moveFrom w:id="3">{run("вчера ")}</w:moveFrom>'
        f'<w:hyperlink w:anchor="a">{run("придёт")}</w:hyperlink><w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r><w:sdt><w:sdtContent>{run(" завтра")}</w:sdtContent></w:sdt>'
        f"<w:smartTag>{run('.')}</w:smartTag>"
    )
    data = word(lambda document: document.add_paragraph("МЕСТО"))
    data = with_part(data, "word/document.xml", lambda xml: xml.replace("<w:r><w:t>МЕСТО</w:t></w:r>", body))
    assert read_bytes(data).text == "Он точно придёт завтра."


def with_part(data, name, change):
    """The same archive with one of its files changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = old.read(item)
            new.writestr(item, change(content.decode()).encode() if item == name else content)
    return file.getvalue()


def test_entities_of_a_word_file_are_not_expanded():
    bomb = '<!DOCTYPE d [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = word(lambda document: document.add_paragraph("Да. МЕСТО"))
    data = with_part(
        data,
        "word/document.xml",
        lambda xml: xml.replace("<w:document", bomb + "<w:document", 1).replace("МЕСТО", "&b;"),
    )
    try:
        assert "ха" not in read_bytes(data).text
    except InputError as error:
        assert "damaged Word document" in str(error)  # noqa: PT017


BAD_WORD = {
    "cut": (lambda data: data[: len(data) // 2], "is a damaged zip archive"),
    "bomb": (
        lambda data: with_part(data, "word/document.xml", lambda xml: xml + " " * 50_000_000),
        "word/document.xml unpacks to .* bytes; that is no document",
    ),
    "no xml": (lambda data: with_part(data, "word/document.xml", lambda _: "<w:p>"), "is a damaged Word document"),
    "no text": (lambda _: word(lambda document: document.add_paragraph(" ")), "is empty"),
    "no parts": (lambda data: with_part(data, "[Content_Types].xml", lambda _: "<a/>"), "Word document"),
}


@pytest.mark.parametrize("name", BAD_WORD)
def test_a_bad_word_file_is_one_line(name):
    spoil, message = BAD_WORD[name]
    with pytest.raises(InputError, match=message) as caught:
        read_bytes(spoil(word(lambda document: document.add_paragraph("Да."))), path="a.docx")
    assert "\n" not in str(caught.value)


MARKDOWN = """---
title: "Ответ НАСА"
author: Анна Нова
date: 2022-02-25T10:00:00Z
---
# Что ответили

Он [сказал](https://e.org), что **всё** в `порядке`\\*.
Да.

> Никаких *изменений*.

![Станция над морем. Фото: NASA](a.jpg)

- Над Россией МКС не летает.

> А вы к ним готовы?
>
> — РОГОЗИН (@Rogozin) February 24, 2022

<blockquote class="twitter-tweet"><p lang="ru">Европы?</p>&mdash; РОГОЗИН (@Rogozin) <a
href="https://twitter.com/Rogozin/status/1496933832290295815">February 24, 2022</a></blockquote>

```
код
```

| ru | en |
|----|----|
| Да | Yes |

Что дальше
----------
**Важно**

Ждать<br>долго.
"""


def test_markdown_is_read_as_it_is_seen():
    document = read_bytes(MARKDOWN.encode(), path="post.md")
    assert (document.title, document.metadata["author"], document.metadata["date"]) == (
        "Ответ НАСА",
        "Анна Нова",
        "2022-02-25",
    )
    assert shown(document) == [
        ("heading", "Что ответили"),
        ("body", "Он сказал, что всё в порядке*. Да."),
        ("quote", "Никаких изменений."),
        ("caption", "Станция над морем. Фото: NASA"),
        ("body", "Над Россией МКС не летает."),
        ("tweet", "А вы к ним готовы?\n\n— РОГОЗИН (@Rogozin) February 24, 2022"),
        ("tweet", "Европы?\n— РОГОЗИН (@Rogozin) February 24, 2022"),
        ("body", "ru"),
        ("body", "en"),
        ("body", "Да"),
        ("body", "Yes"),
        ("heading", "Что дальше"),
        ("heading", "Важно"),
        ("body", "Ждать\nдолго."),
    ]


def test_the_ending_tells_markdown_and_a_flag_overrides_it():
    assert shown(read_bytes(b"# One\n\nTwo.", path="a.txt"))[0][1] == "# One"
    assert shown(read_bytes(b"# One\n\nTwo.", ReadSettings(format="markdown"), path="a.txt"))[0] == ("heading", "One")


@pytest.mark.parametrize(
    "text", ["> " * 5_000 + "a", "[" * 50_000, "*a " * 20_000, "- " * 3_000 + "a", "`" * 30_000 + "a"]
)
def test_markdown_made_to_exhaust_a_parser_is_read_or_refused(text):
    try:
        assert read_bytes(text.encode(), ReadSettings(format="markdown")).text
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017


def pdf(pages, title=None):
    """A PDF as pypdf writes one, with a line of text for each string (ASCII)."""
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        drawn = "".join(f"1 0 0 1 50 {780 - 14 * row} Tm ({line}) Tj\n" for row, line in enumerate(lines))
        content.set_data(f"BT /F1 11 Tf\n{drawn}ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if title:
        writer.add_metadata({"/Title": title})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_lines_of_a_pdf_become_paragraphs_without_running_titles():
    page = [
        "The Orbit Daily {0}",
        "The agency said that civil space cooperation would go on, and that it saw no chan-",
        "ge to the support of ongoing operations in orbit and on the ground, as has been agreed",
        "with all of its partners.",
        "Rogozin answered on the same day that the risks were all on the other side of the ocean",
        "and nobody replied.",
        "{0}",
    ]
    document = read_bytes(pdf([[line.format(number) for line in page] for number in (1, 2, 3)], "NASA answers"))
    assert document.title == "NASA answers"
    first, second, *rest = [text for _, text in shown(document)]
    assert first == (
        "The agency said that civil space cooperation would go on, and that it saw no change to the support of ongoing "
        "operations in orbit and on the ground, as has been agreed with all of its partners."
    )
    assert second.endswith("other side of the ocean and nobody replied.")
    assert len(rest) == 4


def test_a_pdf_without_text_says_what_to_do():
    with pytest.raises(InputError, match="is a PDF without text, only pictures of it; run OCR over it first"):
        read_bytes(pdf([[], []]), path="scan.pdf")


def test_a_locked_pdf_says_what_to_do():
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(io.BytesIO(pdf([["Text."]])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(InputError, match="is a PDF locked with a password"):
        read_bytes(file.getvalue(), path="locked.pdf")
