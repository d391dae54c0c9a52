"""Only who spoke, not what: such sentences are no reports, in either language."""

import pytest

import bilingual
from bilingual.align.framing import is_bare_frame


@pytest.mark.parametrize(
    "text",
    [
        "Об этом он написал в своём Telegram-канале.",
        "Об этом сообщает РИА Новости.",
        "Министр написал об этом на своей странице в X.",
        "He wrote about this on his Telegram channel.",
        "The minister said so on Tuesday.",
        "Ms Petrova announced it at a press conference in Minsk.",
        "Petrov said this during a visit to the plant.",
    ],
)
def test_a_bare_frame(text):
    assert is_bare_frame(text, "ru" if text[0] > "z" or "об этом" in text else "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Об этом я написал президенту в мае."),  # the speaker's own
        ("ru", "Об этом он не думает."),  # says nothing
        ("ru", "Он написал, что дороги перекроют."),
        ("ru", "Об этом он написал: дороги перекроют."),
        ("ru", "Дороги перекроют в мае."),
        ("en", "I wrote about this to the president in May."),
        ("en", "He said this week would be hard."),
        ("en", "She said it would rain on Monday."),
        ("en", "They broke it on Tuesday."),
        ("en", "“He said so on Tuesday,” she replied."),
    ],
)
def test_no_bare_frame(language, text):
    assert not is_bare_frame(text, language)


RUSSIAN = """Об этом он написал в своём Telegram-канале. Цены на нефть выросли на треть из-за шторма.

I wrote about this to the president in May. The harbour bridge will be closed until autumn.
— John Smith (@smith) February 3, 2022
"""
ENGLISH = """He wrote about this on his Telegram channel. Oil prices rose by a third after the storm.

Об этом я написал президенту в мае. Мост у гавани закроют до осени.
— Иван Петров (@petrov) February 3, 2022
"""
TRANSLATED = """The minister wrote about it on Telegram. Oil prices rose by a third after the storm.

Министр написал об этом в Telegram. Мост у гавани закроют до осени.
— Иван Петров (@petrov) February 3, 2022
"""


@pytest.mark.slow
@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH], ids=["en-ru", "ru-en"])
def test_a_frame_reports_nothing(text):
    assert not bilingual.align(text).links


@pytest.mark.slow
def test_a_frame_is_translated_by_a_frame():
    report = bilingual.align(TRANSLATED)
    assert [report.text(link.target_spans[0]) for link in report.links] == ["The minister wrote about it on Telegram."]
