"""Embedded originals: posts with and without byline, threads, foreign paragraphs and quotations, their translations."""

import pytest

from tests.statements.marked import said_in, statements_of

ENGLISH = (
    "The mayor of a northern town spoke on Monday about the closed bridge and the long way round. Nobody asked her."
)
RUSSIAN = "Мэр северного города в понедельник рассказала о закрытом мосте и о длинном объезде. Никто её не спрашивал."


@pytest.mark.parametrize(
    ("article", "post", "byline", "name", "date"),
    [
        (ENGLISH, "Мост закрыт до весны.", "— Анна Седова (@sedova) February 24, 2022", "Анна Седова", "2022-02-24"),
        (ENGLISH, "Мост закрыт до весны.", "— Анна Седова (@sedova) 24 февраля 2022 г.", "Анна Седова", "2022-02-24"),
        (ENGLISH, "Мост закрыт pic.twitter.com/abc", "– Анна (@sedova) May 1, 2020", "Анна", "2020-05-01"),
        (RUSSIAN, "The bridge is closed until spring.", "— Anna Reed (@reed) May 1, 2020", "Anna Reed", "2020-05-01"),
        (RUSSIAN, "The bridge is closed.", "- Anna Reed (@reed) 1 мая 2020 г.", "Anna Reed", "2020-05-01"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_byline_signs_the_post_and_is_no_part_of_it(
    article: str, post: str, byline: str, name: str, date: str, gap: str
) -> None:
    document, statements = statements_of(f"{article}\n\n{post}{gap}{byline}\n\n{article}")
    (statement,) = [item for item in statements if item.form == "tweet"]
    assert said_in(document, statement) == [post.removesuffix(" pic.twitter.com/abc")]
    assert statement.speaker
    assert (statement.speaker.name, statement.date, statement.role) == (name, date, "original")


@pytest.mark.parametrize(
    ("article", "header", "post", "footer"),
    [
        (ENGLISH, "Анна Седова\n@sedova", "Мост закрыт. Объезд через лес.", "12:40 · 1 мая 2020 г."),
        (RUSSIAN, "Anna Reed\n@reed", "The bridge is closed.\n\nThe road is long.", "12:40 PM · May 1, 2020\n3K Views"),
    ],
)
def test_a_post_copied_with_its_header_is_signed_by_it(article: str, header: str, post: str, footer: str) -> None:
    document, statements = statements_of(f"Мост. The bridge.\n\n{header}\n\n{post}\n\n{footer}\n\n{article}")
    (statement,) = [item for item in statements if item.form == "tweet"]
    assert said_in(document, statement) == [post]
    assert statement.speaker
    assert (statement.speaker.name, statement.speaker.handle, statement.date) == (*header.split("\n"), "2020-05-01")
    assert statement.role == "original"


def test_a_header_signs_only_its_own_post() -> None:
    text = (
        f"{ENGLISH}\n\nМост закрыт совсем.\n\nИван Новак\n@novak\n\nМост открыт.\n\n9:00 · 1 мая 2020 г.\n\n{ENGLISH}"
    )
    _, statements = statements_of(text)
    assert [item.speaker.handle if item.speaker else None for item in statements] == [None, "@novak"]


def test_a_paragraph_that_only_announces_is_no_original() -> None:
    text = f"The mayor, Anna Reed, posted on Monday:\n\n“The bridge is closed until spring.”\n\n{RUSSIAN}\n\n{RUSSIAN}"
    document, (statement,) = statements_of(text)
    assert said_in(document, statement) == ["The bridge is closed until spring."]
    assert statement.speaker
    assert statement.speaker.name == "Anna Reed"


def test_a_byline_signs_the_thread_above_it() -> None:
    text = (
        f"{ENGLISH}\n\nМост закрыт.\n\nОткроют весной.\n\nНе раньше. — Анна Седова (@sedova) May 1, 2020\n\n{ENGLISH}"
    )
    _, statements = statements_of(text)
    assert [(item.speaker.handle, item.date) for item in statements if item.speaker] == [("@sedova", "2020-05-01")] * 3


def test_prose_ends_a_thread() -> None:
    text = f"{ENGLISH}\n\nМост закрыт совсем.\n\n{ENGLISH}\n\nОткроют весной. — Анна (@sedova) May 1, 2020"
    _, statements = statements_of(text)
    assert [item.speaker.handle if item.speaker else None for item in statements] == [None, "@sedova"]


def test_two_bylines_are_two_speakers() -> None:
    text = f"{ENGLISH}\n\nДа. Закрыт.\n— Анна (@sedova) May 1, 2020\n\nНет. Открыт.\n— Иван (@ivan) May 2, 2020"
    _, statements = statements_of(text)
    assert [item.speaker.handle for item in statements if item.speaker] == ["@sedova", "@ivan"]


def test_a_lead_in_says_that_an_unsigned_paragraph_is_a_post_and_whose() -> None:
    text = f"{ENGLISH}\n\nAnna Reed tweeted:\n\nМост закрыт до весны, объезд через лес.\n\n{ENGLISH}"
    _, (statement,) = statements_of(text)
    assert (statement.form, statement.role, statement.language) == ("tweet", "original", "ru")
    assert statement.speaker
    assert statement.speaker.name == "Anna Reed"


def test_a_foreign_paragraph_is_an_original_in_both_directions() -> None:
    for article, passage in ((ENGLISH, "Мост закрыт до весны."), (RUSSIAN, "The bridge is closed until spring.")):
        _, (statement,) = statements_of(f"{article}\n\n{passage}\n\n{article}")
        assert (statement.role, statement.form) == ("original", "transcript")


QUOTED_IN_THE_OTHER_LANGUAGE = [
    (ENGLISH, "According to the ministry, [«мост закроют. Потом будет объезд»].", "ministry"),
    (ENGLISH, "Anna Reed wrote: [«Мост закроют до весны, а потом будет объезд»].", "Anna Reed"),
    (RUSSIAN, "По словам министра, [“the bridge will be closed until the spring”].", "министр"),
]


@pytest.mark.parametrize(("article", "paragraph", "name"), QUOTED_IN_THE_OTHER_LANGUAGE)
def test_a_paragraph_that_quotes_in_the_other_language_is_not_said_as_a_whole(article, paragraph, name) -> None:
    frame, _, quotation = paragraph.partition("[")
    quotation = quotation.partition("]")[0]
    document, statements = statements_of(f"{article}\n\n{frame}{quotation}.\n\n{article}")
    (statement,) = [item for item in statements if item.role == "original"]
    assert said_in(document, statement) == [quotation[1:-1]]
    assert statement.speaker
    assert statement.speaker.name == name


def test_a_hashtag_makes_it_a_post() -> None:
    _, (statement,) = statements_of(f"{ENGLISH}\n\nМост закрыт до весны #мост\n\n{ENGLISH}")
    assert statement.form == "tweet"


def test_a_post_in_the_articles_own_language_is_a_statement_but_no_original() -> None:
    posts = "The bridge is closed.\n— Anna Reed (@reed) May 1, 2020\n\nМост закрыт.\n— Анна (@anna) May 1, 2020"
    text = f"{ENGLISH}\n\n{posts}"
    _, statements = statements_of(text)
    assert [(item.language, item.role) for item in statements] == [("en", "unknown"), ("ru", "original")]


def test_a_translation_in_parentheses_belongs_to_the_same_speaker() -> None:
    document, statements = statements_of(
        "“Мост закрыт” (“The bridge is closed”), Anna Reed told us. We drove round it."
    )
    assert [(said_in(document, item), item.role) for item in statements] == [
        (["Мост закрыт"], "original"),
        (["The bridge is closed"], "report"),
    ]
    assert {item.speaker.name for item in statements if item.speaker} == {"Anna Reed"}


def test_translations_below_posts_are_reports_when_that_is_the_habit() -> None:
    posts = "\n\n".join(
        f"{ENGLISH}\n\nМост закрыт до весны, объезд через лес.\n— Анна (@anna) May {day}, 2020\n\n"
        "The bridge is closed until spring, go round the wood."
        for day in (1, 2)
    )
    _, statements = statements_of(f"{posts}\n\n{ENGLISH}")
    assert [item.role for item in statements] == ["original", "report"] * 2


def test_a_text_printed_in_both_languages_is_paired_paragraph_by_paragraph() -> None:
    text = "\n\n".join(paragraph for _ in range(2) for paragraph in (ENGLISH, RUSSIAN))
    _, statements = statements_of(text)
    assert [item.role for item in statements] == ["original", "report"] * 2


def test_a_caption_is_no_statement() -> None:
    _, statements = statements_of(f"{ENGLISH}\n\nФото: Анна Седова\n\n{ENGLISH}")
    assert statements == ()
