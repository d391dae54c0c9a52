"""What is left of a post and what is left of its quotation belong together, unless they say different things."""

import pytest

import bilingual

POST = "мы не закрываемся!!! отопление есть приходите к мамонту"
ENGLISH = """The museum answered the rumours.

“We’re not closing, {rest},” she tweeted on Tuesday.

{post}
— Музей бивня (@biven) February 3, 2022
"""

WHOLE = "We are not closing!!! The heating is on come and see the mammoth"
RUSSIAN = """Музей ответил на слухи.

«Мы не закрываемся, {rest}», — написала она во вторник.

{post}
— Tusk Museum (@tusk) February 3, 2022
"""


def linked(text):
    report = bilingual.align(text)
    return [(report.text(link.source_spans[0]), report.text(link.target_spans[0]).strip(",")) for link in report.links]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("article", "post", "rest"),
    [
        (ENGLISH, POST, "there is heating, come and see the mammoth"),
        (RUSSIAN, WHOLE, "тепло есть, приходите к мамонту"),
    ],
    ids=["ru-en", "en-ru"],
)
def test_the_rest_of_a_post_is_told_by_the_rest_of_its_quotation(article, post, rest):
    first, second = linked(article.format(rest=rest, post=post))
    assert first[0] + " " + second[0] == post
    assert second[1] == rest


@pytest.mark.slow
@pytest.mark.parametrize(
    ("article", "post", "rest"),
    [
        (ENGLISH, POST, "whatever the governor and his accountants decided last week"),
        (ENGLISH, POST, "and the ministry has promised us a grant"),
        (RUSSIAN, WHOLE, "что бы ни решил губернатор со своими бухгалтерами"),
        (RUSSIAN, WHOLE, "и никто не помешает нам провести выставку летом"),
    ],
)
def test_an_invented_rest_is_nobodys(article, post, rest):
    assert all(rest not in target for _, target in linked(article.format(rest=rest, post=post)))


INTERVIEW = """Q: {}
A: {}

Q: {}
A: {}
"""

ASKED = {"en": "Have you ever left the lighthouse?", "ru": "Вы когда-нибудь покидали маяк?"}
ANSWER = {
    "en": "Only for a winter. I looked after the greenhouses in Kirovsk until April.",
    "ru": "Только на одну зиму. До апреля я присматривал за теплицами в Кировске.",
}
LAST = {"en": "Their kettle lied about the time.", "ru": "Их часы привирали."}


@pytest.mark.slow
@pytest.mark.parametrize(("ours", "theirs"), [("ru", "en"), ("en", "ru")])
def test_the_last_sentence_of_an_answer_is_told_by_the_last_of_its_translation(ours, theirs):
    turns = [text for side in (ours, theirs) for text in (ASKED[side], f"{ANSWER[side]} {LAST[side]}")]
    assert linked(INTERVIEW.format(*turns))[-1] == (LAST[ours], LAST[theirs])


LABELLED = """Владимир Новак: {post}

Вопрос: Когда?

В.Новак: Скоро.

{article}
"""


@pytest.mark.slow
def test_the_middle_of_a_post_is_told_by_the_rest_of_its_neighbours_sentence():
    post = (
        "We will build the school. The council is ready to pay for the land itself, but the ministry has to lift its "
        "ban first. The ban was a mistake of the last government."
    )
    article = "Он повторил, что школа будет и совет готов платить. Запрет, по его словам, был ошибкой прежних властей."
    links = linked(f"John Reed\n@reed\n\n{post}\n\n12:40 · Oct 3, 2025\n\n{article}\n")
    assert [target for _, target in links] == ["школа будет", "и совет готов платить", "был ошибкой прежних властей"]


@pytest.mark.slow
def test_a_transcript_is_the_original_of_the_article_below_it():
    post = (
        "Мы никогда не отказывались от переговоров. Россия готова завершить конфликт мирным путём, но для этого "
        "необходимо устранить его первопричины."
    )
    article = "He repeated that Russia had never refused to negotiate and was ready to end the conflict peacefully."
    links = linked(LABELLED.format(post=post, article=article))
    assert [target for _, target in links] == [
        "Russia had never refused to negotiate",
        "and was ready to end the conflict peacefully",
    ]


@pytest.mark.slow
def test_a_few_words_the_report_repeats_in_its_own_script_join_their_neighbour():
    post = (
        "We had a great meeting with President Zelensky today. Very productive! But I told him that it is time to make "
        "a DEAL."
    )
    article = (
        "Рид заявил, что встреча с Владимиром Зеленским была «очень продуктивной», но он сказал украинскому лидеру, "
        "что пора заключить сделку. Лидер молчит."
    )
    report = bilingual.align(f"John Reed\n@reed\n\n{post}\n\n12:40 · Oct 3, 2025\n\n{article}\n")
    assert " ".join(report.text(span) for link in report.links for span in link.source_spans) == post


@pytest.mark.slow
def test_the_frame_of_a_passage_that_the_report_also_has_is_not_lost():
    report = bilingual.align(
        "The freeze goes on. Its spokeswoman Paula Pinho said last week that “the assets remain immobilised until "
        "Russia pays for the damage it has caused”. Nobody knows what comes next, or when the talks go on.\n\n"
        "По словам официального представителя Еврокомиссии Паулы Пиньо, активы останутся замороженными, пока Россия не "
        "возместит ущерб.\n"
    )
    assert len(report.links) == 1
    assert [item.evidence for item in report.findings if item.severity != "minor"] == []
