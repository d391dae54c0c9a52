"""Posts copied from a page: what was said stands between bars, everything else of the post is its signature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.posts import find_copied_posts, find_signed_posts

ENGLISH = "¶¶The deputy chairman of the council called the freeze a theft on Friday and promised an answer."
RUSSIAN = "¶¶Заместитель председателя совета в пятницу назвал заморозку воровством и пообещал ответить."

COPIED = [
    ("Дмитрий Новак 🇷🇺¶@novak_d¶¶|Это воровство. Никаких переговоров.|¶¶12:40 · 3 окт. 2025 г." + ENGLISH,
     "Дмитрий Новак", "@novak_d", "2025-10-03"),
    ("Anna J. Reed¶@reed¶|We stay.¶¶All of us.|¶9:05 AM · Oct 3, 2025 · 1.2M Views" + RUSSIAN,
     "Anna J. Reed", "@reed", "2025-10-03"),
    ("Anna Reed¶@reed¶·¶Follow¶¶|We stay.|¶Translate post¶9:05 AM · Oct 3, 2025¶·¶1.2M¶Views¶¶13K Reposts" + RUSSIAN,
     "Anna Reed", "@reed", "2025-10-03"),
    ("Anna Reed¶@reed¶Oct 17, 2025, 11:34 PM¶¶|We stay.|" + RUSSIAN, "Anna Reed", "@reed", "2025-10-17"),
    ("Anna Reed¶@reed¶¶|We stay.|" + RUSSIAN + RUSSIAN, "Anna Reed", "@reed", None),
    ("Anna Reed @reed · Oct 3, 2025¶|We stay.|" + RUSSIAN, "Anna Reed", "@reed", "2025-10-03"),
    ("Анна Рид¶@reed · 5ч¶|Мы остаёмся.|" + ENGLISH, "Анна Рид", "@reed", None),
    ("Анна Рид¶@reed¶В ответ @novak_d¶|Мы остаёмся.|¶3 окт. 2025 г., 12:40" + ENGLISH,
     "Анна Рид", "@reed", "2025-10-03"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "name", "handle", "date"), COPIED)
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_copied_post_knows_its_author_and_day(row, name, handle, date, break_):
    body = row.split("|")[1].replace("¶", break_)
    text = row.replace("|", "").replace("¶", break_)
    (post,) = find_copied_posts(text)
    assert (post.name, post.handle, post.date) == (name, handle, date)
    assert post.body.of(text).strip() == body
    (again,) = find_signed_posts(post.span.of(text))
    assert again.body.of(post.span.of(text)).strip() == body


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said so.¶@reed¶¶We stay, she said.",
        "Anna Reed¶@reed¶¶Anna Reed covers ports for the paper and lives in the north.",
        "Anna Reed is on X as @reed¶¶12:40 · Oct 3, 2025",
        "Anna Reed¶@reed",
        "Anna Reed (@reed) Oct 3, 2025",
    ],
)
def test_a_name_and_a_handle_alone_are_no_post(text):
    about = "¶¶The port will stay closed and nobody knows why, said the harbour master on Monday."
    assert not list(find_copied_posts(f"The harbour master spoke.¶¶{text}{about}".replace("¶", "\n")))


@given(st.text(alphabet="@·\n .:Аa12мая2020,г/КM", max_size=90))
def test_parts_of_posts_are_apart_and_in_order(text):
    place = 0
    for post in find_copied_posts(text):
        assert place <= post.span.start <= post.body.start <= post.body.stop <= post.span.stop <= len(text)
        assert all(post.span.contains(part) and not part.overlaps(post.body) for part in post.signature)
        assert post.handle in post.signature[0].of(text)
        place = post.span.stop
