"""Pages written after the markup of outlets and blog engines, each with the blocks that a reader must find.

``pages/NAME.txt`` was written before ``pages/NAME.html`` was first read: what is known of the page, an empty line, and
a line for each block, ``⏎`` standing for a line break inside it.
"""

from pathlib import Path

import pytest

from bilingual.read import read_bytes, read_path
from bilingual.segment import segment
from bilingual.settings import ReadSettings
from bilingual.statements import attribute

pytest.importorskip("trafilatura")

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
KNOWN = ("title", "author", "date", "url", "site", "paywall", "posts")


def expected(name):
    head, _, body = (PAGES / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    known = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = [tuple(part.strip() for part in line.split("|", 1)) for line in body.splitlines()]
    return known, blocks


def shown(document):
    return [(block.kind, block.span.of(document.text).replace("\n", "⏎")) for block in document.blocks]


@pytest.mark.parametrize("name", NAMES)
def test_the_article_and_nothing_else_is_read(name):
    assert shown(read_path(PAGES / f"{name}.html")) == expected(name)[1]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_says_about_itself_is_kept(name):
    known, _ = expected(name)
    document = read_path(PAGES / f"{name}.html")
    found = {"title": document.title, **document.metadata}
    assert {key: found.get(key) for key in known} == known
    assert {key for key in KNOWN if found.get(key)} <= known.keys()


SPEAKERS = {
    "wordpress": ("Олег Березин", "@berezin_port", "2023-05-11", "ru"),
    "live_blog": ("Павел Рудин", "@rudin_official", "2022-11-03", "ru"),
    "amp": ("Мэр Заречного", "@mer_zarechny", "2020-06-09", "ru"),
    "tass_like": ("François Leroux", "@leroux_esa", "2021-03-18", "en"),
    "meduza_like": ("Синий Бор", "@siniy_bor", "2022-08-02", "ru"),
    "substack_like": ("Сольпром", "@solprom", "2022-03-14", "ru"),
    "fragment": ("Минтранс", "@mintrans_rf", "2021-06-02", "ru"),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_the_byline_of_an_embedded_post_reaches_its_statement(name):
    document = read_path(PAGES / f"{name}.html")
    (post,) = (item for item in attribute(document, segment(document)) if item.form == "tweet")
    assert (post.speaker.name, post.speaker.handle, post.date, post.language) == SPEAKERS[name]
    assert "@" not in post.content[-1].of(document.text)


def test_the_language_a_tweet_says_it_is_in_settles_what_words_do_not():
    document = read_path(PAGES / "tweets_only.html")
    posts = [item for item in attribute(document, segment(document)) if item.form == "tweet"]
    assert [item.language for item in posts] == ["other", "ru", "en"]
    short = '<blockquote class="twitter-tweet"><p lang="{}">Вода спала.</p>— А (@a) June 6, 2023</blockquote>'
    for code, language in (("uk", "other"), ("ru", "ru"), ("und", "ru")):
        document = read_bytes(short.format(code).encode(), ReadSettings(format="html"))
        assert segment(document)[0].language == language
        assert attribute(document, segment(document))[0].language == language
