"""Whether both languages of a document print one text, or one reports what the other says."""

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements.article import read_article

TWICE = [
    "Мост закрыт до весны. Объезд через порт.\n\nШколы работают.\n\n"
    "The bridge is shut until spring. Go by the port.\n\nSchools are open.",
    "Мост закрыт до весны.\n\nThe bridge is shut until spring.\n\nШколы работают.\n\nSchools are open.",
    # reported speech in both
    "Мэр сказал, что мост закрыт.\n\nНовак добавил, что школы открыты.\n\n"
    "The mayor said that the bridge was shut.\n\nNovak added that schools were open.",
    # quotations in both
    "«Мост закрыт до самой весны», — сказал мэр.\n\n“The bridge is shut until spring,” the mayor said.\n\n"
    "«Школы остаются открытыми», — сказал он.\n\n“Schools stay open,” he said.",
]

REPORTED = [
    # a statement below an article
    "The mayor said the bridge would stay shut.\n\nNovak said that schools would open.\n\n"
    "Из заявления мэра:\n\nМост останется закрыт до весны. Школы откроются.",
    # statements in an article that quotes in its own language as well
    "Work on the bridge stopped in March, and nobody knows why.\n\n“We were told to go home,” a welder said.\n\n"
    "Мост останется закрыт до весны.\n\nThe town council will meet in May to talk about it.\n\n"
    "“I have seen the letter with my own eyes,” he said.\n\nШколы откроются осенью.\n\nThe letter has not been found.",
    # quotations between the paragraphs that report them
    "Mayor Anna Novak said that the bridge would stay shut until spring.\n\n"
    "«Мост останется закрыт до самой весны», — сказала Новак.\n\n"
    "Her deputy said that schools would open.\n\n«Школы мы, конечно, откроем сразу», — заявил её заместитель.",
]


def layout(text):
    document = read_text(text)
    return read_article(document, segment(document))


@pytest.mark.parametrize("text", TWICE)
def test_one_text_in_both_languages(text):
    assert layout(text).parallel


@pytest.mark.parametrize("text", REPORTED)
def test_an_article_and_what_it_reports(text):
    article = layout(text)
    assert not article.parallel
    assert article.main == "en"
