"""Which embedded posts were cut off. Careless writing is not a cut."""

import pytest

from bilingual.statements.truncation import find_truncation
from tests.statements.marked import statements_of

CASES = [
    # the end of a sentence whose beginning is gone
    ("Европы? Еще есть вариант падения конструкции на город.", "ru", "start"),
    ("Украины. Мы об этом предупреждали.", "ru", "start"),
    ("санкциями. Мы об этом предупреждали. Никто не слушал.", "ru", "start"),
    ("…и мы об этом предупреждали.", "ru", "start"),
    ("which is why we stay. Nobody will leave. All of us.", "en", "start"),
    ("of the town. We stay.", "en", "start"),
    ("… and that is why we stay.", "en", "start"),
    # an end that is missing
    ("Мы остаёмся в городе, потому что нам некуда больше идти и нам никто не поможет, а значит придёт…", "ru", "end"),
    ("We stay in town because there is nowhere else to go and nobody is going to help us with the", "en", "end"),
    ("Мы остаёмся и", "ru", "end"),
    ("…и мы остаёмся в", "ru", "both"),
    # whole, in the manner of posts
    ("Господа, проверяйте тех, кто это придумал, на предмет болезни", "ru", None),
    ("труба лопнула, починили в ту же ночь", "ru", None),
    ("отопление есть. приходите к мамонту", "ru", None),
    ("Спасибо! Мы остаёмся.", "ru", None),
    ("Санкции? Какие санкции?", "ru", None),
    ("Россия? Она большая.", "ru", None),
    ("Почему? Потому что так надо.", "ru", None),
    ("Ну что ж…", "ru", None),
    ("we stay", "en", None),
    ("Europe? We stay.", "en", None),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_truncation(text: str, language: str, expected: str | None) -> None:
    assert find_truncation(text, language) == expected


def test_the_comma_before_a_closing_mark_cuts_nothing_off() -> None:
    """American typesetting puts it there; Russian puts it behind."""
    article = "Мост закрыли до весны, и никто не знает, когда его откроют снова. Мэр обещала объезд через лес."
    _, statements = statements_of(
        f"{article}\n\n“It is only half of a decision,” Anna Reed told the agency.\n\n{article}"
    )
    assert [item.truncated for item in statements if item.role == "original"] == [None]
