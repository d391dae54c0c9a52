"""A report as Markdown: nothing that a document says marks anything up."""

import re
from dataclasses import replace

from hypothesis import given, settings

from tests.report.example import make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports


def test_the_worked_example(golden):
    golden("example.md", make_report().to_markdown())


def test_a_pair_with_every_kind_of_mark():
    text = make_pair().to_markdown()
    row = r"| ✗ | ~~Жители обиделись\.~~ | — never reported — |"
    for mark in (r"~~, увы,~~", r"**\{+short+\}**", "*‹12›*", "*‹21›*", row):
        assert mark in text


def test_it_speaks_russian():
    text = make_report().to_markdown("ru")
    assert "| | Оригинал | Пересказ |" in text
    assert "- **незначительное** · Изменился союз: сказано «и», передано «or»" in text


def test_a_title_cannot_mark_anything_up():
    report = make_report()
    evil = "# [x](javascript:a) | <script> ```"
    text = replace(report, documents=(replace(report.documents[0], title=evil),)).to_markdown()
    assert text.splitlines()[0] == r"# \# \[x\]\(javascript\:a\) \| \<script\> \`\`\`"


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_row_of_a_table_has_three_cells(report):
    for line in report.to_markdown().splitlines():
        if line.startswith("|"):
            assert len(re.split(r"(?<!\\)(?:\\\\)*\|", line)) == 5
