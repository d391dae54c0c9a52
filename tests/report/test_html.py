"""A report as a page: the same content, every character escaped, nothing fetched, nothing run."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings

from bilingual.datatypes import Document
from tests.report.example import GENTLEMEN, make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports

VOID = {"meta"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "div", "h1", "h2", "p", "span",
    "del", "ins", "mark",
}  # fmt: skip


class Page(HTMLParser):
    """Checks that tags nest and that only the template's own tags and attributes occur."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words, self.attributes = [], [], set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
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
        "no original in sight",
        "1 untranslated",
        "cut off",
    ):
        assert piece in page.text
    assert '<p lang="ru">Над Россией' in make_report().to_html()


def test_marks_are_elements_with_a_meaning():
    html = make_pair().to_html()
    for element in ("<del>, увы,</del>", "<ins>short</ins>", "<mark>12</mark>", "<mark>21</mark>"):
        assert element in html


def test_the_page_fetches_and_runs_nothing():
    html = make_report().to_html()
    policy = re.search('Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"(?i)<script|\bsrc=|href=|url\(|@import", html)


@settings(max_examples=40, deadline=None)
@given(reports())
def test_no_document_can_add_an_element(report):
    page = Page(report.to_html())
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "id"}
    report.to_html().encode("utf-8")


def test_titles_are_escaped():
    report = replace(
        make_report(), documents=(Document(make_report().documents[0].text, (), title="</title><script>"),)
    )
    assert "<script>" not in report.to_html()


def test_a_notebook_shows_the_page_in_a_sandbox():
    frame = make_report()._repr_html_()
    assert frame.startswith("<iframe sandbox srcdoc=")
    assert frame.count("<") == 2, "the page itself must be escaped"
