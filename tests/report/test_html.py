"""A report as a page: the same content, every character escaped, nothing fetched, nothing run."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bilingual.datatypes import Document
from bilingual.errors import ConfigError
from bilingual.report.phrases import PHRASES
from tests.report.example import GENTLEMEN, make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports

VOID = {"meta", "br"}
TAGS = {
    "html", "head", "meta", "title", "style", "script", "body", "header", "main", "section", "article", "aside",
    "footer", "div", "h1", "h2", "h3", "p", "span", "b", "strong", "small", "ol", "ul", "li", "dl", "dt", "dd", "a",
    "button", "svg", "dialog", "kbd", "code", "br", "del", "ins", "mark",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "title", "type", "role", "hidden",
    "tabindex", "focusable", "aria-hidden", "aria-label", "aria-labelledby", "aria-describedby", "aria-pressed",
    "aria-controls", "aria-selected", "data-f", "data-l", "data-q", "data-status", "data-severity", "data-shown",
}  # fmt: skip


class Page(HTMLParser):
    """Checks that tags nest and that only the template's own tags and attributes occur."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words, self.attributes, self.links = [], [], set(), set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name == "href"}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())


def test_the_page_says_what_the_terminal_says():
    page = Page(make_report().to_html())
    for piece in (
        GENTLEMEN,
        "never reported",
        "Russian → English",
        "Reports without an original",
        "1 of 2",
        "cut off",
    ):
        assert piece in page.text
    assert '<p class="said" lang="ru">Над Россией' in make_report().to_html()


def test_marks_are_elements_with_a_meaning():
    html = make_pair().to_html()
    for tag, words in (("del", ", увы,"), ("ins", "short"), ("mark", "12"), ("mark", "21")):
        assert re.search(rf'<{tag} tabindex="0" data-f="(f\d+)" aria-describedby="\1">{words}</{tag}>', html)


def test_the_page_fetches_nothing_and_runs_only_its_own_script():
    html = make_report().to_html()
    policy = re.search('Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert rules[f"{tag}-src"] == f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
    assert not re.search(r"(?i)\bsrc=|url\(|@import|\sstyle=|\son\w+=|https?://(?!www\.w3\.org/2000/svg)", html)
    assert all(link.startswith("#") for link in Page(html).links)


@settings(max_examples=40, deadline=None)
@given(reports())
def test_no_document_can_add_an_element(report):
    page = Page(report.to_html())
    assert page.attributes <= ATTRIBUTES
    report.to_html().encode("utf-8")


def test_titles_are_escaped():
    report = replace(
        make_report(), documents=(Document(make_report().documents[0].text, (), title="</title><script>"),)
    )
    assert report.to_html().count("<script>") == 1


def test_a_notebook_shows_the_page_in_a_sandbox():
    frame = make_report()._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts" srcdoc=')
    assert frame.count("<") == 2, "the page itself must be escaped"


def test_the_page_speaks_russian_and_quotes_what_was_said():
    page = Page(make_report().to_html("ru"))
    evidence = "Изменился союз", "сказано «и», передано «or»"
    for piece in (GENTLEMEN, "в пересказе нет", "русский → английский", *evidence, "1 из 2"):
        assert piece in page.text
    assert "never" not in page.text


@pytest.mark.parametrize("key", PHRASES)
def test_every_phrase_is_there_in_both_languages(key):
    english, russian = PHRASES[key]
    assert english.count("{") == russian.count("{")
    assert not re.search("[а-яё]", english)
    assert not re.search("(?<![{_])[a-z]{3}", re.sub(r"{[^}]*}|SHA-256|bilingual", "", russian))
    forms = russian.count("|")
    assert (english.count("|"), forms) in ((0, 0), (1, 2)), "one|other and one|few|many"


def test_another_language_is_refused():
    with pytest.raises(ConfigError, match="lang is 'de'; it must be one of en, ru"):
        make_report().to_html("de")
