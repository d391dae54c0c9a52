"""Paragraphs and their kinds. In the tables ``¶`` stands for a line break, expected blocks are listed in order."""

import pytest

from bilingual.read import read_text

LONG = "The ministry confirmed on Friday that the talks with both companies will go on until the end of the month."
LONG_RU = "Министерство подтвердило в пятницу, что переговоры с обеими компаниями продлятся до конца месяца."


def blocks(text):
    text = text.replace("¶", "\n")
    return [block.span.of(text).replace("\n", "¶") for block in read_text(text).blocks]


def kinds(*paragraphs):
    return [block.kind for block in read_text("\n\n".join(paragraphs)).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Он ушёл.¶¶Она осталась.", ["Он ушёл.", "Она осталась."]),
        ("Он ушёл.¶Она осталась.", ["Он ушёл.", "Она осталась."]),
        ("  Он ушёл. ¶ \t ¶¶\u2028Она осталась.¶", ["Он ушёл.", "Она осталась."]),
        (f"{LONG}¶{LONG_RU}", [LONG, LONG_RU]),
    ],
)
def test_a_line_break_parts_paragraphs(text, expected):
    assert blocks(text) == expected


def test_text_wrapped_to_a_width_is_joined():
    wrapped = (
        "Following the talks in the capital, the head of the agency said that¶"
        "nobody had threatened anybody and that the station would be flown as¶"
        "before until at least the end of the decade."
    )
    assert blocks(f"{wrapped}¶¶Он ушёл.") == [wrapped, "Он ушёл."]


def test_a_heading_above_a_wrapped_paragraph_stays_apart():
    paragraph = (
        "Following the talks in the capital, the head of the agency said that¶"
        "nobody had threatened anybody and that the station would be flown as¶"
        "before until at least the end of the decade."
    )
    assert blocks(f"Talks go on¶{paragraph}") == ["Talks go on", paragraph]


@pytest.mark.parametrize(
    "lines",
    [
        ["The first speaker said that he was not going to leave.", "The second speaker said that he had left already."],
        ["— Вы поднимете цены на билеты в этом году или в следующем?", "— Нет, ответил он, об этом речи пока не идёт."],
        ["Roses are red", "Violets are blue", "Sugar is sweet"],
    ],
)
def test_lines_that_are_not_wrapped_stay_apart(lines):
    assert blocks("¶".join(lines)) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the byline at the end, on the next line, and after a blank line
        ("Мы готовы. — Иван (@ivan) March 1, 2022", ["tweet"]),
        ("Мы готовы.¶— Иван (@ivan) March 1, 2022", ["tweet"]),
        ("Мы готовы.¶¶— Иван (@ivan) March 1, 2022", ["tweet"]),
        # text glued behind a byline is a block of its own; so are two tweets on one line
        ("Мы готовы. — Иван (@ivan) March 1, 2022 He wrote it at night.", ["tweet", "body"]),
        ("Раз. — А (@a) 1 мая 2020 Два. — А (@a) 2 мая 2020 г.", ["tweet", "tweet"]),
    ],
)
def test_a_byline_makes_a_tweet(text, expected):
    assert [block.kind for block in read_text(text.replace("¶", "\n")).blocks] == expected


def test_a_byline_signs_the_paragraphs_above_it_in_the_script_of_its_post():
    assert kinds(LONG, "Мы готовы.", "А вы? — Иван (@ivan) March 1, 2022", LONG) == ["body", "tweet", "tweet", "body"]
    assert kinds(LONG_RU, "We are ready.", "Are you? — Ann (@ann) 1 мая 2022", LONG_RU) == [
        "body", "tweet", "tweet", "body",
    ]  # fmt: skip


def test_a_byline_does_not_sign_the_article_above_it():
    assert kinds(LONG, "We are ready. — Ann (@ann) March 1, 2022") == ["body", "tweet"]


@pytest.mark.parametrize(
    "line",
    [
        "Image: AP",
        "Photo: Reuters/Ivan Petrov",
        "Фото: РИА Новости",
        "The bridge at night. Photo by Ivan Petrov.",
        "The bridge at night. Image distributed anonymously online.",
        "The bridge at night, March 2022. PHOTO: Northern Wire",
        "Мост ночью. Фото: Иван Петров",
        "Фото из архива музея",
        "The bridge (AFP Photo)",
        "© Ivan Petrov / TASS",
    ],
)
def test_picture_credits_are_captions(line):
    assert kinds(LONG, line, LONG) == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "line", ["Photo editors protested.", "The image of the country has suffered.", "Видео он не видел."]
)
def test_sentences_about_pictures_are_not_captions(line):
    assert kinds(LONG, line, LONG) == ["body"] * 3


@pytest.mark.parametrize("line", ["“We are ready for them.”", "«Мы готовы».", '"We are ready"', "> Мы готовы"])
def test_a_paragraph_in_quotation_marks_is_a_quote(line):
    assert kinds(LONG, line, LONG) == ["body", "quote", "body"]


@pytest.mark.parametrize("line", ["“We” and “they”", "«Уйдём, — сказал он. — Завтра».", "«Мы готовы», — сказал он."])
def test_a_paragraph_with_quotations_in_it_is_body(line):
    assert kinds(LONG, f"{line}.", LONG) == ["body"] * 3


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Agency answers critics", LONG], ["heading", "body"]),
        ([LONG, "Agency answers critics", LONG], ["body", "heading", "body"]),
        (["Ведомство ответило на критику", "Что известно", LONG_RU], ["heading", "heading", "body"]),
        # running text must follow, and it must not be announced by what stands before
        ([LONG, "Agency answers critics"], ["body", "body"]),
        (["He said:", "Agency answers critics", LONG], ["body", "body", "body"]),
        # hashtags, final stops, small letters, bullets and author lines are not headings
        ([LONG, "Agency answers #critics", LONG], ["body"] * 3),
        ([LONG, "Agency answers critics.", LONG], ["body"] * 3),
        ([LONG, "agency answers critics", LONG], ["body"] * 3),
        ([LONG, "• Agency answers critics", LONG], ["body"] * 3),
        (["By Anna Reed | 12 January 2024", LONG], ["body", "body"]),
        # four and more lines without a full stop are a list or verse
        (["Roses are red", "Violets are blue", "Sugar is sweet", "And so are you", LONG], ["body"] * 5),
    ],
)
def test_headings(paragraphs, expected):
    assert kinds(*paragraphs) == expected


def test_the_title_is_the_first_heading():
    assert read_text(f"Agency answers critics\n\n{LONG}").title == "Agency answers critics"
    assert read_text(LONG).title is None
