"""Files of pairs, and what is said of a bad line."""

import pytest

from bilingual.errors import InputError
from bilingual.evaluate import pairs as module
from bilingual.evaluate.pairs import read_pairs

GOOD = {
    "objects": ('{"ru": "а", "en": "b"}\n\n{"en": "d", "ru": "в", "x": 1}\n', ("ru", "en")),
    "source and target": ('{"source": "а", "target": "b"}\n{"source": "в", "target": "d"}', ("source", "target")),
    "tabs": ("а\tb\nв\td\n", ("source", "target")),
    "tabs with a head": ("ru\ten\r\nа\tb\r\nв\td\r\n", ("ru", "en")),
    "a byte order mark": ("\ufeffа\tb\nв\td\n", ("source", "target")),
}


@pytest.mark.parametrize(("text", "names"), GOOD.values(), ids=GOOD)
def test_forms(text, names):
    found = read_pairs(text.encode(), "p")
    assert (found.source, found.target, found.names) == (("а", "в"), ("b", "d"), names)
    assert found.languages == (("ru", "en") if names == ("ru", "en") else (None, None))


BAD = {
    "": "p: is empty",
    "\n \n": "p: is empty",
    "а\tb\n": "p: has 1 pair; retrieval needs at least two",
    "ru\ten\n": "p: has 0 pair",
    "а b\n": "p, line 1: has 1 tab-separated columns; it needs two",
    "а\tb\nв\td\te\n": "p, line 2: has 3 tab-separated columns",
    "а\tb\nв\t \n": "p, line 2: 'target' is empty",
    '{"ru": "а"}\n': "p, line 1: it needs the keys 'ru' and 'en', or 'source' and 'target'",
    '{"ru": "а", "en": 3}\n': "p, line 1: 'en' is no text",
    '{"ru": "а", "en": "b"}\n{"source": "а", "target": "b"}\n': "p, line 2: it needs the keys 'ru' and 'en', as the",
    '{"ru": "а", "en": "b"}\n[1]\n': "p, line 2: is no JSON object",
    '{"ru": "а", "en": "b"\n': "p, line 1: no valid JSON",
    "а\tb\x00\n": "p: holds NUL",
}


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=BAD.values())
def test_what_is_wrong_and_where(text, message):
    with pytest.raises(InputError) as caught:
        read_pairs(text.encode(), "p")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_too_many(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRS", 2)
    with pytest.raises(InputError, match="more than 2 pairs; take a sample"):
        read_pairs("а\tb\nв\td\nе\tf\n".encode(), "p")
