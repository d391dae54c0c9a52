"""Bylines: the expected one stands between bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.bylines import find_byline, find_bylines, parse_date


@pytest.mark.parametrize(
    ("row", "name", "handle", "date"),
    [
        ("Мы готовы |— ИВАН (@ivan) February 24, 2022|", "ИВАН", "@ivan", "2022-02-24"),
        ("Мы готовы.¶|— Ann⚓Ann (@ANN) July 17, 2014|¶Then", "Ann⚓Ann", "@ANN", "2014-07-17"),
        ("Мы готовы |- Иван Петров (@ivan_p) 24 февраля 2022|", "Иван Петров", "@ivan_p", "2022-02-24"),
        ("Мы готовы |– Иван (Омск) 🚀 (@ivan) 24 февр. 2022 г.|", "Иван (Омск) 🚀", "@ivan", "2022-02-24"),
        ("We are ready|—Ann Reed (@ann)|", "Ann Reed", "@ann", None),
        ("¶|@ann, 24.02.2022|", None, "@ann", "2022-02-24"),
        ("¶|Ann Reed (@ann) 10:15 PM · Feb 26, 2022|", "Ann Reed", "@ann", "2022-02-26"),
        ("We are ready¶|— Ann (@ann)¶Sept. 1, 2020|", "Ann", "@ann", "2020-09-01"),
        ("Красота |pic.twitter.com/aB1 https://t.co/x2 — Иван (@ivan) 1 мая 2020|", "Иван", "@ivan", "2020-05-01"),
        ("Все риски - ваши. А вы? |— Jean-Luc (@jl) 2022-02-24|", "Jean-Luc", "@jl", "2022-02-24"),
        ("|— Иван (@ivan) May 1, 2020| Then he slept.", "Иван", "@ivan", "2020-05-01"),
    ],
)
def test_who_signed_and_when(row, name, handle, date):
    row = row.replace("¶", "\n")
    byline = find_byline(row.replace("|", ""))
    assert byline is not None
    assert byline.span.of(row.replace("|", "")) == row.split("|")[1]
    assert (byline.name, byline.handle, byline.date) == (name, handle, date)


@pytest.mark.parametrize(
    "text",
    [
        "I met Ann (@ann) on February 24, 2022.",
        "Write to ann@example.com — today",
        "сегодня @ivan, 24.02.2022, уехал",
        "The user @ann came up with it",
        "Спасибо @ivan!",
        "— Ann Reed, February 24, 2022",
    ],
)
def test_a_mention_is_not_a_byline(text):
    assert find_byline(text) is None


def test_every_post_of_a_thread_has_its_own():
    text = "Раз — А (@a) 1 мая 2020 Два — А (@a) 2 мая 2020"
    assert [byline.date for byline in find_bylines(text)] == ["2020-05-01", "2020-05-02"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1 января 2020 года", "2020-01-01"),
        ("March 3rd, 2021", "2021-03-03"),
        ("3/14/2021", "2021-03-14"),
        ("14.3.2021", "2021-03-14"),
        ("5 мая 2021", "2021-05-05"),
        ("31 февраля 2022", None),
        ("February 24", None),
        ("Marching 3, 2021", None),
    ],
)
def test_dates(text, date):
    assert parse_date(text) == date


@given(st.text(alphabet="@()—-\n .Аa1мая2020,г/tco:", max_size=80))
def test_bylines_are_apart_and_in_order(text):
    place = 0
    for byline in find_bylines(text):
        assert place <= byline.span.start < byline.span.stop <= len(text)
        assert byline.handle in byline.span.of(text)
        place = byline.span.stop
