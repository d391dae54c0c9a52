"""Which rows of an archive say the very words of an original: the gold of ``benchmarks.trace``."""

import pytest

from benchmarks.copies import find_copies, says

SPAN = "will have massive consequences and a severe cost"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Further aggression would have massive consequences and severe cost, the G7 said.", SPAN, True),
        ("A severe cost, and consequences that are massive.", SPAN, False),  # not in order
        ("Massive floods came, and nobody can say what consequences there are for the severe cost.", SPAN, False),
        ("Это будет иметь огромные последствия и дорого обойдётся.", "огромные последствия и дорого обойдется", True),
        ("В ответ на это он ушёл.", "в ответ на это", True),  # few content words: as it stands
        ("В ответ он сказал, что на это не пойдёт.", "в ответ на это", False),
    ],
)
def test_a_copy_says_most_content_words_in_order_and_near_each_other(text, span, expected):
    assert says(text, span) is expected


def test_copies_are_found_in_a_whole_archive():
    texts = ["Talks will go on in Geneva.", "It rained.", "He said that talks will go on in Geneva.", "Geneva talks."]
    spans = ["talks will go on in Geneva", "in Geneva", "rain"]
    assert find_copies(spans, texts) == [{0, 2}, {0, 2}, set()]
