"""Parallel sentences from memories and lists, and everything that may be wrong with them."""

import pytest

from bilingual.errors import InputError
from bilingual.read.parallel import LONGEST, Pair, read_pairs

CAT = Pair("Кошка пьёт молоко.", "A cat drinks milk.")
PORT = Pair("Порт закрыт.", "The port is closed.")

TMX = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="ru" datatype="plaintext"/>
<body>{units}</body></tmx>
"""


def unit(ru, en, first="ru-RU", second="en"):
    return f'<tu><tuv xml:lang="{first}"><seg>{ru}</seg></tuv><tuv xml:lang="{second}"><seg>{en}</seg></tuv></tu>\n'


def write(tmp_path, name, text, encoding="utf-8"):
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return path


FORMS = {
    "jsonl": ("a.jsonl", '{"ru": "Кошка пьёт молоко.", "en": "A cat  drinks milk.", "id": 1}\n\n'),
    "mark of UTF-8": ("a.jsonl", '\ufeff{"ru": "Кошка пьёт молоко.", "en": "A cat drinks milk."}\n'),
    "twice": ("a.jsonl", '{"ru": "Кошка пьёт молоко.", "en": "A cat drinks milk."}\n' * 2),
    "an empty side": (
        "a.jsonl",
        '{"ru": " ", "en": "x"}\n{"ru": "Кошка пьёт молоко.", "en": "A cat drinks milk."}\n',
    ),
    "tsv": ("a.tsv", "Кошка пьёт молоко.\tA cat drinks milk.\t0.9\n"),
    "tsv, English first": ("a.tsv", "A cat drinks milk.\tКошка пьёт молоко.\r\n"),
    "tsv with a header": ("a.tsv", "EN\tRU\nA cat drinks milk.\tКошка пьёт молоко.\n"),
    "tmx": ("a.tmx", TMX.format(units=unit(CAT.ru, CAT.en))),
    "tmx, other order": ("a.tmx", TMX.format(units=unit(CAT.en, CAT.ru, "EN_gb", "RU"))),
    "tmx with codes": (
        "a.tmx",
        TMX.format(units=unit("<bpt i='1'>&lt;b></bpt>Кошка<ept i='1'>&lt;/b></ept> <hi>пьёт</hi> молоко.", CAT.en)),
    ),
    "tmx, another language": (
        "a.tmx",
        TMX.format(units=unit("Katze", CAT.en, "de") + unit(CAT.ru, CAT.en)),
    ),
    "tmx, too long": ("a.tmx", TMX.format(units=unit("а" * (LONGEST + 1), "a") + unit(CAT.ru, CAT.en))),
    "tmx, escapes": ("a.tmx", TMX.format(units=unit("&#1050;ошка пьёт молоко.", CAT.en))),
}


@pytest.mark.parametrize(("name", "text"), FORMS.values(), ids=FORMS)
def test_every_form_gives_the_same_pair(tmp_path, name, text):
    assert read_pairs(write(tmp_path, name, text)) == [CAT]


def test_a_memory_in_utf_16(tmp_path):
    text = TMX.replace("utf-8", "utf-16").format(units=unit(CAT.ru, CAT.en) + unit(PORT.ru, PORT.en))
    assert read_pairs(write(tmp_path, "a.tmx", text, "utf-16")) == [CAT, PORT]


BILLION = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
WRONG = {
    "no JSON": ("a.jsonl", "{\n", "a.jsonl:1: not JSON"),
    "no side": ("a.jsonl", '{"ru": "Кошка"}\n', "a.jsonl:1: lacks ru or en"),
    "a number": ("a.jsonl", '{"ru": "Кошка", "en": 3}\n', "a.jsonl:1: lacks ru or en"),
    "a list": ("a.jsonl", "[1]\n", "a.jsonl:1: lacks ru or en"),
    "no tab": ("a.tsv", "a\tb\nКошка\n", "a.tsv:2: has no tab"),
    "nothing": ("a.jsonl", "\n", "a.jsonl: holds no pair"),
    "cut off": ("a.tmx", TMX.format(units=unit("а", "a"))[:-20], "a.tmx:4: not XML (no element found)"),
    "no XML": ("a.tmx", "Кошка", "a.tmx:1: not XML (syntax error)"),
    "a bomb": (
        "a.tmx",
        f'<!DOCTYPE tmx [<!ENTITY a0 "ha">{BILLION}]><tmx>{unit("&a9;", "a")}</tmx>',
        "a.tmx:1: declares the entity 'a0'",
    ),
    "a file": (
        "a.tmx",
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>{unit("&x;", "a")}</tmx>',
        "a.tmx:1: declares the entity 'x'",
    ),
    "a parameter entity": (
        "a.tmx",
        '<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><tmx/>',
        "a.tmx:1: declares the entity 'x'",
    ),
    "an unknown entity": ("a.tmx", f"<tmx>{unit('&x;', 'a')}</tmx>", "a.tmx:1: not XML (undefined entity)"),
}


@pytest.mark.parametrize(("name", "text", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_one_clear_line(tmp_path, name, text, message):
    path = write(tmp_path, name, text)
    with pytest.raises(InputError) as error:
        read_pairs(path)
    assert str(error.value).startswith(f"{tmp_path}/{message}")
    assert "\n" not in str(error.value)


def test_no_file_and_no_text(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_pairs(tmp_path / "a.tmx")
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"a.jsonl:1: not UTF-8"):
        read_pairs(tmp_path / "a.jsonl")
